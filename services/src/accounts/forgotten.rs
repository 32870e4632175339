//! A new password for who forgot theirs, by a link to their mail address.

use domain::Timestamp;

use super::{AccountError, Accounts, token};
use crate::storage::Actor;

/// How long such a link lives, in seconds: its owner sits and waits for it.
pub const FORGOTTEN_LINK_LIFE: i64 = 3600;
/// How many accounts of one mail address are written to.
const MAX_ACCOUNTS: u64 = 5;
/// The longest name that is looked for, in characters.
const MAX_NAME: usize = 254;

/// An account whose owner is to be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// The name it logs in with.
    pub login: String,
    /// The name others see.
    pub display_name: String,
    /// Where its mail goes.
    pub email: String,
    /// The token of its new link.
    pub token: String,
}

impl Accounts<'_> {
    /// Counts a request for a new password under a login name or a mail address,
    /// known or not.
    ///
    /// # Errors
    /// [`AccountError::TooOften`], or when storage fails.
    pub async fn ask_for_link(self, name: &str) -> Result<(), AccountError> {
        self.request(name.trim()).await
    }

    /// Makes links for the accounts behind a name that can be written to. Takes
    /// longer when there are some: whoever asked must not be made to wait for it.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn forgotten(self, name: &str) -> Result<Vec<Forgotten>, AccountError> {
        let (storage, name) = (self.portal.storage(), name.trim());
        if name.is_empty() || name.chars().count() > MAX_NAME {
            return Ok(Vec::new());
        }
        let address = self.device.map(|device| device.address.as_str()).unwrap_or_default();
        let mut found = Vec::new();
        for account in storage.accounts_called(name, MAX_ACCOUNTS).await? {
            if account.email.is_empty() {
                continue;
            }
            let token = token::new()?;
            let expires = Timestamp::now().plus_seconds(FORGOTTEN_LINK_LIFE);
            let actor = Actor::System("forgotten-password");
            storage.replace_login_link(account.id, &token::hash(&token), expires, &actor, address).await?;
            found.push(Forgotten {
                login: account.login,
                display_name: account.display_name,
                email: account.email,
                token,
            });
        }
        Ok(found)
    }
}
