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
/// left behind then but media files.
pub fn unpack(archive: impl Read, data_dir: &Path, database: &Path) -> Result<u64, ArchiveError> {
    for taken in [database.to_path_buf(), data_dir.join(MEDIA)] {
        let is_empty_folder = taken.is_dir() && fs::read_dir(&taken)?.next().is_none();
        if taken.exists() && !is_empty_folder {
            return Err(ArchiveError::Occupied(taken.display().to_string()));
        }
    }
    fs::create_dir_all(data_dir)?;
    let part = data_dir.join("bantin.db.part");
    let mut found = false;
    let mut files = 0;
    let mut archive = tar::Archive::new(archive);
    for entry in archive.entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let foreign = || ArchiveError::Foreign(path.display().to_string());
        let parts: Vec<Component<'_>> = path.components().collect();
        let plain = parts.iter().all(|part| matches!(part, Component::Normal(_)));
        if !plain || !entry.header().entry_type().is_file() {
            return Err(foreign());
        }
        if path == Path::new(DATABASE) {
            let mut start = [0; SQLITE.len()];
            entry.read_exact(&mut start)?;
            if start != *SQLITE {
                return Err(ArchiveError::NoDatabase);
            }
            let mut file = File::create(&part)?;
            file.write_all(&start)?;
            io::copy(&mut entry, &mut file)?;
            file.sync_all()?;
            found = true;
        } else if parts.first() == Some(&Component::Normal(MEDIA.as_ref())) && parts.len() > 1 {
            entry.unpack_in(data_dir)?;
            files += 1;
        } else {
            return Err(foreign());
        }
    }
    if !found {
        return Err(ArchiveError::NoDatabase);
    }
    if let Some(folder) = database.parent() {
        fs::create_dir_all(folder)?;
    }
    // Last: a portal without its database is none, and the command can be tried again.
    fs::copy(&part, database)?;
    fs::remove_file(&part)?;
    Ok(files)
}
