//! What a reader asks.

mod abbreviations;
mod parse;
mod syllable;
mod tokens;
mod typing;

#[cfg(feature = "build")]
pub use self::tokens::{number_words, word_list};
pub use self::{
    abbreviations::Synonyms,
    parse::{Ask, Clause, Span},
    tokens::{Token, pair, tokens},
};

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
    /// Whether each result comes with the passage that fits best; costs the
    /// text of each result.
    pub passages: bool,
    /// Whether each result comes with what its score is made of.
    pub explain: bool,
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
