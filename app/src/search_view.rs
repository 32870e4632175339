//! Search results as the page shows them, the same from the server's engine
//! and from the browser's.

use domain::{FocalPoint, Timestamp};
use search::{Hit, Query, Results, Sort, Span, Thumbnail};
use serde::{Deserialize, Serialize};

use crate::islands::with_query;

/// How many results a page of the search shows.
pub const PER_PAGE: usize = 20;

/// What the reader asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchRequest {
    /// The words in the box.
    pub text: String,
    /// Path of the chosen category; empty for all.
    pub category: String,
    /// The chosen year; empty for all.
    pub year: String,
    /// Newest first instead of best first.
    pub by_date: bool,
    /// How many results to show, from the first.
    pub limit: usize,
    /// Each result comes with a passage of its text.
    pub passages: bool,
}

impl SearchRequest {
    /// Nothing was asked for yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.category.is_empty() && self.year.is_empty()
    }

    /// The path that shows these results, without a language.
    #[must_use]
    pub fn url(&self) -> String {
        let sort = if self.by_date { "moi-nhat" } else { "" };
        with_query(
            "/tim-kiem",
            &[
                ("q", self.text.trim()),
                ("chuyen-muc", &self.category),
                ("nam", &self.year),
                ("sap-xep", sort),
            ],
        )
    }

    /// The same question for the engine.
    #[must_use]
    pub fn query(&self) -> Query {
        Query {
            text: self.text.clone(),
            category: (!self.category.is_empty()).then(|| self.category.clone()),
            year: self.year.parse().ok(),
            sort: if self.by_date { Sort::Date } else { Sort::Relevance },
            offset: 0,
            limit: self.limit.clamp(1, 200),
            passages: self.passages,
            explain: false,
        }
    }
}

/// A piece of a title or passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The text as written in the article.
    pub text: String,
    /// It is what was looked for.
    pub hit: bool,
}

/// One result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitView {
    /// Path of the article, without a language.
    pub url: String,
    /// The headline.
    pub title: Vec<Piece>,
    /// The passage that fits best.
    pub passage: Vec<Piece>,
    /// Name of the category.
    pub category: String,
    /// Day of publication, `dd-mm-yyyy`.
    pub day: String,
    /// A small picture.
    pub thumbnail: Option<ThumbnailView>,
}

/// A small picture of a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThumbnailView {
    /// Its address.
    pub src: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What must stay in sight.
    #[serde(default)]
    pub focus: Option<FocalPoint>,
}

/// A choice that narrows the results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What goes into the address.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// How many results it leaves.
    pub count: usize,
}

/// Everything the results area shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchView {
    /// How many articles match.
    pub total: usize,
    /// The first of them.
    pub hits: Vec<HitView>,
    /// Categories with counts.
    pub categories: Vec<Choice>,
    /// Years with counts, newest first.
    pub years: Vec<Choice>,
    /// What was looked for instead, when a typing slip was forgiven.
    pub showing_for: Option<String>,
}

impl From<Results> for SearchView {
    fn from(results: Results) -> Self {
        let choices = |facets: Vec<search::Facet>| {
            facets
                .into_iter()
                .map(|facet| Choice { value: facet.value, label: facet.label, count: facet.count })
                .collect()
        };
        Self {
            total: results.total,
            hits: results.hits.into_iter().map(HitView::from).collect(),
            categories: choices(results.categories),
            years: choices(results.years),
            showing_for: results.showing_for,
        }
    }
}

impl From<Thumbnail> for ThumbnailView {
    fn from(Thumbnail { src, width, height, focus }: Thumbnail) -> Self {
        Self { src, width, height, focus }
    }
}

impl From<Hit> for HitView {
    fn from(hit: Hit) -> Self {
        let pieces = |spans: Vec<Span>| {
            spans.into_iter().map(|span| Piece { text: span.text, hit: span.hit }).collect()
        };
        Self {
            url: format!("/bai-viet/{}", hit.card.slug),
            title: pieces(hit.title),
            passage: pieces(hit.passage),
            category: hit.card.category_name,
            day: Timestamp(hit.card.published_at).dd_mm_yyyy(),
            thumbnail: hit.card.thumbnail.map(ThumbnailView::from),
        }
    }
}
