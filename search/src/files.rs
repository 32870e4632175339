//! Files that were fetched once are kept.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use crate::{
    format::FileId,
    source::{ChunkSource, FetchError},
};

/// The immutable files of an index.
pub struct Files<S> {
    source: S,
    kept: RefCell<HashMap<[u8; 8], Rc<[u8]>>>,
}

impl<S: ChunkSource> Files<S> {
    /// Fetches from `source`.
    pub fn new(source: S) -> Self {
        Self { source, kept: RefCell::default() }
    }

    /// The bytes of a file.
    pub async fn get(&self, file: FileId) -> Result<Rc<[u8]>, FetchError> {
        if let Some(bytes) = self.kept.borrow().get(&file.0) {
            return Ok(bytes.clone());
        }
        let bytes: Rc<[u8]> = self.source.fetch(&file.name()).await?.into();
        self.kept.borrow_mut().insert(file.0, bytes.clone());
        Ok(bytes)
    }
}
