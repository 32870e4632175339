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
/// When a form that is still on its way was left by a server that died, in seconds.
const GIVEN_UP: i64 = 5 * 60;

/// What became of a form so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SentForm {
    /// It has not been sent before: it is on its way now.
    New,
    /// It is on its way already.
    Underway,
    /// It was taken, and led to this address.
    Done(String),
}

impl Storage {
    /// Notes that an account sends a form under `key`, unless it has before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin_form(&self, account: UserId, key: &str) -> Result<SentForm, StorageError> {
        use sent_form::Column;
        let now = Timestamp::now().0;
        let given_up = Column::LedTo.is_null().and(Column::SentAt.lt(now - GIVEN_UP));
        sent_form::Entity::delete_many()
            .filter(given_up.or(Column::SentAt.lt(now - KEPT)))
            .exec(&self.write)
            .await?;
        let row = sent_form::ActiveModel {
            account_id: Set(account.0),
            key: Set(key.to_owned()),
            led_to: Set(None),
            sent_at: Set(now),
        };
        let inserted = sent_form::Entity::insert(row)
            .on_conflict_do_nothing_on([Column::AccountId, Column::Key])
            .exec_without_returning(&self.write)
            .await?;
        if matches!(inserted, sea_orm::TryInsertResult::Inserted(1..)) {
            return Ok(SentForm::New);
        }
        let before = sent_form::Entity::find_by_id((account.0, key.to_owned())).one(&self.write).await?;
        Ok(before.and_then(|row| row.led_to).map_or(SentForm::Underway, SentForm::Done))
    }

    /// Notes what became of a form: the address that it led to, or `None` when
    /// it was not taken and may be sent again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_form(
        &self,
        account: UserId,
        key: &str,
        led_to: Option<&str>,
    ) -> Result<(), StorageError> {
        use sent_form::Column;
        let this = Column::AccountId.eq(account.0).and(Column::Key.eq(key));
        match led_to {
            Some(address) => {
                sent_form::Entity::update_many()
                    .col_expr(Column::LedTo, Expr::value(address))
                    .filter(this)
                    .exec(&self.write)
                    .await?;
            }
            None => {
                sent_form::Entity::delete_many().filter(this).exec(&self.write).await?;
            }
        }
        Ok(())
    }
}
