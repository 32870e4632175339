//! The corpus as rows of numbers, so that phrases are found in all of it quickly.

use std::collections::HashMap;

use domain::text::{Word, words};

use crate::{article::Corpus, generate::lexicon::ABBREVIATIONS};

/// A word: equal numbers are equal words, marks included. Abbreviations are the
/// words they stand for.
pub type Id = u32;

/// Numbers for words.
#[derive(Default)]
pub struct Words {
    numbers: HashMap<Word, Id>,
    written: HashMap<String, Vec<Id>>,
    marked: Vec<bool>,
    /// For every word the number of the same without marks.
    folded: Vec<Id>,
}

impl Words {
    /// The words of `text`.
    pub fn of(&mut self, text: &str) -> Vec<Id> {
        let mut ids = Vec::with_capacity(text.len() / 6);
        for span in words(text) {
            self.add(&text[span.start..span.end], &mut ids);
        }
        ids
    }

    /// How many different words there are.
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// Whether that word carries marks.
    pub fn is_marked(&self, id: Id) -> bool {
        self.marked[id as usize]
    }

    /// The word without its marks.
    pub fn fold(&self, id: Id) -> Id {
        self.folded[id as usize]
    }

    fn add(&mut self, written: &str, ids: &mut Vec<Id>) {
        if let Some(known) = self.written.get(written) {
            ids.extend(known);
            return;
        }
        let word = Word::new(written);
        let full = meaning(&word.folded).filter(|_| word.folded.len() > 2);
        let meant = match full {
            Some(full) => words(full).map(|span| Word::new(&full[span.start..span.end])).collect(),
            None if word.folded.is_empty() => Vec::new(),
            None => vec![word],
        };
        let found: Vec<Id> = meant.into_iter().map(|word| self.number(word)).collect();
        ids.extend(&found);
        self.written.insert(written.to_owned(), found);
    }

    fn number(&mut self, word: Word) -> Id {
        let next = self.marked.len() as Id;
        if let Some(known) = self.numbers.get(&word) {
            return *known;
        }
        let marked = word.is_marked();
        let folded = marked.then(|| Word { toned: word.folded.clone(), folded: word.folded.clone() });
        self.numbers.insert(word, next);
        self.marked.push(marked);
        self.folded.push(next);
        if let Some(folded) = folded {
            self.folded[next as usize] = self.number(folded);
        }
        next
    }
}

/// What an abbreviation without marks stands for.
pub fn meaning(folded: &str) -> Option<&'static str> {
    ABBREVIATIONS
        .iter()
        .find(|(_, short)| domain::text::fold(short).replace('&', "") == folded)
        .map(|(full, _)| *full)
}

/// An article in numbers.
pub struct Text {
    /// Of the title.
    pub title: Vec<Id>,
    /// Of the summary.
    pub summary: Vec<Id>,
    /// Of every tag.
    pub tags: Vec<Vec<Id>>,
    /// Of the body.
    pub body: Vec<Id>,
}

/// A corpus in numbers.
pub struct Tokenised {
    /// In the order of the corpus.
    pub texts: Vec<Text>,
    /// All words.
    pub words: Words,
}

impl Tokenised {
    /// Takes a corpus apart.
    pub fn new(corpus: &Corpus) -> Self {
        let mut words = Words::default();
        let texts = corpus
            .articles
            .iter()
            .map(|article| Text {
                title: words.of(&article.title),
                summary: words.of(&article.summary),
                tags: article.tags.iter().map(|tag| words.of(tag)).collect(),
                body: words.of(&article.body),
            })
            .collect();
        Self { texts, words }
    }
}
