//! Parts that were fetched are kept, as long as there is room.

use std::{
    collections::HashMap,
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
    /// Parts with when they were last used, counted in uses.
    parts: HashMap<Part, (u64, Arc<[u8]>)>,
    uses: u64,
    bytes: usize,
}

impl Kept {
    fn get(&mut self, part: Part) -> Option<Arc<[u8]>> {
        self.uses += 1;
        let (used, bytes) = self.parts.get_mut(&part)?;
        *used = self.uses;
        Some(bytes.clone())
    }

    fn add(&mut self, part: Part, bytes: Arc<[u8]>) {
        self.uses += 1;
        self.bytes += bytes.len();
        if let Some((_, before)) = self.parts.insert(part, (self.uses, bytes)) {
            self.bytes -= before.len();
        }
        while self.bytes > ROOM
            && let Some(unused) = self.parts.iter().min_by_key(|(_, (used, _))| *used).map(|(part, _)| *part)
        {
            self.bytes -= self.parts.remove(&unused).map_or(0, |(_, bytes)| bytes.len());
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
            let mut kept = self.kept();
            for part in parts {
                match kept.get(*part) {
                    Some(bytes) => {
                        found.insert(*part, bytes);
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
    fn what_was_not_used_for_longest_makes_room() {
        let mut kept = Kept::default();
        let part = |number| Part::record(FileId::default(), number);
        for number in 0..4 {
            kept.add(part(number), vec![0; ROOM / 3].into());
            assert!(kept.get(part(0)).is_some());
        }
        assert!(kept.get(part(1)).is_none() && kept.get(part(3)).is_some());
        assert!(kept.bytes <= ROOM);
    }
}
