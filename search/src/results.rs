//! What a reader gets.

use domain::FocalPoint;

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// How many articles match, whatever the limit.
    pub total: usize,
    /// The asked-for part of them, in order.
    pub hits: Vec<Hit>,
    /// Matches per category (those below counted in), whatever category is
    /// chosen; categories without any are left out.
    pub categories: Vec<Facet>,
    /// Matches per year, newest first, whatever year is chosen.
    pub years: Vec<Facet>,
    /// What was looked for instead, where a slip of the finger was forgiven.
    pub showing_for: Option<String>,
}

/// A choice that narrows the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Path of the category, or the year.
    pub value: String,
    /// What readers see.
    pub label: String,
    /// How many matches it leaves.
    pub count: usize,
}

/// One article found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What a list shows of it.
    pub card: Card,
    /// Its title, with what was looked for marked.
    pub title: Vec<Span>,
    /// The passage that fits best; the summary's beginning where passages were
    /// not asked for or nothing fits.
    pub passage: Vec<Span>,
    /// How well it fits; comparable within one query.
    pub score: f32,
    /// What the score is made of, where that was asked for.
    pub explanation: Vec<Reason>,
}

/// A part of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The key of the index, or a quality of the article.
    pub what: String,
    /// What it adds; for qualities the part of the whole that they add.
    pub score: f32,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text as written in the article.
    pub text: String,
    /// Whether it is what was looked for.
    pub hit: bool,
}

/// What a list shows of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its part of the address.
    pub slug: String,
    /// The headline.
    pub title: String,
    /// The summary, plain text.
    pub summary: String,
    /// Name of the category it is filed under.
    pub category_name: String,
    /// When it was published, Unix seconds.
    pub published_at: i64,
    /// A small picture.
    pub thumbnail: Option<Thumbnail>,
}

/// A small picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thumbnail {
    /// Its address.
    pub src: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What must stay in sight where a frame cuts it.
    pub focus: Option<FocalPoint>,
}
