//! Secrets that are shown once and kept as hashes.

use super::AccountError;

/// 256 random bits as hexadecimal digits.
pub fn new() -> Result<String, AccountError> {
    Ok(random::<32>()?.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Random bytes.
pub fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], AccountError> {
    let mut bytes = [0_u8; LENGTH];
    getrandom::fill(&mut bytes).map_err(|error| AccountError::Crypto(error.to_string()))?;
    Ok(bytes)
}

/// What is kept of a token. A token has full entropy, so a fast hash is enough.
pub fn hash(token: &str) -> String {
    blake3::hash(token.as_bytes()).to_hex().to_string()
}
