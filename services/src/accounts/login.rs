//! Logging in: the password first, then the second factor of who has one.

use domain::Timestamp;

use super::{AccountError, Accounts, password, throttle, token};
use crate::storage::accounts::AccountRow;

/// How long the second factor may take, in seconds.
pub const HALF_LIFE: i64 = 5 * 60;

/// What the right password opens.
#[derive(Debug)]
pub enum Entry {
    /// The desk: the token of a new session.
    Session(String),
    /// The question for the second factor: a token that opens nothing else.
    SecondFactor(String),
}

impl Accounts<'_> {
    /// Takes a password. Takes as long for an unknown name as for a wrong
    /// password, and counts attempts of both alike.
    ///
    /// # Errors
    /// [`AccountError::WrongPassword`], [`AccountError::TooOften`], or when
    /// storage fails.
    pub async fn login(self, login: &str, password: &str) -> Result<Entry, AccountError> {
        let login = login.trim();
        let attempt = self.attempt(throttle::of_login(login)).await?;
        let account = self.portal.storage().account_by_login(login).await?;
        let known = account.as_ref().and_then(|account| account.password_hash.clone());
        let right = password::verify(password.to_owned(), known).await?;
        let account = account.filter(|_| right).ok_or(AccountError::WrongPassword)?;
        self.succeeded(attempt).await?;
        self.enter(&account).await
    }

    /// Takes the code of who gave the right password. Gives the session's token.
    ///
    /// # Errors
    /// [`AccountError::HalfLoginOver`], [`AccountError::WrongCode`],
    /// [`AccountError::UnreadableFactor`], [`AccountError::TooOften`], or when
    /// storage fails.
    pub async fn prove(self, half_login: &str, code: &str) -> Result<String, AccountError> {
        let storage = self.portal.storage();
        let account = storage.half_login(&token::hash(half_login)).await?;
        let account = account.ok_or(AccountError::HalfLoginOver)?;
        let attempt = self.attempt(throttle::of_code(account.id)).await?;
        if !self.take_code(&account, code).await? {
            return Err(AccountError::WrongCode);
        }
        self.succeeded(attempt).await?;
        storage.end_half_logins(account.id).await?;
        self.begin_session(&account).await
    }

    /// Whether somebody gave the right password and owes the second factor.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn is_half_logged_in(self, half_login: &str) -> Result<bool, AccountError> {
        Ok(self.portal.storage().half_login(&token::hash(half_login)).await?.is_some())
    }

    /// What an account whose password was right may enter.
    pub(super) async fn enter(self, account: &AccountRow) -> Result<Entry, AccountError> {
        let storage = self.portal.storage();
        if !storage.proves_more(account.id).await? {
            return Ok(Entry::Session(self.begin_session(account).await?));
        }
        let token = token::new()?;
        let expires = Timestamp::now().plus_seconds(HALF_LIFE);
        storage.insert_half_login(account.id, &token::hash(&token), expires).await?;
        Ok(Entry::SecondFactor(token))
    }
}
