//! The only place that calls the engine: when its interface changes, this is
//! what changes with it.

use std::{cell::RefCell, fs, path::Path, rc::Rc};

use futures::executor::block_on;
use search::{
    Category, ChunkSource, Engine, FetchError, List, Pack, Part, Query, Root,
    build::{Document, Memory, SegmentBuilder, build},
};

use crate::{
    Outcome,
    article::{Article, Corpus},
    wire,
};

const ROOT: &str = "root";
/// So many parts a browser fetches one by one; more come as a pack.
const SINGLE: usize = 2;

/// The files of an index.
pub struct Files(Memory);

/// A piece of an index as the portal keeps it.
pub struct Stored {
    /// Whether it holds texts of articles, which only passages need.
    pub is_text: bool,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The brotli quality it is kept with.
    pub quality: i32,
}

impl Files {
    /// What a request answers: the root, a part, or a pack of parts.
    pub fn answer(&self, name: &str) -> Option<Vec<u8>> {
        if name == ROOT {
            return self.0.roots.get(ROOT).cloned();
        }
        let parts = Pack::parse(name).ok()?;
        let found = parts.iter().map(|part| self.0.part(*part)).collect::<Option<Vec<_>>>()?;
        match found.as_slice() {
            [only] => Some(only.to_vec()),
            many => Some(Pack::encode(many.iter().copied())),
        }
    }

    /// How many bytes travel for a request.
    pub fn wire_size(&self, name: &str) -> usize {
        let quality = if name == ROOT || name.contains('.') { wire::ON_THE_FLY } else { wire::KEPT };
        self.answer(name).map_or(0, |bytes| wire::compressed(&bytes, quality))
    }

    /// Writes the root, files, and lists as packs of all their records.
    pub fn export(&self, folder: &Path) -> Outcome<()> {
        for (name, bytes) in &self.0.roots {
            fs::write(folder.join(name), bytes)?;
        }
        for (id, bytes) in &self.0.files {
            fs::write(folder.join(id.to_string()), bytes)?;
        }
        for (id, (_, records)) in &self.0.lists {
            let pack = Pack::encode(records.iter().map(Vec::as_slice));
            fs::write(folder.join(format!("{id}.pack")), pack)?;
        }
        Ok(())
    }

    /// Everything as it is kept: blocks of records, and files without.
    pub fn stored(&self) -> Vec<Stored> {
        let plain = self.0.roots.values().chain(self.0.files.values());
        let mut all: Vec<Stored> =
            plain.map(|bytes| Stored { is_text: false, bytes: bytes.clone(), quality: wire::KEPT }).collect();
        for (list, records) in self.0.lists.values() {
            for block in records.chunks(list.per_block()) {
                let bytes = match block {
                    [only] => only.clone(),
                    many => Pack::encode(many.iter().map(Vec::as_slice)),
                };
                let quality = wire::KEPT;
                all.push(Stored { is_text: *list == List::Texts, bytes, quality });
            }
        }
        all
    }
}

fn document(article: &Article) -> Document {
    Document {
        slug: article.slug.clone(),
        title: article.title.clone(),
        summary: article.summary.clone(),
        body: article.body.clone(),
        tags: article.tags.clone(),
        category: u32::try_from(article.category).unwrap_or(u32::MAX),
        published_at: article.published_at,
        ..Document::default()
    }
}

/// Builds the index of a corpus.
pub fn index(corpus: &Corpus) -> Files {
    let categories = (0..).zip(&corpus.categories).map(|(id, (path, name))| Category {
        id,
        path: path.clone(),
        name: name.clone(),
    });
    Files(build(ROOT, categories.collect(), corpus.articles.iter().map(document).collect()))
}

/// The pieces that are written when one more article is published: its segment,
/// with as many others as such a segment holds, and the root.
pub fn publish(before: &Files, articles: &[Article]) -> Option<Vec<Stored>> {
    let mut documents: Vec<Document> = articles.iter().map(document).collect();
    documents.sort_by_cached_key(Document::place);
    let mut builder = SegmentBuilder::new(Memory::default());
    for document in &documents {
        let Ok(()) = builder.push(document);
    }
    let Ok((segment, mut written)) = builder.finish();
    let mut root = Root::decode(before.0.roots.get(ROOT)?).ok()?;
    root.segments.push(segment);
    written.roots.insert(ROOT.to_owned(), root.encode());
    Some(Files(written).stored())
}

/// The files of an index as a browser has them: what is asked for is counted.
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

    /// The names of the requests since this was last asked.
    pub fn take_fetched(&self) -> Vec<String> {
        self.fetched.take()
    }

    /// All files.
    pub fn files(&self) -> &Files {
        &self.files
    }
}

impl ChunkSource for Shelf {
    async fn root(&self, name: &str) -> Result<Vec<u8>, FetchError> {
        self.fetched.borrow_mut().push(name.to_owned());
        self.files.0.root(name).await
    }

    async fn parts(&self, parts: &[Part]) -> Result<Vec<Vec<u8>>, FetchError> {
        if parts.len() > SINGLE {
            self.fetched.borrow_mut().push(Pack::name(parts));
        } else {
            self.fetched.borrow_mut().extend(parts.iter().map(Part::to_string));
        }
        self.files.0.parts(parts).await
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
