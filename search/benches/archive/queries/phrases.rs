//! What somebody might look for: compounds that an article has and few others.

use std::{
    collections::{HashMap, HashSet},
    ops::RangeInclusive,
    sync::LazyLock,
};

use domain::text::{Span, words};

use super::{
    judge, shuffled,
    tokenised::{Id, Tokenised, Words},
};
use crate::{
    article::Article,
    chance::{Chance, hash},
    generate::lexicon::LEXICON,
    spelling::{new_placement, old_placement},
};

/// How many windows of an article are looked at.
const WINDOWS: usize = 60;
/// Words that stand together less often than this many times (its logarithm) what
/// chance would have them do are no compound.
const LEAST_COHESION: f64 = 1.5;

/// Words that begin or end no compound.
pub static LINKS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let more = "ông bà anh chị nó họ tôi ta mình đó đây kia ấy thì mà nên nếu vì còn cũng chỉ rất hơn nhất \
                lại ra vào lên xuống ở bị làm cả mọi mỗi vài hai ba bốn năm sáu bảy tám chín mười người ngày tháng \
                số việc sự cuộc cái con chiếc tại sau trước trong ngoài trên dưới";
    let links = LEXICON.list("links").iter().flat_map(|link| link.long.split(' '));
    links.chain(more.split_whitespace()).collect()
});

/// A phrase with the articles that have it.
pub struct Phrase {
    /// As an article writes it, in lower case.
    pub text: String,
    /// Who has it.
    pub grades: Vec<(u32, u8)>,
}

/// A run of words in an article.
struct Window {
    text: String,
    ids: Vec<Id>,
    /// With the word before, with the word after, where there is no punctuation
    /// between.
    longer: Vec<Vec<Id>>,
    is_title: bool,
}

/// What a phrase has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Any compound.
    Compound,
    /// One that old and new habits write differently.
    TwoSpellings,
}

/// Up to `count` phrases of `articles`.
pub fn choose(articles: &[Article], corpus: &mut Tokenised, count: usize, wanted: Wanted) -> Vec<Phrase> {
    // Most articles have no word that old and new habits write differently.
    let looked_at = if wanted == Wanted::Compound { count * 2 } else { count * 10 };
    let order = shuffled(articles, |article| &article.slug);
    let windows: Vec<Vec<Window>> = order
        .iter()
        .take(looked_at)
        .map(|article| {
            let mut own = windows_of(article, wanted, &mut corpus.words);
            own.retain(|window| window.ids.iter().any(|id| corpus.words.is_marked(*id)));
            own
        })
        .collect();
    let counts = Counts::new(corpus, windows.iter().flatten());

    let mut seen = HashSet::new();
    let mut chosen = Vec::new();
    for (article, own) in order.iter().zip(windows) {
        let mut own: Vec<(f64, Window)> = own
            .into_iter()
            .filter(|window| counts.is_distinctive(window))
            .map(|window| (counts.cohesion(&window), window))
            .filter(|(cohesion, _)| *cohesion > LEAST_COHESION)
            .collect();
        own.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        own.truncate(own.len().div_ceil(2));
        if own.is_empty() || chosen.len() == count {
            continue;
        }
        let (_, window) = Chance::of(hash(&article.slug), 1).pick(&own);
        if seen.insert(window.text.clone()) {
            chosen.push((window.text.clone(), window.ids.clone()));
        }
    }
    let ids: Vec<Vec<Id>> = chosen.iter().map(|(_, ids)| ids.clone()).collect();
    let grades = judge::grades(corpus, &ids);
    chosen.into_iter().zip(grades).map(|((text, _), grades)| Phrase { text, grades }).collect()
}

/// In how many articles each run of words stands.
struct Counts {
    counts: HashMap<Vec<Id>, u32>,
    articles: f64,
}

impl Counts {
    fn new<'w>(corpus: &Tokenised, windows: impl Iterator<Item = &'w Window>) -> Self {
        let mut runs: HashSet<Vec<Id>> = HashSet::new();
        for Window { ids, longer, .. } in windows {
            runs.extend((1..=ids.len()).flat_map(|at| [ids[..at].to_vec(), ids[at - 1..].to_vec()]));
            runs.extend(longer.iter().cloned());
        }
        let mut runs: Vec<Vec<Id>> = runs.into_iter().collect();
        runs.sort_unstable();
        let counts = judge::counts(corpus, &runs);
        Self { counts: runs.into_iter().zip(counts).collect(), articles: corpus.texts.len() as f64 }
    }

    fn of(&self, run: &[Id]) -> f64 {
        f64::from(self.counts.get(run).copied().unwrap_or_default().max(1))
    }

    /// In few articles, and not merely a piece of something longer.
    fn is_distinctive(&self, window: &Window) -> bool {
        let held = self.of(&window.ids);
        let most = (self.articles / 10.0).max(20.0);
        let is_piece = held > 2.0 && window.longer.iter().any(|longer| self.of(longer) > 0.7 * held);
        held <= most && (held >= 2.0 || window.is_title) && !is_piece
    }

    /// How much more often than by chance the two sides of the weakest joint stand
    /// together (pointwise mutual information).
    fn cohesion(&self, window: &Window) -> f64 {
        let share = |run: &[Id]| self.of(run) / self.articles;
        let whole = share(&window.ids);
        (1..window.ids.len())
            .map(|joint| {
                let (left, right) = window.ids.split_at(joint);
                (whole / (share(left) * share(right))).ln()
            })
            .fold(f64::INFINITY, f64::min)
    }
}

fn windows_of(article: &Article, wanted: Wanted, numbers: &mut Words) -> Vec<Window> {
    let mut chance = Chance::of(hash(&article.slug), 0);
    let mut found: Vec<Place> = Vec::new();
    let (title, body) = (Run::new(&article.title), Run::new(&article.body));
    found.extend(title.places(2..=4, true));
    found.extend(body.places(2..=3, false));
    if wanted == Wanted::TwoSpellings {
        found.retain(|place| new_placement(&place.text) != old_placement(&place.text));
    }
    // Of what the body says only a part is looked at.
    while found.len() > WINDOWS {
        let dropped = chance.below(found.len());
        if found[dropped].is_title && chance.is(0.9) {
            continue;
        }
        found.swap_remove(dropped);
    }
    found.sort_by(|a, b| a.text.cmp(&b.text));
    found.dedup_by(|a, b| a.text == b.text);
    found
        .into_iter()
        .map(|place| {
            let run = if place.is_title { &title } else { &body };
            let longer = run.longer(&place).into_iter().map(|longer| numbers.of(longer)).collect();
            Window { ids: numbers.of(&place.text), text: place.text, longer, is_title: place.is_title }
        })
        .collect()
}

/// A text with the places of its words.
struct Run<'t> {
    text: &'t str,
    spans: Vec<Span>,
}

/// Some neighbouring words of a text.
struct Place {
    text: String,
    first: usize,
    length: usize,
    is_title: bool,
}

impl<'t> Run<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, spans: words(text).collect() }
    }

    fn words(&self, first: usize, length: usize) -> Option<&'t str> {
        let last = self.spans.get(first + length - 1)?;
        Some(&self.text[self.spans[first].start..last.end]).filter(|text| is_plain(text, length))
    }

    /// Runs of whole words without punctuation between that may be compounds.
    fn places(&self, lengths: RangeInclusive<usize>, is_title: bool) -> impl Iterator<Item = Place> {
        let all =
            (0..self.spans.len()).flat_map(move |first| lengths.clone().map(move |length| (first, length)));
        all.filter_map(move |(first, length)| {
            let text = self.words(first, length)?.to_lowercase();
            let ends = [text.split(' ').next(), text.rsplit(' ').next()];
            let is_link = ends.into_iter().flatten().any(|end| LINKS.contains(end));
            (!is_link).then_some(Place { text, first, length, is_title })
        })
    }

    /// With the word before, and with the word after.
    fn longer(&self, place: &Place) -> Vec<&'t str> {
        let before = place.first.checked_sub(1).and_then(|first| self.words(first, place.length + 1));
        let after = self.words(place.first, place.length + 1);
        before.into_iter().chain(after).collect()
    }
}

/// So many words of letters with one space between.
fn is_plain(text: &str, words: usize) -> bool {
    text.split(' ').count() == words
        && text.split(' ').all(|word| word.chars().all(char::is_alphabetic) && word.chars().count() > 1)
}
