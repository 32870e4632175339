//! Writing an index.

use std::collections::{BTreeMap, HashMap};

use domain::{Timestamp, text::compose};

pub use crate::format::Category;
use crate::{
    abbreviations,
    format::{self, CARDS_PER_BLOCK, FileId, Group, IMPACTS, Root, StoredCard, TermWriter, Variant},
    results::{Card, Thumbnail},
    tokens::{pair, word_list},
};
use domain::text::Word;

/// Term chunks are closed when they reach this size, in bytes before compression.
const CHUNK_BYTES: usize = 16 * 1024;
/// In larger archives a pair that occurs once is not worth its bytes.
const SMALL_ARCHIVE: usize = 1000;
/// Words rarer than one article in so many are left out of the vocabulary.
const RARE: usize = 1000;

/// How much a word counts in a title, a tag, the summary, the body.
const TITLE: f32 = 6.0;
const TAG: f32 = 4.0;
const SUMMARY: f32 = 2.5;
const BODY: f32 = 1.0;
/// The weight at which a word has half of its greatest effect (BM25's k₁).
const SATURATION: f32 = 1.5;
/// How much a long body dilutes its words (BM25's b).
const DILUTION: f32 = 0.6;

/// An article to be found.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its part of the address.
    pub slug: String,
    /// The headline.
    pub title: String,
    /// The summary, plain text.
    pub summary: String,
    /// The text without markup.
    pub body: String,
    /// Names of its tags.
    pub tags: Vec<String>,
    /// Index of its category among those given to [`build`].
    pub category: usize,
    /// When it was published, Unix seconds.
    pub published_at: i64,
    /// A small picture.
    pub thumbnail: Option<Thumbnail>,
}

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name: that of the root, or the hash of its bytes.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Writes the index of `documents` with a root of that name. `categories` come parents before children.
#[must_use]
pub fn build(root_name: &str, categories: Vec<Category>, mut documents: Vec<Document>) -> Vec<File> {
    documents.sort_by(|a, b| (a.published_at, &a.slug).cmp(&(b.published_at, &b.slug)));
    let mut files = FileSet::default();
    let terms = Terms::collect(&documents);
    let root = Root {
        years: years(&documents),
        facts: files.add(format::encode_facts(&facts(&documents))),
        vocabulary: files.add(format::encode_vocabulary(&terms.vocabulary(documents.len()))),
        terms: terms.write(&mut files, documents.len()),
        cards: write_cards(&documents, &categories, &mut files),
        categories,
    };
    files.0.push(File { name: root_name.to_owned(), bytes: root.encode() });
    files.0
}

#[derive(Default)]
struct FileSet(Vec<File>);

impl FileSet {
    fn add(&mut self, bytes: Vec<u8>) -> FileId {
        let mut id = FileId::default();
        id.0.copy_from_slice(&blake3::hash(&bytes).as_bytes()[..8]);
        self.0.push(File { name: id.name(), bytes });
        id
    }
}

fn years(documents: &[Document]) -> Vec<(i32, u32)> {
    let mut years: Vec<(i32, u32)> = Vec::new();
    for document in documents {
        let year = Timestamp(document.published_at).year();
        match years.last_mut() {
            Some((last, count)) if *last == year => *count += 1,
            _ => years.push((year, 1)),
        }
    }
    years
}

fn facts(documents: &[Document]) -> Vec<u32> {
    documents.iter().map(|document| u32::try_from(document.category).unwrap_or(u32::MAX)).collect()
}

fn write_cards(documents: &[Document], categories: &[Category], files: &mut FileSet) -> Vec<FileId> {
    let mut blocks = Vec::new();
    for block in documents.chunks(CARDS_PER_BLOCK) {
        let cards: Vec<StoredCard> = block
            .iter()
            .map(|document| StoredCard {
                card: Card {
                    slug: document.slug.clone(),
                    title: compose(&document.title),
                    summary: compose(&document.summary),
                    category_name: categories
                        .get(document.category)
                        .map_or_else(String::new, |category| category.name.clone()),
                    published_at: document.published_at,
                    thumbnail: document.thumbnail.clone(),
                },
                text: files.add(compose(&document.body).into_bytes()),
            })
            .collect();
        blocks.push(files.add(format::encode_cards(&cards)));
    }
    blocks
}

/// Key → spelling → articles with weights.
#[derive(Default)]
struct Terms(BTreeMap<String, HashMap<String, Vec<(u32, u8)>>>);

impl Terms {
    fn collect(documents: &[Document]) -> Self {
        let bodies: Vec<Vec<Word>> = documents.iter().map(|document| word_list(&document.body)).collect();
        let words: usize = bodies.iter().map(Vec::len).sum();
        let average = (words as f32 / documents.len().max(1) as f32).max(1.0);
        let expansions = Expansions::new();
        let mut terms = Self::default();
        for (number, (document, body)) in (0_u32..).zip(documents.iter().zip(bodies)) {
            let dilution = 1.0 - DILUTION + DILUTION * body.len() as f32 / average;
            let mut weights = Weights::default();
            weights.add(&word_list(&document.title), TITLE, &expansions);
            for tag in &document.tags {
                weights.add(&word_list(tag), TAG, &expansions);
            }
            weights.add(&word_list(&document.summary), SUMMARY, &expansions);
            weights.add(&body, BODY / dilution, &expansions);
            for ((key, toned), weight) in weights.0 {
                terms.0.entry(key).or_default().entry(toned).or_default().push((number, impact(weight)));
            }
        }
        terms
    }

    fn vocabulary(&self, articles: usize) -> Vec<(String, u32)> {
        self.0
            .iter()
            .filter(|(key, _)| !key.contains(' '))
            .map(|(key, variants)| (key, variants.values().map(Vec::len).sum::<usize>()))
            .filter(|(_, count)| articles < SMALL_ARCHIVE || count * RARE >= articles)
            .map(|(key, count)| (key.clone(), u32::try_from(count).unwrap_or(u32::MAX)))
            .collect()
    }

    fn write(self, files: &mut FileSet, articles: usize) -> Vec<(String, FileId)> {
        let mut chunks = Vec::new();
        let mut first = String::new();
        let mut writer = TermWriter::default();
        for (key, variants) in self.0 {
            let group = group(variants);
            if articles >= SMALL_ARCHIVE && key.contains(' ') && group.frequency() < 2 {
                continue;
            }
            if writer.size() == 0 {
                first.clone_from(&key);
            }
            writer.push(&key, &group);
            if writer.size() >= CHUNK_BYTES {
                chunks.push((first.clone(), files.add(std::mem::take(&mut writer).finish())));
            }
        }
        if writer.size() > 0 {
            chunks.push((first, files.add(writer.finish())));
        }
        chunks
    }
}

fn group(variants: HashMap<String, Vec<(u32, u8)>>) -> Group {
    let mut variants: Vec<Variant> =
        variants.into_iter().map(|(toned, postings)| Variant { toned, postings }).collect();
    variants.sort_by(|a, b| b.postings.len().cmp(&a.postings.len()).then_with(|| a.toned.cmp(&b.toned)));
    Group { variants }
}

/// A weight in [`IMPACTS`] steps, saturating.
fn impact(weight: f32) -> u8 {
    let steps = IMPACTS as f32 - 1.0;
    (steps * weight / (weight + SATURATION)).round().clamp(1.0, steps) as u8
}

/// (key, spelling) → weight within one article.
#[derive(Default)]
struct Weights(HashMap<(String, String), f32>);

impl Weights {
    fn add(&mut self, words: &[Word], weight: f32, expansions: &Expansions) {
        self.add_run(words, weight);
        for (index, word) in words.iter().enumerate() {
            if let Some(meaning) = expansions.meanings.get(word.folded.as_str()) {
                self.add_run(meaning, weight);
            }
            for (long, short) in expansions.beginning_with(word) {
                if words[index..].starts_with(long) {
                    self.add_run(std::slice::from_ref(short), weight);
                }
            }
        }
    }

    fn add_run(&mut self, words: &[Word], weight: f32) {
        for word in words {
            self.add_key(word.folded.clone(), word.toned.clone(), weight);
        }
        for two in words.windows(2) {
            let [first, second] = two else { continue };
            self.add_key(pair(&first.folded, &second.folded), pair(&first.toned, &second.toned), weight);
        }
    }

    fn add_key(&mut self, key: String, toned: String, weight: f32) {
        *self.0.entry((key, toned)).or_default() += weight;
    }
}

/// Abbreviations ready for comparison: an article that writes one form is found
/// by the other too.
struct Expansions {
    meanings: HashMap<&'static str, Vec<Word>>,
    beginnings: HashMap<String, Vec<(Vec<Word>, Word)>>,
}

impl Expansions {
    fn new() -> Self {
        let mut beginnings = HashMap::<String, Vec<(Vec<Word>, Word)>>::new();
        for (short, long) in abbreviations::all() {
            let long = word_list(long);
            if let Some(first) = long.first() {
                beginnings.entry(first.toned.clone()).or_default().push((long, Word::new(short)));
            }
        }
        let meanings = abbreviations::all().map(|(short, long)| (short, word_list(long))).collect();
        Self { meanings, beginnings }
    }

    fn beginning_with(&self, word: &Word) -> impl Iterator<Item = (&[Word], &Word)> {
        self.beginnings.get(&word.toned).into_iter().flatten().map(|(long, short)| (long.as_slice(), short))
    }
}
