//! Writing an index.

mod lists;
mod memory;
mod postings;
mod segment;
mod sink;
mod weights;

pub use self::{
    memory::{Memory, build},
    segment::SegmentBuilder,
    sink::Sink,
};
pub use crate::format::{Category, Synonym, quarter};
use crate::results::Thumbnail;

/// An article to be found.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its part of the address.
    pub slug: String,
    /// The headline.
    pub title: String,
    /// The summary, plain text.
    pub summary: String,
    /// The text without markup, captions counted in.
    pub body: String,
    /// Names of its tags.
    pub tags: Vec<String>,
    /// Number of its category ([`Category::id`]).
    pub category: u32,
    /// When it was published, Unix seconds.
    pub published_at: i64,
    /// A small picture.
    pub thumbnail: Option<Thumbnail>,
    /// Whether editors put it first.
    pub pinned: bool,
}

impl Document {
    /// Articles of a segment come in this order: articles of one quarter and
    /// category stand together, so that a table of ranges tells both.
    #[must_use]
    pub fn place(&self) -> impl Ord + use<> {
        place(self.published_at, self.category, &self.slug)
    }
}

/// [`Document::place`] of an article that is not loaded.
#[must_use]
pub fn place(published_at: i64, category: u32, slug: &str) -> impl Ord + use<> {
    (quarter(published_at), category, published_at, slug.to_owned())
}
