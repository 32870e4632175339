//! Articles, from the card in a list to the whole text.

use serde::{Deserialize, Serialize};

use crate::{ArticleId, CategoryId, CategoryRef, Locale, Picture, SanitisedHtml, Slug, Timestamp};

/// Where an article stands between the first word and its withdrawal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkflowState {
    /// *Nháp*: only its author works on it.
    Draft,
    /// *Chờ duyệt*: handed in for review.
    Submitted,
    /// *Đã duyệt*: may be published.
    Approved,
    /// *Hẹn giờ*: will be published at `published_at`.
    Scheduled,
    /// *Đã đăng*: readers see it.
    Published,
    /// *Gỡ*: readers are told that it is gone.
    Withdrawn,
}

impl WorkflowState {
    /// Every state, in the order of an article's life.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Submitted, Self::Approved, Self::Scheduled, Self::Published, Self::Withdrawn];

    /// The name under which storage and exports keep the state.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// What a list shows of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleCard {
    /// Its number.
    pub id: ArticleId,
    /// Its part of the address.
    pub slug: Slug,
    /// The headline.
    pub title: String,
    /// The summary (*sapo*), plain text.
    pub summary: String,
    /// The category it was filed under.
    pub category: CategoryRef,
    /// When it was published.
    pub published_at: Timestamp,
    /// Its first picture, if it has one.
    pub picture: Option<Picture>,
}

impl ArticleCard {
    /// Address of the article's page.
    #[must_use]
    pub fn url(&self) -> String {
        article_url(&self.slug)
    }
}

/// A published article as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Article {
    /// Its number.
    pub id: ArticleId,
    /// Its part of the address.
    pub slug: Slug,
    /// The headline.
    pub title: String,
    /// The summary (*sapo*), plain text.
    pub summary: String,
    /// The text, ready to be rendered raw.
    pub body: SanitisedHtml,
    /// The author line; may be empty.
    pub author: String,
    /// The category it was filed under.
    pub category_id: CategoryId,
    /// From the root category to its own, for the breadcrumb.
    pub categories: Vec<CategoryRef>,
    /// Its tags' names.
    pub tags: Vec<String>,
    /// When it was published.
    pub published_at: Timestamp,
    /// When readers last got a changed text; equal to `published_at` when never.
    pub updated_at: Timestamp,
    /// Its first picture, for social cards.
    pub picture: Option<Picture>,
    /// Words in the text, for the reading time.
    pub words: u32,
    /// The language it is written in.
    pub locale: Locale,
    /// Its part of the address in the other language, if it is translated.
    pub translation: Option<Slug>,
}

impl Article {
    /// Address of the article's page.
    #[must_use]
    pub fn url(&self) -> String {
        article_url(&self.slug)
    }

    /// Minutes it takes to read, at 230 Vietnamese syllables a minute; at least one.
    #[must_use]
    pub const fn reading_minutes(&self) -> u32 {
        let minutes = self.words.div_ceil(230);
        if minutes == 0 { 1 } else { minutes }
    }
}

/// Address of the article with that slug.
#[must_use]
pub fn article_url(slug: &Slug) -> String {
    format!("/bai-viet/{slug}")
}
