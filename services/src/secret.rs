//! The portal's secret key, with which it recognises what it gave out itself.

mod seal;

use std::{
    fmt, fs,
    io::{self, Write},
    path::Path,
};

/// The file in the data folder that keeps the key.
const FILE: &str = "secret.key";
/// The shortest key that may be configured, in bytes.
const LEAST: usize = 32;

pub use self::seal::{Sealed, Unreadable};

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The configured key is too easily guessed.
    #[error("BANTIN_SECRET_KEY needs at least {LEAST} characters; leave it out and one is made and kept")]
    TooShort,
    /// The key's file cannot be read or written.
    #[error("the secret key in the data folder ({FILE}) cannot be read or made")]
    File(#[from] io::Error),
    /// What is to be sealed is larger than any secret.
    #[error("this is too long for a secret")]
    TooLong,
    /// The machine gave no randomness.
    #[error("there is no randomness for a secret key: {0}")]
    Randomness(String),
}

/// The secret key. It is never shown, not even in debugging output.
#[derive(Clone)]
pub struct SecretKey([u8; 32]);

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

impl SecretKey {
    /// The configured key, or the one in the data folder, which is made when it
    /// is missing.
    ///
    /// # Errors
    /// When the configured key is too short, or the file cannot be read or made.
    pub fn open(configured: Option<&str>, data_dir: &Path) -> Result<Self, SecretError> {
        match configured {
            Some(text) if text.len() < LEAST => Err(SecretError::TooShort),
            Some(text) => Ok(Self(blake3::derive_key("bantin 2026 secret key", text.as_bytes()))),
            None => Self::kept_in(data_dir),
        }
    }

    fn kept_in(data_dir: &Path) -> Result<Self, SecretError> {
        let path = data_dir.join(FILE);
        match fs::read(&path) {
            Ok(bytes) if bytes.len() >= LEAST => Ok(Self(blake3::derive_key("bantin 2026 kept key", &bytes))),
            Ok(_) => Err(io::Error::new(io::ErrorKind::InvalidData, "the file is too short").into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let mut bytes = [0_u8; 32];
                getrandom::fill(&mut bytes).map_err(|error| SecretError::Randomness(error.to_string()))?;
                fs::create_dir_all(data_dir)?;
                match create_private(&path) {
                    Ok(mut file) => {
                        file.write_all(&bytes)?;
                        file.sync_all()?;
                    }
                    // Another process was quicker; its key is the key.
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                    Err(error) => return Err(error.into()),
                }
                Self::kept_in(data_dir)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// A signature of `text` for one purpose: a signature for another purpose is
    /// never equal to it.
    #[must_use]
    pub fn sign(&self, purpose: &str, text: &str) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new_keyed(&self.0);
        hasher.update(&(purpose.len() as u64).to_le_bytes());
        hasher.update(purpose.as_bytes());
        hasher.update(text.as_bytes());
        hasher.finalize()
    }
}

/// A new file that only its owner can read.
fn create_private(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_kept_for_its_owner_alone() {
        let dir = tempfile::tempdir().unwrap();
        let first = SecretKey::open(None, &dir.path().join("data")).unwrap();
        let again = SecretKey::open(None, &dir.path().join("data")).unwrap();
        assert_eq!(first.sign("a", "b"), again.sign("a", "b"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(dir.path().join("data").join(FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0);
        }
    }

    #[test]
    fn signatures_belong_to_their_key_purpose_and_text() {
        let dir = tempfile::tempdir().unwrap();
        let key = SecretKey::open(Some(&"k".repeat(32)), dir.path()).unwrap();
        let other = SecretKey::open(Some(&"l".repeat(32)), dir.path()).unwrap();
        assert_ne!(key.sign("a", "bc"), key.sign("ab", "c"));
        assert_ne!(key.sign("a", "b"), other.sign("a", "b"));
        assert_eq!(format!("{key:?}"), "SecretKey(…)");
    }

    #[test]
    fn a_short_or_broken_key_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        assert!(matches!(SecretKey::open(Some("ngắn"), dir.path()), Err(SecretError::TooShort)));
        fs::write(dir.path().join(FILE), b"abc").unwrap();
        assert!(matches!(SecretKey::open(None, dir.path()), Err(SecretError::File(_))));
    }
}
