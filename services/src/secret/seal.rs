//! Secrets that the portal must read again, sealed before they are stored
//! (XChaCha20-Poly1305; its nonce is long enough to be drawn at random).

use std::fmt;

use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};

use super::{SecretError, SecretKey};

/// What a sealed secret begins with. Nothing in Base32 has a colon.
const MARK: &str = "1:";
/// The length of a nonce, in bytes.
const NONCE: usize = 24;

/// A secret as it is stored. Which account it belongs to is sealed in with it: in
/// the row of another it cannot be read.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(String);

/// A secret was sealed with another key, for something else, or was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what is sealed cannot be read with this secret key")]
pub struct Unreadable;

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}

impl Sealed {
    /// A secret as it was read from storage; `None` when it is not sealed.
    #[must_use]
    pub fn stored(text: String) -> Option<Self> {
        text.starts_with(MARK).then_some(Self(text))
    }

    /// As it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl SecretKey {
    /// Seals a secret for one purpose and one owner.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn seal(&self, purpose: &str, owner: i64, secret: &str) -> Result<Sealed, SecretError> {
        let mut sealed = vec![0_u8; NONCE];
        getrandom::fill(&mut sealed).map_err(|error| SecretError::Randomness(error.to_string()))?;
        let nonce = nonce(&sealed).ok_or(SecretError::TooLong)?;
        let payload = Payload { msg: secret.as_bytes(), aad: &owner.to_le_bytes() };
        let text = self.cipher(purpose).encrypt(&nonce, payload).map_err(|_| SecretError::TooLong)?;
        sealed.extend(text);
        Ok(Sealed(format!("{MARK}{}", BASE64_STANDARD_NO_PAD.encode(sealed))))
    }

    /// Reads what was sealed.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn unseal(&self, purpose: &str, owner: i64, sealed: &Sealed) -> Result<String, Unreadable> {
        let text = sealed.0.strip_prefix(MARK).ok_or(Unreadable)?;
        let bytes = BASE64_STANDARD_NO_PAD.decode(text).map_err(|_| Unreadable)?;
        let (head, text) = bytes.split_at_checked(NONCE).ok_or(Unreadable)?;
        let nonce = nonce(head).ok_or(Unreadable)?;
        let payload = Payload { msg: text, aad: &owner.to_le_bytes() };
        let secret = self.cipher(purpose).decrypt(&nonce, payload).map_err(|_| Unreadable)?;
        String::from_utf8(secret).map_err(|_| Unreadable)
    }

    /// The cipher for one purpose, with a key of its own.
    fn cipher(&self, purpose: &str) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*self.sign("seal", purpose).as_bytes()).into())
    }
}

fn nonce(bytes: &[u8]) -> Option<XNonce> {
    <[u8; NONCE]>::try_from(bytes).ok().map(XNonce::from)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn key(letter: &str) -> SecretKey {
        SecretKey::open(Some(&letter.repeat(32)), Path::new("")).unwrap()
    }

    #[test]
    fn what_is_sealed_is_read_again_and_never_looks_the_same() {
        let (once, again) =
            (key("k").seal("p", 7, "BÍ MẬT").unwrap(), key("k").seal("p", 7, "BÍ MẬT").unwrap());
        assert_ne!(once, again);
        assert!(!once.as_str().contains("BÍ"));
        let stored = Sealed::stored(once.as_str().to_owned()).unwrap();
        assert_eq!(key("k").unseal("p", 7, &stored).unwrap(), "BÍ MẬT");
        assert_eq!(format!("{once:?}"), "Sealed(…)");
    }

    #[test]
    fn another_key_owner_or_purpose_reads_nothing_and_neither_does_a_changed_text() {
        let sealed = key("k").seal("p", 7, "bí mật").unwrap();
        assert_eq!(key("l").unseal("p", 7, &sealed), Err(Unreadable));
        assert_eq!(key("k").unseal("p", 8, &sealed), Err(Unreadable));
        assert_eq!(key("k").unseal("q", 7, &sealed), Err(Unreadable));
        for broken in [
            "1:".to_owned(),
            "1:AAAA".to_owned(),
            "1:???".to_owned(),
            format!("{}A", sealed.as_str()),
            sealed.as_str()[..sealed.as_str().len() - 4].to_owned(),
        ] {
            assert_eq!(key("k").unseal("p", 7, &Sealed::stored(broken).unwrap()), Err(Unreadable));
        }
    }

    #[test]
    fn a_secret_in_the_clear_is_recognised() {
        assert!(Sealed::stored("GEZDGNBVGY3TQOJQ".to_owned()).is_none());
    }
}
