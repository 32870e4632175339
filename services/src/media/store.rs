//! All stored files, by content address.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    num::NonZero,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread::available_parallelism,
    time::{Duration, SystemTime},
};

use domain::{FileKind, PictureVariant};
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::{
    MAX_BYTES, MediaError,
    animation::moving,
    decode::decode,
    render::{Rendered, render},
};

/// Length of a content address, in hexadecimal digits.
const HASH_LEN: usize = 32;
/// The longest that one picture may be worked on.
const PATIENCE: Duration = Duration::from_secs(120);
/// The age at which a draft is what a crash has left.
const STALE: Duration = Duration::from_secs(24 * 3600);

/// The folder that holds every picture and file. Cheap to clone.
///
/// What belongs to one address lies in `{dir}/{first two digits}/{hash}/`; that folder
/// appears at once with everything in it or not at all.
#[derive(Clone, Debug)]
pub struct MediaStore {
    pub(super) dir: Arc<Path>,
    pub(super) workers: Arc<Semaphore>,
    /// How many pieces are worked on at a time.
    pub(super) cores: usize,
}

/// A picture whose files are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPicture {
    /// Its content address.
    pub hash: String,
    /// Media type of the original.
    pub mime: &'static str,
    /// Size of the original.
    pub bytes: usize,
    /// Width of the upright original.
    pub width: u32,
    /// Height of the upright original.
    pub height: u32,
    /// The WebP renditions, narrowest first.
    pub variants: Vec<PictureVariant>,
}

/// What becomes of a picture that moves longer than it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TooMuchMotion {
    /// It is refused: who brings it can make it shorter.
    Refused,
    /// Its first picture is kept: nobody is there to be told.
    Stands,
}

impl MediaStore {
    /// Opens the store in `dir`, which is made when it does not exist.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(dir: impl Into<PathBuf>) -> io::Result<Self> {
        let dir = dir.into();
        fs::create_dir_all(&dir)?;
        sweep(&dir);
        let cores = available_parallelism().map_or(1, NonZero::get);
        Ok(Self { dir: dir.into(), workers: Arc::new(Semaphore::new(cores)), cores })
    }

    /// The content address of a file.
    #[must_use]
    pub fn hash(bytes: &[u8]) -> String {
        short(&blake3::hash(bytes))
    }

    /// Where a stored file lies; `None` for anything that is not the name of
    /// one, so that no address leads out of the store.
    #[must_use]
    pub fn open_file(&self, hash: &str, file: &str) -> Option<PathBuf> {
        (is_hash(hash) && is_file_name(file)).then(|| self.folder(hash).join(file))
    }

    /// Whether the renditions of that picture are there.
    pub async fn contains(&self, hash: &str) -> bool {
        is_hash(hash) && tokio::fs::try_exists(self.folder(hash)).await.unwrap_or(false)
    }

    /// Makes and stores every rendition of a picture.
    ///
    /// # Errors
    /// When the bytes are no acceptable picture or the files cannot be written.
    pub async fn store(&self, bytes: Vec<u8>) -> Result<StoredPicture, MediaError> {
        if bytes.len() > MAX_BYTES {
            return Err(MediaError::TooManyBytes(bytes.len()));
        }
        let store = self.clone();
        self.work(move || store.store_blocking(&bytes, TooMuchMotion::Stands)).await
    }

    /// Does heavy work. As many pieces are worked on at a time as the machine
    /// has cores; the rest wait without blocking a thread. What takes too long
    /// goes on, but nobody waits for it any more.
    pub(super) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, MediaError> + Send + 'static,
    ) -> Result<T, MediaError> {
        let permit = Arc::clone(&self.workers).acquire_owned().await.map_err(|_| MediaError::Interrupted)?;
        let work = spawn_blocking(move || {
            let _permit = permit;
            work()
        });
        match tokio::time::timeout(PATIENCE, work).await {
            Ok(Ok(done)) => done,
            // Whatever made a decoder panic, it was in the file.
            Ok(Err(stopped)) if stopped.is_panic() => {
                Err(MediaError::Unreadable("decoder panicked".to_owned()))
            }
            Ok(Err(_)) => Err(MediaError::Interrupted),
            Err(_) => Err(MediaError::TookTooLong),
        }
    }

    pub(super) fn store_blocking(
        &self,
        bytes: &[u8],
        too_much: TooMuchMotion,
    ) -> Result<StoredPicture, MediaError> {
        let hash = Self::hash(bytes);
        let (picture, mime) = decode(bytes)?;
        let moving = match moving(bytes) {
            Err(MediaError::MovesTooLong) if too_much == TooMuchMotion::Stands => {
                tracing::warn!(hash, "only the first picture of an animation is kept: it is too long");
                None
            }
            moving => moving?,
        };
        let rendered = render(&picture, moving)?;
        self.write(&hash, &rendered)?;
        let Rendered { width, height, variants, .. } = rendered;
        Ok(StoredPicture { hash, mime, bytes: bytes.len(), width, height, variants })
    }

    /// Writes all files to a folder of their own, then gives it its name.
    fn write(&self, hash: &str, rendered: &Rendered) -> io::Result<()> {
        if self.folder(hash).exists() {
            return Ok(());
        }
        let draft = Draft::make(self)?;
        for (name, bytes) in &rendered.files {
            let mut file = File::create(draft.file(name))?;
            file.write_all(bytes)?;
            file.sync_all()?;
        }
        self.publish(&draft, hash)
    }

    /// Gives a finished folder its name. Where somebody else stored the same
    /// content first, theirs stays and the draft goes.
    pub(super) fn publish(&self, draft: &Draft, hash: &str) -> io::Result<()> {
        let target = self.folder(hash);
        let parent = target.parent().unwrap_or(&self.dir);
        fs::create_dir_all(parent)?;
        File::open(&draft.0)?.sync_all()?;
        if let Err(error) = fs::rename(&draft.0, &target) {
            return if target.exists() { Ok(()) } else { Err(error) };
        }
        File::open(parent)?.sync_all()
    }

    /// Forgets everything below an address.
    ///
    /// # Errors
    /// When the folder is there and cannot be removed.
    pub async fn remove(&self, hash: &str) -> io::Result<()> {
        if !is_hash(hash) {
            return Ok(());
        }
        match tokio::fs::remove_dir_all(self.folder(hash)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn folder(&self, hash: &str) -> PathBuf {
        self.dir.join(&hash[..2]).join(hash)
    }
}

/// A folder that nobody reads yet; it goes unless it got its name.
#[derive(Debug)]
pub(super) struct Draft(PathBuf);

impl Draft {
    pub(super) fn make(store: &MediaStore) -> io::Result<Self> {
        static COUNTER: AtomicU64 = AtomicU64::new(0);
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let draft = Self(store.dir.join(format!(".{}-{number}", std::process::id())));
        fs::create_dir_all(&draft.0)?;
        Ok(draft)
    }

    /// Where a file of that name lies.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Where a file lies of which nothing is known yet.
    pub(super) fn arriving(&self) -> PathBuf {
        self.file("den")
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Gone already when it got its name; otherwise of no use.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Removes the drafts that a crash has left. One that cannot be removed stays.
fn sweep(dir: &Path) {
    let is_stale = |entry: &fs::DirEntry| {
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        entry.file_name().to_string_lossy().starts_with('.')
            && modified.is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age > STALE))
    };
    for draft in fs::read_dir(dir).into_iter().flatten().flatten().filter(is_stale) {
        let _ = fs::remove_dir_all(draft.path());
    }
}

/// A content address.
pub(super) fn short(hash: &blake3::Hash) -> String {
    hash.to_hex().chars().take(HASH_LEN).collect()
}

pub(super) fn is_hash(text: &str) -> bool {
    text.len() == HASH_LEN && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

pub(super) fn is_file_name(text: &str) -> bool {
    text.split_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty()
            && stem.len() <= 32
            && stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            && (matches!(extension, "webp" | "jpg") || FileKind::from_extension(extension).is_some())
    })
}

#[cfg(test)]
mod tests;
