//! Reader pages: each handler says which page its address means.

use std::{future::Future, sync::Arc};

use app::{
    page::{Edition, Outcome, Page, PageError},
    pages::{self, calendar::CalendarFilter, category::CategoryQuery, programme::ProgrammeFilter},
    search_view::{PER_PAGE, SearchRequest, SearchView},
};
use axum::{
    extract::{Path, Query, rejection::QueryRejection},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use bytes::Bytes;
use domain::{DocumentFilter, IsoWeek};
use search::Query as SearchQuery;
use serde::Deserialize;

use super::{
    asked::Asked,
    encoded::{Encoded, Quality},
    feeds,
    render::{self, RenderError},
    trace,
};

const HTML: &str = "text/html; charset=utf-8";
/// Pages may be kept but must be asked about: the validator makes that cheap.
const REVALIDATE: &str = "no-cache";
/// How many likely articles an error page offers.
const LIKELY: usize = 5;

type Params<T> = Result<Query<T>, QueryRejection>;

/// `/`.
pub async fn home(asked: Asked) -> Response {
    cached(&asked, |edition| async move { Ok(pages::home::page(&edition).await?) }).await
}

/// The query of category pages.
#[derive(Debug, Default, Deserialize)]
pub struct CategoryParams {
    trang: Option<String>,
    nam: Option<String>,
    muc: Option<String>,
}

/// `/chuyen-muc/{path}`.
pub async fn category(asked: Asked, Path(path): Path<String>, params: Params<CategoryParams>) -> Response {
    // The router cannot tell a name behind a path of any length.
    if let Some((path, format)) = feeds::Format::split(&path) {
        return feeds::category(&asked, path, format).await;
    }
    let Ok(Query(params)) = params else { return bad_request(&asked).await };
    let query = CategoryQuery { page: params.trang, year: params.nam, below: params.muc };
    cached(&asked, |edition| async move { pages::category::page(&edition, &path, query).await }).await
}

/// `/bai-viet/{slug}`.
pub async fn article(asked: Asked, Path(slug): Path<String>) -> Response {
    cached(&asked, |edition| async move { pages::article::page(&edition, &slug).await }).await
}

/// `/bai-viet/{slug}/in`.
pub async fn print_view(asked: Asked, Path(slug): Path<String>) -> Response {
    cached(&asked, |edition| async move { pages::article::print_view(&edition, &slug).await }).await
}

/// The query of calendar pages.
#[derive(Debug, Default, Deserialize)]
pub struct CalendarParams {
    #[serde(default, rename = "lanh-dao")]
    chair: String,
    #[serde(default)]
    ngay: String,
    #[serde(default)]
    tuan: String,
}

impl CalendarParams {
    fn filter(self) -> CalendarFilter {
        CalendarFilter { chair: self.chair, day: self.ngay }
    }
}

/// `/lich-cong-tac`; `?tuan=` is what the week picker sends.
pub async fn current_week(asked: Asked, params: Params<CalendarParams>) -> Response {
    let Ok(Query(params)) = params else { return bad_request(&asked).await };
    if !params.tuan.is_empty() {
        return match params.tuan.parse::<IsoWeek>() {
            Ok(week) => Redirect::to(&asked.locale.path(&format!("/lich-cong-tac/{week}"))).into_response(),
            Err(_) => not_found(&asked).await,
        };
    }
    let filter = params.filter();
    cached(&asked, |edition| async move { pages::calendar::page(&edition, None, filter).await }).await
}

/// `/lich-cong-tac/{week}`.
pub async fn week(asked: Asked, Path(week): Path<String>, params: Params<CalendarParams>) -> Response {
    let Ok(Query(params)) = params else { return bad_request(&asked).await };
    let filter = params.filter();
    cached(&asked, |edition| async move { pages::calendar::page(&edition, Some(&week), filter).await }).await
}

/// The query of `/chuyen-de`.
#[derive(Debug, Default, Deserialize)]
pub struct ProgrammeParams {
    #[serde(default)]
    loai: String,
    #[serde(default)]
    nam: String,
}

/// `/chuyen-de`.
pub async fn programmes(asked: Asked, params: Params<ProgrammeParams>) -> Response {
    let Ok(Query(params)) = params else { return bad_request(&asked).await };
    let filter = ProgrammeFilter { kind: params.loai, year: params.nam };
    cached(&asked, |edition| async move { Ok(pages::programme::list(&edition, filter).await?) }).await
}

/// `/chuyen-de/{slug}`.
pub async fn programme(asked: Asked, Path(slug): Path<String>) -> Response {
    cached(&asked, |edition| async move { pages::programme::issue(&edition, &slug).await }).await
}

/// The page of a list.
#[derive(Debug, Default, Deserialize)]
pub struct ListParams {
    trang: Option<String>,
}

/// `/van-ban`. Not kept when it is searched: there is no end to what readers may ask.
pub async fn documents(asked: Asked, filter: Params<DocumentFilter>, params: Params<ListParams>) -> Response {
    let (Ok(Query(filter)), Ok(Query(params))) = (filter, params) else {
        return bad_request(&asked).await;
    };
    let filter = filter.tidy();
    let searched = !filter.text.is_empty();
    let load = |edition: Edition| async move {
        pages::document::list(&edition, filter, params.trang.as_deref()).await
    };
    if !searched {
        return cached(&asked, load).await;
    }
    match load(asked.edition()).await {
        Ok(outcome) => fresh(&asked, outcome).await,
        Err(error) => refused(&asked, &error).await,
    }
}

/// `/van-ban/{slug}`.
pub async fn document(asked: Asked, Path(slug): Path<String>) -> Response {
    cached(&asked, |edition| async move { pages::document::document(&edition, &slug).await }).await
}

/// `/so-do-trang`.
pub async fn site_map(asked: Asked) -> Response {
    cached(&asked, |edition| async move { Ok(pages::static_page::site_map(&edition).await?) }).await
}

/// `/offline`: what the service worker shows when it has nothing else.
pub async fn offline(asked: Asked) -> Response {
    cached(&asked, |edition| async move { Ok(pages::offline::page(&edition).into()) }).await
}

/// `/thong-ke`.
pub async fn statistics(asked: Asked) -> Response {
    cached(&asked, |edition| async move { Ok(pages::statistics::page(&edition).await?) }).await
}

/// `/{slug}`.
pub async fn static_page(asked: Asked, Path(slug): Path<String>) -> Response {
    cached(&asked, |edition| async move { pages::static_page::page(&edition, &slug).await }).await
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
pub async fn search(asked: Asked, params: Params<SearchParams>) -> Response {
    let Ok(Query(params)) = params else { return bad_request(&asked).await };
    let request = SearchRequest {
        text: params.q.chars().take(200).collect(),
        category: params.category,
        year: params.nam,
        by_date: params.sort == "moi-nhat",
        limit: PER_PAGE,
        passages: true,
    };
    match pages::search::page(&asked.edition(), request).await {
        Ok(outcome) => fresh(&asked, outcome).await,
        Err(error) => failed(&asked, &error).await,
    }
}

/// Anything else.
pub async fn unknown(asked: Asked) -> Response {
    not_found(&asked).await
}

/// A 404 page that looks for what the address seems to say.
pub async fn not_found(asked: &Asked) -> Response {
    refused(asked, &PageError::not_found(asked.path())).await
}

/// A 404 page for an address that holds no words: a file.
pub async fn nothing(asked: &Asked) -> Response {
    refused(asked, &PageError::not_found("")).await
}

/// A 400 page.
pub async fn bad_request(asked: &Asked) -> Response {
    plain(asked, pages::error::bad_request(asked.locale)).await
}

/// A 500 page; the cause goes to the log under the request's id.
pub async fn failed(asked: &Asked, error: &(dyn std::error::Error + Send + Sync)) -> Response {
    let id = trace::current_id();
    tracing::error!(request = %id, %error, "page failed");
    plain(asked, pages::error::failed(asked.locale, id)).await
}

/// Sends a page that belongs to one person or one moment.
pub async fn plain(asked: &Asked, page: Page) -> Response {
    not_kept(asked, "", page).await
}

/// The same of a page that has its address to itself.
pub async fn private(asked: &Asked, page: Page) -> Response {
    not_kept(asked, asked.path(), page).await
}

async fn not_kept(asked: &Asked, path: &str, page: Page) -> Response {
    match render::document(&asked.state, asked.locale, path, page).await {
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
pub(super) async fn cached<F>(asked: &Asked, load: impl FnOnce(Edition) -> F) -> Response
where
    F: Future<Output = Result<Outcome, PageError>>,
{
    let state = &asked.state;
    let render = async {
        match load(asked.edition()).await? {
            Outcome::Moved(to) => Err(NotCached::Moved(to)),
            Outcome::Page(page) => {
                let document = render::document(state, asked.locale, asked.path(), *page).await?;
                Ok(compress(document.html).await)
            }
        }
    };
    match state.pages.get_or_render(state, &asked.address, render).await {
        Ok(page) => page.respond(&asked.headers, REVALIDATE),
        Err(error) => not_cached(asked, error).await,
    }
}

async fn not_cached(asked: &Asked, error: Arc<NotCached>) -> Response {
    match &*error {
        NotCached::Moved(to) => Redirect::permanent(to).into_response(),
        NotCached::Page(error) => refused(asked, error).await,
        NotCached::Render(error) => failed(asked, error).await,
    }
}

/// Answers with a page that is rendered for this request.
pub(super) async fn fresh(asked: &Asked, outcome: Outcome) -> Response {
    match outcome {
        Outcome::Moved(to) => Redirect::permanent(&to).into_response(),
        Outcome::Page(page) => {
            match render::document(&asked.state, asked.locale, asked.path(), *page).await {
                Ok(document) => compress(document.html).await.respond(&asked.headers, REVALIDATE),
                Err(error) => failed(asked, &error).await,
            }
        }
    }
}

/// Compresses a page off the executor: it takes a few milliseconds.
async fn compress(html: Bytes) -> Encoded {
    let plain = html.clone();
    tokio::task::spawn_blocking(move || Encoded::compress(HTML, html, Quality::PAGE))
        .await
        .unwrap_or_else(|_| Encoded::precompressed(HeaderValue::from_static(HTML), plain, None, None))
}

pub(super) async fn refused(asked: &Asked, error: &PageError) -> Response {
    let locale = asked.locale;
    if !matches!(error, PageError::Portal(_))
        && let Some(elsewhere) = former(asked).await
    {
        return elsewhere;
    }
    match error {
        PageError::NotFound { words } => {
            plain(asked, pages::error::not_found(locale, likely(asked, words).await)).await
        }
        PageError::Gone { words } => {
            plain(asked, pages::error::gone(locale, likely(asked, words).await)).await
        }
        PageError::Portal(error) => failed(asked, error).await,
    }
}

/// Leads on from an address that an administrator or a move gave up. Looked for
/// only where nothing is found, so that it costs no page anything.
async fn former(asked: &Asked) -> Option<Response> {
    match asked.state.portal.redirects().lookup(&asked.address).await {
        Ok(to) => to.map(|to| Redirect::permanent(&to.for_reader(asked.locale)).into_response()),
        Err(error) => {
            tracing::warn!(%error, "former addresses cannot be read");
            None
        }
    }
}

/// What an address seems to look for. A failing search must not hide the error
/// page, so it offers nothing instead.
async fn likely(asked: &Asked, words: &str) -> SearchView {
    if words.is_empty() {
        return SearchView::default();
    }
    let query = SearchQuery { text: words.to_owned(), limit: LIKELY, ..SearchQuery::default() };
    match asked.edition().search_index().search(&query).await {
        Ok(results) => results.into(),
        Err(error) => {
            tracing::warn!(%error, "no suggestions for an unknown address");
            SearchView::default()
        }
    }
}
