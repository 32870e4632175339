//! The files of an index, as they are written and read.
//!
//! | file | holds |
//! |---|---|
//! | root | categories, years, and the names of all other files |
//! | vocabulary | the common syllables, sorted, with how many articles hold them |
//! | facts | the category of every article |
//! | term chunk | keys, sorted, each with its lists of articles |
//! | card block | [`CARDS_PER_BLOCK`] articles as lists show them |
//! | text | the words of one article, for passages |
//!
//! Articles are numbered by publication, oldest first, so that a number tells
//! the year and the order of dates. All numbers are LEB128, texts carry their
//! length.

use crate::{
    codec::{DecodeError, Reader},
    results::{Card, Thumbnail},
};

#[cfg(any(feature = "build", test))]
use crate::codec::Writer;

/// The first bytes of a root; the last one is the version of the format.
const MAGIC: &str = "BTS\u{1}";
/// How many articles a card block holds.
pub const CARDS_PER_BLOCK: usize = 16;
/// The steps of a posting's weight.
pub const IMPACTS: u64 = 16;

/// The name of a file: its hash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileId(pub [u8; 8]);

impl FileId {
    /// The name as it stands in addresses: 16 hexadecimal digits.
    pub fn name(self) -> String {
        self.0.iter().fold(String::with_capacity(16), |mut name, byte| {
            for digit in [byte >> 4, byte & 15] {
                name.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
            name
        })
    }
}

/// A category as results show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Slugs from root to leaf, joined with `/`.
    pub path: String,
    /// Its name.
    pub name: String,
}

/// The file that names all others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root {
    /// All categories, parents before children.
    pub categories: Vec<Category>,
    /// Years with how many articles, oldest first.
    pub years: Vec<(i32, u32)>,
    /// Term chunks by their first key, sorted.
    pub terms: Vec<(String, FileId)>,
    /// Card blocks in the order of articles.
    pub cards: Vec<FileId>,
    /// The vocabulary.
    pub vocabulary: FileId,
    /// The facts.
    pub facts: FileId,
}

impl Root {
    /// How many articles there are.
    pub fn articles(&self) -> usize {
        self.years.iter().map(|(_, count)| *count as usize).sum()
    }

    /// The numbers of a year's articles.
    pub fn articles_of(&self, year: i32) -> std::ops::Range<usize> {
        let mut start = 0;
        for (candidate, count) in &self.years {
            let end = start + *count as usize;
            if *candidate == year {
                return start..end;
            }
            start = end;
        }
        0..0
    }

    /// Reads a root.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        if reader.text()? != MAGIC {
            return Err(DecodeError);
        }
        let mut root = Self::default();
        for _ in 0..reader.count()? {
            root.categories
                .push(Category { path: reader.text()?.to_owned(), name: reader.text()?.to_owned() });
        }
        for _ in 0..reader.count()? {
            root.years.push((reader.fitting()?, reader.fitting()?));
        }
        for _ in 0..reader.count()? {
            root.terms.push((reader.text()?.to_owned(), FileId(reader.hash()?)));
        }
        for _ in 0..reader.count()? {
            root.cards.push(FileId(reader.hash()?));
        }
        root.vocabulary = FileId(reader.hash()?);
        root.facts = FileId(reader.hash()?);
        // Both counts are used to size tables: they must agree.
        let fits = root.articles().div_ceil(CARDS_PER_BLOCK) == root.cards.len();
        if fits && reader.is_at_end() { Ok(root) } else { Err(DecodeError) }
    }

    /// Writes a root.
    #[cfg(any(feature = "build", test))]
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.text(MAGIC);
        writer.len(self.categories.len());
        for category in &self.categories {
            writer.text(&category.path);
            writer.text(&category.name);
        }
        writer.len(self.years.len());
        for (year, count) in &self.years {
            writer.number(u64::try_from(*year).unwrap_or(0));
            writer.number(u64::from(*count));
        }
        writer.len(self.terms.len());
        for (first, file) in &self.terms {
            writer.text(first);
            writer.hash(file.0);
        }
        writer.len(self.cards.len());
        for file in &self.cards {
            writer.hash(file.0);
        }
        writer.hash(self.vocabulary.0);
        writer.hash(self.facts.0);
        writer.finish()
    }
}

/// Reads the category of every article, as indices into [`Root::categories`].
pub fn decode_facts(bytes: &[u8]) -> Result<Vec<u32>, DecodeError> {
    let mut reader = Reader::new(bytes);
    (0..reader.count()?).map(|_| reader.fitting()).collect()
}

/// Writes the facts.
#[cfg(any(feature = "build", test))]
pub fn encode_facts(categories: &[u32]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.len(categories.len());
    for category in categories {
        writer.number(u64::from(*category));
    }
    writer.finish()
}

/// Reads the vocabulary: words without marks, sorted, with how many articles hold each.
pub fn decode_vocabulary(bytes: &[u8]) -> Result<Vec<(String, u32)>, DecodeError> {
    let mut reader = Reader::new(bytes);
    let mut words = Vec::new();
    let mut last = String::new();
    for _ in 0..reader.count()? {
        last = shared_text(&mut reader, &last)?;
        words.push((last.clone(), reader.fitting()?));
    }
    Ok(words)
}

/// Writes the vocabulary.
#[cfg(any(feature = "build", test))]
pub fn encode_vocabulary(words: &[(String, u32)]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.len(words.len());
    let mut last = "";
    for (word, count) in words {
        write_shared_text(&mut writer, last, word);
        writer.number(u64::from(*count));
        last = word;
    }
    writer.finish()
}

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
    pub fn frequency(&self) -> usize {
        self.variants.iter().map(|variant| variant.postings.len()).sum()
    }

    fn decode(bytes: &[u8], key: &str, articles: usize) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        let mut group = Self::default();
        for _ in 0..reader.count()? {
            let toned = reader.text()?;
            let toned = if toned.is_empty() { key } else { toned }.to_owned();
            let mut postings = Vec::new();
            let mut article = 0_u64;
            for index in 0..reader.count()? {
                let value = reader.number()?;
                article = article.checked_add(value / IMPACTS + u64::from(index > 0)).ok_or(DecodeError)?;
                if article >= articles as u64 {
                    return Err(DecodeError);
                }
                let number = u32::try_from(article).map_err(|_| DecodeError)?;
                postings.push((number, (value % IMPACTS) as u8));
            }
            group.variants.push(Variant { toned, postings });
        }
        Ok(group)
    }

    #[cfg(any(feature = "build", test))]
    fn encode(&self, key: &str) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.len(self.variants.len());
        for variant in &self.variants {
            writer.text(if variant.toned == key { "" } else { &variant.toned });
            writer.len(variant.postings.len());
            let mut next = 0;
            for &(article, impact) in &variant.postings {
                writer.number(u64::from(article - next) * IMPACTS + u64::from(impact));
                next = article + 1;
            }
        }
        writer.finish()
    }
}

/// Reads the groups of a term chunk whose key `wanted` accepts. `articles`
/// bounds the article numbers that are believed.
pub fn decode_terms(
    bytes: &[u8],
    articles: usize,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Group)>, DecodeError> {
    let mut reader = Reader::new(bytes);
    let mut found = Vec::new();
    let mut key = String::new();
    while !reader.is_at_end() {
        key = shared_text(&mut reader, &key)?;
        let block = reader.block()?;
        if wanted(&key) {
            found.push((key.clone(), Group::decode(block, &key, articles)?));
        }
    }
    Ok(found)
}

/// Writes term chunks one after the other.
#[cfg(any(feature = "build", test))]
#[derive(Default)]
pub struct TermWriter {
    writer: Writer,
    last: String,
}

#[cfg(any(feature = "build", test))]
impl TermWriter {
    /// Adds a group; keys come in ascending order.
    pub fn push(&mut self, key: &str, group: &Group) {
        write_shared_text(&mut self.writer, &self.last, key);
        let block = group.encode(key);
        self.writer.len(block.len());
        for byte in block {
            self.writer.byte(byte);
        }
        key.clone_into(&mut self.last);
    }

    /// How many bytes the chunk has.
    pub const fn size(&self) -> usize {
        self.writer.written()
    }

    /// The chunk.
    pub fn finish(self) -> Vec<u8> {
        self.writer.finish()
    }
}

/// An article in a card block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCard {
    /// What lists show.
    pub card: Card,
    /// The file with its text.
    pub text: FileId,
}

/// Reads a card block.
pub fn decode_cards(bytes: &[u8]) -> Result<Vec<StoredCard>, DecodeError> {
    let mut reader = Reader::new(bytes);
    let mut cards = Vec::new();
    for _ in 0..reader.count()? {
        let mut text = || reader.text().map(str::to_owned);
        let (slug, title, summary, category_name) = (text()?, text()?, text()?, text()?);
        let published_at = reader.fitting()?;
        let src = reader.text()?.to_owned();
        let thumbnail = if src.is_empty() {
            None
        } else {
            Some(Thumbnail { src, width: reader.fitting()?, height: reader.fitting()? })
        };
        let card = Card { slug, title, summary, category_name, published_at, thumbnail };
        cards.push(StoredCard { card, text: FileId(reader.hash()?) });
    }
    Ok(cards)
}

/// Writes a card block.
#[cfg(any(feature = "build", test))]
pub fn encode_cards(cards: &[StoredCard]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.len(cards.len());
    for StoredCard { card, text } in cards {
        for part in [&card.slug, &card.title, &card.summary, &card.category_name] {
            writer.text(part);
        }
        writer.number(u64::try_from(card.published_at).unwrap_or(0));
        match &card.thumbnail {
            None => writer.text(""),
            Some(picture) => {
                writer.text(&picture.src);
                writer.number(u64::from(picture.width));
                writer.number(u64::from(picture.height));
            }
        }
        writer.hash(text.0);
    }
    writer.finish()
}

/// Reads a text that shares its beginning with `last`.
fn shared_text(reader: &mut Reader, last: &str) -> Result<String, DecodeError> {
    let shared: usize = reader.fitting()?;
    let beginning = last.get(..shared).ok_or(DecodeError)?;
    Ok(format!("{beginning}{}", reader.text()?))
}

#[cfg(any(feature = "build", test))]
fn write_shared_text(writer: &mut Writer, last: &str, text: &str) {
    let shared = last.chars().zip(text.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    writer.len(shared);
    writer.text(&text[shared..]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_root_survives_the_round_trip() {
        let root = Root {
            categories: vec![Category { path: "tin-tuc".to_owned(), name: "Tin tức".to_owned() }],
            years: vec![(2024, 17), (2026, 3)],
            terms: vec![("hoi".to_owned(), FileId([1; 8]))],
            cards: vec![FileId([2; 8]), FileId([3; 8])],
            vocabulary: FileId([4; 8]),
            facts: FileId([5; 8]),
        };
        assert_eq!(Root::decode(&root.encode()), Ok(root.clone()));
        assert_eq!(root.articles_of(2026), 17..20);
        assert_eq!(FileId([0xa0; 8]).name(), "a0a0a0a0a0a0a0a0");
    }

    fn group() -> impl Strategy<Value = Group> {
        let postings = proptest::collection::btree_map(0_u32..1000, 0_u8..16, 1..20);
        let variant = ("[a-zăđ]{1,6}", postings)
            .prop_map(|(toned, postings)| Variant { toned, postings: postings.into_iter().collect() });
        proptest::collection::vec(variant, 1..4).prop_map(|variants| Group { variants })
    }

    proptest! {
        #[test]
        fn terms_survive_the_round_trip(groups in proptest::collection::btree_map("[a-e]{1,3}( [a-e]{1,3})?", group(), 0..12)) {
            let mut writer = TermWriter::default();
            for (key, group) in &groups {
                writer.push(key, group);
            }
            let bytes = writer.finish();
            prop_assert_eq!(decode_terms(&bytes, 1000, |_| true), Ok(groups.into_iter().collect::<Vec<_>>()));
        }

        #[test]
        fn garbage_gives_an_error_and_never_a_panic(bytes: Vec<u8>) {
            let _ = Root::decode(&bytes);
            let _ = decode_facts(&bytes);
            let _ = decode_vocabulary(&bytes);
            let _ = decode_cards(&bytes);
            let _ = decode_terms(&bytes, 1000, |_| true);
        }
    }
}
