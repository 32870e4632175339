//! The only place that calls the engine: when its interface changes, this is
//! what changes with it.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    rc::Rc,
};

use futures::executor::block_on;
use search::{
    ChunkSource, Engine, FetchError, Query,
    build::{Category, Document, build},
};

use crate::{
    Outcome,
    article::{Article, Corpus},
};

const ROOT: &str = "root";

/// The files of an index by name.
pub type Files = HashMap<String, Vec<u8>>;

/// Builds the index of a corpus.
pub fn index(corpus: &Corpus) -> Files {
    let categories = corpus
        .categories
        .iter()
        .map(|(path, name)| Category { path: path.clone(), name: name.clone() })
        .collect();
    let documents = corpus
        .articles
        .iter()
        .map(|article| Document {
            slug: article.slug.clone(),
            title: article.title.clone(),
            summary: article.summary.clone(),
            body: article.body.clone(),
            tags: article.tags.clone(),
            category: article.category,
            published_at: article.published_at,
            thumbnail: None,
        })
        .collect();
    build(ROOT, categories, documents).into_iter().map(|file| (file.name, file.bytes)).collect()
}

/// The index of `corpus` after one more article, where the engine can add one;
/// `None` where it has to write everything anew.
pub fn publish(_before: &Files, _article: &Article) -> Option<Files> {
    None
}

/// The names of the files that hold texts of articles, which only passages need.
pub fn texts(corpus: &Corpus, files: &Files) -> HashSet<String> {
    let bodies: HashSet<String> =
        corpus.articles.iter().map(|article| domain::text::compose(&article.body)).collect();
    let is_text = |bytes: &[u8]| std::str::from_utf8(bytes).is_ok_and(|text| bodies.contains(text));
    files.iter().filter(|(_, bytes)| is_text(bytes)).map(|(name, _)| name.clone()).collect()
}

/// The files of an index as a browser has them: fetched one by one, and counted.
#[derive(Clone)]
pub struct Shelf {
    files: Rc<Files>,
    fetched: Rc<RefCell<Vec<String>>>,
}

impl Shelf {
    /// Everything is still to be fetched.
    pub fn new(files: Files) -> Self {
        Self { files: Rc::new(files), fetched: Rc::default() }
    }

    /// The names of what was fetched since this was last asked.
    pub fn take_fetched(&self) -> Vec<String> {
        self.fetched.take()
    }

    /// All files.
    pub fn files(&self) -> &Files {
        &self.files
    }
}

impl ChunkSource for Shelf {
    async fn fetch(&self, name: &str) -> Result<Vec<u8>, FetchError> {
        self.fetched.borrow_mut().push(name.to_owned());
        self.files.get(name).cloned().ok_or_else(|| FetchError::new(format!("no file {name}")))
    }
}

/// An engine as a reader's browser has it.
pub struct Reader(Engine<Shelf>);

/// What a reader sees of an answer.
#[derive(Debug)]
pub struct Answer {
    /// How many articles match.
    pub total: usize,
    /// The slugs of the first of them.
    pub slugs: Vec<String>,
    /// What was looked for instead.
    pub showing_for: Option<String>,
}

impl Reader {
    /// Opens the index.
    pub fn open(shelf: &Shelf) -> Outcome<Self> {
        Ok(Self(block_on(Engine::open(shelf.clone(), ROOT))?))
    }

    /// The ten best.
    pub fn search(&self, text: &str) -> Outcome<Answer> {
        self.ask(text, false)
    }

    /// The ten best with the passages that fit.
    pub fn search_with_passages(&self, text: &str) -> Outcome<Answer> {
        self.ask(text, true)
    }

    fn ask(&self, text: &str, passages: bool) -> Outcome<Answer> {
        let query = Query { text: text.to_owned(), limit: 10, passages, ..Query::default() };
        let results = block_on(self.0.search(&query))?;
        Ok(Answer {
            total: results.total,
            slugs: results.hits.into_iter().map(|hit| hit.card.slug).collect(),
            showing_for: results.showing_for,
        })
    }
}
