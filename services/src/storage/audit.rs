//! The audit log: one entry per change, in the change's own transaction.

use domain::{Timestamp, UserId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use super::{StorageError, entities::audit};

/// Who caused a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person at the desk.
    Account(UserId, String),
    /// The portal itself: imports, seeding, schedules.
    System(&'static str),
}

/// Writes an entry.
pub(super) async fn record(
    db: &impl ConnectionTrait,
    actor: &Actor,
    action: &str,
    subject: (&str, i64),
    detail: &str,
) -> Result<(), StorageError> {
    let (account_id, actor) = match actor {
        Actor::Account(id, name) => (Some(id.0), name.clone()),
        Actor::System(name) => (None, (*name).to_owned()),
    };
    let entry = audit::ActiveModel {
        at: Set(Timestamp::now().0),
        account_id: Set(account_id),
        actor: Set(actor),
        action: Set(action.to_owned()),
        subject_kind: Set(subject.0.to_owned()),
        subject_id: Set(subject.1),
        detail: Set(detail.to_owned()),
        ..Default::default()
    };
    audit::Entity::insert(entry).exec_without_returning(db).await?;
    Ok(())
}
