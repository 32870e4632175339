//! Who may do what with an article: what the role allows, and whose it is.

use domain::{Permission, StepKind, WorkflowState};

use super::{Copy, ManuscriptError};
use crate::accounts::AccountInfo;

/// Whether the account may look at it.
pub(super) fn may_see(account: &AccountInfo, copy: &Copy) -> bool {
    account.role.may(Permission::EditArticles) || copy.owner == Some(account.id)
}

/// Whether the account may change what is written: editors always, writers
/// their own while nobody else decides about it.
#[must_use]
pub fn may_change(account: &AccountInfo, copy: &Copy) -> bool {
    let own = copy.owner == Some(account.id) && copy.stage == WorkflowState::Draft && !copy.public;
    account.role.may(Permission::EditArticles) || own
}

pub(super) fn may_step(account: &AccountInfo, copy: &Copy, step: StepKind) -> bool {
    let own = copy.owner == Some(account.id) && step.is_writers();
    account.role.may(step.permission()) || own
}

pub(super) fn allow(allowed: bool) -> Result<(), ManuscriptError> {
    if allowed { Ok(()) } else { Err(ManuscriptError::NotAllowed) }
}
