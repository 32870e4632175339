//! What authenticators share with the portal, sealed in the database: a copy of
//! it alone lets nobody make codes.

use domain::UserId;

use super::{AccountError, AccountInfo, Accounts, office::may_manage};
use crate::{
    PortalError,
    secret::{Sealed, SecretKey, Unreadable},
    storage::Storage,
};

const PURPOSE: &str = "second factor";

/// Seals what an earlier version stored in the clear. It happens when the portal
/// is opened, not when a secret is next used: those that are never used again
/// would lie in the clear in every copy of the database. Doing it twice, or from
/// two servers at once, changes nothing.
pub async fn seal_second_factors(storage: &Storage, key: &SecretKey) -> Result<(), PortalError> {
    let mut unreadable = 0;
    for (account, stored) in storage.second_factors().await? {
        match Sealed::stored(stored.clone()) {
            Some(sealed) => unreadable += usize::from(unseal(key, account, &sealed).is_err()),
            None => {
                let sealed = key.seal(PURPOSE, account.0, &stored)?;
                storage.seal_second_factor(account, &stored, &sealed).await?;
            }
        }
    }
    if unreadable > 0 {
        tracing::warn!(
            accounts = unreadable,
            "the secret key is another than before: these accounts must set up their second factor again \
             (at the desk, or with `bantin user link LOGIN --without-second-factor`)"
        );
    }
    Ok(())
}

fn unseal(key: &SecretKey, account: UserId, sealed: &Sealed) -> Result<String, Unreadable> {
    key.unseal(PURPOSE, account.0, sealed)
}

impl Accounts<'_> {
    /// Seals the secret of an account.
    pub(super) fn seal(self, account: UserId, secret: &str) -> Result<Sealed, AccountError> {
        let sealed = self.portal.key().seal(PURPOSE, account.0, secret);
        sealed.map_err(|error| AccountError::Crypto(error.to_string()))
    }

    /// Reads the sealed secret of an account.
    pub(super) fn unseal(self, account: UserId, sealed: &Sealed) -> Result<String, AccountError> {
        unseal(self.portal.key(), account, sealed).map_err(|Unreadable| AccountError::UnreadableFactor)
    }

    /// Whether the authenticator of an account is of no use any more, since the
    /// secret key has changed.
    ///
    /// # Errors
    /// [`AccountError::NotAllowed`], or when storage fails.
    pub async fn has_unreadable_factor(self, by: &AccountInfo, id: UserId) -> Result<bool, AccountError> {
        may_manage(by)?;
        let factor = self.portal.storage().second_factor(id).await?;
        Ok(factor.is_some_and(|factor| self.unseal(id, &factor.secret).is_err()))
    }
}
