//! Which articles match, and how well.

use std::collections::HashMap;

use crate::{
    format::{Group, IMPACTS},
    tokens::{Terms, pair},
};

/// What a spelling other than the typed one is worth.
const OTHER_SPELLING: f32 = 0.2;
/// What a word that merely begins as typed is worth.
const COMPLETED: f32 = 0.6;
/// What two words side by side are worth, measured in single words.
const ADJACENT: f32 = 2.0;
/// How much more the newest article is worth than the oldest.
const RECENCY: f32 = 0.1;
/// The part of a question's weight that an article must answer where no article
/// answers all of it.
const ENOUGH: f32 = 0.3;

/// Everything the index says about a query.
#[derive(Default)]
pub struct Evidence {
    /// Groups by key: the query's words and pairs.
    pub exact: HashMap<String, Group>,
    /// Groups of words, or of pairs with the word before, that begin like a
    /// half-typed last word.
    pub completions: Vec<(String, Group)>,
}

impl Evidence {
    /// In how many articles a word or pair occurs.
    pub fn frequency(&self, key: &str) -> usize {
        self.exact.get(key).map_or(0, Group::frequency)
    }
}

/// The matching articles with their scores, in the order of their numbers.
pub type Matches = Vec<(u32, f32)>;

/// The articles that hold every word of the query.
pub fn all_words(terms: &Terms, evidence: &Evidence, articles: usize) -> Matches {
    let slots = slots(terms, evidence, articles);
    matching(terms, evidence, articles, &slots, |held| held.iter().all(|held| *held))
}

/// The articles that hold most of what is rare in the query.
pub fn most_words(terms: &Terms, evidence: &Evidence, articles: usize) -> Matches {
    let slots = slots(terms, evidence, articles);
    let weights: Vec<f32> = slots.iter().map(|slot| slot.rarity).collect();
    let enough = weights.iter().sum::<f32>() * ENOUGH;
    matching(terms, evidence, articles, &slots, |held| {
        let answered: f32 =
            held.iter().zip(&weights).filter(|(held, _)| **held).map(|(_, weight)| weight).sum();
        answered > 0.0 && answered >= enough
    })
}

/// One word of the query: its score in every article, and how much it tells.
struct Slot {
    scores: Vec<f32>,
    rarity: f32,
}

fn slots(terms: &Terms, evidence: &Evidence, articles: usize) -> Vec<Slot> {
    terms
        .words
        .iter()
        .enumerate()
        .map(|(index, word)| {
            let mut scores = vec![0.0; articles];
            let mut rarity = 0.0;
            if let Some(group) = evidence.exact.get(&word.folded) {
                rarity = idf(group.frequency(), articles);
                add(&mut scores, group, rarity, terms.marked.then_some(&word.toned), f32::max);
            }
            if terms.open && index + 1 == terms.words.len() {
                for (_, group) in &evidence.completions {
                    let weight = COMPLETED * idf(group.frequency(), articles);
                    add(&mut scores, group, weight, None, f32::max);
                }
                let held = scores.iter().filter(|score| **score > 0.0).count();
                rarity = idf(held, articles);
            }
            Slot { scores, rarity }
        })
        .collect()
}

fn matching(
    terms: &Terms,
    evidence: &Evidence,
    articles: usize,
    slots: &[Slot],
    is_match: impl Fn(&[bool]) -> bool,
) -> Matches {
    let mut together = vec![0.0; articles];
    for two in terms.words.windows(2) {
        let [first, second] = two else { continue };
        if let Some(group) = evidence.exact.get(&pair(&first.folded, &second.folded)) {
            let toned = pair(&first.toned, &second.toned);
            let weight = ADJACENT * idf(group.frequency(), articles);
            add(&mut together, group, weight, terms.marked.then_some(&toned), |sum, score| sum + score);
        }
    }
    let mut held = vec![false; slots.len()];
    (0..articles)
        .filter_map(|article| {
            for (held, slot) in held.iter_mut().zip(slots) {
                *held = slot.scores[article] > 0.0;
            }
            if !is_match(&held) {
                return None;
            }
            let words: f32 = slots.iter().map(|slot| slot.scores[article]).sum();
            let newness = 1.0 + RECENCY * article as f32 / articles as f32;
            Some((u32::try_from(article).ok()?, (words + together[article]) * newness))
        })
        .collect()
}

/// Adds a group's articles to `scores`. `toned` is the spelling that counts in
/// full; without one all do.
fn add(
    scores: &mut [f32],
    group: &Group,
    weight: f32,
    toned: Option<&String>,
    join: impl Fn(f32, f32) -> f32,
) {
    for variant in &group.variants {
        let spelling = if toned.is_none_or(|toned| *toned == variant.toned) { 1.0 } else { OTHER_SPELLING };
        for &(article, impact) in &variant.postings {
            let score = weight * spelling * f32::from(impact) / (IMPACTS - 1) as f32;
            if let Some(slot) = scores.get_mut(article as usize) {
                *slot = join(*slot, score);
            }
        }
    }
}

/// How much a word tells that `frequency` of `articles` hold (BM25).
fn idf(frequency: usize, articles: usize) -> f32 {
    let (held, all) = (frequency.min(articles) as f32, articles as f32);
    (1.0 + (all - held + 0.5) / (held + 0.5)).ln()
}
