//! Files that come in pieces, until they are whole.
//!
//! Each lies in a folder of its own below the account that brings it: what is
//! known of it, and as much of its content as has come. How far it is, the size
//! of the content says, so nothing is left to repair after a crash. Whoever
//! writes holds a lock on the content; another program that serves the same
//! folder sees it too.

mod append;
mod sweep;

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use domain::{MediaId, UserId};
use serde::{Deserialize, Serialize};
use tokio::task::spawn_blocking;

pub(crate) use self::append::Appended;
use super::{MAX_VIDEO_BYTES, MediaError};
use crate::accounts::token;

/// How many files an account may have on the way.
const MAX_OPEN: usize = 30;
/// How many bytes they may become together.
const MAX_OPEN_BYTES: u64 = 4 * MAX_VIDEO_BYTES;
/// How long nothing came before a file makes room for another of its account.
const IDLE: Duration = Duration::from_secs(15 * 60);

const ABOUT: &str = "about.json";
const CONTENT: &str = "content";
/// Locked while somebody counts the files of an account.
const COUNTING: &str = "counting";

/// Why a piece was not taken.
#[derive(Debug, thiserror::Error)]
pub enum PieceError {
    /// There is no such file on the way, or it is another account's.
    #[error("no such upload")]
    Unknown,
    /// Another piece of the same file is being written.
    #[error("another piece of it is on its way")]
    Busy,
    /// It does not begin where the one before ended.
    #[error("the next piece begins at {0}")]
    Offset(u64),
    /// The file is longer than was announced.
    #[error("more came than was announced")]
    TooLong,
    /// The account has too many files on the way.
    #[error("too many uploads are open")]
    TooMany,
    /// The file itself.
    #[error(transparent)]
    Media(#[from] MediaError),
}

impl From<io::Error> for PieceError {
    fn from(error: io::Error) -> Self {
        Self::Media(error.into())
    }
}

/// The name of a file on the way; cannot be guessed, and leads nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadId(String);

impl UploadId {
    /// Reads what an address names.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// As an address names it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many bytes have come.
    pub offset: u64,
    /// How many there will be.
    pub length: u64,
}

/// What is known of a file on the way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct About {
    /// The name it came with.
    pub(crate) name: String,
    /// How many bytes there will be.
    length: u64,
    /// What became of it, for those who did not hear the answer.
    pub(crate) taken: Option<MediaId>,
}

/// The folder of files on the way.
#[derive(Clone, Debug)]
pub(crate) struct PartialFiles {
    dir: PathBuf,
}

impl PartialFiles {
    pub(crate) const fn new(dir: PathBuf) -> Self {
        Self { dir }
    }

    /// Makes room for a file of that length.
    pub(crate) async fn create(
        &self,
        owner: UserId,
        name: String,
        length: u64,
    ) -> Result<UploadId, PieceError> {
        let folder = self.of(owner);
        off_the_executor(move || create(&folder, name, length)).await
    }

    /// How far it is.
    pub(crate) async fn progress(&self, owner: UserId, id: &UploadId) -> Result<Progress, PieceError> {
        let folder = self.folder(owner, id);
        off_the_executor(move || {
            let about = About::read(&folder)?;
            Ok(about.progress(fs::metadata(folder.join(CONTENT))?.len()))
        })
        .await
    }

    /// Forgets it, unless somebody is writing.
    pub(crate) async fn remove(&self, owner: UserId, id: &UploadId) -> Result<(), PieceError> {
        let folder = self.folder(owner, id);
        off_the_executor(move || {
            let _lock = lock(&folder)?;
            Ok(fs::remove_dir_all(folder)?)
        })
        .await
    }

    fn of(&self, owner: UserId) -> PathBuf {
        self.dir.join(owner.to_string())
    }

    fn folder(&self, owner: UserId, id: &UploadId) -> PathBuf {
        self.of(owner).join(id.as_str())
    }
}

impl About {
    fn read(folder: &Path) -> Result<Self, PieceError> {
        match fs::read(folder.join(ABOUT)) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| PieceError::Unknown),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(PieceError::Unknown),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes it whole or not at all.
    fn write(&self, folder: &Path) -> io::Result<()> {
        let part = folder.join(".about");
        fs::write(&part, serde_json::to_vec(self)?)?;
        File::open(&part)?.sync_all()?;
        fs::rename(part, folder.join(ABOUT))
    }

    /// What was taken in is not kept twice.
    const fn progress(&self, content: u64) -> Progress {
        let offset = if self.taken.is_some() { self.length } else { content };
        Progress { offset, length: self.length }
    }
}

fn create(folder: &Path, name: String, length: u64) -> Result<UploadId, PieceError> {
    if length == 0 {
        return Err(MediaError::Empty.into());
    }
    if length > MAX_VIDEO_BYTES {
        return Err(MediaError::FileTooLarge { limit: MAX_VIDEO_BYTES }.into());
    }
    fs::create_dir_all(folder)?;
    let counting = File::create(folder.join(COUNTING))?;
    counting.lock()?;
    if is_full(folder, length) {
        sweep::older_than(folder, IDLE);
        if is_full(folder, length) {
            return Err(PieceError::TooMany);
        }
    }
    let random = token::random::<16>().map_err(|error| io::Error::other(error.to_string()))?;
    let id = UploadId(random.iter().map(|byte| format!("{byte:02x}")).collect());
    let folder = folder.join(id.as_str());
    fs::create_dir(&folder)?;
    File::create(folder.join(CONTENT))?;
    About { name, length, taken: None }.write(&folder)?;
    Ok(id)
}

fn is_full(folder: &Path, length: u64) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let open: Vec<u64> = entries
        .filter_map(|entry| About::read(&entry.path()).ok())
        .filter(|about| about.taken.is_none())
        .map(|about| about.length)
        .collect();
    open.len() >= MAX_OPEN || open.iter().sum::<u64>() + length > MAX_OPEN_BYTES
}

/// The content, for one writer alone.
fn lock(folder: &Path) -> Result<File, PieceError> {
    let file = match File::options().read(true).append(true).open(folder.join(CONTENT)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(PieceError::Unknown),
        opened => opened?,
    };
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(PieceError::Busy),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

async fn off_the_executor<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, PieceError> + Send + 'static,
) -> Result<T, PieceError> {
    spawn_blocking(work).await.map_err(|_| MediaError::Interrupted)?
}

#[cfg(test)]
mod tests;
