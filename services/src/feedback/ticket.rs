//! The ticket in every form: signed, for one form only, and not for long. It is
//! also the challenge of the proof of work, and the reference code is made of
//! it: a form that is sent twice has the same code, which storage takes once.

use domain::Timestamp;

use crate::secret::SecretKey;

/// How long a form may stay open, in seconds.
pub const LIFE: i64 = 2 * 3600;

/// A ticket that this portal gave out for a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    text: String,
    issued_at: Timestamp,
}

/// Why a ticket is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TicketRefused {
    /// The form was open for too long.
    #[error("the ticket has expired")]
    Expired,
    /// It was not given out here, or for another form.
    #[error("the ticket is not one of this form")]
    Forged,
}

impl Ticket {
    /// A new ticket for a form, named by its path.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn issue(key: &SecretKey, form: &str, now: Timestamp) -> Result<Self, getrandom::Error> {
        let mut nonce = [0_u8; 16];
        getrandom::fill(&mut nonce)?;
        let nonce: String = nonce.iter().map(|byte| format!("{byte:02x}")).collect();
        let content = format!("{}.{nonce}", now.0);
        let signature = key.sign(&purpose(form), &content).to_hex();
        Ok(Self { text: format!("{content}.{signature}"), issued_at: now })
    }

    /// Recognises a ticket of a form.
    ///
    /// # Errors
    /// [`TicketRefused`] when it is too old or not one of that form.
    pub fn recognise(key: &SecretKey, form: &str, text: &str, now: Timestamp) -> Result<Self, TicketRefused> {
        let (content, signature) = text.rsplit_once('.').ok_or(TicketRefused::Forged)?;
        let signature = blake3::Hash::from_hex(signature).map_err(|_| TicketRefused::Forged)?;
        // The comparison of hashes takes the same time wherever they differ.
        if key.sign(&purpose(form), content) != signature {
            return Err(TicketRefused::Forged);
        }
        let issued = content.split('.').next().and_then(|issued| issued.parse().ok());
        let issued_at = issued.map(Timestamp).ok_or(TicketRefused::Forged)?;
        let age = now.0.saturating_sub(issued_at.0);
        // A clock that was set back must not make tickets live longer.
        if !(-60..=LIFE).contains(&age) {
            return Err(TicketRefused::Expired);
        }
        Ok(Self { text: text.to_owned(), issued_at })
    }

    /// The text that the form carries.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How long the form has been open, in seconds.
    #[must_use]
    pub const fn age(&self, now: Timestamp) -> i64 {
        now.0.saturating_sub(self.issued_at.0)
    }

    /// The code under which the sender may look up what became of it: 60 bits
    /// that nobody without the key can work out.
    #[must_use]
    pub fn reference(&self, key: &SecretKey) -> String {
        let hash = key.sign("reference", &self.text);
        let digits = hash.as_bytes().iter().take(12).map(|byte| char::from(DIGITS[usize::from(byte & 31)]));
        let code: String = digits.collect();
        [&code[..4], &code[4..8], &code[8..]].join("-")
    }
}

/// Digits and letters that are not mistaken for each other (D. Crockford's Base32).
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code as it is stored, of what a person typed: without spaces, in
/// capitals, the letters read as people misread them.
#[must_use]
pub fn typed_reference(typed: &str) -> Option<String> {
    let digits: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .collect();
    let valid = digits.len() == 12 && digits.bytes().all(|digit| DIGITS.contains(&digit));
    valid.then(|| [&digits[..4], &digits[4..8], &digits[8..]].join("-"))
}

fn purpose(form: &str) -> String {
    format!("form {form}")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000);

    fn key() -> SecretKey {
        SecretKey::open(Some(&"k".repeat(32)), Path::new("")).unwrap()
    }

    #[test]
    fn a_ticket_is_good_for_its_form_until_it_expires() {
        let ticket = Ticket::issue(&key(), "/hoi-dap/gui", NOW).unwrap();
        let at = |form, seconds| Ticket::recognise(&key(), form, ticket.as_str(), NOW.plus_seconds(seconds));
        assert_eq!(at("/hoi-dap/gui", LIFE).unwrap().age(NOW.plus_seconds(LIFE)), LIFE);
        assert_eq!(at("/hoi-dap/gui", LIFE + 1), Err(TicketRefused::Expired));
        assert_eq!(at("/hoi-dap/gui", -3600), Err(TicketRefused::Expired));
        assert_eq!(at("/lien-he/gui", 5), Err(TicketRefused::Forged));
    }

    #[test]
    fn a_changed_ticket_is_forged() {
        let ticket = Ticket::issue(&key(), "/a", NOW).unwrap();
        let later = ticket.as_str().replacen("1800000000", "1800003600", 1);
        for text in [later.as_str(), "", "...", "1.2.3", &ticket.as_str()[1..]] {
            assert_eq!(Ticket::recognise(&key(), "/a", text, NOW), Err(TicketRefused::Forged), "{text}");
        }
    }

    #[test]
    fn a_reference_is_read_as_people_type_it() {
        let ticket = Ticket::issue(&key(), "/a", NOW).unwrap();
        let code = ticket.reference(&key());
        assert_eq!(code, ticket.reference(&key()));
        assert_eq!(typed_reference(&format!(" {} ", code.to_lowercase().replace('-', " "))), Some(code));
        assert_eq!(typed_reference("oOiI-lL00-ABCD").as_deref(), Some("0011-1100-ABCD"));
        for bad in ["", "ABCD", "ABCD-EFGH-JKMU", "ABCD-EFGH-JKMN-P", "Đ"] {
            assert_eq!(typed_reference(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_a_ticket_or_a_panic(text in any::<String>()) {
            prop_assert!(Ticket::recognise(&key(), "/a", &text, NOW).is_err());
            let _ = typed_reference(&text);
        }
    }
}
