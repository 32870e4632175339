//! Copies of the database, each to be downloaded together with the media.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use domain::{Permission, Timestamp};

use super::{Operations, archive};
use crate::{
    PortalError,
    accounts::AccountInfo,
    refused::{Refused, allow},
    storage::StorageError,
};

/// The folder of copies within the data folder.
const FOLDER: &str = "backups";
/// How many copies are kept; the oldest makes room.
const KEPT: usize = 5;
const PREFIX: &str = "bantin-";
const SUFFIX: &str = ".db";

/// What can go wrong with a copy.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// What the desk says no to.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database is no file: its own tools copy it.
    #[error("this database is copied by its own tools")]
    NotAFile,
    /// The folder of copies cannot be used.
    #[error("the folder of backups cannot be used: {0}")]
    Folder(#[from] io::Error),
}

impl From<StorageError> for BackupError {
    fn from(error: StorageError) -> Self {
        Self::Refused(PortalError::from(error).into())
    }
}

/// The name of a copy: nothing else is ever looked for in the folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BackupName(String);

impl BackupName {
    /// Reads a name such as `bantin-20260105-140359.db`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let stamp = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?;
        let fits = stamp.len() == 15
            && stamp
                .bytes()
                .enumerate()
                .all(|(at, byte)| if at == 8 { byte == b'-' } else { byte.is_ascii_digit() });
        fits.then(|| Self(name.to_owned()))
    }

    fn at(at: Timestamp) -> Self {
        let at = at.in_vietnam();
        let (date, time) = (at.date(), at.time());
        Self(format!(
            "{PREFIX}{:04}{:02}{:02}-{:02}{:02}{:02}{SUFFIX}",
            date.year(),
            u8::from(date.month()),
            date.day(),
            time.hour(),
            time.minute(),
            time.second()
        ))
    }

    /// What the archive of it is called.
    #[must_use]
    pub fn archive(&self) -> String {
        format!("{}.tar", self.0.trim_end_matches(SUFFIX))
    }
}

impl fmt::Display for BackupName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A copy that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its name, which says when.
    pub name: BackupName,
    /// When it was made.
    pub made_at: Timestamp,
    /// How many bytes the database takes in it.
    pub bytes: u64,
}

impl Operations<'_> {
    /// The copies that are kept, the newest first.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`].
    pub async fn backups(self, account: &AccountInfo) -> Result<Vec<Backup>, BackupError> {
        allow(account, Permission::OperatePortal)?;
        let folder = self.folder();
        Ok(off_the_executor(move || Ok(list(&folder))).await?)
    }

    /// Makes a copy as the database is now; the oldest of many makes room.
    ///
    /// # Errors
    /// [`BackupError::NotAFile`] on a database server; when there is no room.
    pub async fn back_up(self, account: &AccountInfo) -> Result<BackupName, BackupError> {
        allow(account, Permission::OperatePortal)?;
        let folder = self.folder();
        off_the_executor({
            let folder = folder.clone();
            move || fs::create_dir_all(&folder)
        })
        .await?;
        let name = BackupName::at(Timestamp::now());
        // Under another name until it is whole.
        let (part, whole) = (folder.join(format!("{name}.part")), folder.join(name.to_string()));
        off_the_executor({
            let part = part.clone();
            move || match fs::remove_file(part) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            }
        })
        .await?;
        if !self.portal.storage().copy_to(&part, &account.actor()).await? {
            return Err(BackupError::NotAFile);
        }
        off_the_executor(move || {
            fs::rename(part, whole)?;
            list(&folder).into_iter().skip(KEPT).try_for_each(|old| fs::remove_file(folder.join(old.name.0)))
        })
        .await?;
        Ok(name)
    }

    /// Throws a copy away.
    ///
    /// # Errors
    /// [`Refused::Unknown`] when there is none of that name.
    pub async fn forget_backup(self, account: &AccountInfo, name: &BackupName) -> Result<(), BackupError> {
        allow(account, Permission::OperatePortal)?;
        let path = self.existing(name).await?;
        off_the_executor(move || fs::remove_file(path)).await?;
        self.portal.storage().forgot_copy(&name.0, &account.actor()).await?;
        Ok(())
    }

    /// Writes a copy and all media as one archive into `out`, from a thread of
    /// its own. What comes of it only the reader of `out` sees.
    ///
    /// # Errors
    /// [`Refused::Unknown`] when there is no copy of that name.
    pub async fn send_backup(
        self,
        account: &AccountInfo,
        name: &BackupName,
        out: impl io::Write + Send + 'static,
    ) -> Result<(), BackupError> {
        allow(account, Permission::OperatePortal)?;
        let copy = self.existing(name).await?;
        let media = self.portal.config().data_dir.join("media");
        tokio::task::spawn_blocking(move || {
            // A reader that went away needs no answer.
            if let Err(error) = archive::pack(&copy, &media, out) {
                tracing::warn!(%error, "a backup was not sent to its end");
            }
        });
        Ok(())
    }

    fn folder(self) -> PathBuf {
        self.portal.config().data_dir.join(FOLDER)
    }

    async fn existing(self, name: &BackupName) -> Result<PathBuf, BackupError> {
        let path = self.folder().join(&name.0);
        if tokio::fs::try_exists(&path).await? { Ok(path) } else { Err(Refused::Unknown.into()) }
    }
}

fn list(folder: &Path) -> Vec<Backup> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let backup = |entry: fs::DirEntry| {
        let name = BackupName::parse(entry.file_name().to_str()?)?;
        let found = entry.metadata().ok()?;
        let since_epoch = found.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
        let made_at = Timestamp(i64::try_from(since_epoch.as_secs()).ok()?);
        Some(Backup { name, made_at, bytes: found.len() })
    };
    let mut backups: Vec<Backup> = entries.filter_map(backup).collect();
    backups.sort_by(|one, other| other.name.cmp(&one.name));
    backups
}

async fn off_the_executor<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_copies_are_names() {
        let name = BackupName::at(Timestamp::at(domain::time::parse_iso_date("2026-01-05").unwrap(), 14, 3));
        assert_eq!(name.to_string(), "bantin-20260105-140300.db");
        assert_eq!(BackupName::parse(&name.to_string()), Some(name.clone()));
        assert_eq!(name.archive(), "bantin-20260105-140300.tar");
        for bad in
            ["", "bantin.db", "../bantin.db", "bantin-20260105-140300.db.part", "bantin-2026010514030000.db"]
        {
            assert_eq!(BackupName::parse(bad), None, "{bad}");
        }
    }
}
