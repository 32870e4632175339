//! Where the files of an index come from.

/// Gives the files of an index by name: from the network in the browser, from
/// memory on the server.
#[allow(async_fn_in_trait, reason = "both homes poll it on one thread; no bound on the future is wanted")]
pub trait ChunkSource {
    /// The bytes of the file called `name`, uncompressed.
    ///
    /// # Errors
    /// When the file cannot be had.
    async fn fetch(&self, name: &str) -> Result<Vec<u8>, FetchError>;
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
