//! Where the keys of a list are.

use std::{collections::BTreeMap, ops::Range};

use super::codec::{DecodeError, Reader};

#[cfg(feature = "build")]
use super::codec::Writer;

/// Where the keys of a list are, and which of them fill a record alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// Of every record the beginning of its first key, sorted.
    firsts: Vec<String>,
    /// Records of a single key that very many articles hold, with how many;
    /// their key stands whole in `firsts`.
    common: BTreeMap<usize, u32>,
}

impl Directory {
    /// The records that may hold the key `text`, or with `open` keys that begin so.
    #[must_use]
    pub fn records(&self, text: &str, open: bool) -> Range<usize> {
        let after = self.firsts.partition_point(|first| first.as_str() <= text);
        let more = self.firsts[after..].iter().take_while(|first| open && first.starts_with(text)).count();
        let before = after.saturating_sub(1);
        // A common key has its record to itself.
        let is_other =
            self.common.contains_key(&before) && self.firsts.get(before).is_some_and(|first| first != text);
        if is_other { after..after + more } else { before..after + more }
    }

    /// How many articles hold the key `text`, if it fills a record alone.
    #[must_use]
    pub fn common(&self, text: &str) -> Option<u32> {
        let record = self.firsts.binary_search_by(|first| first.as_str().cmp(text)).ok()?;
        self.common.get(&record).copied()
    }

    /// Reads a directory.
    pub fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let mut directory = Self::default();
        for _ in 0..reader.count()? {
            let last = directory.firsts.last().map_or("", String::as_str);
            directory.firsts.push(reader.text_after(last)?);
        }
        let mut record = 0_usize;
        for _ in 0..reader.count()? {
            record = record.checked_add(reader.fitting()?).ok_or(DecodeError)?;
            directory.common.insert(record, reader.fitting()?);
        }
        Ok(directory)
    }
}

#[cfg(feature = "build")]
impl Directory {
    /// Adds a record that begins with the key `first`, of which only as much is
    /// kept as tells it from `before`, the last key of the record before.
    pub fn push(&mut self, before: &str, first: &str) {
        let same = before.chars().zip(first.chars()).take_while(|(a, b)| a == b).count();
        self.firsts.push(first.chars().take(same + 1).collect());
    }

    /// Adds a record that `key` fills alone; so many articles hold it.
    pub fn push_common(&mut self, key: &str, articles: u32) {
        self.common.insert(self.firsts.len(), articles);
        self.firsts.push(key.to_owned());
    }

    /// Writes the directory.
    pub fn encode(&self, writer: &mut Writer) {
        writer.len(self.firsts.len());
        let mut last = "";
        for first in &self.firsts {
            writer.text_after(last, first);
            last = first;
        }
        writer.len(self.common.len());
        let mut last = 0;
        for (&record, &articles) in &self.common {
            writer.len(record - last);
            writer.number(u64::from(articles));
            last = record;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> Directory {
        let mut directory = Directory::default();
        directory.push("", "an ninh");
        directory.push_common("hoi nghi", 900);
        directory.push("hoi nghi", "hoi nha");
        directory.push("hop tac", "hop thu");
        directory
    }

    #[test]
    fn a_directory_survives_the_round_trip() {
        let mut writer = Writer::default();
        directory().encode(&mut writer);
        assert_eq!(Directory::decode(&mut Reader::new(&writer.finish())), Ok(directory()));
    }

    #[test]
    fn keys_lie_in_the_record_that_begins_before_them() {
        let directory = directory();
        assert_eq!(directory.firsts, ["a", "hoi nghi", "hoi nh", "hop th"]);
        assert_eq!(directory.records("ba con", false), 0..1);
        assert_eq!(directory.records("hoi nghi", false), 1..2);
        assert_eq!(directory.records("hoi nghia", false), 2..2);
        assert_eq!(directory.records("hop tac", false), 2..3);
        assert_eq!(directory.records("hoi n", true), 0..3);
        assert_eq!(Directory::default().records("a", true), 0..0);
        assert_eq!((directory.common("hoi nghi"), directory.common("hop th")), (Some(900), None));
    }
}
