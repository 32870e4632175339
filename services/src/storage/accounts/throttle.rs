//! How often somebody failed to prove who they are, and until when they wait.

use domain::Timestamp;
use sea_orm::{
    ActiveValue::Set, DatabaseTransaction, EntityTrait, ExprTrait, QueryFilter, QuerySelect, sea_query::Expr,
};

use crate::storage::{Storage, StorageError, entities::login_throttle};

/// After how many seconds without a further failure everything is forgiven.
const MEMORY: i64 = 24 * 3600;

/// Somebody who tries, and the rule for them.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Under which name they are remembered.
    pub name: String,
    /// How many seconds they wait after so many failures.
    pub wait: fn(i32) -> i64,
}

impl Storage {
    /// Counts an attempt as failed before it is made, so that attempts at the
    /// same moment count, too. Gives back how many seconds to wait when one of
    /// the subjects must; then nothing is counted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_attempt(
        &self,
        subjects: &[Subject],
        now: Timestamp,
    ) -> Result<Option<i64>, StorageError> {
        let db = self.begin().await?;
        login_throttle::Entity::delete_many()
            .filter(login_throttle::COLUMN.last_at.lt(now.0 - MEMORY))
            .exec(&db)
            .await?;
        for subject in subjects {
            if let Some(wait) = count(&db, subject, now).await? {
                return Ok(Some(wait));
            }
        }
        db.commit().await?;
        Ok(None)
    }

    /// Forgets what `cleared` failed at, and takes the last attempt of `spared` back.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forgive(&self, cleared: &Subject, spared: Option<&Subject>) -> Result<(), StorageError> {
        use login_throttle::Column;
        let db = self.begin().await?;
        // In the order in which attempts are counted: two at once never wait for each other.
        if let Some(spared) = spared {
            login_throttle::Entity::update_many()
                .col_expr(Column::Failures, Expr::col(Column::Failures).sub(1))
                .col_expr(Column::FreeAt, Expr::value(0))
                .filter(login_throttle::COLUMN.subject.eq(spared.name.as_str()))
                .filter(login_throttle::COLUMN.failures.gt(0))
                .exec(&db)
                .await?;
        }
        login_throttle::Entity::delete_by_id(cleared.name.as_str()).exec(&db).await?;
        db.commit().await?;
        Ok(())
    }
}

/// One subject's attempt: how long it must wait, or counted.
async fn count(
    db: &DatabaseTransaction,
    subject: &Subject,
    now: Timestamp,
) -> Result<Option<i64>, StorageError> {
    use login_throttle::Column;
    let fresh = login_throttle::ActiveModel {
        subject: Set(subject.name.clone()),
        failures: Set(0),
        last_at: Set(now.0),
        free_at: Set(0),
    };
    login_throttle::Entity::insert(fresh)
        .on_conflict_do_nothing_on([Column::Subject])
        .exec_without_returning(db)
        .await?;
    let row = login_throttle::Entity::find_by_id(subject.name.as_str()).lock_exclusive().one(db).await?;
    let Some(row) = row else {
        return Err(StorageError::Corrupt(format!("attempts of {}", subject.name)));
    };
    if row.free_at > now.0 {
        return Ok(Some(row.free_at - now.0));
    }
    let failures = row.failures.saturating_add(1);
    login_throttle::Entity::update_many()
        .col_expr(Column::Failures, Expr::value(failures))
        .col_expr(Column::LastAt, Expr::value(now.0))
        .col_expr(Column::FreeAt, Expr::value(now.0 + (subject.wait)(failures)))
        .filter(login_throttle::COLUMN.subject.eq(subject.name.as_str()))
        .exec(db)
        .await?;
    Ok(None)
}
