//! Rendered pages, compressed and ready to be sent.
//!
//! The key says all that a page depends on: its address, the version of the
//! content, and the minute (dates, visit numbers and scheduled articles move
//! with the clock). Nothing is ever invalidated; old keys are simply not asked
//! for any more. Readers of a page being rendered wait for that one rendering.

use std::{future::Future, sync::Arc, time::Duration};

use domain::Timestamp;
use moka::future::Cache;

use super::encoded::Encoded;
use crate::state::AppState;

/// How much memory pages may take, in bytes.
const CAPACITY: u64 = 64 * 1024 * 1024;
/// No key lives longer than its minute; the rest is slack for slow readers.
const LIFETIME: Duration = Duration::from_secs(120);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    version: u64,
    minute: i64,
}

/// The cache. Cheap to clone.
#[derive(Clone)]
pub struct PageCache(Cache<Key, Arc<Encoded>>);

impl PageCache {
    /// An empty cache.
    pub fn new() -> Self {
        let weight = |key: &Key, page: &Arc<Encoded>| {
            u32::try_from(key.address.len() + page.size()).unwrap_or(u32::MAX)
        };
        Self(Cache::builder().max_capacity(CAPACITY).weigher(weight).time_to_live(LIFETIME).build())
    }

    /// The page at `address`, rendered now if need be. What `render` refuses is
    /// not kept.
    ///
    /// # Errors
    /// What `render` returned.
    pub async fn get_or_render<E: Send + Sync + 'static>(
        &self,
        state: &AppState,
        address: &str,
        render: impl Future<Output = Result<Encoded, E>>,
    ) -> Result<Arc<Encoded>, Arc<E>> {
        let key = Key {
            address: address.to_owned(),
            version: state.portal.content_version(),
            minute: Timestamp::now().0.div_euclid(60),
        };
        self.0.try_get_with(key, async { render.await.map(Arc::new) }).await
    }
}
