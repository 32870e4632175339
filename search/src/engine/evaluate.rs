//! Which articles match, and how well.

use domain::text::Word;

use super::{
    lookup::{Evidence, Key},
    need::{Need, Plan, Term},
    scores::{self, Collector, Scores},
    segments::{OpenSegment, Segments},
};
use crate::{
    format::{IMPACTS, Postings},
    order::sort_by_key,
    results::Reason,
};

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
pub type Matches = Scores;

/// The articles of each segment that a plan chooses, with what they have of its
/// need.
pub struct Chosen(Vec<Scores>);

impl Chosen {
    /// How many articles.
    pub fn len(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Finds the articles that hold what a plan needs.
pub fn choose(plan: &Plan, evidence: &Evidence, segments: &Segments) -> Chosen {
    let of_segment = |(index, segment): (usize, &OpenSegment)| {
        let place = Place::new(evidence, index, segments);
        let mut found = match &plan.need {
            Some(need) => place.scores(need),
            None => (0..segment.articles).map(|article| (article, f32::MIN_POSITIVE)).collect(),
        };
        for need in &plan.excluded {
            scores::remove(&mut found, place.scores(need).into_iter().map(|(article, _)| article));
        }
        scores::remove(&mut found, segment.gone.iter().copied());
        found
    };
    Chosen(segments.all.iter().enumerate().map(of_segment).collect())
}

/// Scores them.
pub fn rank(chosen: Chosen, plan: &Plan, evidence: &Evidence, segments: &Segments) -> Matches {
    let mut matches = Matches::new();
    for (index, mut found) in chosen.0.into_iter().enumerate() {
        let (segment, place) = (&segments.all[index], Place::new(evidence, index, segments));
        for term in &plan.bonus {
            place.walk(term, &mut found, |sum, score| sum + score);
        }
        for pinned in &segment.head.pinned {
            if let Ok(at) = found.binary_search_by_key(pinned, |(article, _)| *article) {
                found[at].1 *= 1.0 + PINNED;
            }
        }
        let mut rest = found.as_mut_slice();
        for (start, cell) in segment.cells() {
            let newness = 1.0 + RECENCY * segments.newness(cell);
            let count = rest.partition_point(|(article, _)| *article < start + cell.articles);
            let (of_cell, after) = rest.split_at_mut(count);
            for (article, score) in of_cell {
                *article += segment.base;
                *score *= newness;
            }
            rest = after;
        }
        matches.append(&mut found);
    }
    matches
}

/// One segment's evidence.
struct Place<'e> {
    evidence: &'e Evidence,
    index: usize,
    articles: usize,
    /// In all segments.
    all: usize,
}

impl<'e> Place<'e> {
    fn new(evidence: &'e Evidence, index: usize, segments: &Segments) -> Self {
        let articles = segments.all[index].articles as usize;
        Self { evidence, index, articles, all: segments.articles() }
    }

    /// The articles that have enough of `need`, with what they have.
    fn scores(&self, need: &Need) -> Scores {
        match need {
            Need::Term(term) => self.best(std::slice::from_ref(term)),
            // Only a plan that tells nothing is given as a whole: it is not asked.
            Need::Given(_) => Scores::new(),
            Need::All(needs) => {
                let mut needs: Vec<&Need> = needs.iter().filter(|need| !need.is_given()).collect();
                // Whoever has the rarest is asked about the others.
                sort_by_key(&mut needs, |need| self.most_articles(need));
                let Some((rarest, others)) = needs.split_first() else { return Scores::new() };
                others.iter().fold(self.scores(rarest), |found, need| {
                    let held = self.held(need, &found);
                    let both = found.into_iter().zip(held).filter(|(_, (_, held))| *held > 0.0);
                    both.map(|((article, score), (_, held))| (article, score + held)).collect()
                })
            }
            Need::Any(needs) => {
                let mut best = Scores::new();
                let mut terms = Vec::new();
                for need in needs {
                    match need {
                        Need::Term(term) => terms.push(term),
                        more => best = scores::either(&best, &self.scores(more), f32::max),
                    }
                }
                scores::either(&best, &self.best(terms), f32::max)
            }
            Need::Most(needs) => self.most(needs),
        }
    }

    /// What each of these articles has of `need`; 0 where that is not enough.
    fn held(&self, need: &Need, articles: &[(u32, f32)]) -> Scores {
        let nothing = || articles.iter().map(|(article, _)| (*article, 0.0)).collect();
        let joined = |needs: &[Need], join: fn(f32, f32) -> f32| {
            let lists = needs.iter().filter(|need| !need.is_given()).map(|need| self.held(need, articles));
            let join = |mut a: Scores, b: Scores| {
                a.iter_mut().zip(b).for_each(|((_, score), (_, other))| *score = join(*score, other));
                a
            };
            lists.reduce(join).unwrap_or_else(nothing)
        };
        match need {
            Need::Term(term) => {
                let mut scores = nothing();
                self.walk(term, &mut scores, f32::max);
                scores
            }
            Need::Given(_) => nothing(),
            Need::All(needs) => joined(needs, |a, b| if a > 0.0 && b > 0.0 { a + b } else { 0.0 }),
            Need::Any(needs) => joined(needs, f32::max),
            Need::Most(_) => scores::of(articles, &self.scores(need)),
        }
    }

    /// The articles that have one of these, with the best of what they have.
    fn best<'t>(&self, terms: impl IntoIterator<Item = &'t Term>) -> Scores {
        let mut best = Collector::new(self.articles);
        for term in terms {
            self.each(term, |weight, postings| {
                for (article, impact) in postings.iter() {
                    best.add(article, weight * f32::from(impact), f32::max);
                }
            });
        }
        best.take()
    }

    fn most(&self, needs: &[Need]) -> Scores {
        let rarities: Vec<f32> = needs.iter().map(|need| self.rarity(need)).collect();
        let enough = rarities.iter().sum::<f32>() * ENOUGH;
        let [mut held, mut answered] = [(); 2].map(|()| Collector::new(self.articles));
        for (need, rarity) in needs.iter().zip(rarities) {
            for (article, score) in self.scores(need) {
                held.add(article, score, |sum, score| sum + score);
                answered.add(article, rarity, |sum, rarity| sum + rarity);
            }
        }
        let of_all = held.take().into_iter().zip(answered.take());
        of_all.filter(|(_, (_, answered))| *answered >= enough).map(|(scored, _)| scored).collect()
    }

    /// How many articles can have `need` at most.
    fn most_articles(&self, need: &Need) -> usize {
        let of = |need| self.most_articles(need);
        match need {
            Need::Term(term) => self.evidence.frequency(&term.key),
            Need::Given(_) => self.articles,
            Need::All(needs) => needs.iter().map(of).min().unwrap_or(0),
            Need::Any(needs) | Need::Most(needs) => needs.iter().map(of).sum(),
        }
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

    /// Joins what articles have of a term with the score they have.
    fn walk(&self, term: &Term, articles: &mut [(u32, f32)], join: impl Fn(f32, f32) -> f32) {
        self.each(term, |weight, postings| {
            let mut rest = articles.iter_mut().peekable();
            for (article, impact) in postings.iter() {
                while rest.next_if(|(before, _)| *before < article).is_some() {}
                match rest.peek_mut() {
                    Some((found, score)) if *found == article => {
                        *score = join(*score, weight * f32::from(impact));
                    }
                    Some(_) => {}
                    None => return,
                }
            }
        });
    }

    /// The postings of a term, list by list, with what a step of their weights
    /// is worth.
    fn each(&self, term: &Term, mut postings: impl FnMut(f32, &Postings)) {
        let Some(listed) = self.evidence.get(&term.key) else { return };
        let half = matches!(term.key, Key::PairsFrom(..) | Key::WordsFrom(_));
        let weight = term.weight * idf(self.evidence.frequency(&term.key), self.all) / f32::from(IMPACTS - 1);
        let widest = listed.each.values().copied().max().unwrap_or(1) as f32;
        for (key, group) in listed.segments.get(self.index).into_iter().flatten() {
            // Of what a half-typed word may become, the commonest is likeliest.
            let share = listed.each.get(key).copied().unwrap_or(0) as f32 / widest;
            let weight = weight * if half { RARE_ENDING + (1.0 - RARE_ENDING) * share } else { 1.0 };
            for variant in &group.variants {
                let spelled = term.typed.as_ref().map_or(1.0, |typed| spelling(typed, &variant.toned, half));
                postings(weight * spelled, &variant.postings);
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
        let place = Place::new(evidence, index, segments);
        let reason = |term: &&Term| {
            let mut scored = [(number, 0.0)];
            place.walk(term, &mut scored, f32::max);
            Reason { what: format!("{:?}", term.key), score: scored[0].1 }
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
