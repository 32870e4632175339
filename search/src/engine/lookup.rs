//! Reading keys from the index.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Engine, SearchError, segments::OpenSegment};
use crate::{
    format::{Group, List, Part, decode_terms},
    query::pair,
    source::ChunkSource,
};

/// How many records a half-typed word may cost in a segment.
const RECORDS: usize = 3;

/// Something that articles hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A word without marks.
    Word(String),
    /// Words that begin so.
    WordsFrom(String),
    /// Two words side by side, without marks.
    Pair(String, String),
    /// A word, and beside it one that begins so.
    PairsFrom(String, String),
}

impl Key {
    /// The list it stands in, the text it is found by, and whether that is only
    /// the beginning.
    fn wanted(&self) -> (List, String, bool) {
        match self {
            Self::Word(word) => (List::Words, word.clone(), false),
            Self::WordsFrom(word) => (List::Words, word.clone(), true),
            Self::Pair(first, second) => (List::Pairs, pair(first, second), false),
            Self::PairsFrom(first, second) => (List::Pairs, pair(first, second), true),
        }
    }
}

/// The groups of a key in each segment.
#[derive(Debug, Default)]
pub struct Listed {
    /// In how many articles it occurs.
    pub frequency: usize,
    /// Per segment, in the order of segments.
    pub segments: Vec<Vec<Group>>,
}

/// Everything the index says about a query.
#[derive(Debug, Default)]
pub struct Evidence {
    keys: HashMap<Key, Listed>,
    /// What a half-typed word that stands alone may become.
    pub completions: Vec<String>,
}

impl Evidence {
    /// What is known about a key that was looked up.
    pub fn get(&self, key: &Key) -> Option<&Listed> {
        self.keys.get(key)
    }

    /// In how many articles a key occurs; 0 when it was not looked up.
    pub fn frequency(&self, key: &Key) -> usize {
        self.get(key).map_or(0, |listed| listed.frequency)
    }
}

impl<S: ChunkSource> Engine<S> {
    /// Reads those of `keys` that are not known yet, with one fetch.
    pub(super) async fn look_up(
        &self,
        keys: &BTreeSet<Key>,
        evidence: &mut Evidence,
    ) -> Result<(), SearchError> {
        let new: Vec<&Key> = keys.iter().filter(|key| !evidence.keys.contains_key(key)).collect();
        // Segment and part, with the keys it may hold.
        let mut wanted = BTreeMap::<(usize, Part), Vec<&Key>>::new();
        for key in &new {
            for (index, segment) in self.segments.all.iter().enumerate() {
                for part in records(segment, key) {
                    wanted.entry((index, part)).or_default().push(key);
                }
            }
        }
        let parts: Vec<Part> = wanted.keys().map(|(_, part)| *part).collect();
        let fetched = if parts.is_empty() { Vec::new() } else { self.files.get(&parts).await? };
        let empty =
            || Listed { frequency: 0, segments: self.segments.all.iter().map(|_| Vec::new()).collect() };
        let mut listed: HashMap<Key, Listed> = new.into_iter().map(|key| (key.clone(), empty())).collect();
        for (((index, _), keys), bytes) in wanted.into_iter().zip(fetched) {
            let sought: Vec<_> = keys.into_iter().map(|key| (key, key.wanted())).collect();
            let matches = |text: &str, (_, sought, open): &(List, String, bool)| {
                if *open { text.starts_with(sought.as_str()) } else { text == sought }
            };
            let is_sought = |text: &str| sought.iter().any(|(_, sought)| matches(text, sought));
            for (text, group) in decode_terms(&bytes, self.segments.all[index].articles, is_sought)? {
                for (key, _) in sought.iter().filter(|(_, sought)| matches(&text, sought)) {
                    if let Some(listed) = listed.get_mut(key) {
                        listed.frequency += group.frequency();
                        listed.segments[index].push(group.clone());
                    }
                }
            }
        }
        evidence.keys.extend(listed);
        Ok(())
    }
}

/// The records of a segment that may hold a key.
fn records(segment: &OpenSegment, key: &Key) -> Vec<Part> {
    let (list, text, open) = key.wanted();
    let directory = if list == List::Words { &segment.head.words } else { &segment.head.pairs };
    let after = directory.partition_point(|first| *first <= text);
    let more = directory[after..].iter().take_while(|first| open && first.starts_with(&text)).count();
    let first = after.saturating_sub(1);
    let records = if directory.is_empty() { first..first } else { first..after + more };
    records.take(RECORDS).map(|record| segment.part(list, record as u32)).collect()
}
