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
};

use domain::{FileKind, PictureVariant};
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::{
    MAX_BYTES, MediaError,
    decode::decode,
    render::{Rendered, render},
};

/// Length of a content address, in hexadecimal digits.
pub(super) const HASH_LEN: usize = 32;

/// The folder that holds every picture and file. Cheap to clone.
///
/// What belongs to one address lies in `{dir}/{first two digits}/{hash}/`; that folder
/// appears at once with everything in it or not at all.
#[derive(Clone, Debug)]
pub struct MediaStore {
    pub(super) dir: Arc<Path>,
    pub(super) workers: Arc<Semaphore>,
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

impl MediaStore {
    /// Opens the store in `dir`, which is made when it does not exist.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(dir: impl Into<PathBuf>) -> io::Result<Self> {
        let dir = dir.into();
        fs::create_dir_all(&dir)?;
        let cores = available_parallelism().map_or(1, NonZero::get);
        Ok(Self { dir: dir.into(), workers: Arc::new(Semaphore::new(cores)) })
    }

    /// The content address of a file.
    #[must_use]
    pub fn hash(bytes: &[u8]) -> String {
        blake3::hash(bytes).to_hex().chars().take(HASH_LEN).collect()
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

    /// Makes and stores every rendition of a picture. As many are worked on at
    /// a time as the machine has cores; the rest wait without blocking a thread.
    ///
    /// # Errors
    /// When the bytes are no acceptable picture or the files cannot be written.
    pub async fn store(&self, bytes: Vec<u8>) -> Result<StoredPicture, MediaError> {
        if bytes.len() > MAX_BYTES {
            return Err(MediaError::TooManyBytes(bytes.len()));
        }
        let permit = Arc::clone(&self.workers).acquire_owned().await.map_err(|_| MediaError::Interrupted)?;
        let store = self.clone();
        let work = move || {
            let _permit = permit;
            store.store_blocking(&bytes)
        };
        spawn_blocking(work).await.map_err(|_| MediaError::Interrupted)?
    }

    fn store_blocking(&self, bytes: &[u8]) -> Result<StoredPicture, MediaError> {
        let hash = Self::hash(bytes);
        let (picture, mime) = decode(bytes)?;
        let rendered = render(&picture)?;
        self.write(&hash, &rendered)?;
        let Rendered { width, height, variants, .. } = rendered;
        Ok(StoredPicture { hash, mime, bytes: bytes.len(), width, height, variants })
    }

    /// Writes all files to a folder of their own, then gives it its name.
    fn write(&self, hash: &str, rendered: &Rendered) -> io::Result<()> {
        if self.folder(hash).exists() {
            return Ok(());
        }
        let draft = draft_folder(&self.dir);
        let written = write_files(&draft, &rendered.files).and_then(|()| self.publish(&draft, hash));
        if written.is_err() {
            // What is left of the draft is of no use, and its removal no matter.
            let _ = fs::remove_dir_all(&draft);
        }
        written
    }

    /// Gives a finished folder its name. Where somebody else stored the same
    /// content first, theirs stays and the draft goes.
    pub(super) fn publish(&self, draft: &Path, hash: &str) -> io::Result<()> {
        let target = self.folder(hash);
        let parent = target.parent().unwrap_or(&self.dir);
        fs::create_dir_all(parent)?;
        File::open(draft)?.sync_all()?;
        if let Err(error) = fs::rename(draft, &target) {
            return if target.exists() { fs::remove_dir_all(draft) } else { Err(error) };
        }
        File::open(parent)?.sync_all()
    }

    fn folder(&self, hash: &str) -> PathBuf {
        self.dir.join(&hash[..2]).join(hash)
    }
}

fn write_files(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in files {
        let mut file = File::create(folder.join(name))?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    Ok(())
}

/// A name for a folder that nobody reads yet.
pub(super) fn draft_folder(dir: &Path) -> PathBuf {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let number = COUNTER.fetch_add(1, Ordering::Relaxed);
    dir.join(format!(".{}-{number}", std::process::id()))
}

fn is_hash(text: &str) -> bool {
    text.len() == HASH_LEN && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_file_name(text: &str) -> bool {
    text.split_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty()
            && stem.len() <= 32
            && stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            && (matches!(extension, "webp" | "jpg") || FileKind::from_extension(extension).is_some())
    })
}

#[cfg(test)]
mod tests;
