//! Accounts and what they may do.

use serde::{Deserialize, Serialize};

use crate::feedback::{is_email, line};

/// The office a user holds in the editors' desk, least powerful first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// *Phóng viên*: writes own articles.
    Reporter,
    /// *Biên tập viên*: edits every article and submits it.
    Editor,
    /// *Người duyệt*: publishes and withdraws.
    Approver,
    /// *Quản trị*: everything.
    Administrator,
}

impl Role {
    /// Every role, least powerful first.
    pub const ALL: [Self; 4] = [Self::Reporter, Self::Editor, Self::Approver, Self::Administrator];

    /// The name under which storage keeps it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Editor => "editor",
            Self::Approver => "approver",
            Self::Administrator => "administrator",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// How an account presents itself to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    display_name: String,
    email: String,
}

/// What is wrong with a field of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountFault {
    /// The login name has other characters, or too few or many.
    Login,
    /// Another account logs in with that name.
    LoginTaken,
    /// The name others see is missing or too long.
    DisplayName,
    /// The address is no email address.
    Email,
}

impl Profile {
    /// The longest name, in characters.
    pub const MAX_NAME: usize = 80;
    /// The longest email address (RFC 5321 §4.5.3.1.3).
    pub const MAX_EMAIL: usize = 254;

    /// Reads what was typed; an account may go without an email address.
    ///
    /// # Errors
    /// Every field that is wrong, from top to bottom.
    pub fn parse(display_name: &str, email: &str) -> Result<Self, Vec<AccountFault>> {
        let profile = Self { display_name: line(display_name), email: email.trim().to_owned() };
        let mut faults = Vec::new();
        if !(1..=Self::MAX_NAME).contains(&profile.display_name.chars().count()) {
            faults.push(AccountFault::DisplayName);
        }
        let reachable = profile.email.len() <= Self::MAX_EMAIL && is_email(&profile.email);
        if !(profile.email.is_empty() || reachable) {
            faults.push(AccountFault::Email);
        }
        if faults.is_empty() { Ok(profile) } else { Err(faults) }
    }

    /// The name others see.
    #[must_use]
    pub fn display_name(&self) -> &str {
        &self.display_name
    }

    /// Where its mail goes; may be empty.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }
}

/// The name an account logs in with: 3 to 40 characters that every keyboard
/// has and that look like no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginName(String);

impl LoginName {
    /// Reads what was typed. Capitals are small letters typed in a hurry.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let name = typed.trim().to_ascii_lowercase();
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte);
        let begins = name.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
        ((3..=40).contains(&name.len()) && begins && name.bytes().all(plain)).then_some(Self(name))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_name_is_typed_alike_on_every_keyboard() {
        assert_eq!(LoginName::parse(" NguyenVan.An ").unwrap().as_str(), "nguyenvan.an");
        for bad in ["", "an", "nguyễn", ".an1", "a b c", "an@so.vn", &"a".repeat(41)] {
            assert_eq!(LoginName::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_profile_needs_a_name_and_no_wrong_address() {
        let profile = Profile::parse("  Nguyễn  Văn An ", "").unwrap();
        assert_eq!((profile.display_name(), profile.email()), ("Nguyễn Văn An", ""));
        assert!(Profile::parse("An", "an@so.example.vn").is_ok());
        assert_eq!(Profile::parse(" ", "an@"), Err(vec![AccountFault::DisplayName, AccountFault::Email]));
        assert_eq!(Profile::parse("An", "a\n@b.vn"), Err(vec![AccountFault::Email]));
    }
}
