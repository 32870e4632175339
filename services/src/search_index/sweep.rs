//! Removing files that nobody can ask for any more.

use std::{
    collections::{BTreeMap, HashSet},
    io,
};

use domain::{Locale, Timestamp};
use search::{List, Part, Root};

use super::{
    folder::{Folder, listed, plain},
    manifest::members_name,
};

/// How long a reader may go on with the root that a page began with, in seconds.
const KEPT: i64 = 7 * 24 * 3600;
/// Where it is noted since when files are retired.
const RETIRED: &str = "retired.json";

/// Notes which files are not part of the index any more, and removes those that
/// have not been for seven days; how many. Hold the folder's lock.
pub fn sweep(folder: &Folder, now: Timestamp) -> io::Result<usize> {
    let used = used(folder)?;
    let before: BTreeMap<String, i64> =
        folder.read(RETIRED).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
    let mut retired = BTreeMap::new();
    let mut removed = 0;
    for name in folder.names()? {
        let is_ours = [".br", ".list", ".articles", ".part"].iter().any(|end| name.ends_with(end));
        if !is_ours || used.contains(&name) {
            continue;
        }
        let since = before.get(&name).copied().unwrap_or(now.0);
        if now.0 - since >= KEPT {
            folder.remove(&name)?;
            removed += 1;
        } else {
            retired.insert(name, since);
        }
    }
    if retired != before {
        folder.write(RETIRED, &serde_json::to_vec(&retired)?)?;
    }
    Ok(removed)
}

/// The files that the present roots lead to.
fn used(folder: &Folder) -> io::Result<HashSet<String>> {
    let mut used = HashSet::new();
    for locale in Locale::ALL {
        let Some(bytes) = folder.root(search::root_name(locale))? else { continue };
        let Ok(root) = Root::decode(&bytes) else { continue };
        for segment in root.segments {
            used.extend([plain(segment.head), members_name(segment.head)]);
            let Some(head) = folder.part(Part::whole(segment.head))? else { continue };
            let Ok(head) = search::Head::decode(&head.bytes) else { continue };
            used.insert(plain(head.vocabulary));
            used.extend(List::ALL.into_iter().map(|list| listed(head.list(list))));
        }
    }
    Ok(used)
}
