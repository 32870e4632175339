//! Lists of records on their way to a sink.

use super::sink::Sink;
use crate::format::{FileId, List};

/// Passes records on, and knows what the lists will be called.
pub struct Lists<S> {
    sink: S,
    hashers: [blake3::Hasher; List::ALL.len()],
}

impl<S: Sink> Lists<S> {
    pub fn new(sink: S) -> Self {
        Self { sink, hashers: std::array::from_fn(|_| blake3::Hasher::new()) }
    }

    pub fn record(&mut self, list: List, bytes: Vec<u8>) -> Result<(), S::Error> {
        let hasher = &mut self.hashers[list as usize];
        hasher.update(&(bytes.len() as u64).to_le_bytes()).update(&bytes);
        self.sink.record(list, bytes)
    }

    pub fn file(&mut self, bytes: Vec<u8>) -> Result<FileId, S::Error> {
        let id = name(blake3::Hasher::new().update(&bytes));
        self.sink.file(id, bytes)?;
        Ok(id)
    }

    /// Closes all lists; their names, in the order of [`List::ALL`].
    pub fn close(&mut self) -> Result<[FileId; 5], S::Error> {
        let mut names = [FileId::default(); 5];
        for list in List::ALL {
            // Which list it is goes into the name: two empty ones are two files.
            let id = name(self.hashers[list as usize].update(&[list as u8]));
            self.sink.close(list, id)?;
            names[list as usize] = id;
        }
        Ok(names)
    }

    pub fn into_sink(self) -> S {
        self.sink
    }
}

fn name(hasher: &blake3::Hasher) -> FileId {
    let mut id = FileId::default();
    id.0.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    id
}
