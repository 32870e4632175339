//! The parts of the archive, with their articles numbered through.

use std::{cmp::Ordering, collections::BTreeMap};

use super::SearchError;
use crate::{
    files::Files,
    format::{Cell, DecodeError, Directory, Head, List, Part, Segment, decode_vocabulary},
    source::ChunkSource,
};

/// A part of the archive that was opened.
pub struct OpenSegment {
    /// Its description.
    pub head: Head,
    /// The number of its first article among those of all segments.
    pub base: u32,
    /// How many articles it holds.
    pub articles: u32,
    /// Numbers within the segment of the articles that are gone, ascending.
    pub gone: Vec<u32>,
    /// The number within the segment of each cell's first article.
    starts: Vec<u32>,
}

/// All parts of the archive.
pub struct Segments {
    /// The parts.
    pub all: Vec<OpenSegment>,
    /// The first and the last quarter.
    pub quarters: (u32, u32),
}

impl Segments {
    /// Reads the heads.
    pub async fn open<S: ChunkSource>(files: &Files<S>, segments: &[Segment]) -> Result<Self, SearchError> {
        let heads: Vec<Part> = segments.iter().map(|segment| Part::whole(segment.head)).collect();
        let mut all = Vec::with_capacity(segments.len());
        let mut base = 0;
        for (segment, bytes) in segments.iter().zip(files.get(&heads).await?) {
            let head = Head::decode(&bytes)?;
            if head.articles() != segment.articles {
                return Err(DecodeError.into());
            }
            let starts = head.cells.iter().scan(0, |next, cell| {
                let start = *next;
                *next += cell.articles;
                Some(start)
            });
            let starts = starts.collect();
            all.push(OpenSegment {
                head,
                base,
                articles: segment.articles,
                gone: segment.gone.clone(),
                starts,
            });
            base += segment.articles;
        }
        let quarters = || all.iter().flat_map(|segment| &segment.head.cells).map(|cell| cell.quarter);
        let quarters = (quarters().min().unwrap_or(0), quarters().max().unwrap_or(0));
        Ok(Self { all, quarters })
    }

    /// How many articles can be found.
    pub fn articles(&self) -> usize {
        self.all.iter().map(|segment| segment.articles as usize - segment.gone.len()).sum()
    }

    /// The segment of an article, and its number there.
    pub fn place(&self, article: u32) -> (&OpenSegment, u32) {
        let at = self.all.partition_point(|segment| segment.base <= article).saturating_sub(1);
        (&self.all[at], article - self.all[at].base)
    }

    /// The order of two articles: the newer first, by quarter; then by number,
    /// so that the order is one.
    pub fn newer_first(&self, a: u32, b: u32) -> Ordering {
        // Within a segment numbers ascend with the quarters.
        if self.place(a).0.base == self.place(b).0.base {
            return b.cmp(&a);
        }
        self.cell(b).quarter.cmp(&self.cell(a).quarter).then_with(|| b.cmp(&a))
    }

    /// Quarter and category of an article.
    pub fn cell(&self, article: u32) -> &Cell {
        let (segment, number) = self.place(article);
        let at = segment.starts.partition_point(|start| *start <= number).saturating_sub(1);
        &segment.head.cells[at]
    }

    /// How much newness counts in a score: 0 for the oldest quarter, 1 for the newest.
    pub fn newness(&self, cell: &Cell) -> f32 {
        let (first, last) = self.quarters;
        (cell.quarter - first) as f32 / (last - first).max(1) as f32
    }

    /// The words of all segments with their frequencies.
    pub async fn vocabulary<S: ChunkSource>(
        &self,
        files: &Files<S>,
    ) -> Result<Vec<(String, u32)>, SearchError> {
        let parts: Vec<Part> = self.all.iter().map(|segment| Part::whole(segment.head.vocabulary)).collect();
        let mut all = BTreeMap::<String, u32>::new();
        for bytes in files.get(&parts).await? {
            for (word, count) in decode_vocabulary(&bytes)? {
                let sum = all.entry(word).or_default();
                *sum = sum.saturating_add(count);
            }
        }
        Ok(all.into_iter().collect())
    }
}

impl OpenSegment {
    /// The cells with the number within the segment of their first article.
    pub fn cells(&self) -> impl Iterator<Item = (u32, &Cell)> {
        self.starts.iter().copied().zip(&self.head.cells)
    }

    /// Where the keys of a list are.
    pub fn directory(&self, list: List) -> &Directory {
        if list == List::Words { &self.head.words } else { &self.head.pairs }
    }

    /// The record of a list that holds what belongs to an article.
    pub fn part(&self, list: List, number: u32) -> Part {
        Part::record(self.head.list(list), number)
    }
}
