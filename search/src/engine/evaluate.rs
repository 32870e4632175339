//! Which articles match, and how well.

use domain::text::Word;

use super::{
    lookup::{Evidence, Key},
    need::{Need, Plan, Term},
    segments::Segments,
};
use crate::{format::IMPACTS, results::Reason};

/// What a spelling is worth of which a typed mark is another one.
const OTHER_MARK: f32 = 0.1;
/// What a spelling is worth that has marks where none were typed, though some
/// were typed elsewhere.
const MORE_MARKS: f32 = 0.3;
/// What a rare word is worth beside a common one that begins like it.
const RARE_ENDING: f32 = 0.4;
/// How much more the newest article is worth than the oldest.
const RECENCY: f32 = 0.1;
/// How much more an article is worth that editors put first.
const PINNED: f32 = 0.15;
/// The part of a question's weight that an article must answer where no article
/// answers all of it.
const ENOUGH: f32 = 0.2;

/// The matching articles with their scores, in the order of their numbers.
pub type Matches = Vec<(u32, f32)>;

/// What a plan finds.
pub struct Scored {
    /// The articles.
    pub matches: Matches,
}

/// Carries out a plan.
pub fn evaluate(plan: &Plan, evidence: &Evidence, segments: &Segments) -> Scored {
    let mut matches = Matches::new();
    let all = segments.articles();
    for (index, segment) in segments.all.iter().enumerate() {
        let place = Place { evidence, index, articles: segment.articles as usize, all };
        let mut scores = match &plan.need {
            Some(need) => place.scores(need),
            None => vec![f32::MIN_POSITIVE; place.articles],
        };
        for need in &plan.excluded {
            for (score, held) in scores.iter_mut().zip(place.scores(need)) {
                if held > 0.0 {
                    *score = 0.0;
                }
            }
        }
        for number in &segment.gone {
            scores[*number as usize] = 0.0;
        }
        let mut bonus = vec![0.0; place.articles];
        for term in &plan.bonus {
            place.add(term, &mut bonus, |sum, score| sum + score);
        }
        for number in &segment.head.pinned {
            let number = *number as usize;
            bonus[number] += PINNED * (scores[number] + bonus[number]);
        }
        for (start, cell) in segment.cells() {
            let newness = 1.0 + RECENCY * segments.newness(cell);
            for number in start..start + cell.articles {
                let at = number as usize;
                if scores[at] > 0.0 {
                    matches.push((segment.base + number, (scores[at] + bonus[at]) * newness));
                }
            }
        }
    }
    Scored { matches }
}

/// One segment's evidence.
struct Place<'e> {
    evidence: &'e Evidence,
    index: usize,
    articles: usize,
    /// In all segments.
    all: usize,
}

impl Place<'_> {
    /// For every article what it has of `need`; 0 where that is not enough.
    fn scores(&self, need: &Need) -> Vec<f32> {
        match need {
            Need::Term(term) => {
                let mut scores = vec![0.0; self.articles];
                self.add(term, &mut scores, f32::max);
                scores
            }
            // Only a plan that tells nothing is given as a whole: it is not asked.
            Need::Given(_) => vec![0.0; self.articles],
            Need::All(needs) => self.joined(needs, |a, b| if a > 0.0 && b > 0.0 { a + b } else { 0.0 }),
            Need::Any(needs) => self.joined(needs, f32::max),
            Need::Most(needs) => self.most(needs),
        }
    }

    fn joined(&self, needs: &[Need], join: impl Fn(f32, f32) -> f32) -> Vec<f32> {
        let mut all = needs.iter().filter(|need| !need.is_given()).map(|need| self.scores(need));
        let mut scores = all.next().unwrap_or_else(|| vec![0.0; self.articles]);
        for more in all {
            for (score, other) in scores.iter_mut().zip(more) {
                *score = join(*score, other);
            }
        }
        scores
    }

    fn most(&self, needs: &[Need]) -> Vec<f32> {
        let rarities: Vec<f32> = needs.iter().map(|need| self.rarity(need)).collect();
        let enough = rarities.iter().sum::<f32>() * ENOUGH;
        let mut answered = vec![0.0; self.articles];
        let mut scores = vec![0.0; self.articles];
        for (need, rarity) in needs.iter().zip(rarities) {
            for ((score, answered), held) in scores.iter_mut().zip(&mut answered).zip(self.scores(need)) {
                if held > 0.0 {
                    *answered += rarity;
                    *score += held;
                }
            }
        }
        for (score, answered) in scores.iter_mut().zip(answered) {
            if answered < enough {
                *score = 0.0;
            }
        }
        scores
    }

    /// How much a need tells; nothing when no article has it.
    fn rarity(&self, need: &Need) -> f32 {
        match need {
            Need::Term(term) => match self.evidence.frequency(&term.key) {
                0 => 0.0,
                frequency => term.weight * idf(frequency, self.all),
            },
            Need::Given(_) => 0.0,
            Need::All(needs) | Need::Any(needs) | Need::Most(needs) => {
                needs.iter().map(|need| self.rarity(need)).fold(0.0, f32::max)
            }
        }
    }

    /// Adds a term's articles to `scores`.
    fn add(&self, term: &Term, scores: &mut [f32], join: impl Fn(f32, f32) -> f32) {
        let Some(listed) = self.evidence.get(&term.key) else { return };
        let half = matches!(term.key, Key::PairsFrom(..) | Key::WordsFrom(_));
        let weight = term.weight * idf(self.evidence.frequency(&term.key), self.all) / f32::from(IMPACTS - 1);
        let widest = listed.each.values().copied().max().unwrap_or(1) as f32;
        for (key, group) in listed.segments.get(self.index).into_iter().flatten() {
            // Of what a half-typed word may become, the commonest is likeliest.
            let share = listed.each.get(key).copied().unwrap_or(0) as f32 / widest;
            let weight = weight * if half { RARE_ENDING + (1.0 - RARE_ENDING) * share } else { 1.0 };
            for variant in &group.variants {
                let weight =
                    weight * term.typed.as_ref().map_or(1.0, |typed| spelling(typed, &variant.toned, half));
                for &(article, impact) in &variant.postings {
                    if let Some(score) = scores.get_mut(article as usize) {
                        *score = join(*score, weight * f32::from(impact));
                    }
                }
            }
        }
    }
}

/// What a spelling is worth to someone who typed another one. `half`: the last
/// word as typed may be the beginning of the one meant.
fn spelling(typed: &[Word], toned: &str, half: bool) -> f32 {
    let last = typed.len().saturating_sub(1);
    let worth = |(at, (word, found)): (usize, (&Word, &str))| {
        let same = word.toned == found || (half && at == last && begins(found, word));
        match (same, word.is_marked()) {
            (true, _) => 1.0,
            (false, true) => OTHER_MARK,
            (false, false) => MORE_MARKS,
        }
    };
    typed.iter().zip(toned.split(' ')).enumerate().map(worth).fold(1.0, f32::min)
}

/// Whether the spelling `found` begins as typed: the letters, and the tone where
/// one was typed.
fn begins(found: &str, typed: &Word) -> bool {
    let (letters, tone) = typed.apart();
    found.starts_with(letters) && found.ends_with(tone)
}

/// How much a word tells that `frequency` of `articles` hold (BM25).
fn idf(frequency: usize, articles: usize) -> f32 {
    let (held, all) = (frequency.min(articles) as f32, articles as f32);
    (1.0 + (all - held + 0.5) / (held + 0.5)).ln()
}

impl Plan {
    /// What the score of an article is made of.
    pub fn explain(&self, article: u32, evidence: &Evidence, segments: &Segments) -> Vec<Reason> {
        let (segment, number) = segments.place(article);
        let index = segments.all.iter().position(|other| other.base == segment.base).unwrap_or(0);
        let place = Place { evidence, index, articles: segment.articles as usize, all: segments.articles() };
        let reason = |term: &&Term| {
            let mut scores = vec![0.0; place.articles];
            place.add(term, &mut scores, f32::max);
            Reason { what: format!("{:?}", term.key), score: scores[number as usize] }
        };
        let mut reasons: Vec<Reason> =
            self.terms().iter().map(reason).filter(|reason| reason.score > 0.0).collect();
        let newness = RECENCY * segments.newness(segments.cell(article));
        reasons.push(Reason { what: "newness".to_owned(), score: newness });
        if segment.head.pinned.contains(&number) {
            reasons.push(Reason { what: "pinned".to_owned(), score: PINNED });
        }
        reasons
    }
}
