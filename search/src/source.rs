//! Where the files of an index come from.

use crate::format::Part;

/// Gives the files of an index: from the network in the browser, from the disk
/// on the server.
#[allow(async_fn_in_trait, reason = "both homes poll it on one thread; no bound on the future is wanted")]
pub trait ChunkSource {
    /// The root called `name`, as it is now.
    ///
    /// # Errors
    /// When it cannot be had.
    async fn root(&self, name: &str) -> Result<Vec<u8>, FetchError>;

    /// The bytes of `parts`, uncompressed, in the same order; never empty.
    ///
    /// # Errors
    /// When one of them cannot be had.
    async fn parts(&self, parts: &[Part]) -> Result<Vec<Vec<u8>>, FetchError>;
}

/// A file cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FetchError(String);

impl FetchError {
    /// `reason` is for the log or console, not for readers.
    #[must_use]
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}
