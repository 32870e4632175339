//! `/api/v1/search`.

use app::i18n::MACHINES;
use axum::{
    extract::{Query, State},
    http::HeaderMap,
    response::Response,
};
use domain::Locale;
use search::{Facet, Hit, Results, Sort, Span};
use serde::{Deserialize, Serialize};
use services::Portal;
use utoipa::ToSchema;

use super::{
    answer,
    articles::{Lang, YEARS, is_category_path},
    list::{Page, Params, Window, first, per_page},
    picture::Focus,
    problem::{ApiError, Problem},
};
use crate::state::AppState;

/// The longest query, in characters.
const MAX_QUERY: usize = 500;

/// The query of `/api/v1/search`.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// The words, as a reader types them, without control characters; nothing
    /// finds everything.
    #[serde(default)]
    #[param(
        pattern = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$",
        max_length = 500,
        example = "hội nghị tổng kết"
    )]
    q: String,
    /// Path of a category; its sub-categories count too. All when absent.
    #[param(pattern = "^[a-z0-9]+([-/][a-z0-9]+)*$", max_length = 500, example = "tin-tuc-su-kien")]
    category: Option<String>,
    /// Year of publication in Việt Nam.
    #[param(minimum = 1900, maximum = 2200)]
    year: Option<i32>,
    /// The order of the results.
    #[serde(default)]
    #[param(inline)]
    sort: Order,
    /// The language of the articles.
    #[serde(default)]
    #[param(inline)]
    lang: Lang,
    /// The number of the page.
    #[serde(default = "first")]
    #[param(default = 1, minimum = 1, maximum = 1_000_000)]
    page: u32,
    /// How many results a page holds.
    #[serde(default = "per_page")]
    #[param(default = 20, minimum = 1, maximum = 100)]
    per_page: u32,
}

/// An order of results.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Order {
    /// Best first.
    #[default]
    Relevance,
    /// Newest first.
    Date,
}

/// What a search finds.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchAnswer {
    /// The results of this page.
    #[serde(flatten)]
    results: Page<SearchHit>,
    /// What was looked for instead, where a slip was forgiven.
    showing_for: Option<String>,
    /// Results per category, whatever category is asked for.
    categories: Vec<Count>,
    /// Results per year, newest first, whatever year is asked for.
    years: Vec<Count>,
}

/// An article found.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchHit {
    /// Its part of the address.
    slug: String,
    /// Address of its page.
    #[schema(format = "uri")]
    url: String,
    /// The headline in pieces.
    title: Vec<Piece>,
    /// The passage that fits best, in pieces.
    passage: Vec<Piece>,
    /// Name of its category.
    category: String,
    /// When it was published, in Unix seconds.
    published_at: i64,
    /// A small picture.
    thumbnail: Option<Thumbnail>,
}

/// A piece of a text.
#[derive(Debug, Serialize, ToSchema)]
pub struct Piece {
    /// As it is written in the article.
    text: String,
    /// It is what was looked for.
    hit: bool,
}

/// A small picture.
#[derive(Debug, Serialize, ToSchema)]
pub struct Thumbnail {
    /// Its address on this portal.
    src: String,
    /// Width in pixels.
    width: u32,
    /// Height in pixels.
    height: u32,
    /// What should stay in sight where a frame cuts the picture; the middle if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    focus: Option<Focus>,
}

/// How many results a choice leaves.
#[derive(Debug, Serialize, ToSchema)]
pub struct Count {
    /// Path of the category, or the year.
    value: String,
    /// What readers see.
    label: String,
    /// How many.
    count: usize,
}

/// Articles that fit some words, with the engine that browsers run.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    operation_id = "search",
    params(SearchQuery),
    responses(
        (status = 200, description = "A page of results", body = SearchAnswer),
        (status = 400, description = "A parameter is unknown or out of bounds",
            body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn search(state: State<AppState>, headers: HeaderMap, params: Params<SearchQuery>) -> Response {
    let (query, window) = match read(params) {
        Ok(read) => read,
        Err(error) => return error.respond(),
    };
    let SearchQuery { q, category, year, sort, lang, .. } = &query;
    let key = format!("/api/v1/search?{q:?}&{category:?}&{year:?}&{sort:?}&{lang:?}&{window:?}");
    let portal = state.portal.clone();
    answer(state, &headers, &key, async move { load(&portal, query, window).await }).await
}

fn read(params: Params<SearchQuery>) -> Result<(SearchQuery, Window), ApiError> {
    let bad = ApiError::BadQuery(MACHINES.bad_search_query);
    let Ok(Query(query)) = params else { return Err(bad) };
    let Some(window) = Window::new(query.page, query.per_page) else { return Err(bad) };
    let is_good = query.q.chars().count() <= MAX_QUERY
        && query.year.is_none_or(|year| YEARS.contains(&year))
        && query.category.as_deref().is_none_or(is_category_path);
    if is_good { Ok((query, window)) } else { Err(bad) }
}

async fn load(portal: &Portal, query: SearchQuery, window: Window) -> Result<SearchAnswer, ApiError> {
    let locale = Locale::from(query.lang);
    let asked = search::Query {
        text: query.q,
        category: query.category,
        year: query.year,
        sort: match query.sort {
            Order::Relevance => Sort::Relevance,
            Order::Date => Sort::Date,
        },
        offset: (window.page as usize - 1) * window.per_page as usize,
        limit: window.per_page as usize,
        passages: true,
        explain: false,
    };
    let found = portal.search_index().edition(locale).search(&asked).await?;
    Ok(SearchAnswer::new(&portal.config().base_url, locale, window, found))
}

impl SearchAnswer {
    fn new(base: &str, locale: Locale, window: Window, found: Results) -> Self {
        let hit = |hit: Hit| SearchHit::new(base, locale, hit);
        let counts = |facets: Vec<Facet>| facets.into_iter().map(Count::from).collect();
        Self {
            results: Page::window(found.hits.into_iter().map(hit).collect(), window, found.total as u64),
            showing_for: found.showing_for,
            categories: counts(found.categories),
            years: counts(found.years),
        }
    }
}

impl SearchHit {
    fn new(base: &str, locale: Locale, hit: Hit) -> Self {
        let pieces = |spans: Vec<Span>| spans.into_iter().map(Piece::from).collect();
        let thumbnail = hit.card.thumbnail;
        Self {
            url: format!("{base}{}", locale.path(&format!("/bai-viet/{}", hit.card.slug))),
            slug: hit.card.slug,
            title: pieces(hit.title),
            passage: pieces(hit.passage),
            category: hit.card.category_name,
            published_at: hit.card.published_at,
            thumbnail: thumbnail.map(|picture| Thumbnail {
                src: picture.src,
                width: picture.width,
                height: picture.height,
                focus: picture.focus.map(Focus::from),
            }),
        }
    }
}

impl From<Span> for Piece {
    fn from(span: Span) -> Self {
        Self { text: span.text, hit: span.hit }
    }
}

impl From<Facet> for Count {
    fn from(facet: Facet) -> Self {
        Self { value: facet.value, label: facet.label, count: facet.count }
    }
}
