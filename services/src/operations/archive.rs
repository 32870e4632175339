//! A whole portal in one file (tar): the database and all media.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Component, Path},
};

/// The database's place in the archive.
const DATABASE: &str = "bantin.db";
/// The place of media.
const MEDIA: &str = "media";
/// Where an archive is unpacked until it is known to be whole.
const STAGE: &str = "restore.part";
/// The beginning of every SQLite file.
const SQLITE: &[u8; 16] = b"SQLite format 3\0";

/// Why an archive cannot be unpacked.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// There is a portal already.
    #[error("{0} is there already: move it away, or restore into an empty data folder")]
    Occupied(String),
    /// It holds what no backup holds.
    #[error("this is no backup of Bản Tin: it holds “{0}”")]
    Foreign(String),
    /// It holds no database.
    #[error("this is no backup of Bản Tin: it holds no database")]
    NoDatabase,
    /// It cannot be read or written.
    #[error("the backup cannot be unpacked: {0}")]
    File(#[from] io::Error),
}

/// Writes a copy of the database and all media as one archive.
///
/// # Errors
/// When something cannot be read, or nobody takes it.
pub fn pack(database: &Path, media: &Path, out: impl Write) -> io::Result<()> {
    let mut archive = tar::Builder::new(out);
    archive.mode(tar::HeaderMode::Deterministic);
    archive.append_path_with_name(database, DATABASE)?;
    if media.is_dir() {
        folder(&mut archive, media, Path::new(MEDIA))?;
    }
    archive.into_inner()?.flush()
}

/// Adds the files of a folder. One that was deleted meanwhile is left out.
fn folder<W: Write>(archive: &mut tar::Builder<W>, from: &Path, to: &Path) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(from)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), to.join(entry.file_name()));
        match entry.file_type()? {
            kind if kind.is_dir() => folder(archive, &path, &name)?,
            kind if kind.is_file() => match File::open(&path) {
                Ok(mut file) => archive.append_file(&name, &mut file)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            },
            _ => {}
        }
    }
    Ok(())
}

/// Unpacks an archive into an empty data folder. Gives the number of media files.
///
/// # Errors
/// When a portal is there already, or the archive is no backup; nothing is
/// left behind then.
pub fn unpack(archive: impl Read, data_dir: &Path, database: &Path) -> Result<u64, ArchiveError> {
    let media = data_dir.join(MEDIA);
    for taken in [database, &media] {
        let is_empty_folder = taken.is_dir() && fs::read_dir(taken)?.next().is_none();
        if taken.exists() && !is_empty_folder {
            return Err(ArchiveError::Occupied(taken.display().to_string()));
        }
    }
    let stage = data_dir.join(STAGE);
    if stage.exists() {
        fs::remove_dir_all(&stage)?;
    }
    fs::create_dir_all(stage.join(MEDIA))?;
    let unpacked = read(archive, &stage).and_then(|files| {
        if let Some(folder) = database.parent() {
            fs::create_dir_all(folder)?;
        }
        if media.exists() {
            fs::remove_dir(&media)?;
        }
        fs::rename(stage.join(MEDIA), &media)?;
        // Last: without its database it is no portal, and can be tried again.
        fs::copy(stage.join(DATABASE), database)?;
        Ok(files)
    });
    fs::remove_dir_all(&stage)?;
    unpacked
}

/// Reads an archive into a folder that is thrown away when something is wrong.
fn read(archive: impl Read, stage: &Path) -> Result<u64, ArchiveError> {
    let (mut has_database, mut files) = (false, 0);
    let mut archive = tar::Archive::new(archive);
    for entry in archive.entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let parts: Vec<Component<'_>> = path.components().collect();
        let is_plain = parts.iter().all(|part| matches!(part, Component::Normal(_)));
        let is_media = parts.len() > 1 && parts.first() == Some(&Component::Normal(MEDIA.as_ref()));
        let is_file = entry.header().entry_type().is_file();
        if !is_plain || !is_file || !(is_media || path == Path::new(DATABASE)) {
            return Err(ArchiveError::Foreign(path.display().to_string()));
        }
        if is_media {
            entry.unpack_in(stage)?;
            files += 1;
        } else {
            let mut start = [0; SQLITE.len()];
            entry.read_exact(&mut start)?;
            if start != *SQLITE {
                return Err(ArchiveError::NoDatabase);
            }
            let mut file = File::create(stage.join(DATABASE))?;
            file.write_all(&start)?;
            io::copy(&mut entry, &mut file)?;
            file.sync_all()?;
            has_database = true;
        }
    }
    if has_database { Ok(files) } else { Err(ArchiveError::NoDatabase) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive of entries, whose names may be what the crate itself would refuse.
    fn archive(entries: &[(&str, tar::EntryType, &[u8])]) -> Vec<u8> {
        let mut archive = tar::Builder::new(Vec::new());
        for (name, kind, content) in entries {
            let mut header = tar::Header::new_gnu();
            header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
            header.set_entry_type(*kind);
            header.set_mode(0o644);
            header.set_size(content.len() as u64);
            header.set_cksum();
            archive.append(&header, *content).unwrap();
        }
        archive.into_inner().unwrap()
    }

    fn is_empty(folder: &Path) -> bool {
        fs::read_dir(folder).unwrap().next().is_none()
    }

    const FILE: tar::EntryType = tar::EntryType::Regular;
    const DB: &[u8] = b"SQLite format 3\0 and so on";

    #[test]
    fn what_was_packed_is_unpacked() {
        let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::create_dir_all(from.path().join("media/ab")).unwrap();
        fs::write(from.path().join("media/ab/tep.pdf"), b"%PDF").unwrap();
        fs::write(from.path().join("copy.db"), DB).unwrap();
        let mut packed = Vec::new();
        pack(&from.path().join("copy.db"), &from.path().join("media"), &mut packed).unwrap();
        let database = to.path().join("bantin.db");
        assert_eq!(unpack(&packed[..], to.path(), &database).unwrap(), 1);
        assert_eq!(fs::read(&database).unwrap(), DB);
        assert_eq!(fs::read(to.path().join("media/ab/tep.pdf")).unwrap(), b"%PDF");
        assert!(!to.path().join(STAGE).exists());
        assert!(matches!(unpack(&packed[..], to.path(), &database), Err(ArchiveError::Occupied(_))));
    }

    #[test]
    fn what_is_no_backup_leaves_nothing_behind() {
        let to = tempfile::tempdir().unwrap();
        let data = to.path().join("data");
        let link = tar::EntryType::Symlink;
        for entries in [
            &[("media/../../evil", FILE, DB)][..],
            &[("/etc/evil", FILE, DB)],
            &[("bantin.db", FILE, DB), ("bantin.toml", FILE, DB)],
            &[("bantin.db", FILE, DB), ("media/x", link, b"")],
            &[("media/x", FILE, DB)],
            &[("bantin.db", FILE, b"not a database, but long enough")],
            &[("bantin.db", FILE, b"short")],
        ] {
            let unpacked = unpack(&archive(entries)[..], &data, &data.join("bantin.db"));
            assert!(unpacked.is_err(), "{entries:?}");
            assert!(is_empty(&data), "{entries:?}");
        }
        assert!(unpack(&[b'x'; 2048][..], &data, &data.join("bantin.db")).is_err());
        assert!(is_empty(&data));
        assert_eq!(fs::read_dir(to.path()).unwrap().count(), 1);
    }
}
