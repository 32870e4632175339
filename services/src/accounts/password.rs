//! Passwords, hashed with Argon2id (RFC 9106) off the executor.

use std::sync::LazyLock;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use super::AccountError;

/// Verified against when there is no password, so that unknown names take as long.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash_now("nobody has this password").ok());

fn hash_now(password: &str) -> Result<String, AccountError> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| AccountError::Crypto(error.to_string()))
}

fn verify_now(password: &str, known: Option<&str>) -> bool {
    let Some(reference) = known.or(NOBODY.as_deref()) else { return false };
    let Ok(parsed) = PasswordHash::new(reference) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known.is_some()
}

/// Hashes a password with a fresh salt.
pub async fn hash(password: String) -> Result<String, AccountError> {
    off_executor(move || hash_now(&password)).await?
}

/// Whether the password is the one behind `known`.
pub async fn verify(password: String, known: Option<String>) -> Result<bool, AccountError> {
    off_executor(move || verify_now(&password, known.as_deref())).await
}

async fn off_executor<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AccountError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| AccountError::Crypto(error.to_string()))
}
