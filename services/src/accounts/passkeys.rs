//! Passkeys (WebAuthn): a second factor that cannot be shown to the wrong site.

use std::fmt::Display;

use domain::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use webauthn_rs::prelude::{
    CredentialID, Passkey, PasskeyAuthentication, PasskeyRegistration, Url, Uuid, Webauthn, WebauthnBuilder,
    WebauthnError,
};

use super::{AccountError, AccountInfo, Accounts, login::HALF_LIFE, second_factor, throttle, token};
use crate::storage::accounts::PasskeyRow;

/// The longest name of a passkey, in characters.
const MAX_NAME: usize = 60;
/// How many an account may have.
const MAX_PASSKEYS: usize = 20;

/// A passkey, as its owner's page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyInfo {
    /// Its name in addresses.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was shown last.
    pub last_used_at: Option<Timestamp>,
}

impl Accounts<'_> {
    /// Whether browsers offer passkeys here: only to a site that has a name and
    /// is reached over TLS, or runs on the same machine.
    #[must_use]
    pub fn takes_passkeys(self) -> bool {
        self.relying_party("").is_some()
    }

    /// The passkeys of an account, the oldest first.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn passkeys(self, account: &AccountInfo) -> Result<Vec<PasskeyInfo>, AccountError> {
        let rows = self.portal.storage().passkeys(account.id).await?;
        let info = |PasskeyRow { id, name, created_at, last_used_at, .. }| PasskeyInfo {
            id,
            name,
            created_at,
            last_used_at,
        };
        Ok(rows.into_iter().map(info).collect())
    }

    /// Asks the browser of an open session to make a passkey: the options as
    /// browsers read them.
    ///
    /// # Errors
    /// [`AccountError::Unknown`] where passkeys cannot be, or when storage fails.
    pub async fn begin_passkey(self, account: &AccountInfo, session: &str) -> Result<String, AccountError> {
        let site = self.site_name().await;
        let party = self.relying_party(&site).ok_or(AccountError::Unknown)?;
        let known = self.portal.storage().passkeys(account.id).await?;
        if known.len() >= MAX_PASSKEYS {
            return Err(refused(&"there are too many"));
        }
        let known = known.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let known = known.iter().map(|key| key.cred_id().clone()).collect();
        let owner = Uuid::from_u128(u128::from(account.id.0.unsigned_abs()));
        let (options, state) = party
            .start_passkey_registration(owner, &account.login, &account.display_name, Some(known))
            .map_err(|error| failed(&error))?;
        self.ask(session, &state).await?;
        write(&options)
    }

    /// Takes the passkey that the browser made. Gives recovery codes when it is
    /// the first second factor of the account.
    ///
    /// # Errors
    /// [`AccountError::PasskeyRefused`], or when storage fails.
    pub async fn add_passkey(
        self,
        account: &AccountInfo,
        session: &str,
        name: &str,
        credential: &str,
    ) -> Result<Option<Vec<String>>, AccountError> {
        let party = self.relying_party("").ok_or(AccountError::Unknown)?;
        let state: PasskeyRegistration = self.asked(session).await?;
        let key = answer(credential).and_then(|credential| {
            party.finish_passkey_registration(&credential, &state).map_err(|error| refused(&error))
        })?;
        let storage = self.portal.storage();
        let codes =
            if storage.proves_more(account.id).await? { None } else { Some(second_factor::new_codes()?) };
        let new = PasskeyRow {
            id: id(key.cred_id()),
            name: named(name),
            credential: write(&key)?,
            created_at: Timestamp::now(),
            last_used_at: None,
        };
        let hashes = codes.as_deref().map(second_factor::hashes).unwrap_or_default();
        match storage.insert_passkey(account.id, &new, &hashes, &account.actor()).await? {
            true => Ok(codes),
            false => Err(refused(&"it is there already")),
        }
    }

    /// Removes a passkey while something else is left to prove oneself with;
    /// what is left last is turned off with the password.
    ///
    /// # Errors
    /// [`AccountError::LastFactor`], [`AccountError::Unknown`], or when storage fails.
    pub async fn remove_passkey(self, account: &AccountInfo, id: &str) -> Result<(), AccountError> {
        let storage = self.portal.storage();
        let factor = storage.second_factor(account.id).await?;
        let has_authenticator = factor.is_some_and(|factor| factor.confirmed);
        let keys = storage.passkeys(account.id).await?;
        if !keys.iter().any(|key| key.id == id) {
            return Err(AccountError::Unknown);
        }
        if keys.len() == 1 && !has_authenticator {
            return Err(AccountError::LastFactor);
        }
        storage.remove_passkey(account.id, id, &account.actor()).await?;
        Ok(())
    }

    /// Whether who gave the right password could show a passkey.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn has_passkey(self, half_login: &str) -> Result<bool, AccountError> {
        let storage = self.portal.storage();
        let Some(account) = storage.half_login(&token::hash(half_login)).await? else { return Ok(false) };
        Ok(self.takes_passkeys() && !storage.passkeys(account.id).await?.is_empty())
    }

    /// Asks who gave the right password for a passkey: the options as browsers
    /// read them, or `None` when the account has none.
    ///
    /// # Errors
    /// [`AccountError::HalfLoginOver`], or when storage fails.
    pub async fn ask_for_passkey(self, half_login: &str) -> Result<Option<String>, AccountError> {
        let storage = self.portal.storage();
        let account = storage.half_login(&token::hash(half_login)).await?;
        let account = account.ok_or(AccountError::HalfLoginOver)?;
        let keys = storage.passkeys(account.id).await?;
        let keys = keys.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let Some(party) = self.relying_party("").filter(|_| !keys.is_empty()) else { return Ok(None) };
        let (options, state) = party.start_passkey_authentication(&keys).map_err(|error| failed(&error))?;
        self.ask(half_login, &state).await?;
        write(&options).map(Some)
    }

    /// Takes the passkey of who gave the right password. Gives the session's token.
    ///
    /// # Errors
    /// [`AccountError::HalfLoginOver`], [`AccountError::PasskeyRefused`],
    /// [`AccountError::TooOften`], or when storage fails.
    pub async fn prove_by_passkey(self, half_login: &str, credential: &str) -> Result<String, AccountError> {
        let storage = self.portal.storage();
        let account = storage.half_login(&token::hash(half_login)).await?;
        let account = account.ok_or(AccountError::HalfLoginOver)?;
        let attempt = self.attempt(throttle::of_code(account.id)).await?;
        let party = self.relying_party("").ok_or_else(|| refused(&"this site takes none"))?;
        let state: PasskeyAuthentication = self.asked(half_login).await?;
        let shown = answer(credential).and_then(|credential| {
            party.finish_passkey_authentication(&credential, &state).map_err(|error| refused(&error))
        })?;
        // It may have been removed while it was asked for.
        let rows = storage.passkeys(account.id).await?;
        let row = rows.iter().find(|row| row.id == id(shown.cred_id()));
        let row = row.ok_or_else(|| refused(&"it was removed"))?;
        let mut key = read(row)?;
        key.update_credential(&shown);
        storage.use_passkey(&row.id, &write(&key)?).await?;
        self.succeeded(attempt).await?;
        storage.end_half_logins(account.id).await?;
        self.begin_session(&account).await
    }

    fn relying_party(self, site: &str) -> Option<Webauthn> {
        let origin = Url::parse(&self.portal.config().base_url).ok()?;
        let host = origin.domain()?.to_owned();
        let name = if site.is_empty() { &host } else { site };
        let secure = origin.scheme() == "https" || host == "localhost";
        secure.then(|| WebauthnBuilder::new(&host, &origin).ok()?.rp_name(name).build().ok()).flatten()
    }

    /// Keeps a question for the holder of a token.
    async fn ask(self, token: &str, state: &impl Serialize) -> Result<(), AccountError> {
        let expires = Timestamp::now().plus_seconds(HALF_LIFE);
        Ok(self.portal.storage().put_question(&token::hash(token), &write(state)?, expires).await?)
    }

    /// The question that the holder of a token answers.
    async fn asked<T: DeserializeOwned>(self, token: &str) -> Result<T, AccountError> {
        let state = self.portal.storage().take_question(&token::hash(token)).await?;
        let state = state.ok_or_else(|| refused(&"nothing was asked"))?;
        serde_json::from_str(&state).map_err(|error| AccountError::Crypto(error.to_string()))
    }
}

fn answer<T: DeserializeOwned>(text: &str) -> Result<T, AccountError> {
    serde_json::from_str(text).map_err(|error| refused(&error))
}

fn read(row: &PasskeyRow) -> Result<Passkey, AccountError> {
    serde_json::from_str(&row.credential).map_err(|error| AccountError::Crypto(error.to_string()))
}

fn write(value: &impl Serialize) -> Result<String, AccountError> {
    serde_json::to_string(value).map_err(|error| AccountError::Crypto(error.to_string()))
}

fn failed(error: &WebauthnError) -> AccountError {
    AccountError::Crypto(error.to_string())
}

/// Why is for the log; whoever sent it learns no more than that.
fn refused(reason: &dyn Display) -> AccountError {
    let reason = reason.to_string();
    tracing::info!(reason, "a passkey was refused");
    AccountError::PasskeyRefused(reason)
}

/// Devices name their keys in bytes of any length.
fn id(credential: &CredentialID) -> String {
    blake3::hash(credential.as_ref()).to_hex().to_string()
}

fn named(typed: &str) -> String {
    let name: String =
        typed.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MAX_NAME).collect();
    if name.is_empty() { "Passkey".to_owned() } else { name }
}
