//! The archive search: one engine, in the browser and on the server.
//!
//! An index is a set of small files. One of them, the root, names the segments
//! of the archive by the hash of their content; a query reads the root once and
//! then only the few records its words need, through a [`ChunkSource`]. Keys are
//! pairs of neighbouring syllables, and syllables, without their marks; under
//! each key there is one list of articles per marked spelling, so that exact
//! spellings come first and the others still come.
//!
//! [`build`] (feature `build`, the server only) writes an index, [`Engine`]
//! answers from it. The format is described in docs/SEARCH.md.

#[cfg(feature = "build")]
pub mod build;
mod engine;
mod files;
mod format;
mod order;
mod query;
mod results;
mod source;

pub use engine::{Engine, SearchError};
pub use format::{Category, DecodeError, FileId, Head, List, MAX_PACK, Pack, Part, Root, Segment, Synonym};
pub use query::{Query, Sort};
pub use results::{Card, Facet, Hit, Reason, Results, Span, Thumbnail};
pub use source::{ChunkSource, FetchError};

/// The name of the one file of an index that is not named by its hash: each
/// language has an index of its own.
#[must_use]
pub const fn root_name(locale: domain::Locale) -> &'static str {
    match locale {
        domain::Locale::Vietnamese => "root",
        domain::Locale::English => "root-en",
    }
}
