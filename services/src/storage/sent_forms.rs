//! Forms of the desk that were sent, by the key that their script gave them.

use domain::{Timestamp, UserId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait as _},
};

use super::{Storage, StorageError, entities::sent_form};

/// How long what became of a form is known, in seconds: whoever sends it again
/// does so with the page still open.
const KEPT: i64 = 24 * 60 * 60;
/// When a form that nobody says anything of was left by a server that died, in
/// seconds. A server says something every minute ([`Storage::keep_form`]).
const GIVEN_UP: i64 = 5 * 60;

/// A form on its way: who sends it, under which key, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormKey {
    /// The account.
    pub account: UserId,
    /// The key, which is the account's own.
    pub key: String,
    /// The path that it is sent to.
    pub path: String,
}

/// What became of a form so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SentForm {
    /// It is on its way.
    Underway,
    /// It was taken, and led to this address.
    Done(String),
    /// The key is that of a form sent elsewhere.
    Other,
}

impl Storage {
    /// Notes that a form is on its way, unless it was before: whether it was not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin_form(&self, form: &FormKey) -> Result<bool, StorageError> {
        use sent_form::Column;
        let now = Timestamp::now().0;
        let given_up = Column::LedTo.is_null().and(Column::SentAt.lt(now - GIVEN_UP));
        sent_form::Entity::delete_many()
            .filter(given_up.or(Column::SentAt.lt(now - KEPT)))
            .exec(&self.write)
            .await?;
        let row = sent_form::ActiveModel {
            account_id: Set(form.account.0),
            key: Set(form.key.clone()),
            path: Set(form.path.clone()),
            led_to: Set(None),
            sent_at: Set(now),
        };
        let inserted = sent_form::Entity::insert(row)
            .on_conflict_do_nothing_on([Column::AccountId, Column::Key])
            .exec_without_returning(&self.write)
            .await?;
        Ok(matches!(inserted, sea_orm::TryInsertResult::Inserted(1..)))
    }

    /// What became of a form; `None` where none was sent under its key.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sent_form(&self, form: &FormKey) -> Result<Option<SentForm>, StorageError> {
        let row = sent_form::Entity::find_by_id((form.account.0, form.key.clone())).one(&self.read).await?;
        Ok(row.map(|row| match row.led_to {
            _ if row.path != form.path => SentForm::Other,
            Some(address) => SentForm::Done(address),
            None => SentForm::Underway,
        }))
    }

    /// Notes that a form is still on its way.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_form(&self, form: &FormKey) -> Result<(), StorageError> {
        sent_form::Entity::update_many()
            .col_expr(sent_form::Column::SentAt, Expr::value(Timestamp::now().0))
            .filter(is(form))
            .exec(&self.write)
            .await?;
        Ok(())
    }

    /// Notes what became of a form: the address that it led to, or `None` when
    /// it was not taken and may be sent again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_form(&self, form: &FormKey, led_to: Option<&str>) -> Result<(), StorageError> {
        match led_to {
            Some(address) => {
                sent_form::Entity::update_many()
                    .col_expr(sent_form::Column::LedTo, Expr::value(address))
                    .filter(is(form))
                    .exec(&self.write)
                    .await?;
            }
            None => {
                sent_form::Entity::delete_many().filter(is(form)).exec(&self.write).await?;
            }
        }
        Ok(())
    }
}

fn is(form: &FormKey) -> Expr {
    use sent_form::Column;
    Column::AccountId.eq(form.account.0).and(Column::Key.eq(form.key.as_str()))
}
