//! The archive's search index: built in memory from what is published, served
//! as files, rebuilt after each change.
//!
//! Readers keep the files of the index they started with: the generation before
//! the current one stays available, so a root fetched a moment ago still leads
//! to chunks that exist.

mod build;

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use bytes::Bytes;
use domain::Locale;
use futures::executor::block_on;
use search::{ChunkSource, Engine, FetchError, Query, Results, SearchError};
use tokio::sync::broadcast::error::RecvError;

use crate::{Portal, PortalError};

/// Changes that come together are indexed together.
const SETTLE: Duration = Duration::from_millis(200);

/// A file of the index as the server sends it.
#[derive(Clone, Debug)]
pub struct IndexFile {
    /// The bytes.
    pub bytes: Bytes,
    /// The same, compressed with brotli.
    pub brotli: Option<Bytes>,
    /// The same, compressed with gzip.
    pub gzip: Option<Bytes>,
    /// The one file that changes under its name.
    pub is_root: bool,
}

/// What can go wrong with the search index.
#[derive(Debug, thiserror::Error)]
pub enum SearchIndexError {
    /// The engine found the index unreadable.
    #[error("the search index cannot be read: {0}")]
    Engine(String),
    /// The thread that searched or built was lost.
    #[error("the search was interrupted")]
    Interrupted,
}

type Files = HashMap<String, IndexFile>;

#[derive(Default)]
struct Generations {
    current: Arc<Files>,
    previous: Arc<Files>,
}

/// The index's place in the portal's memory.
#[derive(Default)]
pub struct IndexStore(RwLock<Generations>);

impl IndexStore {
    fn current(&self) -> Arc<Files> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).current.clone()
    }

    fn file(&self, name: &str) -> Option<IndexFile> {
        let generations = self.0.read().unwrap_or_else(PoisonError::into_inner);
        generations.current.get(name).or_else(|| generations.previous.get(name)).cloned()
    }

    fn replace(&self, files: Files) {
        let mut generations = self.0.write().unwrap_or_else(PoisonError::into_inner);
        generations.previous = std::mem::replace(&mut generations.current, Arc::new(files));
    }
}

/// The search index of a portal.
#[derive(Clone, Copy)]
pub struct SearchIndex<'a> {
    portal: &'a Portal,
    locale: Locale,
}

impl<'a> SearchIndex<'a> {
    /// The index of `portal`.
    #[must_use]
    pub const fn new(portal: &'a Portal) -> Self {
        Self { portal, locale: Locale::Vietnamese }
    }

    /// The same in `locale`. Without this call it is Vietnamese.
    #[must_use]
    pub const fn edition(mut self, locale: Locale) -> Self {
        self.locale = locale;
        self
    }

    /// Builds the index in the background, and again after every change.
    pub fn start(self) {
        let portal = self.portal.clone();
        let mut changes = portal.events().subscribe();
        tokio::spawn(async move {
            loop {
                if let Err(error) = portal.search_index().rebuild().await {
                    tracing::error!(%error, "the search index could not be rebuilt");
                }
                // Having missed some changes means only that there were many.
                if matches!(changes.recv().await, Err(RecvError::Closed)) {
                    return;
                }
                tokio::time::sleep(SETTLE).await;
                while changes.try_recv().is_ok() {}
            }
        });
    }

    /// Builds the index of every edition from everything published.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn rebuild(self) -> Result<(), PortalError> {
        let mut files = Files::new();
        for locale in Locale::ALL {
            let articles = self.portal.articles().edition(locale).all_published().await?;
            let tree = self.portal.categories().edition(locale).tree().await?;
            let built = tokio::task::spawn_blocking(move || build::files(locale, &articles, &tree))
                .await
                .map_err(|_| SearchIndexError::Interrupted)?;
            files.extend(built);
        }
        self.portal.index_store().replace(files);
        Ok(())
    }

    /// A file of the index: a root by [`search::root_name`], a chunk by its hash.
    #[must_use]
    pub fn file(self, name: &str) -> Option<IndexFile> {
        self.portal.index_store().file(name)
    }

    /// Searches on the server, with the engine that browsers run. Before the
    /// first index is built, builds it.
    ///
    /// # Errors
    /// When the index cannot be built or read.
    pub async fn search(self, query: &Query) -> Result<Results, PortalError> {
        if self.portal.index_store().current().is_empty() {
            self.rebuild().await?;
        }
        let files = self.portal.index_store().current();
        let (locale, query) = (self.locale, query.clone());
        let found = tokio::task::spawn_blocking(move || block_on(search(files, locale, &query)))
            .await
            .map_err(|_| SearchIndexError::Interrupted)?;
        Ok(found.map_err(|error| SearchIndexError::Engine(error.to_string()))?)
    }
}

async fn search(files: Arc<Files>, locale: Locale, query: &Query) -> Result<Results, SearchError> {
    Engine::open(MemorySource(files), search::root_name(locale)).await?.search(query).await
}

struct MemorySource(Arc<Files>);

impl ChunkSource for MemorySource {
    async fn fetch(&self, name: &str) -> Result<Vec<u8>, FetchError> {
        let file = self.0.get(name).ok_or_else(|| FetchError::new(format!("no index file {name}")))?;
        Ok(file.bytes.to_vec())
    }
}
