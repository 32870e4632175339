//! What people do to their own account.

use domain::Profile;

use super::{AccountError, AccountInfo, Accounts, SessionInfo, office::came_of, password, throttle, token};
use crate::storage::accounts::{AccountChange, Which};

impl Accounts<'_> {
    /// Where an account's mail goes; may be empty.
    ///
    /// # Errors
    /// [`AccountError::Unknown`], or when storage fails.
    pub async fn email(self, account: &AccountInfo) -> Result<String, AccountError> {
        Ok(self.portal.storage().account(account.id).await?.ok_or(AccountError::Unknown)?.email)
    }

    /// Changes the name others see and where mail goes.
    ///
    /// # Errors
    /// [`AccountError::Fields`], or when storage fails.
    pub async fn change_profile(
        self,
        account: &AccountInfo,
        display_name: &str,
        email: &str,
    ) -> Result<(), AccountError> {
        let profile = Profile::parse(display_name, email).map_err(AccountError::Fields)?;
        let change = AccountChange {
            display_name: profile.display_name().to_owned(),
            email: profile.email().to_owned(),
            role: None,
        };
        came_of(self.portal.storage().change_account(account.id, &change, &account.actor()).await?)
    }

    /// Changes the password of who knows the old one, and ends every session but
    /// the one that asks.
    ///
    /// # Errors
    /// [`AccountError::WrongPassword`], [`AccountError::TooOften`], what is wrong
    /// with the new password, or when storage fails.
    pub async fn change_password(
        self,
        account: &AccountInfo,
        session: &str,
        old: &str,
        new: &str,
    ) -> Result<(), AccountError> {
        self.check_password(new, &account.login).await?;
        self.confirm_password(account, old).await?;
        let hash = password::hash(new.to_owned()).await?;
        let kept = token::hash(session);
        Ok(self.portal.storage().set_password(account.id, &hash, &kept, &account.actor()).await?)
    }

    /// The open sessions of an account, the one used last first.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn sessions(
        self,
        account: &AccountInfo,
        session: &str,
    ) -> Result<Vec<SessionInfo>, AccountError> {
        Ok(self.portal.storage().sessions(account.id, &token::hash(session)).await?)
    }

    /// Ends one session of an account by the name its list gives it.
    ///
    /// # Errors
    /// [`AccountError::Unknown`], or when storage fails.
    pub async fn end_session(self, account: &AccountInfo, name: &str) -> Result<(), AccountError> {
        let ended =
            self.portal.storage().end_sessions(account.id, Which::Named(name), &account.actor()).await?;
        if ended > 0 { Ok(()) } else { Err(AccountError::Unknown) }
    }

    /// Ends every session of an account but the one that asks.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn end_other_sessions(self, account: &AccountInfo, session: &str) -> Result<(), AccountError> {
        let own = token::hash(session);
        self.portal.storage().end_sessions(account.id, Which::Except(&own), &account.actor()).await?;
        Ok(())
    }

    /// Whether it is really the owner who sits at an open session. Counted like
    /// logging in: who finds an open session must not get to guess.
    pub(super) async fn confirm_password(
        self,
        account: &AccountInfo,
        password: &str,
    ) -> Result<(), AccountError> {
        let attempt = self.attempt(throttle::of_login(&account.login)).await?;
        let row = self.portal.storage().account(account.id).await?;
        let known = row.and_then(|row| row.password_hash);
        if !password::verify(password.to_owned(), known).await? {
            return Err(AccountError::WrongPassword);
        }
        self.succeeded(attempt).await
    }
}
