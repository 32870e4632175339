//! What a reader asks.

/// A question to the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words as typed; empty asks for everything.
    pub text: String,
    /// Path of a category; what is filed below it counts too. `None` for all.
    pub category: Option<String>,
    /// Year of publication in Việt Nam. `None` for all.
    pub year: Option<i32>,
    /// The order of the results.
    pub sort: Sort,
    /// How many results to skip.
    pub offset: usize,
    /// How many results to return at most.
    pub limit: usize,
    /// Whether each result comes with the passage that fits best; costs one
    /// more file per result.
    pub passages: bool,
}

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first.
    #[default]
    Relevance,
    /// Newest first.
    Date,
}
