//! Parts that were fetched are kept, as long as there is room.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    format::Part,
    source::{ChunkSource, FetchError},
};

/// How many bytes are kept; the ones fetched first go first.
const ROOM: usize = 12 << 20;

/// The immutable files of an index.
pub struct Files<S> {
    source: S,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    parts: HashMap<Part, Arc<[u8]>>,
    order: VecDeque<Part>,
    bytes: usize,
}

impl Kept {
    fn add(&mut self, part: Part, bytes: Arc<[u8]>) {
        self.bytes += bytes.len();
        if let Some(before) = self.parts.insert(part, bytes) {
            self.bytes -= before.len();
            return;
        }
        self.order.push_back(part);
        while self.bytes > ROOM
            && let Some(oldest) = self.order.pop_front()
        {
            self.bytes -= self.parts.remove(&oldest).map_or(0, |bytes| bytes.len());
        }
    }
}

impl<S: ChunkSource> Files<S> {
    /// Fetches from `source`.
    pub fn new(source: S) -> Self {
        Self { source, kept: Mutex::default() }
    }

    /// The bytes of `parts`, in the same order.
    pub async fn get(&self, parts: &[Part]) -> Result<Vec<Arc<[u8]>>, FetchError> {
        let mut found: HashMap<Part, Arc<[u8]>> = HashMap::new();
        let mut missing = Vec::new();
        {
            let kept = self.kept();
            for part in parts {
                match kept.parts.get(part) {
                    Some(bytes) => {
                        found.insert(*part, bytes.clone());
                    }
                    None if missing.contains(part) => {}
                    None => missing.push(*part),
                }
            }
        }
        if !missing.is_empty() {
            let fetched = self.source.parts(&missing).await?;
            let mut kept = self.kept();
            for (part, bytes) in missing.into_iter().zip(fetched) {
                let bytes: Arc<[u8]> = bytes.into();
                kept.add(part, bytes.clone());
                found.insert(part, bytes);
            }
        }
        let had =
            |part: &Part| found.get(part).cloned().ok_or_else(|| FetchError::new("an answer too short"));
        parts.iter().map(had).collect()
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::FileId;

    #[test]
    fn what_was_fetched_first_makes_room() {
        let mut kept = Kept::default();
        let part = |number| Part::record(FileId::default(), number);
        for number in 0..4 {
            kept.add(part(number), vec![0; ROOM / 3].into());
        }
        assert!(!kept.parts.contains_key(&part(0)) && kept.parts.contains_key(&part(3)));
        assert!(kept.bytes <= ROOM);
    }
}
