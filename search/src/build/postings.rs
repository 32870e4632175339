//! Which articles hold which words and pairs.

use std::collections::{BTreeMap, HashMap};

use domain::text::Word;

use super::{lists::Lists, sink::Sink};
use crate::{
    format::{Directory, List, PROMINENT, PROMINENT_IMPACT, TermWriter, Writer},
    query::pair,
};

/// Bounds of [`record_bytes`].
const RECORD_BYTES: std::ops::RangeInclusive<usize> = 2 * 1024..=16 * 1024;
/// A key that is larger than so many records has one alone.
const COMMON: usize = 3;
/// In larger segments a pair that only one body holds is not worth its bytes.
const SMALL_SEGMENT: u32 = 1000;
/// Words rarer than one article in so many are left out of the vocabulary.
const RARE: u32 = 1000;

/// The number of a word within a segment.
pub type WordNumber = u32;

/// Words by number.
#[derive(Default)]
pub struct Words {
    numbers: HashMap<Word, WordNumber>,
    /// As they were written, so that most words need no second look.
    written: HashMap<String, Option<WordNumber>>,
    all: Vec<Word>,
}

impl Words {
    /// The number of a word as it is written; `None` when it is none.
    pub fn written(&mut self, text: &str) -> Option<WordNumber> {
        if let Some(known) = self.written.get(text) {
            return *known;
        }
        let number = crate::query::word_list(text).pop().map(|word| self.number(word));
        self.written.insert(text.to_owned(), number);
        number
    }

    /// The number of a word.
    pub fn number(&mut self, word: Word) -> WordNumber {
        *self.numbers.entry(word).or_insert_with_key(|word| {
            self.all.push(word.clone());
            (self.all.len() - 1) as WordNumber
        })
    }

    /// The word of a number.
    pub fn word(&self, number: WordNumber) -> &Word {
        &self.all[number as usize]
    }
}

/// Article numbers and weights, as they are written.
#[derive(Default)]
struct Postings {
    next: u32,
    gaps: Writer,
    impacts: Vec<u8>,
    /// Whether the key stands outside of a body somewhere.
    worthy: bool,
    /// Those of much weight, where there are any.
    prominent: Option<Box<Postings>>,
}

impl Postings {
    fn push(&mut self, article: u32, impact: u8, worthy: bool) {
        self.gaps.number(u64::from(article - self.next));
        self.impacts.push(impact);
        self.next = article + 1;
        self.worthy |= worthy;
    }

    /// Spelling, gaps and weights, as [`TermWriter::push`] takes them.
    fn variant<'p>(&'p self, toned: &'p str) -> (&'p str, &'p [u8], &'p [u8]) {
        (toned, self.gaps.written_bytes(), &self.impacts)
    }
}

/// The postings of a segment. Articles come in the order of their numbers.
#[derive(Default)]
pub struct Index {
    words: HashMap<WordNumber, Postings>,
    pairs: HashMap<(WordNumber, WordNumber), Postings>,
}

impl Index {
    /// `article` holds a word. `worthy`: in its title, summary or tags.
    pub fn word(&mut self, word: WordNumber, article: u32, impact: u8, worthy: bool) {
        self.words.entry(word).or_default().push(article, impact, worthy);
    }

    /// `article` holds a pair.
    pub fn pair(&mut self, two: (WordNumber, WordNumber), article: u32, impact: u8, worthy: bool) {
        let postings = self.pairs.entry(two).or_default();
        postings.push(article, impact, worthy);
        if impact >= PROMINENT_IMPACT {
            postings.prominent.get_or_insert_default().push(article, impact, worthy);
        }
    }

    /// Words that stand in several articles, sorted, with how many articles hold them.
    pub fn vocabulary(&self, words: &Words, articles: u32) -> Vec<(String, u32)> {
        let mut counts = BTreeMap::<&str, u32>::new();
        for (number, postings) in &self.words {
            *counts.entry(&words.word(*number).folded).or_default() += postings.impacts.len() as u32;
        }
        let common = |count: &u32| articles < SMALL_SEGMENT || count.saturating_mul(RARE) >= articles;
        counts
            .into_iter()
            .filter(|(_, count)| common(count))
            .map(|(word, count)| (word.to_owned(), count))
            .collect()
    }

    /// Writes both lists; their directories.
    pub fn write<S: Sink>(
        self,
        words: &Words,
        articles: u32,
        lists: &mut Lists<S>,
    ) -> Result<[Directory; 2], S::Error> {
        let single = |(number, postings)| {
            let word: &Word = words.word(number);
            ((word.folded.as_str(), ""), word.toned.clone(), postings)
        };
        let of_words = write(self.words.into_iter().map(single).collect(), List::Words, lists)?;
        let two = |((first, second), postings): ((WordNumber, WordNumber), Postings)| {
            let (first, second) = (words.word(first), words.word(second));
            ((first.folded.as_str(), second.folded.as_str()), pair(&first.toned, &second.toned), postings)
        };
        let mut pairs: Vec<Entry<'_>> = self.pairs.into_iter().map(two).collect();
        if articles >= SMALL_SEGMENT {
            pairs = frequent(pairs);
        }
        Ok([of_words, write(pairs, List::Pairs, lists)?])
    }
}

/// The key without marks, the marked spelling, its postings.
type Entry<'w> = ((&'w str, &'w str), String, Postings);

/// Without the pairs that a single body holds.
fn frequent(pairs: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let mut counts = HashMap::<(&str, &str), usize>::new();
    for (key, _, postings) in &pairs {
        *counts.entry(*key).or_default() += if postings.worthy { 2 } else { postings.impacts.len() };
    }
    pairs.into_iter().filter(|(key, _, _)| counts.get(key).is_some_and(|count| *count > 1)).collect()
}

fn write<S: Sink>(
    mut entries: Vec<Entry<'_>>,
    list: List,
    lists: &mut Lists<S>,
) -> Result<Directory, S::Error> {
    // The most frequent spelling first; equals in a fixed order.
    let rank = |entry: &Entry<'_>| std::cmp::Reverse(entry.2.impacts.len());
    entries.sort_unstable_by(|a, b| {
        a.0.cmp(&b.0).then_with(|| rank(a).cmp(&rank(b))).then_with(|| a.1.cmp(&b.1))
    });
    let record_bytes = record_bytes(&entries);
    let mut directory = Directory::default();
    let mut writer = TermWriter::default();
    let mut before = String::new();
    for group in entries.chunk_by(|a, b| a.0 == b.0) {
        let Some((key, _, _)) = group.first() else { continue };
        let key = if key.1.is_empty() { key.0.to_owned() } else { pair(key.0, key.1) };
        let is_common = bytes(group) >= COMMON * record_bytes;
        if is_common && writer.size() > 0 {
            lists.record(list, std::mem::take(&mut writer).finish())?;
        }
        if is_common {
            let articles: usize = group.iter().map(|(_, _, postings)| postings.impacts.len()).sum();
            directory.push_common(&key, u32::try_from(articles).unwrap_or(u32::MAX));
        } else if writer.size() == 0 {
            directory.push(&before, &key);
        }
        writer.push(&key, group.iter().map(|(_, toned, postings)| postings.variant(toned)));
        if is_common || writer.size() >= record_bytes {
            lists.record(list, std::mem::take(&mut writer).finish())?;
        }
        before = key;
        if is_common && list == List::Pairs {
            let prominent: Vec<_> = group
                .iter()
                .filter_map(|(_, toned, postings)| Some((toned, postings.prominent.as_deref()?)))
                .collect();
            let key = format!("{before}{PROMINENT}");
            directory.push(&before, &key);
            writer.push(&key, prominent.iter().map(|(toned, postings)| postings.variant(toned)));
            before = key;
        }
    }
    if writer.size() > 0 {
        lists.record(list, writer.finish())?;
    }
    Ok(directory)
}

/// The size at which records of a list are closed, in bytes before compression.
///
/// A query reads the directory once, about 3 bytes a record, and some six
/// records, which brotli halves. With `size` bytes in all both together are least
/// where a record has about √size bytes; further queries read no directory, so
/// it is somewhat less.
fn record_bytes(entries: &[Entry<'_>]) -> usize {
    (bytes(entries).isqrt() * 4 / 5).clamp(*RECORD_BYTES.start(), *RECORD_BYTES.end())
}

/// How many bytes postings take.
fn bytes(entries: &[Entry<'_>]) -> usize {
    let bytes = |entry: &Entry<'_>| entry.2.gaps.written_bytes().len() + entry.2.impacts.len();
    entries.iter().map(bytes).sum()
}
