//! The audit log, for those who may read it.

use domain::{AuditId, Permission};

pub use crate::storage::audit_log::{AuditEntry, AuditFilter};
use crate::{
    Portal,
    accounts::AccountInfo,
    refused::{Refused, allow},
};

/// The audit log of a portal.
#[derive(Clone, Copy)]
pub struct Audit<'a> {
    portal: &'a Portal,
}

impl<'a> Audit<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// The newest entries that `filter` leaves and that are older than `before`,
    /// at most `limit`.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn entries(
        self,
        account: &AccountInfo,
        filter: &AuditFilter,
        before: Option<AuditId>,
        limit: u64,
    ) -> Result<Vec<AuditEntry>, Refused> {
        allow(account, Permission::ReadAudit)?;
        Ok(self.portal.storage().audit_entries(filter, before, limit).await?)
    }

    /// Everything that was ever done, to choose from.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn actions(self, account: &AccountInfo) -> Result<Vec<String>, Refused> {
        allow(account, Permission::ReadAudit)?;
        Ok(self.portal.storage().audit_actions().await?)
    }
}
