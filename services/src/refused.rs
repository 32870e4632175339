//! Why the desk was refused something.

use domain::typed::{Fault, Faults};

use crate::{PortalError, accounts::AccountInfo, storage::StorageError};

/// Why the desk was refused something.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The account's role does not allow it.
    #[error("this account may not do that")]
    NotAllowed,
    /// There is no such thing.
    #[error("there is no such thing")]
    Unknown,
    /// What was typed has mistakes.
    #[error("what was typed has mistakes: {0:?}")]
    Mistaken(Faults),
    /// The portal itself failed.
    #[error(transparent)]
    Portal(#[from] PortalError),
}

impl Refused {
    /// One field is wrong.
    #[must_use]
    pub fn field(field: &'static str, fault: Fault) -> Self {
        Self::Mistaken(Faults::one(field, fault))
    }
}

impl From<Faults> for Refused {
    fn from(faults: Faults) -> Self {
        Self::Mistaken(faults)
    }
}

impl From<StorageError> for Refused {
    fn from(error: StorageError) -> Self {
        Self::Portal(error.into())
    }
}

/// Goes on when the account may.
pub(crate) fn allow(account: &AccountInfo, permission: domain::Permission) -> Result<(), Refused> {
    if account.role.may(permission) { Ok(()) } else { Err(Refused::NotAllowed) }
}
