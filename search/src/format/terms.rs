//! Records of words and pairs: keys with the articles that hold them.

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The spelling, in the form of [`domain::text::Word::toned`].
    pub toned: String,
    /// Article numbers, ascending, each with its weight below [`IMPACTS`].
    pub postings: Vec<(u32, u8)>,
}

/// Everything under one key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

    fn decode(bytes: &[u8], key: &str, articles: u32) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        let mut group = Self::default();
        for _ in 0..reader.count()? {
            let toned = reader.text()?;
            let toned = if toned.is_empty() { key } else { toned }.to_owned();
            let count = reader.count()?;
            let mut postings = Vec::with_capacity(count);
            let mut next = 0_u32;
            for _ in 0..count {
                let article = next.checked_add(reader.fitting()?).ok_or(DecodeError)?;
                if article >= articles {
                    return Err(DecodeError);
                }
                postings.push((article, 0));
                next = article + 1;
            }
            for ((_, impact), &byte) in postings.iter_mut().zip(reader.take(count)?) {
                if byte >= IMPACTS {
                    return Err(DecodeError);
                }
                *impact = byte;
            }
            group.variants.push(Variant { toned, postings });
        }
        if reader.is_at_end() { Ok(group) } else { Err(DecodeError) }
    }
}

/// Reads the groups whose key `wanted` accepts. `articles` bounds the article
/// numbers that are believed.
///
/// # Errors
/// When the bytes are no record of terms.
pub fn decode_terms(
    bytes: &[u8],
    articles: u32,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Group)>, DecodeError> {
    let mut reader = Reader::new(bytes);
    let mut found = Vec::new();
    let mut key = String::new();
    while !reader.is_at_end() {
        key = reader.text_after(&key)?;
        let block = reader.block()?;
        if wanted(&key) {
            found.push((key.clone(), Group::decode(block, &key, articles)?));
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

    fn group() -> impl Strategy<Value = Group> {
        let postings = proptest::collection::btree_map(0_u32..1000, 0_u8..IMPACTS, 1..20);
        let variant = ("[a-zăđ]{1,6}", postings)
            .prop_map(|(toned, postings)| Variant { toned, postings: postings.into_iter().collect() });
        proptest::collection::vec(variant, 1..4).prop_map(|variants| Group { variants })
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
                let coded: Vec<_> = group.variants.iter().map(|variant| encode(&variant.postings)).collect();
                let variants = group.variants.iter().zip(&coded);
                writer.push(key, variants.map(|(variant, (gaps, impacts))| (variant.toned.as_str(), gaps.as_slice(), impacts.as_slice())));
            }
            let bytes = writer.finish();
            prop_assert_eq!(decode_terms(&bytes, 1000, |_| true), Ok(groups.into_iter().collect::<Vec<_>>()));
        }

        #[test]
        fn garbage_gives_an_error_and_never_a_panic(bytes: Vec<u8>) {
            let _ = decode_terms(&bytes, 1000, |_| true);
        }
    }
}
