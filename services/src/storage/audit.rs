//! The audit log: one entry per change, in the change's own transaction.

use domain::{Timestamp, UserId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Storage, StorageError, entities::audit, library, manuscripts, weeks};

/// The subject of entries about people, which readers never see.
pub(super) const ACCOUNT: &str = "account";
/// The subject of entries about what readers sent and nobody has published.
pub(super) const INBOX: &str = "inbox";

/// The subject of entries about copies of the database.
pub(super) const BACKUP: &str = "backup";

/// Who caused a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person at the desk.
    Account(UserId, String),
    /// The portal itself: imports, seeding, schedules.
    System(&'static str),
}

impl Actor {
    /// The account's number, if it is one, and the name.
    pub(crate) fn parts(&self) -> (Option<UserId>, &str) {
        match self {
            Self::Account(id, name) => (Some(*id), name),
            Self::System(name) => (None, name),
        }
    }
}

impl Storage {
    /// The number of the newest entry that tells of changed content; 0 for none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last_change(&self) -> Result<i64, StorageError> {
        let newest = audit::Entity::find()
            .select_only()
            .column(audit::Column::Id)
            .filter(audit::COLUMN.subject_kind.is_not_in([
                ACCOUNT,
                INBOX,
                BACKUP,
                library::SHELF,
                manuscripts::SUBJECT,
                weeks::DRAFT,
            ]))
            .order_by_desc(audit::Column::Id)
            .into_tuple();
        Ok(newest.one(&self.read).await?.unwrap_or(0))
    }
}

/// Writes an entry.
pub(super) async fn record(
    db: &impl ConnectionTrait,
    actor: &Actor,
    action: &str,
    subject: (&str, i64),
    detail: &str,
) -> Result<(), StorageError> {
    let (account_id, actor) = actor.parts();
    let entry = audit::ActiveModel {
        at: Set(Timestamp::now().0),
        account_id: Set(account_id.map(|id| id.0)),
        actor: Set(actor.to_owned()),
        action: Set(action.to_owned()),
        subject_kind: Set(subject.0.to_owned()),
        subject_id: Set(subject.1),
        detail: Set(detail.to_owned()),
        ..Default::default()
    };
    audit::Entity::insert(entry).exec_without_returning(db).await?;
    Ok(())
}
