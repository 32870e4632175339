//! The search engine in the browser: one per page view, downloaded when the
//! reader first searches.

use std::{cell::RefCell, rc::Rc};

use domain::Timestamp;
use futures::future::try_join_all;
use leptos::prelude::*;
use search::{ChunkSource, Engine, FetchError, MAX_PACK, Pack, Part};
use serde::Deserialize;
use wasm_bindgen_futures::JsFuture;

use super::{
    http::{get_bytes, get_json},
    navigate::with_query,
};
use crate::{
    i18n::locale,
    search_view::{Choice, HitView, Piece, SearchRequest, SearchView, ThumbnailView},
};

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
/// When neither search files nor the server's answer can be had. The text is
/// for the console.
#[lazy]
pub async fn search_archive(request: SearchRequest) -> Result<SearchView, String> {
    let query = request.query();
    // A page that stays open long enough outlives the files of the index it
    // began with, and a file may have been damaged on its way: begin again with
    // current ones, once.
    for _ in 0..2 {
        let found = match engine().await {
            Ok(engine) => engine.search(&query).await.map_err(|error| error.to_string()),
            Err(error) => Err(error),
        };
        match found {
            Ok(results) => return Ok(results.into()),
            Err(error) => leptos::logging::warn!("search: {error}"),
        }
        ENGINE.with_borrow_mut(Option::take);
        forget_files().await;
    }
    from_server(&request).await
}

/// Has the service worker forget the files it keeps, among which one is damaged.
async fn forget_files() {
    if let Ok(caches) = window().caches() {
        // Where it cannot, the server answers.
        let _ = JsFuture::from(caches.delete("bantin-search")).await;
    }
}

/// The same from the server's engine, where a file is damaged on its way.
async fn from_server(request: &SearchRequest) -> Result<SearchView, String> {
    let sort = if request.by_date { "date" } else { "relevance" };
    let per_page = request.limit.clamp(1, 100).to_string();
    let asked = with_query(
        "/api/v1/search",
        &[
            ("q", &request.text),
            ("category", &request.category),
            ("year", &request.year),
            ("sort", sort),
            ("lang", locale().lang()),
            ("per_page", &per_page),
        ],
    );
    get_json::<Answer>(&asked).await.map(SearchView::from)
}

/// What `/api/v1/search` answers.
#[derive(Deserialize)]
struct Answer {
    items: Vec<Item>,
    total: usize,
    showing_for: Option<String>,
    categories: Vec<Choice>,
    years: Vec<Choice>,
}

#[derive(Deserialize)]
struct Item {
    slug: String,
    title: Vec<Piece>,
    passage: Vec<Piece>,
    category: String,
    published_at: i64,
    thumbnail: Option<ThumbnailView>,
}

impl From<Answer> for SearchView {
    fn from(answer: Answer) -> Self {
        let hit = |item: Item| HitView {
            url: format!("/bai-viet/{}", item.slug),
            title: item.title,
            passage: item.passage,
            category: item.category,
            day: Timestamp(item.published_at).dd_mm_yyyy(),
            thumbnail: item.thumbnail,
        };
        Self {
            total: answer.total,
            hits: answer.items.into_iter().map(hit).collect(),
            categories: answer.categories,
            years: answer.years,
            showing_for: answer.showing_for,
        }
    }
}
