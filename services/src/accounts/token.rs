//! Secrets that are shown once and kept as hashes.

use super::AccountError;

/// 256 random bits as hexadecimal digits.
pub fn new() -> Result<String, AccountError> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| AccountError::Crypto(error.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What is kept of a token. A token has full entropy, so a fast hash is enough.
pub fn hash(token: &str) -> String {
    blake3::hash(token.as_bytes()).to_hex().to_string()
}
