//! Indexes in memory, and asking them.

#![allow(dead_code, reason = "each test program uses its part")]

use std::cell::RefCell;

use futures::executor::block_on;
use search::{
    Category, ChunkSource, Engine, FetchError, Part, Query, Results, Root,
    build::{Document, Memory, SegmentBuilder, build},
};

pub const ROOT_NAME: &str = "root";

/// An index, and what was asked of it.
pub struct Archive {
    pub files: Memory,
    pub fetched: RefCell<Vec<Part>>,
}

impl ChunkSource for &Archive {
    async fn root(&self, name: &str) -> Result<Vec<u8>, FetchError> {
        self.files.root(name).await
    }

    async fn parts(&self, parts: &[Part]) -> Result<Vec<Vec<u8>>, FetchError> {
        self.fetched.borrow_mut().extend(parts);
        self.files.parts(parts).await
    }
}

pub const NOON_2024: i64 = 1_718_000_000;
pub const YEAR: i64 = 365 * 24 * 3600;

pub fn document(title: &str, body: &str) -> Document {
    Document {
        slug: domain::Slug::from_title(title).to_string(),
        title: title.to_owned(),
        summary: String::new(),
        body: body.to_owned(),
        category: 1,
        published_at: NOON_2024,
        ..Document::default()
    }
}

pub fn categories() -> Vec<Category> {
    let category = |id, path: &str, name: &str| Category { id, path: path.to_owned(), name: name.to_owned() };
    vec![category(1, "tin", "Tin"), category(2, "tin/so", "Tin của Sở"), category(7, "tin-khac", "Tin khác")]
}

pub fn index(documents: Vec<Document>) -> Archive {
    Archive { files: build(ROOT_NAME, categories(), documents), fetched: RefCell::default() }
}

/// The same articles in several segments, the first of `gone` numbers of each withdrawn.
pub fn segments(parts: Vec<Vec<Document>>, gone: u32) -> Archive {
    let mut files = Memory::default();
    let mut root = Root { categories: categories(), ..Root::default() };
    for mut documents in parts {
        documents.sort_by_cached_key(Document::place);
        let mut builder = SegmentBuilder::new(files);
        for document in &documents {
            let Ok(()) = builder.push(document);
        }
        let Ok((mut segment, sink)) = builder.finish();
        segment.gone = (0..gone).collect();
        root.segments.push(segment);
        files = sink;
    }
    files.roots.insert(ROOT_NAME.to_owned(), root.encode());
    Archive { files, fetched: RefCell::default() }
}

pub fn ask(archive: &Archive, query: &Query) -> Results {
    block_on(async { Engine::open(archive, ROOT_NAME).await?.search(query).await }).unwrap()
}

pub fn words(text: &str) -> Query {
    Query { text: text.to_owned(), limit: 10, ..Query::default() }
}

pub fn titles(results: &Results) -> Vec<&str> {
    results.hits.iter().map(|hit| hit.card.title.as_str()).collect()
}

pub fn find(archive: &Archive, text: &str) -> Vec<String> {
    titles(&ask(archive, &words(text))).into_iter().map(str::to_owned).collect()
}
