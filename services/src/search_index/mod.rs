//! The archive's search index: files in the data folder that follow what is
//! published. docs/SEARCH.md describes them.

mod archive;
mod compression;
mod container;
mod documents;
mod folder;
mod manifest;
mod merge;
mod refresh;
mod sweep;

use std::{
    collections::HashMap,
    io,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use domain::{Locale, Timestamp};
use futures::executor::block_on;
use search::{Engine, FileId, MAX_PACK, Pack, Part, Query, Results};
use tokio::sync::broadcast::error::RecvError;

pub use self::{
    archive::{Archive, ArchiveList},
    container::IndexPart,
    refresh::Progress,
};
use self::{folder::Folder, refresh::Refresh};
use crate::{Portal, PortalError};

/// Changes that come together are indexed together.
const SETTLE: Duration = Duration::from_millis(150);
/// Without any change the clock publishes what was scheduled.
const CLOCK: Duration = Duration::from_secs(30);
/// How often retired files are looked for.
const SWEEP: Duration = Duration::from_secs(3600);

/// What can go wrong with the search index.
#[derive(Debug, thiserror::Error)]
pub enum SearchIndexError {
    /// The engine found the index unreadable.
    #[error("the search index cannot be read: {0}")]
    Engine(String),
    /// The disk.
    #[error("the search index in the data folder cannot be read or written")]
    Disk(#[from] io::Error),
    /// The thread that searched or wrote was lost.
    #[error("the search was interrupted")]
    Interrupted,
}

/// What answers searches on the server. The portal's own engine is one; a
/// full-text search of the database, or a search server, could be another.
pub trait ServerEngine: Send + Sync {
    /// Answers a query. May wait for the disk: call it off the executor.
    ///
    /// # Errors
    /// When the index cannot be read.
    fn search(&self, query: &Query) -> Result<Results, SearchIndexError>;
}

impl ServerEngine for Engine<Folder> {
    fn search(&self, query: &Query) -> Result<Results, SearchIndexError> {
        // The folder answers at once: nothing is ever awaited.
        block_on(self.search(query)).map_err(|error| SearchIndexError::Engine(error.to_string()))
    }
}

/// The index of a language as readers get it now.
#[derive(Clone)]
struct Edition {
    root: Arc<[u8]>,
    engine: Arc<dyn ServerEngine>,
}

/// The index's place in the portal.
pub struct IndexStore {
    folder: Folder,
    editions: RwLock<HashMap<Locale, Edition>>,
}

impl IndexStore {
    /// Keeps the index in the folder at `path`.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(path: PathBuf) -> io::Result<Self> {
        Ok(Self { folder: Folder::open(path)?, editions: RwLock::default() })
    }

    fn edition(&self, locale: Locale) -> Option<Edition> {
        self.editions.read().unwrap_or_else(PoisonError::into_inner).get(&locale).cloned()
    }

    /// Opens what is on the disk.
    fn reopen(&self, locale: Locale) -> Result<(), SearchIndexError> {
        let name = search::root_name(locale);
        let Some(root) = self.folder.root(name)? else { return Ok(()) };
        let opened = block_on(Engine::open(self.folder.clone(), name));
        let engine = opened.map_err(|error| SearchIndexError::Engine(error.to_string()))?;
        let edition = Edition { root: root.into(), engine: Arc::new(engine) };
        self.editions.write().unwrap_or_else(PoisonError::into_inner).insert(locale, edition);
        Ok(())
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

    /// Follows what is published, in the background.
    pub fn start(self) {
        let portal = self.portal.clone();
        let mut changes = portal.events().subscribe();
        if let Err(error) = self.open_kept() {
            tracing::warn!(%error, "the search index of the last run cannot be used");
        }
        tokio::spawn(async move {
            let mut sweep = tokio::time::interval(SWEEP);
            loop {
                if let Err(error) = portal.search_index().refresh().await {
                    tracing::error!(%error, "the search index could not be brought up to date");
                }
                tokio::select! {
                    // Having missed some changes means only that there were many.
                    change = changes.recv() => if matches!(change, Err(RecvError::Closed)) { return },
                    () = tokio::time::sleep(CLOCK) => continue,
                    _ = sweep.tick() => {
                        match portal.search_index().sweep(Timestamp::now()).await {
                            Ok(0) => {}
                            Ok(files) => tracing::info!(files, "removed files of earlier search indexes"),
                            Err(error) => tracing::warn!(%error, "earlier search indexes could not be removed"),
                        }
                        continue;
                    }
                }
                tokio::time::sleep(SETTLE).await;
                while changes.try_recv().is_ok() {}
            }
        });
    }

    /// Answers from what the last run left, until it is brought up to date.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open_kept(self) -> Result<(), SearchIndexError> {
        Locale::ALL.into_iter().try_for_each(|locale| self.portal.index_store().reopen(locale))
    }

    /// Brings the index of every language up to what is published. Publications
    /// are searchable first; then segments are merged.
    ///
    /// # Errors
    /// When storage or the disk fails.
    pub async fn refresh(self) -> Result<(), PortalError> {
        self.update(false, &mut |_, _| {}).await
    }

    /// Writes the index of every language anew.
    ///
    /// # Errors
    /// When storage or the disk fails.
    pub async fn rebuild(self, progress: Progress<'_>) -> Result<(), PortalError> {
        self.update(true, progress).await
    }

    async fn update(self, anew: bool, progress: Progress<'_>) -> Result<(), PortalError> {
        let store = self.portal.index_store();
        let folder = store.folder.clone();
        let _lock = off_the_executor(move || folder.lock()).await?;
        for locale in Locale::ALL {
            let mut refresh = Refresh::begin(self.portal, &store.folder, locale).await?;
            if anew {
                refresh.begin_anew();
            }
            if refresh.publications(progress).await? || store.edition(locale).is_none() {
                store.reopen(locale)?;
                // Answers that were kept while the index was behind are old now.
                self.portal.outdate();
            }
            if refresh.merge().await? {
                store.reopen(locale)?;
            }
        }
        Ok(())
    }

    /// Removes files that have not been part of the index for seven days; how many.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn sweep(self, now: Timestamp) -> Result<usize, SearchIndexError> {
        let folder = self.portal.index_store().folder.clone();
        off_the_executor(move || {
            let _lock = folder.lock()?;
            sweep::sweep(&folder, now)
        })
        .await
    }

    /// How many articles readers see, and how many of them the index has as they are.
    ///
    /// # Errors
    /// When storage or the disk fails.
    pub async fn coverage(self) -> Result<(u64, u64), PortalError> {
        let published = self.portal.storage().index_entries(self.locale).await?;
        let mut manifest = manifest::Manifest::load(&self.portal.index_store().folder, self.locale)
            .map_err(SearchIndexError::from)?;
        let missing = manifest.compare(&published).len();
        Ok((published.len() as u64, (published.len() - missing) as u64))
    }

    /// The root called `name` as it is now; `None` before the first index is written.
    #[must_use]
    pub fn root(self, name: &str) -> Option<Arc<[u8]>> {
        let locale = Locale::ALL.into_iter().find(|locale| search::root_name(*locale) == name)?;
        Some(self.portal.index_store().edition(locale)?.root)
    }

    /// A part of the index, compressed as it is kept; `None` when there is none.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn part(self, part: Part) -> Result<Option<IndexPart>, SearchIndexError> {
        let folder = self.portal.index_store().folder.clone();
        off_the_executor(move || folder.part(part)).await
    }

    /// The pack of `parts`, at most [`MAX_PACK`]; `None` when one of them is none.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn pack(self, parts: Vec<Part>) -> Result<Option<Vec<u8>>, SearchIndexError> {
        let folder = self.portal.index_store().folder.clone();
        off_the_executor(move || {
            let found = parts.into_iter().take(MAX_PACK).map(|part| folder.part(part));
            let found = found.collect::<io::Result<Option<Vec<IndexPart>>>>()?;
            Ok(found.map(|found| Pack::encode(found.iter().map(|part| part.bytes.as_slice()))))
        })
        .await
    }

    /// What the whole index under the root called `name` consists of; `None`
    /// when there is no such root.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn archive(self, name: &str) -> Result<Option<Archive>, SearchIndexError> {
        let Some(locale) = Locale::ALL.into_iter().find(|locale| search::root_name(*locale) == name) else {
            return Ok(None);
        };
        let folder = self.portal.index_store().folder.clone();
        off_the_executor(move || archive::read(&folder, search::root_name(locale))).await
    }

    /// A block of a list of an [`Archive`]: its records as a [`Pack`]. `None`
    /// when there is none.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn block(self, list: FileId, number: u32) -> Result<Option<Vec<u8>>, SearchIndexError> {
        let folder = self.portal.index_store().folder.clone();
        off_the_executor(move || match folder.open_list(list)? {
            None => Ok(None),
            Some(list) => list.block(number),
        })
        .await
    }

    /// Searches on the server, with the engine that browsers run. Before the
    /// first index is written, writes it.
    ///
    /// # Errors
    /// When the index cannot be written or read.
    pub async fn search(self, query: &Query) -> Result<Results, PortalError> {
        let store = self.portal.index_store();
        if store.edition(self.locale).is_none() {
            self.refresh().await?;
        }
        let Some(edition) = store.edition(self.locale) else { return Ok(Results::default()) };
        let query = query.clone();
        let found = tokio::task::spawn_blocking(move || edition.engine.search(&query));
        Ok(found.await.map_err(|_| SearchIndexError::Interrupted)??)
    }
}

/// Runs what takes long or waits for the disk.
async fn off_the_executor<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, SearchIndexError> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|_| SearchIndexError::Interrupted)?;
    Ok(done?)
}
