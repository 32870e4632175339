//! The services, gathered: what every door into the portal holds.

use std::{
    collections::HashMap,
    future::Future,
    path::PathBuf,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use domain::{BulkList, CategoryTree, FrontSettings, Locale, MenuItem, Picture, SiteIdentity};

use crate::{
    accounts::{AccountError, Accounts, seal_second_factors},
    articles::{ArticleError, Articles},
    audit::Audit,
    bulk::Bulk,
    calendar::Calendar,
    categories::Categories,
    documents::Documents,
    events::{ContentKind, Events},
    feedback::Feedback,
    library::Library,
    manuscripts::Manuscripts,
    media::MediaStore,
    operations::Operations,
    pages::Pages,
    programmes::Programmes,
    redirects::Redirects,
    search_index::{IndexStore, SearchIndex, SearchIndexError},
    secret::{SecretError, SecretKey},
    site::Site,
    statistics::Statistics,
    storage::{Storage, StorageError},
    visits::{VisitCounter, Visits},
};

/// How soon what another process changes is noticed.
const FOLLOW_EVERY: Duration = Duration::from_secs(2);

/// Where a portal keeps its things and how it is reached.
#[derive(Clone)]
pub struct PortalConfig {
    /// `sqlite://PATH` or `postgres://…`.
    pub database_url: String,
    /// Folder for media.
    pub data_dir: PathBuf,
    /// Scheme and host, without a trailing slash.
    pub base_url: String,
    /// The secret key; without one it is kept in the data folder.
    pub secret_key: Option<String>,
}

/// What can go wrong in the portal.
#[derive(Debug, thiserror::Error)]
pub enum PortalError {
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The data folder.
    #[error("the data folder {} cannot be made or written to: choose another with BANTIN_DATA_DIR", path.display())]
    DataFolder {
        /// Where it should be.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The secret key.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The search index.
    #[error(transparent)]
    SearchIndex(#[from] SearchIndexError),
    /// An article that cannot be stored.
    #[error(transparent)]
    Article(#[from] ArticleError),
    /// An account that cannot be used.
    #[error(transparent)]
    Account(#[from] AccountError),
}

/// A value per language that is loaded when first asked for and dropped on change.
pub(crate) struct KeptValue<T>(RwLock<HashMap<Locale, Arc<T>>>);

impl<T> Default for KeptValue<T> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<T> KeptValue<T> {
    /// The value in `locale`, loaded now if it is not kept.
    pub async fn get_or_load<E>(
        &self,
        locale: Locale,
        load: impl Future<Output = Result<T, E>>,
    ) -> Result<Arc<T>, E> {
        if let Some(value) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&locale) {
            return Ok(value.clone());
        }
        let value = Arc::new(load.await?);
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(locale, value.clone());
        Ok(value)
    }

    /// Drops the value in every language.
    pub fn forget(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// What is read on every page and changes rarely.
#[derive(Default)]
pub(crate) struct Kept {
    pub tree: KeptValue<CategoryTree>,
    pub identity: KeptValue<SiteIdentity>,
    pub banner: KeptValue<Option<Picture>>,
    pub menu: KeptValue<Vec<MenuItem>>,
    pub front: KeptValue<FrontSettings>,
}

struct Inner {
    config: PortalConfig,
    storage: Storage,
    media: MediaStore,
    events: Events,
    version: AtomicU64,
    kept: Kept,
    index: IndexStore,
    visits: VisitCounter,
    key: SecretKey,
}

/// The portal. Cheap to clone.
#[derive(Clone)]
pub struct Portal(Arc<Inner>);

impl Portal {
    /// Opens the portal: connects to the database, brings it to this program's
    /// version and prepares the media folder.
    ///
    /// # Errors
    /// When the database cannot be reached or is newer than this program, the
    /// data folder cannot be written to, or the secret key is of no use.
    pub async fn open(config: PortalConfig) -> Result<Self, PortalError> {
        let storage = Storage::connect(&config.database_url).await?;
        storage.migrate().await?;
        let media = MediaStore::open(config.data_dir.join("media"))
            .map_err(|source| PortalError::DataFolder { path: config.data_dir.clone(), source })?;
        let index = IndexStore::open(config.data_dir.join("search"))
            .map_err(|source| PortalError::DataFolder { path: config.data_dir.clone(), source })?;
        let key = SecretKey::open(config.secret_key.as_deref(), &config.data_dir)?;
        seal_second_factors(&storage, &key).await?;
        let visits = VisitCounter::start(storage.clone()).await?;
        Ok(Self(Arc::new(Inner {
            config,
            storage,
            media,
            events: Events::default(),
            version: AtomicU64::new(0),
            kept: Kept::default(),
            index,
            visits,
            key,
        })))
    }

    /// Writes what is still counted and closes the database.
    pub async fn close(&self) {
        self.0.visits.flush().await;
        self.0.storage.close().await;
    }

    /// Tells everyone that published content changed. Call it after the commit.
    pub(crate) fn changed(&self, kind: ContentKind, id: i64) {
        self.outdate();
        self.0.events.emit(kind, id);
    }

    /// Lets nobody answer with what was kept so far.
    pub(crate) fn outdate(&self) {
        self.0.version.fetch_add(1, Ordering::AcqRel);
    }

    /// Goes up with every change of published content.
    #[must_use]
    pub fn content_version(&self) -> u64 {
        self.0.version.load(Ordering::Acquire)
    }

    /// Notices content that other processes change (an import from the command
    /// line, a second server on the same database) and tells everyone here.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn follow_others(&self) -> Result<(), PortalError> {
        let portal = self.clone();
        let mut known = portal.storage().last_change().await?;
        tokio::spawn(async move {
            let mut clock = tokio::time::interval(FOLLOW_EVERY);
            loop {
                clock.tick().await;
                match portal.storage().last_change().await {
                    Ok(newest) if newest == known => {}
                    Ok(newest) => {
                        known = newest;
                        portal.forget();
                        portal.changed(ContentKind::Site, 0);
                    }
                    Err(error) => tracing::warn!(%error, "cannot see what others change"),
                }
            }
        });
        Ok(())
    }

    /// Forgets what is kept in memory of the database.
    fn forget(&self) {
        let kept = self.kept();
        kept.tree.forget();
        kept.identity.forget();
        kept.banner.forget();
        kept.menu.forget();
        kept.front.forget();
    }

    /// Where the portal keeps its things.
    #[must_use]
    pub fn config(&self) -> &PortalConfig {
        &self.0.config
    }

    /// The database.
    #[must_use]
    pub fn storage(&self) -> &Storage {
        &self.0.storage
    }

    /// The media folder.
    #[must_use]
    pub fn media(&self) -> &MediaStore {
        &self.0.media
    }

    /// The notice board.
    #[must_use]
    pub fn events(&self) -> &Events {
        &self.0.events
    }

    /// The key by which the portal recognises what it gave out, and reads what it
    /// sealed.
    #[must_use]
    pub fn key(&self) -> &SecretKey {
        &self.0.key
    }

    pub(crate) fn kept(&self) -> &Kept {
        &self.0.kept
    }

    pub(crate) fn index_store(&self) -> &IndexStore {
        &self.0.index
    }

    /// Articles.
    #[must_use]
    pub const fn articles(&self) -> Articles<'_> {
        Articles::new(self)
    }

    /// Articles as their writers work on them.
    #[must_use]
    pub const fn manuscripts(&self) -> Manuscripts<'_> {
        Manuscripts::new(self)
    }

    /// Categories.
    #[must_use]
    pub const fn categories(&self) -> Categories<'_> {
        Categories::new(self)
    }

    /// The work calendar.
    #[must_use]
    pub const fn calendar(&self) -> Calendar<'_> {
        Calendar::new(self)
    }

    /// Special programmes.
    #[must_use]
    pub const fn programmes(&self) -> Programmes<'_> {
        Programmes::new(self)
    }

    /// The document registry.
    #[must_use]
    pub const fn documents(&self) -> Documents<'_> {
        Documents::new(self)
    }

    /// Pictures and files, for those who use and describe them.
    #[must_use]
    pub const fn library(&self) -> Library<'_> {
        Library::new(self)
    }

    /// A list whose rows are changed several at once.
    #[must_use]
    pub const fn bulk(&self, list: BulkList) -> Bulk<'_> {
        Bulk::new(self, list)
    }

    /// What readers send.
    #[must_use]
    pub const fn feedback(&self) -> Feedback<'_> {
        Feedback::new(self)
    }

    /// Static pages.
    #[must_use]
    pub const fn pages(&self) -> Pages<'_> {
        Pages::new(self)
    }

    /// Who did what.
    #[must_use]
    pub const fn audit(&self) -> Audit<'_> {
        Audit::new(self)
    }

    /// Looking after the machine.
    #[must_use]
    pub const fn operations(&self) -> Operations<'_> {
        Operations::new(self)
    }

    /// Addresses that are no more.
    #[must_use]
    pub const fn redirects(&self) -> Redirects<'_> {
        Redirects::new(self)
    }

    /// The site's identity and menu.
    #[must_use]
    pub const fn site(&self) -> Site<'_> {
        Site::new(self)
    }

    /// Accounts and sessions.
    #[must_use]
    pub const fn accounts(&self) -> Accounts<'_> {
        Accounts::new(self)
    }

    /// The search index.
    #[must_use]
    pub const fn search_index(&self) -> SearchIndex<'_> {
        SearchIndex::new(self)
    }

    /// Figures about reading and publishing.
    #[must_use]
    pub const fn statistics(&self) -> Statistics<'_> {
        Statistics::new(self)
    }

    /// Visit counting.
    #[must_use]
    pub fn visits(&self) -> Visits<'_> {
        Visits::new(self, &self.0.visits)
    }
}
