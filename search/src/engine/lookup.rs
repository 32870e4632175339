//! Reading keys from the index.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Engine, SearchError, segments::OpenSegment};
use crate::{
    format::{Group, List, PROMINENT, Part, decode_terms},
    query::pair,
    source::ChunkSource,
};

/// How many records a half-typed word may cost in a segment.
const RECORDS: usize = 3;

/// A key is common when more than one article in so many holds it.
const OFTEN: usize = 100;

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
    /// A common key where it weighs much; in segments where it is not common,
    /// wherever it stands.
    Prominent(Box<Key>),
}

impl Key {
    /// The list of a segment it stands in, the text it is found by there, and
    /// whether that is only the beginning.
    fn wanted(&self, segment: &OpenSegment) -> (List, String, bool) {
        match self {
            Self::Word(word) => (List::Words, word.clone(), false),
            Self::WordsFrom(word) => (List::Words, word.clone(), true),
            Self::Pair(first, second) => (List::Pairs, pair(first, second), false),
            Self::PairsFrom(first, second) => (List::Pairs, pair(first, second), true),
            Self::Prominent(key) => {
                let (list, text, _) = key.wanted(segment);
                let is_common = segment.directory(list).common(&text).is_some();
                (list, if is_common { format!("{text}{PROMINENT}") } else { text }, false)
            }
        }
    }
}

/// The groups of a key in each segment.
#[derive(Debug, Default)]
pub struct Listed {
    /// In how many articles it occurs.
    pub frequency: usize,
    /// Per segment, in the order of segments, with the keys of the index.
    pub segments: Vec<Vec<(String, Group)>>,
    /// In how many articles each key of the index occurs.
    pub each: HashMap<String, usize>,
}

/// Everything the index says about a query.
#[derive(Debug, Default)]
pub struct Evidence {
    keys: HashMap<Key, Listed>,
    /// Keys that so many articles hold that looking them up can wait.
    common: HashMap<Key, usize>,
    /// What a half-typed word that stands alone may become.
    pub completions: Vec<String>,
}

impl Evidence {
    /// What is known about a key that was looked up.
    pub fn get(&self, key: &Key) -> Option<&Listed> {
        self.keys.get(key)
    }

    /// How many keys something is known about.
    pub fn known(&self) -> usize {
        self.keys.len() + self.common.len()
    }

    /// In how many articles a key occurs, prominent or not; 0 when it was not
    /// looked up.
    pub fn frequency(&self, key: &Key) -> usize {
        match (key, self.get(key)) {
            (Key::Prominent(key), _) => self.frequency(key),
            (_, Some(listed)) => listed.frequency,
            (_, None) => self.common(key).unwrap_or(0),
        }
    }

    /// In how many articles a key occurs that was not looked up, because so
    /// many hold it.
    pub fn common(&self, key: &Key) -> Option<usize> {
        self.common.get(key).copied().filter(|_| !self.keys.contains_key(key))
    }
}

impl<S: ChunkSource> Engine<S> {
    /// The same as [`Self::look_up`], but of keys that very many articles hold
    /// only how many these are, and where the key is prominent.
    pub(super) async fn look_up_rare(
        &self,
        keys: &BTreeSet<Key>,
        evidence: &mut Evidence,
    ) -> Result<(), SearchError> {
        let mut rare = BTreeSet::new();
        for key in keys {
            match self.common(key) {
                Some(articles) => {
                    evidence.common.insert(key.clone(), articles);
                    // Words do not rank a query, the pairs in it do.
                    if let Key::Pair(..) = key {
                        rare.insert(Key::Prominent(Box::new(key.clone())));
                    }
                }
                None => {
                    rare.insert(key.clone());
                }
            }
        }
        self.look_up(&rare, evidence).await
    }

    /// How many articles hold a key that fills a record alone.
    fn common(&self, key: &Key) -> Option<usize> {
        let of = |segment: &OpenSegment| {
            let (list, text, open) = key.wanted(segment);
            segment.directory(list).common(&text).filter(|_| !open)
        };
        let articles: usize = self.segments.all.iter().filter_map(of).map(|count| count as usize).sum();
        (articles > 0 && articles * OFTEN >= self.segments.articles()).then_some(articles)
    }

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
        let empty = || Listed {
            segments: self.segments.all.iter().map(|_| Vec::new()).collect(),
            ..Listed::default()
        };
        let mut listed: HashMap<Key, Listed> = new.into_iter().map(|key| (key.clone(), empty())).collect();
        for (((index, _), keys), bytes) in wanted.into_iter().zip(fetched) {
            let segment = &self.segments.all[index];
            let sought: Vec<_> = keys.into_iter().map(|key| (key, key.wanted(segment))).collect();
            let matches = |text: &str, (_, sought, open): &(List, String, bool)| {
                if *open {
                    text.starts_with(sought.as_str()) && !text.ends_with(PROMINENT)
                } else {
                    text == sought
                }
            };
            let is_sought = |text: &str| sought.iter().any(|(_, sought)| matches(text, sought));
            for (text, group) in decode_terms(&bytes, segment.articles, is_sought)? {
                for (key, _) in sought.iter().filter(|(_, sought)| matches(&text, sought)) {
                    if let Some(listed) = listed.get_mut(key) {
                        listed.frequency += group.frequency();
                        *listed.each.entry(text.clone()).or_default() += group.frequency();
                        listed.segments[index].push((text.clone(), group.clone()));
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
    let (list, text, open) = key.wanted(segment);
    let records = segment.directory(list).records(&text, open);
    records.take(RECORDS).map(|record| segment.part(list, record as u32)).collect()
}
