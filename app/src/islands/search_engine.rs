//! The search engine in the browser: one per page view, downloaded when the
//! reader first searches.

use std::{cell::RefCell, rc::Rc};

use futures::future::try_join_all;
use leptos::prelude::*;
use search::{ChunkSource, Engine, FetchError, MAX_PACK, Pack, Part};

use super::http::get_bytes;
use crate::i18n::locale;
use crate::search_view::{SearchRequest, SearchView};

/// So many parts are fetched one by one: each is a file that the portal keeps
/// compressed, and that the browser's cache gives to the next query.
const SINGLE: usize = 2;

/// Search files as the portal serves them. All but the root are immutable, so
/// the browser's own cache keeps them.
struct HttpSource;

impl ChunkSource for HttpSource {
    async fn root(&self, name: &str) -> Result<Vec<u8>, FetchError> {
        get_bytes(&format!("/search/{name}")).await
    }

    async fn parts(&self, parts: &[Part]) -> Result<Vec<Vec<u8>>, FetchError> {
        if parts.len() <= SINGLE {
            let addresses: Vec<String> = parts.iter().map(|part| format!("/search/{part}")).collect();
            return try_join_all(addresses.iter().map(|address| get_bytes(address))).await;
        }
        let packs = try_join_all(parts.chunks(MAX_PACK).map(pack)).await?;
        Ok(packs.into_iter().flatten().collect())
    }
}

async fn pack(parts: &[Part]) -> Result<Vec<Vec<u8>>, FetchError> {
    let bytes = get_bytes(&format!("/search/pack/{}", Pack::name(parts))).await?;
    let found = Pack::decode(&bytes, parts.len()).map_err(|error| FetchError::new(error.to_string()))?;
    Ok(found.into_iter().map(<[u8]>::to_vec).collect())
}

thread_local! {
    static ENGINE: RefCell<Option<Rc<Engine<HttpSource>>>> = const { RefCell::new(None) };
}

async fn engine() -> Result<Rc<Engine<HttpSource>>, String> {
    if let Some(engine) = ENGINE.with_borrow(Clone::clone) {
        return Ok(engine);
    }
    let opened =
        Engine::open(HttpSource, search::root_name(locale())).await.map_err(|error| error.to_string())?;
    let engine = Rc::new(opened);
    ENGINE.with_borrow_mut(|slot| *slot = Some(engine.clone()));
    Ok(engine)
}

/// Searches the whole archive.
///
/// # Errors
/// When search files cannot be fetched or read. The text is for the console.
#[lazy]
pub async fn search_archive(request: SearchRequest) -> Result<SearchView, String> {
    let query = request.query();
    if let Ok(results) = engine().await?.search(&query).await {
        return Ok(results.into());
    }
    // A page that stays open long enough outlives the files of the index it
    // began with: begin again with the current one, once.
    ENGINE.with_borrow_mut(Option::take);
    let results = engine().await?.search(&query).await.map_err(|error| error.to_string())?;
    Ok(results.into())
}
