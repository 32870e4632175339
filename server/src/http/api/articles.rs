//! `/api/v1/articles` and `/api/v1/articles/{slug}`.

use app::i18n::MACHINES;
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
};
use domain::{Article, ArticleCard, CategoryRef, Locale, Slug};
use serde::{Deserialize, Serialize};
use services::{Portal, articles::Lookup};
use utoipa::ToSchema;

use super::{
    answer,
    list::{Page, Params, Window, first, per_page},
    picture::PictureSet,
    problem::{ApiError, Problem},
};
use crate::state::AppState;

/// The years that are looked up.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;
/// The longest path of a category, in bytes.
const MAX_PATH: usize = 500;

/// The query of `/api/v1/articles`.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ArticlesQuery {
    /// Path of a category; its sub-categories count too. All when absent.
    #[param(pattern = "^[a-z0-9]+([-/][a-z0-9]+)*$", max_length = 500, example = "tin-tuc-su-kien")]
    category: Option<String>,
    /// Year of publication in Việt Nam.
    #[param(minimum = 1900, maximum = 2200)]
    year: Option<i32>,
    /// The language of the articles.
    #[serde(default)]
    #[param(inline)]
    lang: Lang,
    /// The number of the page.
    #[serde(default = "first")]
    #[param(default = 1, minimum = 1, maximum = 1_000_000)]
    page: u32,
    /// How many articles a page holds.
    #[serde(default = "per_page")]
    #[param(default = 20, minimum = 1, maximum = 100)]
    per_page: u32,
}

/// A language of the portal.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl From<Lang> for Locale {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Self::Vietnamese,
            Lang::En => Self::English,
        }
    }
}

/// What a list says of an article.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArticleSummary {
    /// Its number, for as long as the portal lives.
    id: i64,
    /// Its part of the address.
    slug: String,
    /// Address of its page.
    #[schema(format = "uri")]
    url: String,
    /// The headline.
    title: String,
    /// The summary, plain text.
    summary: String,
    /// The category it was filed under.
    category: CategoryLink,
    /// When it was published, in Unix seconds.
    published_at: i64,
    /// Its first picture.
    picture: Option<PictureSet>,
}

/// An article with its text.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArticleDetail {
    /// Its number, for as long as the portal lives.
    id: i64,
    /// Its part of the address.
    slug: String,
    /// Address of its page.
    #[schema(format = "uri")]
    url: String,
    /// The headline.
    title: String,
    /// The summary, plain text.
    summary: String,
    /// The text: HTML within the portal's allow-list.
    body_html: String,
    /// The author line; may be empty.
    author: String,
    /// From the root category to its own.
    categories: Vec<CategoryLink>,
    /// Its tags.
    tags: Vec<String>,
    /// The language it is written in: `vi` or `en`.
    lang: &'static str,
    /// When it was published, in Unix seconds.
    published_at: i64,
    /// When its text last changed, in Unix seconds.
    updated_at: i64,
    /// Minutes it takes to read.
    #[schema(minimum = 1)]
    reading_minutes: u32,
    /// Its first picture.
    picture: Option<PictureSet>,
}

/// A category, named.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryLink {
    /// Slugs from root to here, joined with `/`.
    path: String,
    /// Its name.
    name: String,
}

/// Published articles, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/articles",
    operation_id = "listArticles",
    params(ArticlesQuery),
    responses(
        (status = 200, description = "A page of the list", body = Page<ArticleSummary>),
        (status = 400, description = "A parameter is unknown or out of bounds",
            body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such category or page",
            body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(state: State<AppState>, headers: HeaderMap, params: Params<ArticlesQuery>) -> Response {
    let (query, window) = match read(params) {
        Ok(read) => read,
        Err(error) => return error.respond(),
    };
    let ArticlesQuery { category, year, lang, .. } = &query;
    let key = format!("/api/v1/articles?{category:?}&{year:?}&{lang:?}&{window:?}");
    let portal = state.portal.clone();
    answer(state, &headers, &key, async move { load(&portal, query, window).await }).await
}

fn read(params: Params<ArticlesQuery>) -> Result<(ArticlesQuery, Window), ApiError> {
    let bad = ApiError::BadQuery(MACHINES.bad_articles_query);
    let Ok(Query(query)) = params else { return Err(bad) };
    let Some(window) = Window::new(query.page, query.per_page) else { return Err(bad) };
    let is_good = query.year.is_none_or(|year| YEARS.contains(&year))
        && query.category.as_deref().is_none_or(is_category_path);
    if is_good { Ok((query, window)) } else { Err(bad) }
}

/// Whether `path` is written as the description says; a longer slug than any
/// category has is merely unknown.
pub fn is_category_path(path: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    path.len() <= MAX_PATH && path.split(['-', '/']).all(is_word)
}

async fn load(
    portal: &Portal,
    query: ArticlesQuery,
    window: Window,
) -> Result<Page<ArticleSummary>, ApiError> {
    let locale = Locale::from(query.lang);
    let tree = portal.categories().edition(locale).tree().await?;
    let ids = match query.category {
        None => tree.iter().map(|category| category.id).collect(),
        Some(path) => {
            let category = tree.by_path(&path).ok_or(ApiError::NotFound(MACHINES.no_such_category))?;
            tree.subtree(category.id)
        }
    };
    let paged = portal.articles().edition(locale);
    let paged = paged.in_categories(&ids, query.year, window.page, window.per_page).await?;
    Page::of(paged, |card| ArticleSummary::new(&portal.config().base_url, locale, card))
}

/// An article with its text. An address it once had leads to its current one.
#[utoipa::path(
    get,
    path = "/api/v1/articles/{slug}",
    operation_id = "getArticle",
    params(("slug" = String, Path, description = "The article's part of the address",
        pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", max_length = 120)),
    responses(
        (status = 200, description = "The article", body = ArticleDetail),
        (status = 308, description = "The article has another address by now",
            headers(("Location" = String, description = "Its current address"))),
        (status = 400, description = "The address cannot be read",
            body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such article",
            body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "The article was taken down",
            body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn article(state: State<AppState>, headers: HeaderMap, Path(slug): Path<String>) -> Response {
    let Ok(slug) = Slug::try_from(slug) else {
        return ApiError::NotFound(MACHINES.no_such_article).respond();
    };
    let key = format!("/api/v1/articles/{slug}");
    let portal = state.portal.clone();
    let load = async move {
        match portal.articles().by_slug(&slug).await? {
            Lookup::Found(article) => Ok(ArticleDetail::new(&portal.config().base_url, *article)),
            Lookup::Moved(_, to) if to != slug => Err(ApiError::Moved(format!("/api/v1/articles/{to}"))),
            Lookup::Moved(locale, _) => translated(&portal, locale, &slug).await,
            Lookup::Withdrawn => Err(ApiError::Gone(MACHINES.article_gone)),
            Lookup::Unknown => Err(ApiError::NotFound(MACHINES.no_such_article)),
        }
    };
    answer(state, &headers, &key, load).await
}

/// An article that is not Vietnamese: its address is unique all the same.
async fn translated(portal: &Portal, locale: Locale, slug: &Slug) -> Result<ArticleDetail, ApiError> {
    match portal.articles().edition(locale).by_slug(slug).await? {
        Lookup::Found(article) => Ok(ArticleDetail::new(&portal.config().base_url, *article)),
        _ => Err(ApiError::NotFound(MACHINES.no_such_article)),
    }
}

impl ArticleSummary {
    fn new(base: &str, locale: Locale, card: ArticleCard) -> Self {
        Self {
            id: card.id.0,
            url: format!("{base}{}", locale.path(&card.url())),
            slug: card.slug.to_string(),
            title: card.title,
            summary: card.summary,
            category: card.category.into(),
            published_at: card.published_at.0,
            picture: card.picture.map(|picture| PictureSet::new(base, picture)),
        }
    }
}

impl ArticleDetail {
    fn new(base: &str, article: Article) -> Self {
        Self {
            id: article.id.0,
            url: format!("{base}{}", article.locale.path(&article.url())),
            reading_minutes: article.reading_minutes(),
            slug: article.slug.to_string(),
            title: article.title,
            summary: article.summary,
            body_html: article.body.as_str().to_owned(),
            author: article.author,
            categories: article.categories.into_iter().map(CategoryLink::from).collect(),
            tags: article.tags,
            lang: article.locale.lang(),
            published_at: article.published_at.0,
            updated_at: article.updated_at.0,
            picture: article.picture.map(|picture| PictureSet::new(base, picture)),
        }
    }
}

impl From<CategoryRef> for CategoryLink {
    fn from(CategoryRef { path, name }: CategoryRef) -> Self {
        Self { path, name }
    }
}

#[cfg(test)]
mod tests {
    use domain::{ArticleId, FocalPoint, Paged, Picture, PictureVariant, Timestamp};

    use super::*;

    fn card() -> ArticleCard {
        ArticleCard {
            id: ArticleId(7),
            slug: Slug::from_title("Ao tôm"),
            title: "Ao tôm".to_owned(),
            summary: String::new(),
            category: CategoryRef { path: "tin".to_owned(), name: "Tin".to_owned() },
            published_at: Timestamp(1_740_790_800),
            picture: Some(Picture {
                hash: "ab".to_owned(),
                width: 1600,
                height: 1000,
                alt: "Ao".to_owned(),
                variants: vec![PictureVariant { width: 320, height: 200, file: "320.webp".to_owned() }],
                focus: FocalPoint::new(20, 90),
            }),
        }
    }

    #[test]
    fn the_island_that_filters_a_category_can_read_the_list() {
        let paged = Paged { items: vec![card()], page: 1, per_page: 20, total: 1 };
        let page =
            Page::of(paged.clone(), |card| ArticleSummary::new("https://a.vn", Locale::Vietnamese, card))
                .unwrap();
        let json = serde_json::to_string(&page).unwrap();
        assert_eq!(serde_json::from_str::<Paged<ArticleCard>>(&json).unwrap(), paged);
    }

    #[test]
    fn a_category_is_a_path_of_slugs() {
        for good in ["tin-tuc", "tin-tuc/tin-so"] {
            assert!(is_category_path(good), "{good}");
        }
        assert!(is_category_path(&"a".repeat(MAX_PATH)));
        for bad in ["", "/", "tin-tuc/", "Tin", "tin tuc", "tin--tuc", "../x", &"a".repeat(MAX_PATH + 1)] {
            assert!(!is_category_path(bad), "{bad}");
        }
    }
}
