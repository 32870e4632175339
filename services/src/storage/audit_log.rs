//! The audit log as it is read: newest first, page by page behind a number.

use domain::{AuditId, Timestamp, UserId, time::Date};
use sea_orm::{Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};

use super::{Storage, StorageError, document_search::containing, entities::audit};

/// Who did what, when and to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number; a later entry has a higher one.
    pub id: AuditId,
    /// When.
    pub at: Timestamp,
    /// The account, if it was one.
    pub account: Option<UserId>,
    /// Its name, or that of the part of the portal that did it.
    pub actor: String,
    /// What was done: `category.merge`.
    pub action: String,
    /// The kind of thing it was done to.
    pub subject: String,
    /// The thing's number; 0 where there is only one.
    pub subject_id: i64,
    /// A word about it.
    pub detail: String,
}

/// What of the log is wanted. Empty parts narrow nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Part of the name of who did it.
    pub actor: String,
    /// What was done: a whole action, or its beginning with the dot.
    pub action: String,
    /// Part of the detail, or the number of the thing.
    pub subject: String,
    /// Not before this day in Việt Nam.
    pub from: Option<Date>,
    /// Not after this day.
    pub to: Option<Date>,
}

impl AuditFilter {
    fn condition(&self) -> Condition {
        let mut condition = Condition::all();
        let like = |column, text: &str| Expr::col(column).like(containing(text));
        if !self.actor.is_empty() {
            condition = condition.add(like(audit::Column::Actor, &self.actor));
        }
        if !self.action.is_empty() {
            condition = condition.add(audit::COLUMN.action.starts_with(self.action.as_str()));
        }
        if !self.subject.is_empty() {
            let mut any = Condition::any().add(like(audit::Column::Detail, &self.subject));
            if let Ok(id) = self.subject.parse::<i64>() {
                any = any.add(audit::COLUMN.subject_id.eq(id));
            }
            condition = condition.add(any);
        }
        if let Some(from) = self.from {
            condition = condition.add(audit::COLUMN.at.gte(Timestamp::at(from, 0, 0).0));
        }
        if let Some(after) = self.to.and_then(Date::next_day) {
            condition = condition.add(audit::COLUMN.at.lt(Timestamp::at(after, 0, 0).0));
        }
        condition
    }
}

impl Storage {
    /// The newest entries that `filter` leaves and that are older than `before`,
    /// at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_entries(
        &self,
        filter: &AuditFilter,
        before: Option<AuditId>,
        limit: u64,
    ) -> Result<Vec<AuditEntry>, StorageError> {
        let mut select = audit::Entity::find().filter(filter.condition());
        if let Some(before) = before {
            select = select.filter(audit::COLUMN.id.lt(before.0));
        }
        let rows = select.order_by_desc(audit::Column::Id).limit(limit).all(&self.read).await?;
        Ok(rows.into_iter().map(to_domain).collect())
    }

    /// Everything that was ever done, in alphabetical order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_actions(&self) -> Result<Vec<String>, StorageError> {
        let actions = audit::Entity::find()
            .select_only()
            .column(audit::Column::Action)
            .distinct()
            .into_tuple::<String>();
        let mut actions = actions.all(&self.read).await?;
        // Databases do not agree on the order of letters.
        actions.sort();
        Ok(actions)
    }
}

fn to_domain(row: audit::Model) -> AuditEntry {
    AuditEntry {
        id: AuditId(row.id),
        at: Timestamp(row.at),
        account: row.account_id.map(UserId),
        actor: row.actor,
        action: row.action,
        subject: row.subject_kind,
        subject_id: row.subject_id,
        detail: row.detail,
    }
}
