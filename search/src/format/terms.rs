//! Records of words and pairs: keys with the articles that hold them.

use std::sync::Arc;

use super::codec::{DecodeError, Reader};

#[cfg(feature = "build")]
use super::codec::Writer;

/// The steps of a posting's weight.
pub const IMPACTS: u8 = 16;

/// Behind a common key: only where it weighs much.
///
/// A list that very many articles are in is looked up seldom; this short one
/// tells which of them are about it.
pub const PROMINENT: char = '\u{1}';
/// What weighs so much: a title, or many times in a body.
#[cfg(feature = "build")]
pub const PROMINENT_IMPACT: u8 = 10;

/// The articles that hold one marked spelling.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The spelling, in the form of [`domain::text::Word::toned`].
    pub toned: String,
    /// The articles.
    pub postings: Postings,
}

/// Article numbers, ascending, each with its weight below [`IMPACTS`].
///
/// They were checked, but stay as they are written: a list of a hundred
/// thousand takes a quarter of the memory so, and is read only when it counts.
#[derive(Clone, Debug)]
pub struct Postings {
    record: Arc<[u8]>,
    /// Where in the record the gaps begin.
    gaps: usize,
    /// Where the weights begin, which follow the gaps.
    impacts: usize,
    count: usize,
}

impl Postings {
    /// Checks the next `count` postings of a record.
    fn decode(
        record: &Arc<[u8]>,
        reader: &mut Reader<'_>,
        count: usize,
        articles: u32,
    ) -> Result<Self, DecodeError> {
        let gaps = record.len() - reader.left();
        let mut next = 0_u64;
        for _ in 0..count {
            next = next.checked_add(reader.number()?).ok_or(DecodeError)? + 1;
            if next > u64::from(articles) {
                return Err(DecodeError);
            }
        }
        let impacts = record.len() - reader.left();
        if reader.take(count)?.iter().any(|impact| *impact >= IMPACTS) {
            return Err(DecodeError);
        }
        Ok(Self { record: record.clone(), gaps, impacts, count })
    }

    /// How many articles.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// The articles with their weights.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u8)> {
        let mut gaps = Reader::new(&self.record[self.gaps..self.impacts]);
        let mut next = 0;
        self.record[self.impacts..self.impacts + self.count].iter().map_while(move |impact| {
            let article = next + gaps.number().ok()? as u32;
            next = article + 1;
            Some((article, *impact))
        })
    }
}

/// Everything under one key.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// One list per spelling, the most frequent first.
    pub variants: Vec<Variant>,
}

impl Group {
    /// In how many articles the key occurs, at most: an article with two
    /// spellings counts twice.
    #[must_use]
    pub fn frequency(&self) -> usize {
        self.variants.iter().map(|variant| variant.postings.len()).sum()
    }

    /// Reads the group that the next `size` bytes are.
    fn decode(
        record: &Arc<[u8]>,
        reader: &mut Reader<'_>,
        size: usize,
        key: &str,
        articles: u32,
    ) -> Result<Self, DecodeError> {
        let end = reader.left() - size;
        let mut group = Self::default();
        for _ in 0..reader.count()? {
            let toned = reader.text()?;
            let toned = if toned.is_empty() { key } else { toned }.to_owned();
            let count = reader.count()?;
            let postings = Postings::decode(record, reader, count, articles)?;
            group.variants.push(Variant { toned, postings });
        }
        if reader.left() == end { Ok(group) } else { Err(DecodeError) }
    }
}

/// Reads the groups whose key `wanted` accepts. `articles` bounds the article
/// numbers that are believed.
///
/// # Errors
/// When the bytes are no record of terms.
pub fn decode_terms(
    record: &Arc<[u8]>,
    articles: u32,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Group)>, DecodeError> {
    let mut reader = Reader::new(record);
    let mut found = Vec::new();
    let mut key = String::new();
    while !reader.is_at_end() {
        key = reader.text_after(&key)?;
        let size = reader.count()?;
        if wanted(&key) {
            found.push((key.clone(), Group::decode(record, &mut reader, size, &key, articles)?));
        } else {
            reader.take(size)?;
        }
    }
    Ok(found)
}

/// Writes a record of terms.
#[cfg(feature = "build")]
#[derive(Default)]
pub struct TermWriter {
    writer: Writer,
    last: String,
}

#[cfg(feature = "build")]
impl TermWriter {
    /// Adds a key with its variants: spelling, gaps between article numbers
    /// (LEB128, of the numbers between), weights. Keys come in ascending order.
    pub fn push<'a>(
        &mut self,
        key: &str,
        variants: impl ExactSizeIterator<Item = (&'a str, &'a [u8], &'a [u8])>,
    ) {
        self.writer.text_after(&self.last, key);
        let mut block = Writer::default();
        block.len(variants.len());
        for (toned, gaps, impacts) in variants {
            block.text(if toned == key { "" } else { toned });
            block.len(impacts.len());
            block.raw(gaps);
            block.raw(impacts);
        }
        self.writer.block(&block.finish());
        key.clone_into(&mut self.last);
    }

    /// How many bytes the record has.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.writer.written()
    }

    /// The record.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.writer.finish()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Spellings with their postings.
    type Plain = Vec<(String, Vec<(u32, u8)>)>;

    fn group() -> impl Strategy<Value = Plain> {
        let postings = proptest::collection::btree_map(0_u32..1000, 0_u8..IMPACTS, 1..20);
        let variant =
            ("[a-zăđ]{1,6}", postings).prop_map(|(toned, postings)| (toned, postings.into_iter().collect()));
        proptest::collection::vec(variant, 1..4)
    }

    fn encode(postings: &[(u32, u8)]) -> (Vec<u8>, Vec<u8>) {
        let mut gaps = Writer::default();
        let mut next = 0;
        for (article, _) in postings {
            gaps.number(u64::from(article - next));
            next = article + 1;
        }
        (gaps.finish(), postings.iter().map(|(_, impact)| *impact).collect())
    }

    proptest! {
        #[test]
        fn terms_survive_the_round_trip(groups in proptest::collection::btree_map("[a-e]{1,3}( [a-e]{1,3})?", group(), 0..12)) {
            let mut writer = TermWriter::default();
            for (key, group) in &groups {
                let coded: Vec<_> = group.iter().map(|(_, postings)| encode(postings)).collect();
                let variants = group.iter().zip(&coded);
                writer.push(key, variants.map(|((toned, _), (gaps, impacts))| (toned.as_str(), gaps.as_slice(), impacts.as_slice())));
            }
            let read = decode_terms(&writer.finish().into(), 1000, |_| true)?;
            let plain = |variant: Variant| (variant.toned, variant.postings.iter().collect());
            let read: Vec<(String, Plain)> =
                read.into_iter().map(|(key, group)| (key, group.variants.into_iter().map(plain).collect())).collect();
            prop_assert_eq!(read, groups.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn garbage_gives_an_error_and_never_a_panic(bytes: Vec<u8>) {
            for (_, group) in decode_terms(&bytes.into(), 1000, |_| true).unwrap_or_default() {
                prop_assert!(group.variants.iter().all(|variant| variant.postings.iter().count() == variant.postings.len()));
            }
        }
    }
}
