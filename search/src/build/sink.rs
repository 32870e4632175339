//! Where the files of a segment go.

use crate::format::{FileId, List};

/// Takes the files of one segment.
pub trait Sink {
    /// What can go wrong.
    type Error;

    /// A whole file.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn file(&mut self, id: FileId, bytes: Vec<u8>) -> Result<(), Self::Error>;

    /// The next record of a list.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn record(&mut self, list: List, bytes: Vec<u8>) -> Result<(), Self::Error>;

    /// A list has all its records, and is called so.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn close(&mut self, list: List, id: FileId) -> Result<(), Self::Error>;
}
