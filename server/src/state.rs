//! What every handler may need. Cheap to clone.

use std::sync::Arc;

use services::{Portal, feedback::Gate, mail::Mailer};

use crate::http::{assets::Assets, metrics::Metrics, page_cache::PageCache};

/// The state of the running server.
#[derive(Clone)]
pub struct AppState {
    /// The services.
    pub portal: Portal,
    /// This build's files for the browser.
    pub assets: Arc<Assets>,
    /// Rendered pages.
    pub pages: PageCache,
    /// What stands between forms and the inbox.
    pub gate: Arc<Gate>,
    /// What is counted for a monitoring system.
    pub metrics: Metrics,
    /// What sends mail, when it is configured.
    pub mailer: Option<Arc<Mailer>>,
}

impl AppState {
    /// Gathers what is made once at start.
    ///
    /// # Errors
    /// When this build's files for the browser cannot be read.
    pub fn new(portal: Portal) -> std::io::Result<Self> {
        // The renderer of islands asks for an executor by itself; a second call
        // (in tests) changes nothing.
        let _ = any_spawner::Executor::init_tokio();
        let gate = Gate::new(portal.key().clone());
        Ok(Self {
            portal,
            assets: Arc::new(Assets::load()?),
            pages: PageCache::new(),
            gate: Arc::new(gate),
            metrics: Metrics::new(),
            mailer: None,
        })
    }

    /// The same with mail.
    #[must_use]
    pub fn with_mailer(mut self, mailer: Option<Mailer>) -> Self {
        self.mailer = mailer.map(Arc::new);
        self
    }
}
