//! Accounts, one-time links and sessions.

mod forgotten;
mod links;
mod login;
mod office;
mod own;
mod passkeys;
mod password;
mod password_rules;
mod sealing;
mod second_factor;
mod throttle;
pub(crate) mod token;

use domain::{AccountFault, Role, Timestamp, UserId};

pub(crate) use self::sealing::seal_second_factors;
pub use self::{
    forgotten::{FORGOTTEN_LINK_LIFE, Forgotten},
    links::LINK_LIFE,
    login::{Entry, HALF_LIFE},
    office::{AccountColumn, NewAccount, UserFilter},
    passkeys::PasskeyInfo,
    password_rules::{MAX_PASSWORD, MIN_PASSWORD, PasswordFault},
    second_factor::SecondFactorState,
};
pub use crate::storage::accounts::{AccountListing, Device, SessionInfo};
use crate::{
    Portal,
    storage::{
        Actor, StorageError,
        accounts::{AccountChange, AccountRow},
    },
};

/// How long a session lives, in seconds: a working day.
pub const SESSION_LIFE: i64 = 12 * 3600;

/// What can go wrong with an account.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// Unknown name or wrong password; deliberately the same answer.
    #[error("the login name or the password is wrong")]
    WrongPassword,
    /// Too many attempts failed; the next may be made after so many seconds.
    #[error("too many attempts failed: wait {seconds} seconds")]
    TooOften {
        /// How long.
        seconds: i64,
    },
    /// The new password is too short.
    #[error("a password needs at least {MIN_PASSWORD} characters")]
    PasswordTooShort,
    /// The new password is unfit for another reason.
    #[error(transparent)]
    Password(PasswordFault),
    /// The link was used, is too old or never existed.
    #[error("the link is used, expired or unknown")]
    DeadLink,
    /// The password was right, and the second factor is still to be shown.
    #[error("the second factor is still to be shown")]
    NeedsSecondFactor,
    /// Nobody gave the right password just now: log in from the beginning.
    #[error("the login took too long or was never begun")]
    HalfLoginOver,
    /// The code is wrong, was used before, or is of another minute.
    #[error("the code is wrong, used or too old")]
    WrongCode,
    /// The right code cannot be told from a wrong one: the secret key is another
    /// than when the second factor was set up.
    #[error("the second factor was set up under another secret key and must be set up again")]
    UnreadableFactor,
    /// The passkey is not one of this account, or answers another question.
    #[error("the passkey was refused: {0}")]
    PasskeyRefused(String),
    /// Nothing would be left to prove oneself with.
    #[error("this is the last second factor of the account")]
    LastFactor,
    /// Fields that are wrong.
    #[error("a field of the account is wrong")]
    Fields(Vec<AccountFault>),
    /// The account's role does not allow it.
    #[error("this account may not do that")]
    NotAllowed,
    /// There is no such account.
    #[error("there is no such account")]
    Unknown,
    /// The account is locked.
    #[error("the account is locked")]
    Locked,
    /// Administrators cannot lock or demote themselves.
    #[error("nobody locks or demotes themselves")]
    Oneself,
    /// Nobody who can administer would be left.
    #[error("this is the last administrator who can log in")]
    LastAdministrator,
    /// The password could not be hashed, or there was no randomness.
    #[error("cryptography failed: {0}")]
    Crypto(String),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<PasswordFault> for AccountError {
    fn from(fault: PasswordFault) -> Self {
        match fault {
            PasswordFault::TooShort => Self::PasswordTooShort,
            fault => Self::Password(fault),
        }
    }
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
    device: Option<&'a Device>,
}

impl<'a> Accounts<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal, device: None }
    }

    /// The same for somebody at a device: attempts are counted by its address,
    /// and sessions remember it.
    #[must_use]
    pub const fn at(mut self, device: &'a Device) -> Self {
        self.device = Some(device);
        self
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
    /// [`AccountError::Locked`] when it is there and locked, or when storage fails.
    pub async fn ensure(self, login: &str, display_name: &str, role: Role) -> Result<UserId, AccountError> {
        let storage = self.portal.storage();
        if let Some(account) = storage.account_by_login(login).await? {
            return Ok(account.id);
        }
        let new = AccountChange { display_name: display_name.to_owned(), email: String::new(), role: None };
        storage.insert_account(login, &new, role, &Actor::System("seed")).await?.ok_or(AccountError::Locked)
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

    async fn begin_session(self, account: &AccountRow) -> Result<String, AccountError> {
        let token = token::new()?;
        let expires = Timestamp::now().plus_seconds(SESSION_LIFE);
        let device = self.device.cloned().unwrap_or_default();
        self.portal.storage().insert_session(account, &token::hash(&token), expires, &device).await?;
        Ok(token)
    }
}
