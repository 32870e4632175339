//! What describes a segment, and its small tables.

use super::{
    codec::{DecodeError, Reader},
    directory::Directory,
    file::FileId,
};

#[cfg(feature = "build")]
use super::codec::Writer;

/// How many articles a record of [`List::Times`] covers.
pub const TIMES_PER_RECORD: u32 = 1024;

/// The lists of records that a segment consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Words with the articles that hold them.
    Words,
    /// Pairs of neighbouring words with the articles that hold them.
    Pairs,
    /// Articles as results show them.
    Cards,
    /// The words of articles, for passages.
    Texts,
    /// When articles were published.
    Times,
}

impl List {
    /// All of them, in the order of a head.
    pub const ALL: [Self; 5] = [Self::Words, Self::Pairs, Self::Cards, Self::Texts, Self::Times];

    /// How many records are compressed together where they are kept. Records of
    /// words and pairs are large, and are sent as they are kept.
    #[must_use]
    pub const fn per_block(self) -> usize {
        match self {
            Self::Words | Self::Pairs | Self::Times => 1,
            Self::Cards | Self::Texts => 32,
        }
    }
}

/// Articles of one quarter and category; their numbers follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Quarters since the year 0.
    pub quarter: u32,
    /// The number of the category.
    pub category: u32,
    /// How many articles.
    pub articles: u32,
}

impl Cell {
    /// The year of the quarter.
    #[must_use]
    pub fn year(&self) -> i32 {
        i32::try_from(self.quarter / 4).unwrap_or(i32::MAX)
    }
}

#[cfg(feature = "build")]
/// The quarter of a time in Việt Nam, in quarters since the year 0.
#[must_use]
pub fn quarter(published_at: i64) -> u32 {
    let day = domain::Timestamp(published_at).date();
    let year = u32::try_from(day.year()).unwrap_or(0);
    year * 4 + (u32::from(u8::from(day.month())) - 1) / 3
}

/// The description of a segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Articles are numbered by quarter, then category, then time.
    pub cells: Vec<Cell>,
    /// Where words are.
    pub words: Directory,
    /// Where pairs are.
    pub pairs: Directory,
    /// The files of the lists, in the order of [`List::ALL`].
    pub lists: [FileId; 5],
    /// The common words with their frequencies.
    pub vocabulary: FileId,
    /// Numbers of the articles that editors put first, ascending.
    pub pinned: Vec<u32>,
}

impl Head {
    /// The file of a list.
    #[must_use]
    pub const fn list(&self, list: List) -> FileId {
        self.lists[list as usize]
    }

    /// How many articles there are.
    #[must_use]
    pub fn articles(&self) -> u32 {
        self.cells.iter().map(|cell| cell.articles).sum()
    }

    /// Reads a head.
    ///
    /// # Errors
    /// When the bytes are none.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        let mut head = Self::default();
        let (mut quarter, mut articles) = (0_u32, 0_u32);
        for _ in 0..reader.count()? {
            quarter = quarter.checked_add(reader.fitting()?).ok_or(DecodeError)?;
            let cell = Cell { quarter, category: reader.fitting()?, articles: reader.fitting()? };
            articles = articles.checked_add(cell.articles).ok_or(DecodeError)?;
            head.cells.push(cell);
        }
        head.words = Directory::decode(&mut reader)?;
        head.pairs = Directory::decode(&mut reader)?;
        for list in &mut head.lists {
            *list = FileId(reader.hash()?);
        }
        head.vocabulary = FileId(reader.hash()?);
        for _ in 0..reader.count()? {
            let number = reader.fitting()?;
            if number >= articles {
                return Err(DecodeError);
            }
            head.pinned.push(number);
        }
        if reader.is_at_end() { Ok(head) } else { Err(DecodeError) }
    }

    /// Writes a head.
    #[cfg(feature = "build")]
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.len(self.cells.len());
        let mut quarter = 0;
        for cell in &self.cells {
            writer.number(u64::from(cell.quarter - quarter));
            writer.number(u64::from(cell.category));
            writer.number(u64::from(cell.articles));
            quarter = cell.quarter;
        }
        self.words.encode(&mut writer);
        self.pairs.encode(&mut writer);
        for list in self.lists {
            writer.hash(list.0);
        }
        writer.hash(self.vocabulary.0);
        writer.len(self.pinned.len());
        for &number in &self.pinned {
            writer.number(u64::from(number));
        }
        writer.finish()
    }
}

/// Reads the vocabulary: words without marks, sorted, with how many articles hold each.
pub fn decode_vocabulary(bytes: &[u8]) -> Result<Vec<(String, u32)>, DecodeError> {
    let mut reader = Reader::new(bytes);
    let mut words: Vec<(String, u32)> = Vec::new();
    for _ in 0..reader.count()? {
        let word = reader.text_after(words.last().map_or("", |(word, _)| word))?;
        words.push((word, reader.fitting()?));
    }
    Ok(words)
}

/// Writes the vocabulary.
#[cfg(feature = "build")]
pub fn encode_vocabulary(words: &[(String, u32)]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.len(words.len());
    let mut last = "";
    for (word, count) in words {
        writer.text_after(last, word);
        writer.number(u64::from(*count));
        last = word;
    }
    writer.finish()
}

/// Reads a record of times, Unix seconds.
pub fn decode_times(bytes: &[u8]) -> Result<Vec<i64>, DecodeError> {
    let mut reader = Reader::new(bytes);
    let mut last = 0_i64;
    (0..reader.count()?)
        .map(|_| {
            let coded = reader.number()?;
            // Zigzag: times go up within a cell and jump back between cells.
            let step = (coded >> 1) as i64 ^ -((coded & 1) as i64);
            last = last.checked_add(step).ok_or(DecodeError)?;
            Ok(last)
        })
        .collect()
}

/// Writes a record of times, Unix seconds.
#[cfg(feature = "build")]
pub fn encode_times(times: &[i64]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.len(times.len());
    let mut last = 0;
    for &time in times {
        let step = time - last;
        writer.number(((step << 1) ^ (step >> 63)) as u64);
        last = time;
    }
    writer.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_head_survives_the_round_trip() {
        let mut words = Directory::default();
        words.push("", "an");
        words.push_common("hoi", 12);
        let head = Head {
            cells: vec![
                Cell { quarter: 8096, category: 3, articles: 17 },
                Cell { quarter: 8096, category: 5, articles: 1 },
                Cell { quarter: 8099, category: 3, articles: 2 },
            ],
            words,
            pairs: Directory::default(),
            lists: [1, 2, 3, 4, 5].map(|byte| FileId([byte; 8])),
            vocabulary: FileId([6; 8]),
            pinned: vec![4],
        };
        assert_eq!(Head::decode(&head.encode()), Ok(head.clone()));
        assert_eq!(head.articles(), 20);
        assert_eq!(head.list(List::Cards), FileId([3; 8]));
    }

    #[test]
    fn quarters_are_those_of_viet_nam() {
        // 2023-12-31 23:00 UTC is New Year's morning there.
        assert_eq!(quarter(1_704_063_600), 2024 * 4);
        assert_eq!(quarter(1_704_063_600 - 8 * 3600), 2023 * 4 + 3);
    }

    proptest! {
        #[test]
        fn tables_survive_the_round_trip(times in proptest::collection::vec(-1_i64 << 40..1 << 40, 0..50), words in proptest::collection::btree_map("[a-zđ]{1,5}", 0_u32.., 0..20)) {
            prop_assert_eq!(decode_times(&encode_times(&times)), Ok(times));
            let words: Vec<_> = words.into_iter().collect();
            prop_assert_eq!(decode_vocabulary(&encode_vocabulary(&words)), Ok(words));
        }

        #[test]
        fn garbage_gives_an_error_and_never_a_panic(bytes: Vec<u8>) {
            let _ = Head::decode(&bytes);
            let _ = decode_vocabulary(&bytes);
            let _ = decode_times(&bytes);
        }
    }
}
