//! How much the words of an article count.

use std::collections::HashMap;

use super::{
    Document,
    postings::{Index, WordNumber, Words},
};
use crate::{
    format::IMPACTS,
    query::{number_words, tokens},
};
use domain::text::{Span, Word, words as places};

/// How much a word counts in a title, a tag, the summary, the body.
const TITLE: f32 = 6.0;
const TAG: f32 = 4.0;
const SUMMARY: f32 = 2.5;
const BODY: f32 = 1.0;
/// The weight at which a word has half of its greatest effect (BM25's k₁).
const SATURATION: f32 = 1.5;
/// How much a long body dilutes its words (BM25's b).
const DILUTION: f32 = 0.6;
/// The length of a usual body, in words. A constant, so that an article weighs
/// the same in whatever company it is indexed.
const USUAL_BODY: f32 = 500.0;

/// What one article holds: weight, and whether any of it stands outside the body.
#[derive(Default)]
pub struct Weights {
    words: HashMap<WordNumber, (f32, bool)>,
    pairs: HashMap<(WordNumber, WordNumber), (f32, bool)>,
}

impl Weights {
    /// Weighs an article.
    pub fn of(document: &Document, words: &mut Words) -> Self {
        let mut weights = Self::default();
        weights.add(&document.title, |_| TITLE, true, words);
        for tag in &document.tags {
            weights.add(tag, |_| TAG, true, words);
        }
        weights.add(&document.summary, |_| SUMMARY, true, words);
        let diluted = |length: usize| BODY / (1.0 - DILUTION + DILUTION * length as f32 / USUAL_BODY);
        weights.add(&document.body, diluted, false, words);
        weights
    }

    fn add(&mut self, text: &str, weight: impl Fn(usize) -> f32, worthy: bool, words: &mut Words) {
        let spans: Vec<Span> = places(text).collect();
        let weight = weight(spans.len());
        let mut before = None;
        for span in &spans {
            let word = words.written(&text[span.start..span.end]);
            if let Some(word) = word {
                add(self.words.entry(word).or_default(), weight, worthy);
                if let Some(before) = before {
                    add(self.pairs.entry((before, word)).or_default(), weight, worthy);
                }
            }
            before = word;
        }
        for range in number_words(text, &spans) {
            let joined = &text[spans[range.start].start..spans[range.end - 1].end];
            let folded: String = tokens(joined).map(|token| token.word.folded).collect();
            let number = words.number(Word { toned: folded.clone(), folded });
            add(self.words.entry(number).or_default(), weight, worthy);
        }
    }

    /// Enters the article into the index.
    pub fn enter(self, article: u32, index: &mut Index) {
        for (word, (weight, worthy)) in self.words {
            index.word(word, article, impact(weight), worthy);
        }
        for (two, (weight, worthy)) in self.pairs {
            index.pair(two, article, impact(weight), worthy);
        }
    }
}

fn add(sum: &mut (f32, bool), weight: f32, worthy: bool) {
    sum.0 += weight;
    sum.1 |= worthy;
}

/// A weight in [`IMPACTS`] steps, saturating.
fn impact(weight: f32) -> u8 {
    let steps = f32::from(IMPACTS) - 1.0;
    (steps * weight / (weight + SATURATION)).round().clamp(1.0, steps) as u8
}
