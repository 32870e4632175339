//! How an import went, during and after.

/// Watches an import go on; the command line draws a bar with it.
pub trait Progress: Send {
    /// The import begins; the file has that many bytes.
    fn start(&mut self, total_bytes: u64);
    /// So far that many bytes were read and that many lines dealt with.
    fn advance(&mut self, bytes: u64, lines: u64);
    /// The import is over.
    fn finish(&mut self);
}

/// Watches nothing.
impl Progress for () {
    fn start(&mut self, _total_bytes: u64) {}
    fn advance(&mut self, _bytes: u64, _lines: u64) {}
    fn finish(&mut self) {}
}

/// Something to say about a line of the file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Note {
    /// The number of the line, from 1.
    pub line: u64,
    /// What happened there.
    pub reason: String,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq, Default, serde::Serialize)]
pub struct Report {
    /// Articles that are new.
    pub created: u64,
    /// Articles that were here and have changed.
    pub updated: u64,
    /// Articles that were here as the file has them.
    pub unchanged: u64,
    /// Articles that came in with something missing, such as a picture.
    pub warnings: Vec<Note>,
    /// Lines that gave no article.
    pub errors: Vec<Note>,
}
