//! The whole index of a language, for who saves it to search without network.

use std::io;

use search::{FileId, Head, List, Part, Root};

use super::folder::{Folder, listed, plain};

/// What an archive consists of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Archive {
    /// The root that holds it together.
    pub root: Vec<u8>,
    /// How many bytes it takes as it is kept; about as many travel.
    pub bytes: u64,
    /// Files that are fetched as a whole.
    pub files: Vec<FileId>,
    /// Lists, which are fetched in blocks of records.
    pub lists: Vec<ArchiveList>,
}

/// A list of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArchiveList {
    /// Its file.
    pub file: FileId,
    /// How many records it has.
    pub records: u32,
    /// How many of them make a block.
    pub block: u32,
}

/// The archive under the root called `name`; `None` when there is none.
pub fn read(folder: &Folder, name: &str) -> io::Result<Option<Archive>> {
    let Some(root) = folder.root(name)? else { return Ok(None) };
    let damaged = |_| io::Error::new(io::ErrorKind::InvalidData, "the search index is damaged");
    let mut archive = Archive::default();
    for segment in Root::decode(&root).map_err(damaged)?.segments {
        let Some(head) = folder.part(Part::whole(segment.head))? else { return Ok(None) };
        let head = Head::decode(&head.bytes).map_err(damaged)?;
        for file in [segment.head, head.vocabulary] {
            archive.bytes += folder.size(&plain(file))?;
            archive.files.push(file);
        }
        for kind in List::ALL {
            let file = head.list(kind);
            let Some(list) = folder.open_list(file)? else { return Ok(None) };
            archive.bytes += folder.size(&listed(file))?;
            archive.lists.push(ArchiveList { file, records: list.records(), block: list.block_records() });
        }
    }
    archive.root = root;
    Ok(Some(archive))
}
