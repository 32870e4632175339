//! Looking after the machine: how the portal is, and copies of it.

mod archive;
mod backup;
mod health;

use domain::Permission;

pub use self::{
    archive::{ArchiveError, unpack},
    backup::{Backup, BackupError, BackupName},
    health::{Health, IndexState},
};
use crate::{
    Portal,
    accounts::AccountInfo,
    refused::{Refused, allow},
};

/// The operations of a portal.
#[derive(Clone, Copy)]
pub struct Operations<'a> {
    portal: &'a Portal,
}

impl<'a> Operations<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// How the portal is.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn health(self, account: &AccountInfo) -> Result<Health, Refused> {
        allow(account, Permission::OperatePortal)?;
        Ok(health::look(self.portal).await?)
    }
}
