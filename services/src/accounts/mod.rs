//! Accounts, one-time links and sessions.

mod password;
pub(crate) mod token;

use domain::{Role, Timestamp, UserId};

use crate::{
    Portal,
    storage::{Actor, StorageError, accounts::AccountRow},
};

/// How long a one-time link lives, in seconds.
const LINK_LIFE: i64 = 24 * 3600;
/// How long a session lives, in seconds: a working day.
const SESSION_LIFE: i64 = 12 * 3600;
/// The shortest password, in characters (NIST SP 800-63B asks for 8; an
/// administrator's is worth more).
pub const MIN_PASSWORD: usize = 12;

/// What can go wrong with an account.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// Unknown name or wrong password; deliberately the same answer.
    #[error("the login name or the password is wrong")]
    WrongPassword,
    /// The new password is too short.
    #[error("a password needs at least {MIN_PASSWORD} characters")]
    PasswordTooShort,
    /// The link was used, is too old or never existed.
    #[error("the link is used, expired or unknown")]
    DeadLink,
    /// The password could not be hashed, or there was no randomness.
    #[error("cryptography failed: {0}")]
    Crypto(String),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Who is logged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountInfo {
    /// The account's number.
    pub id: UserId,
    /// The name it logs in with.
    pub login: String,
    /// The name others see.
    pub display_name: String,
    /// What it may do.
    pub role: Role,
}

impl AccountInfo {
    /// The account as the audit log names it.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Account(self.id, self.login.clone())
    }
}

impl From<AccountRow> for AccountInfo {
    fn from(row: AccountRow) -> Self {
        Self { id: row.id, login: row.login, display_name: row.display_name, role: row.role }
    }
}

/// The accounts of a portal.
#[derive(Clone, Copy)]
pub struct Accounts<'a> {
    portal: &'a Portal,
}

impl<'a> Accounts<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// Whether an administrator can log in.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn has_administrator(self) -> Result<bool, AccountError> {
        Ok(self.portal.storage().has_administrator().await?)
    }

    /// The account of that login name, made without a password if missing.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn ensure(self, login: &str, display_name: &str, role: Role) -> Result<UserId, AccountError> {
        let storage = self.portal.storage();
        if let Some(account) = storage.account_by_login(login).await? {
            return Ok(account.id);
        }
        Ok(storage.insert_account(login, display_name, role, &Actor::System("seed")).await?)
    }

    /// Makes a one-time link for an account, which ends its earlier ones. Gives
    /// the token; only its hash is kept.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn issue_login_link(self, account: UserId) -> Result<String, AccountError> {
        let token = token::new()?;
        let expires = Timestamp::now().plus_seconds(LINK_LIFE);
        let actor = Actor::System("seed");
        self.portal.storage().replace_login_link(account, &token::hash(&token), expires, &actor).await?;
        Ok(token)
    }

    /// Whether a link can still be used.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn is_live_link(self, token: &str) -> Result<bool, AccountError> {
        Ok(self.portal.storage().live_link(&token::hash(token)).await?.is_some())
    }

    /// Uses a link up: sets the password and logs in. Gives the session's token.
    ///
    /// # Errors
    /// [`AccountError::PasswordTooShort`] (the link stays live),
    /// [`AccountError::DeadLink`], or when storage fails.
    pub async fn redeem_login_link(self, token: &str, password: &str) -> Result<String, AccountError> {
        if password.chars().count() < MIN_PASSWORD {
            return Err(AccountError::PasswordTooShort);
        }
        if !self.is_live_link(token).await? {
            return Err(AccountError::DeadLink);
        }
        let password_hash = password::hash(password.to_owned()).await?;
        let account = self.portal.storage().redeem_link(&token::hash(token), &password_hash).await?;
        self.begin_session(account.ok_or(AccountError::DeadLink)?).await
    }

    /// Logs in. Takes as long for an unknown name as for a wrong password.
    ///
    /// # Errors
    /// [`AccountError::WrongPassword`], or when storage fails.
    pub async fn login(self, login: &str, password: &str) -> Result<String, AccountError> {
        let account = self.portal.storage().account_by_login(login.trim()).await?;
        let known = account.as_ref().and_then(|account| account.password_hash.clone());
        let right = password::verify(password.to_owned(), known).await?;
        match account.filter(|_| right) {
            Some(account) => self.begin_session(account.id).await,
            None => Err(AccountError::WrongPassword),
        }
    }

    /// Who holds a session; `None` when it has ended.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn session(self, token: &str) -> Result<Option<AccountInfo>, AccountError> {
        Ok(self.portal.storage().session_account(&token::hash(token)).await?.map(AccountInfo::from))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn logout(self, token: &str) -> Result<(), AccountError> {
        Ok(self.portal.storage().delete_session(&token::hash(token)).await?)
    }

    async fn begin_session(self, account: UserId) -> Result<String, AccountError> {
        let token = token::new()?;
        let expires = Timestamp::now().plus_seconds(SESSION_LIFE);
        self.portal.storage().insert_session(account, &token::hash(&token), expires).await?;
        Ok(token)
    }
}
