//! One-time links: for the first administrator, invitations and resets.

use domain::{Timestamp, UserId};

use super::{AccountError, Accounts, Entry, password, token};
use crate::storage::Actor;

/// How long a one-time link lives, in seconds.
pub const LINK_LIFE: i64 = 24 * 3600;

impl Accounts<'_> {
    /// Makes a one-time link for an account, which ends its earlier ones. Gives
    /// the token; only its hash is kept.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn issue_login_link(self, account: UserId) -> Result<String, AccountError> {
        self.link_for(account, &Actor::System("seed")).await
    }

    pub(super) async fn link_for(self, account: UserId, actor: &Actor) -> Result<String, AccountError> {
        let token = token::new()?;
        let expires = Timestamp::now().plus_seconds(LINK_LIFE);
        self.portal.storage().replace_login_link(account, &token::hash(&token), expires, actor, "").await?;
        Ok(token)
    }

    /// The address that a link's token leads to.
    #[must_use]
    pub fn link_address(self, token: &str) -> String {
        format!("{}/dang-nhap/lien-ket/{token}", self.portal.config().base_url)
    }

    /// Whether a link can still be used.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn is_live_link(self, token: &str) -> Result<bool, AccountError> {
        Ok(self.portal.storage().live_link(&token::hash(token)).await?.is_some())
    }

    /// Uses a link up: sets the password, ends the account's sessions and goes
    /// on as after a login. A link is a password for once and no second factor.
    ///
    /// # Errors
    /// What is wrong with the password (the link stays live),
    /// [`AccountError::DeadLink`], or when storage fails.
    pub async fn redeem(self, token: &str, password: &str) -> Result<Entry, AccountError> {
        let storage = self.portal.storage();
        let hash = token::hash(token);
        let account = storage.live_link(&hash).await?.ok_or(AccountError::DeadLink)?;
        self.check_password(password, &account.login).await?;
        let password_hash = password::hash(password.to_owned()).await?;
        let account = storage.redeem_link(&hash, &password_hash).await?.ok_or(AccountError::DeadLink)?;
        self.enter(&account).await
    }

    /// The same for who has no second factor. Gives the session's token.
    ///
    /// # Errors
    /// As [`Self::redeem`], and [`AccountError::NeedsSecondFactor`].
    pub async fn redeem_login_link(self, token: &str, password: &str) -> Result<String, AccountError> {
        match self.redeem(token, password).await? {
            Entry::Session(session) => Ok(session),
            Entry::SecondFactor(_) => Err(AccountError::NeedsSecondFactor),
        }
    }
}
