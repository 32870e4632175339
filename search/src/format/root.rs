//! The one file that changes.

use super::{
    codec::{DecodeError, Reader},
    file::FileId,
};

#[cfg(feature = "build")]
use super::codec::Writer;

/// The first bytes of a root; the last one is the version of the format.
const MAGIC: &str = "BTS\u{3}";

/// A category as results show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its number, by which segments know it whatever it is called.
    pub id: u32,
    /// Slugs from root to leaf, joined with `/`.
    pub path: String,
    /// Its name.
    pub name: String,
}

/// Two ways to write the same: an abbreviation and what it stands for, or two
/// words of one meaning.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Synonym {
    /// The one, as it is written.
    pub short: String,
    /// The other, as it is written.
    pub long: String,
}

/// A part of the archive that was indexed together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// The file that describes it.
    pub head: FileId,
    /// How many articles it holds, those that are gone counted in.
    pub articles: u32,
    /// Numbers of the articles that were changed or withdrawn since, ascending.
    pub gone: Vec<u32>,
}

/// The file that names all others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root {
    /// All categories, parents before children.
    pub categories: Vec<Category>,
    /// What this site's editors call the same, besides the usual abbreviations.
    pub synonyms: Vec<Synonym>,
    /// The parts of the archive.
    pub segments: Vec<Segment>,
}

impl Root {
    /// Reads a root.
    ///
    /// # Errors
    /// When the bytes are none, or one of another version.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        if reader.text()? != MAGIC {
            return Err(DecodeError);
        }
        let mut root = Self::default();
        for _ in 0..reader.count()? {
            let (id, path, name) = (reader.fitting()?, reader.text()?, reader.text()?);
            root.categories.push(Category { id, path: path.to_owned(), name: name.to_owned() });
        }
        for _ in 0..reader.count()? {
            let (short, long) = (reader.text()?.to_owned(), reader.text()?.to_owned());
            root.synonyms.push(Synonym { short, long });
        }
        let mut articles = 0_u32;
        for _ in 0..reader.count()? {
            let mut segment =
                Segment { head: FileId(reader.hash()?), articles: reader.fitting()?, gone: Vec::new() };
            // Articles of all segments are numbered through.
            articles = articles.checked_add(segment.articles).ok_or(DecodeError)?;
            let mut next = 0_u32;
            for _ in 0..reader.count()? {
                let number = next.checked_add(reader.fitting()?).ok_or(DecodeError)?;
                if number >= segment.articles {
                    return Err(DecodeError);
                }
                segment.gone.push(number);
                next = number + 1;
            }
            root.segments.push(segment);
        }
        if reader.is_at_end() { Ok(root) } else { Err(DecodeError) }
    }

    /// Writes a root.
    #[cfg(feature = "build")]
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.text(MAGIC);
        writer.len(self.categories.len());
        for category in &self.categories {
            writer.number(u64::from(category.id));
            writer.text(&category.path);
            writer.text(&category.name);
        }
        writer.len(self.synonyms.len());
        for synonym in &self.synonyms {
            writer.text(&synonym.short);
            writer.text(&synonym.long);
        }
        writer.len(self.segments.len());
        for segment in &self.segments {
            writer.hash(segment.head.0);
            writer.number(u64::from(segment.articles));
            writer.len(segment.gone.len());
            let mut next = 0;
            for &number in &segment.gone {
                writer.number(u64::from(number - next));
                next = number + 1;
            }
        }
        writer.finish()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_root_survives_the_round_trip() {
        let segment = |articles, gone| Segment { head: FileId([7; 8]), articles, gone };
        let root = Root {
            categories: vec![Category { id: 9, path: "tin-tuc".to_owned(), name: "Tin tức".to_owned() }],
            synonyms: vec![Synonym { short: "TTCP".to_owned(), long: "Thanh tra Chính phủ".to_owned() }],
            segments: vec![segment(1000, vec![0, 1, 999]), segment(16, vec![])],
        };
        assert_eq!(Root::decode(&root.encode()), Ok(root));
    }

    proptest! {
        #[test]
        fn garbage_gives_an_error_and_never_a_panic(mut bytes: Vec<u8>) {
            let _ = Root::decode(&bytes);
            bytes.splice(0..0, [4, b'B', b'T', b'S', 2]);
            let _ = Root::decode(&bytes);
        }
    }
}
