//! What the desk does with several rows of a list at once.

use domain::{BulkList, BulkStep};

pub use crate::storage::bulk::{BulkRefusal, BulkReport, BulkRow};
use crate::{
    Portal,
    accounts::AccountInfo,
    events::ContentKind,
    refused::{Refused, allow},
    storage::bulk::{BulkBy, BulkDone},
};

/// The lists of a portal.
#[derive(Clone, Copy)]
pub struct Bulk<'a> {
    portal: &'a Portal,
    list: BulkList,
}

impl<'a> Bulk<'a> {
    pub(crate) const fn new(portal: &'a Portal, list: BulkList) -> Self {
        Self { portal, list }
    }

    /// Takes a step with rows, with each for itself; gives the number of the report.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], [`Refused::Unknown`] for a step that the list does
    /// not know, or when storage fails.
    pub async fn step(self, account: &AccountInfo, step: BulkStep, ids: &[i64]) -> Result<i64, Refused> {
        allow(account, self.list.permission())?;
        if !self.list.steps().contains(&step) {
            return Err(Refused::Unknown);
        }
        let actor = account.actor();
        let by = BulkBy { list: self.list, account: account.id, actor: &actor };
        let done = self.portal.storage().take_bulk_step(by, step, ids).await?;
        Ok(self.tell(done))
    }

    /// Undoes a step of the same account: what has stayed as the step left it
    /// becomes what it was. Gives the number of the report.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], [`Refused::Unknown`] where there is nothing to
    /// undo, or when storage fails.
    pub async fn undo(self, account: &AccountInfo, id: i64) -> Result<i64, Refused> {
        allow(account, self.list.permission())?;
        let actor = account.actor();
        let by = BulkBy { list: self.list, account: account.id, actor: &actor };
        let done = self.portal.storage().undo_bulk_step(by, id).await?.ok_or(Refused::Unknown)?;
        Ok(self.tell(done))
    }

    /// What came of a step of the same account, while it is kept.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn report(self, account: &AccountInfo, id: i64) -> Result<Option<BulkReport>, Refused> {
        allow(account, self.list.permission())?;
        let actor = account.actor();
        let by = BulkBy { list: self.list, account: account.id, actor: &actor };
        Ok(self.portal.storage().bulk_report(by, id).await?)
    }

    fn tell(self, done: BulkDone) -> i64 {
        let kind = match self.list {
            BulkList::Documents => ContentKind::Document,
            BulkList::Pages => ContentKind::Page,
            BulkList::Programmes => ContentKind::Programme,
            BulkList::Feedback => ContentKind::Feedback,
            BulkList::Redirects | BulkList::Accounts => ContentKind::Site,
        };
        if done.public {
            if self.list == BulkList::Pages {
                self.portal.kept().menu.forget();
            }
            self.portal.changed(kind, 0);
        }
        done.id
    }
}
