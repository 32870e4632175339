//! Reader pages: each handler says which page its address means.

use std::{future::Future, sync::Arc};

use app::{
    page::{Outcome, Page, PageError},
    pages::{self, category::CategoryQuery},
    search_view::{PER_PAGE, SearchRequest, SearchView},
};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use bytes::Bytes;
use search::Query as SearchQuery;
use serde::Deserialize;
use services::Portal;

use super::{
    encoded::{Encoded, Quality},
    feeds,
    render::{self, RenderError},
    trace,
};
use crate::state::AppState;

const HTML: &str = "text/html; charset=utf-8";
/// Pages may be kept but must be asked about: the validator makes that cheap.
const REVALIDATE: &str = "no-cache";
/// How many likely articles an error page offers.
const LIKELY: usize = 5;

type Params<T> = Result<Query<T>, QueryRejection>;

/// `/`.
pub async fn home(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    cached(&state, &uri, &headers, |portal| async move { Ok(pages::home::page(&portal).await?) }).await
}

/// The query of category pages.
#[derive(Debug, Default, Deserialize)]
pub struct CategoryParams {
    trang: Option<String>,
    nam: Option<String>,
    muc: Option<String>,
}

/// `/chuyen-muc/{path}`.
pub async fn category(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
    Path(path): Path<String>,
    params: Params<CategoryParams>,
) -> Response {
    // The router cannot tell a name behind a path of any length.
    if let Some((path, format)) = feeds::Format::split(&path) {
        return feeds::category(&state, &headers, path, format).await;
    }
    let Ok(Query(params)) = params else { return bad_request(&state).await };
    let query = CategoryQuery { page: params.trang, year: params.nam, below: params.muc };
    cached(&state, &uri, &headers, |portal| async move { pages::category::page(&portal, &path, query).await })
        .await
}

/// `/bai-viet/{slug}`.
pub async fn article(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
    Path(slug): Path<String>,
) -> Response {
    cached(&state, &uri, &headers, |portal| async move { pages::article::page(&portal, &slug).await }).await
}

/// `/lich-cong-tac`.
pub async fn current_week(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    cached(&state, &uri, &headers, |portal| async move { pages::calendar::page(&portal, None).await }).await
}

/// `/lich-cong-tac/{week}`.
pub async fn week(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
    Path(week): Path<String>,
) -> Response {
    cached(&state, &uri, &headers, |portal| async move { pages::calendar::page(&portal, Some(&week)).await })
        .await
}

/// `/chuyen-de`.
pub async fn programmes(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    cached(&state, &uri, &headers, |portal| async move { Ok(pages::programme::list(&portal).await?) }).await
}

/// `/chuyen-de/{slug}`.
pub async fn programme(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
    Path(slug): Path<String>,
) -> Response {
    cached(&state, &uri, &headers, |portal| async move { pages::programme::issue(&portal, &slug).await })
        .await
}

/// The query of plain lists.
#[derive(Debug, Default, Deserialize)]
pub struct ListParams {
    trang: Option<String>,
}

/// `/van-ban`.
pub async fn documents(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
    params: Params<ListParams>,
) -> Response {
    let Ok(Query(params)) = params else { return bad_request(&state).await };
    cached(&state, &uri, &headers, |portal| async move {
        pages::document::list(&portal, params.trang.as_deref()).await
    })
    .await
}

/// `/van-ban/{slug}`.
pub async fn document(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
    Path(slug): Path<String>,
) -> Response {
    cached(&state, &uri, &headers, |portal| async move { pages::document::document(&portal, &slug).await })
        .await
}

/// `/so-do-trang`.
pub async fn site_map(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    cached(&state, &uri, &headers, |portal| async move { Ok(pages::static_page::site_map(&portal).await?) })
        .await
}

/// `/{slug}`.
pub async fn static_page(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
    Path(slug): Path<String>,
) -> Response {
    cached(&state, &uri, &headers, |portal| async move { pages::static_page::page(&portal, &slug).await })
        .await
}

/// The query of the search page.
#[derive(Debug, Default, Deserialize)]
pub struct SearchParams {
    #[serde(default)]
    q: String,
    #[serde(default, rename = "chuyen-muc")]
    category: String,
    #[serde(default)]
    nam: String,
    #[serde(default, rename = "sap-xep")]
    sort: String,
}

/// `/tim-kiem`. Not kept: there is no end to what readers may ask.
pub async fn search(
    State(state): State<AppState>,
    headers: HeaderMap,
    params: Params<SearchParams>,
) -> Response {
    let Ok(Query(params)) = params else { return bad_request(&state).await };
    let request = SearchRequest {
        text: params.q.chars().take(200).collect(),
        category: params.category,
        year: params.nam,
        by_date: params.sort == "moi-nhat",
        limit: PER_PAGE,
        passages: true,
    };
    match pages::search::page(&state.portal, request).await {
        Ok(outcome) => fresh(&state, "/tim-kiem", &headers, outcome).await,
        Err(error) => failed(&state, &error).await,
    }
}

/// Anything else.
pub async fn unknown(State(state): State<AppState>, uri: Uri) -> Response {
    not_found(&state, uri.path()).await
}

/// A 404 page that looks for what `address` seems to say.
pub async fn not_found(state: &AppState, address: &str) -> Response {
    refused(state, &PageError::not_found(address)).await
}

/// A 400 page.
pub async fn bad_request(state: &AppState) -> Response {
    plain(state, pages::error::bad_request()).await
}

/// A 500 page; the cause goes to the log under the request's id.
pub async fn failed(state: &AppState, error: &(dyn std::error::Error + Send + Sync)) -> Response {
    let id = trace::current_id();
    tracing::error!(request = %id, %error, "page failed");
    plain(state, pages::error::failed(id)).await
}

/// Sends a page that belongs to one person or one moment.
pub async fn plain(state: &AppState, page: Page) -> Response {
    match render::document(state, "", page).await {
        Ok(document) => {
            let headers = [(header::CONTENT_TYPE, HTML), (header::CACHE_CONTROL, "no-store")];
            (document.status, headers, document.html).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "not even the error page could be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Why a page is not in the cache.
#[derive(Debug, thiserror::Error)]
enum NotCached {
    #[error("moved to {0}")]
    Moved(String),
    #[error(transparent)]
    Page(#[from] PageError),
    #[error(transparent)]
    Render(#[from] RenderError),
}

/// Answers from the cache, loading and rendering the page when it is not there.
async fn cached<F>(
    state: &AppState,
    uri: &Uri,
    headers: &HeaderMap,
    load: impl FnOnce(Portal) -> F,
) -> Response
where
    F: Future<Output = Result<Outcome, PageError>>,
{
    let address = uri.path_and_query().map_or(uri.path(), |address| address.as_str());
    let render = async {
        match load(state.portal.clone()).await? {
            Outcome::Moved(to) => Err(NotCached::Moved(to)),
            Outcome::Page(page) => Ok(compress(render::document(state, uri.path(), *page).await?.html).await),
        }
    };
    match state.pages.get_or_render(state, address, render).await {
        Ok(page) => page.respond(headers, REVALIDATE),
        Err(error) => not_cached(state, error).await,
    }
}

async fn not_cached(state: &AppState, error: Arc<NotCached>) -> Response {
    match &*error {
        NotCached::Moved(to) => Redirect::permanent(to).into_response(),
        NotCached::Page(error) => refused(state, error).await,
        NotCached::Render(error) => failed(state, error).await,
    }
}

/// Answers with a page that is rendered for this request.
async fn fresh(state: &AppState, path: &str, headers: &HeaderMap, outcome: Outcome) -> Response {
    match outcome {
        Outcome::Moved(to) => Redirect::permanent(&to).into_response(),
        Outcome::Page(page) => match render::document(state, path, *page).await {
            Ok(document) => compress(document.html).await.respond(headers, REVALIDATE),
            Err(error) => failed(state, &error).await,
        },
    }
}

/// Compresses a page off the executor: it takes a few milliseconds.
async fn compress(html: Bytes) -> Encoded {
    let plain = html.clone();
    tokio::task::spawn_blocking(move || Encoded::compress(HTML, html, Quality::PAGE))
        .await
        .unwrap_or_else(|_| Encoded::precompressed(HeaderValue::from_static(HTML), plain, None, None))
}

async fn refused(state: &AppState, error: &PageError) -> Response {
    match error {
        PageError::NotFound { words } => {
            plain(state, pages::error::not_found(likely(state, words).await)).await
        }
        PageError::Gone { words } => plain(state, pages::error::gone(likely(state, words).await)).await,
        PageError::Portal(error) => failed(state, error).await,
    }
}

/// What an address seems to look for. A failing search must not hide the error
/// page, so it offers nothing instead.
async fn likely(state: &AppState, words: &str) -> SearchView {
    if words.is_empty() {
        return SearchView::default();
    }
    let query = SearchQuery { text: words.to_owned(), limit: LIKELY, ..SearchQuery::default() };
    match state.portal.search_index().search(&query).await {
        Ok(results) => results.into(),
        Err(error) => {
            tracing::warn!(%error, "no suggestions for an unknown address");
            SearchView::default()
        }
    }
}
