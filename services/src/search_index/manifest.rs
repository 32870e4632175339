//! What the index of a language holds, and what it should.

use std::{collections::HashMap, io};

use domain::Locale;
use search::{FileId, Root, Segment};
use serde::{Deserialize, Serialize};

use super::{documents::fingerprint, folder::Folder};
use crate::storage::indexed::IndexEntry;

/// An article of a segment: its number, and in which form it was indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member(pub i64, pub u64);

/// The index of a language as it stands on the disk.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// Its root.
    pub root: Root,
    /// The articles of each segment, in the order of their numbers.
    pub members: Vec<Vec<Member>>,
}

/// The name of the file that lists the articles of a segment.
pub fn members_name(head: FileId) -> String {
    format!("{head}.articles")
}

impl Manifest {
    /// Reads what is there; an index that cannot be read is none, and is written anew.
    pub fn load(folder: &Folder, locale: Locale) -> io::Result<Self> {
        let Some(bytes) = folder.root(search::root_name(locale))? else { return Ok(Self::default()) };
        let whole = || -> Option<Self> {
            let root = Root::decode(&bytes).ok()?;
            let members =
                root.segments.iter().map(|segment| members(folder, segment)).collect::<Option<_>>()?;
            Some(Self { root, members })
        };
        Ok(whole().unwrap_or_else(|| {
            tracing::warn!(?locale, "the search index is of another version or damaged: writing it anew");
            Self::default()
        }))
    }

    /// Marks what is not published any more, or not so, as gone; returns what
    /// is published and not in the index.
    pub fn compare<'e>(&mut self, published: &'e [IndexEntry]) -> Vec<&'e IndexEntry> {
        let mut missing: HashMap<Member, &IndexEntry> =
            published.iter().map(|entry| (Member(entry.id.0, fingerprint(entry)), entry)).collect();
        for (segment, members) in self.root.segments.iter_mut().zip(&self.members) {
            let mut gone = Vec::new();
            for (number, member) in (0_u32..).zip(members) {
                let known = segment.gone.binary_search(&number).is_ok();
                if known || missing.remove(member).is_none() {
                    gone.push(number);
                }
            }
            segment.gone = gone;
        }
        missing.into_values().collect()
    }

    /// The members of a segment that are not gone.
    pub fn living(&self, segment: usize) -> impl Iterator<Item = Member> + '_ {
        let gone = &self.root.segments[segment].gone;
        let numbered = (0_u32..).zip(&self.members[segment]);
        numbered.filter(|(number, _)| gone.binary_search(number).is_err()).map(|(_, member)| *member)
    }

    /// How many articles of a segment are not gone.
    pub fn size(&self, segment: usize) -> usize {
        let segment = &self.root.segments[segment];
        segment.articles as usize - segment.gone.len()
    }
}

impl std::hash::Hash for Member {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.0, self.1).hash(state);
    }
}

fn members(folder: &Folder, segment: &Segment) -> Option<Vec<Member>> {
    let bytes = folder.read(&members_name(segment.head)).ok()?;
    let members: Vec<Member> = serde_json::from_slice(&bytes).ok()?;
    let has_files = folder.part(search::Part::whole(segment.head)).ok().flatten().is_some();
    (members.len() == segment.articles as usize && has_files).then_some(members)
}
