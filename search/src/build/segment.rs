//! Writing a segment.

use domain::text::compose;

use super::{
    Document,
    lists::Lists,
    postings::{Index, Words},
    sink::Sink,
    weights::Weights,
};
use crate::format::{
    Cell, Head, List, Segment, StoredCard, TIMES_PER_RECORD, encode_times, encode_vocabulary, quarter,
};

/// Takes articles one by one, in the order of [`Document::place`], and writes
/// them as a segment.
pub struct SegmentBuilder<S> {
    lists: Lists<S>,
    words: Words,
    index: Index,
    cells: Vec<Cell>,
    times: Vec<i64>,
    pinned: Vec<u32>,
    articles: u32,
}

impl<S: Sink> SegmentBuilder<S> {
    /// Begins a segment whose files go to `sink`.
    #[must_use]
    pub fn new(sink: S) -> Self {
        Self {
            lists: Lists::new(sink),
            words: Words::default(),
            index: Index::default(),
            cells: Vec::new(),
            times: Vec::new(),
            pinned: Vec::new(),
            articles: 0,
        }
    }

    /// Adds an article; its number is how many came before.
    ///
    /// # Errors
    /// When the sink fails.
    pub fn push(&mut self, document: &Document) -> Result<(), S::Error> {
        let article = self.articles;
        self.articles += 1;
        let (quarter, category) = (quarter(document.published_at), document.category);
        match self.cells.last_mut() {
            Some(cell) if (cell.quarter, cell.category) == (quarter, category) => cell.articles += 1,
            _ => self.cells.push(Cell { quarter, category, articles: 1 }),
        }
        if document.pinned {
            self.pinned.push(article);
        }
        Weights::of(document, &mut self.words).enter(article, &mut self.index);
        let card = StoredCard {
            slug: document.slug.clone(),
            title: compose(&document.title),
            summary: compose(&document.summary),
            published_at: document.published_at,
            thumbnail: document.thumbnail.clone(),
        };
        self.lists.record(List::Cards, card.encode())?;
        self.lists.record(List::Texts, compose(&document.body).into_bytes())?;
        self.times.push(document.published_at);
        if self.times.len() == TIMES_PER_RECORD as usize {
            self.write_times()?;
        }
        Ok(())
    }

    fn write_times(&mut self) -> Result<(), S::Error> {
        self.lists.record(List::Times, encode_times(&std::mem::take(&mut self.times)))
    }

    /// Writes what is left; the segment, and the sink.
    ///
    /// # Errors
    /// When the sink fails.
    pub fn finish(mut self) -> Result<(Segment, S), S::Error> {
        if !self.times.is_empty() {
            self.write_times()?;
        }
        let vocabulary = encode_vocabulary(&self.index.vocabulary(&self.words, self.articles));
        let vocabulary = self.lists.file(vocabulary)?;
        let [words, pairs] = self.index.write(&self.words, self.articles, &mut self.lists)?;
        let lists = self.lists.close()?;
        let head = Head { cells: self.cells, words, pairs, lists, vocabulary, pinned: self.pinned };
        let head = self.lists.file(head.encode())?;
        Ok((Segment { head, articles: self.articles, gone: Vec::new() }, self.lists.into_sink()))
    }
}
