//! An index in memory: for tests and benchmarks.

use std::{collections::HashMap, convert::Infallible};

use super::{Document, segment::SegmentBuilder, sink::Sink};
use crate::{
    format::{Category, FileId, List, Part, Root},
    source::{ChunkSource, FetchError},
};

/// The files of an index by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Roots by name.
    pub roots: HashMap<String, Vec<u8>>,
    /// Files without records.
    pub files: HashMap<FileId, Vec<u8>>,
    /// Lists of records, with what they are.
    pub lists: HashMap<FileId, (List, Vec<Vec<u8>>)>,
    open: [Vec<Vec<u8>>; List::ALL.len()],
}

impl Memory {
    /// The bytes of a part.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<&[u8]> {
        match part.record {
            None => self.files.get(&part.file).map(Vec::as_slice),
            Some(record) => self.lists.get(&part.file)?.1.get(record as usize).map(Vec::as_slice),
        }
    }
}

impl Sink for Memory {
    type Error = Infallible;

    fn file(&mut self, id: FileId, bytes: Vec<u8>) -> Result<(), Infallible> {
        self.files.insert(id, bytes);
        Ok(())
    }

    fn record(&mut self, list: List, bytes: Vec<u8>) -> Result<(), Infallible> {
        self.open[list as usize].push(bytes);
        Ok(())
    }

    fn close(&mut self, list: List, id: FileId) -> Result<(), Infallible> {
        let records = std::mem::take(&mut self.open[list as usize]);
        self.lists.insert(id, (list, records));
        Ok(())
    }
}

impl ChunkSource for Memory {
    async fn root(&self, name: &str) -> Result<Vec<u8>, FetchError> {
        self.roots.get(name).cloned().ok_or_else(|| FetchError::new(format!("no root {name}")))
    }

    async fn parts(&self, parts: &[Part]) -> Result<Vec<Vec<u8>>, FetchError> {
        let part = |part: &Part| {
            self.part(*part).map(<[u8]>::to_vec).ok_or_else(|| FetchError::new(format!("no part {part}")))
        };
        parts.iter().map(part).collect()
    }
}

/// Writes the index of `documents`, in one segment, with a root of that name.
/// `categories` come parents before children.
#[must_use]
pub fn build(root_name: &str, categories: Vec<Category>, mut documents: Vec<Document>) -> Memory {
    documents.sort_by_cached_key(Document::place);
    let mut builder = SegmentBuilder::new(Memory::default());
    for document in &documents {
        let Ok(()) = builder.push(document);
    }
    let Ok((segment, mut memory)) = builder.finish();
    let root = Root { categories, synonyms: Vec::new(), segments: vec![segment] };
    memory.roots.insert(root_name.to_owned(), root.encode());
    memory
}
