//! Rows of one-time links. Tokens are kept as hashes only.

use domain::{Timestamp, UserId};
use sea_orm::{
    ActiveValue::Set,
    Condition, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Func},
};

use super::{AccountRow, Which, account_audit, sessions, to_row};
use crate::storage::{
    Actor, Storage, StorageError,
    entities::{account, login_link},
};

impl Storage {
    /// The enabled accounts that log in with a name, or whose mail goes to it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn accounts_called(&self, name: &str, most: u64) -> Result<Vec<AccountRow>, StorageError> {
        let name = name.to_lowercase();
        let lower = |column: account::Column| Expr::expr(Func::lower(Expr::col(column)));
        let called = Condition::any()
            .add(lower(account::Column::Login).eq(name.as_str()))
            .add(lower(account::Column::Email).eq(name.as_str()));
        let rows = account::Entity::find()
            .filter(account::COLUMN.disabled.eq(false))
            .filter(called)
            .order_by_asc(account::Column::Id)
            .limit(most)
            .all(&self.read)
            .await?;
        rows.into_iter().map(to_row).collect()
    }

    /// Replaces an account's unused links by one with this token hash. `why` is
    /// kept in the audit log.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn replace_login_link(
        &self,
        account: UserId,
        token_hash: &str,
        expires_at: Timestamp,
        actor: &Actor,
        why: &str,
    ) -> Result<(), StorageError> {
        let db = self.begin().await?;
        login_link::Entity::delete_many()
            .filter(login_link::COLUMN.account_id.eq(account.0))
            .filter(login_link::COLUMN.used_at.is_null())
            .exec(&db)
            .await?;
        let row = login_link::ActiveModel {
            token_hash: Set(token_hash.to_owned()),
            account_id: Set(account.0),
            created_at: Set(Timestamp::now().0),
            expires_at: Set(expires_at.0),
            used_at: Set(None),
        };
        login_link::Entity::insert(row).exec_without_returning(&db).await?;
        account_audit(&db, actor, "account.link", account, why).await?;
        db.commit().await?;
        Ok(())
    }

    /// The enabled account whose unused, unexpired link has this token hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn live_link(&self, token_hash: &str) -> Result<Option<AccountRow>, StorageError> {
        let Some(link) = login_link::Entity::find_by_id(token_hash).one(&self.read).await? else {
            return Ok(None);
        };
        if link.used_at.is_some() || link.expires_at <= Timestamp::now().0 {
            return Ok(None);
        }
        let row = account::Entity::find_by_id(link.account_id)
            .filter(account::COLUMN.disabled.eq(false))
            .one(&self.read)
            .await?;
        row.map(to_row).transpose()
    }

    /// Uses a link up, sets the password and ends the account's sessions: all of
    /// it or nothing. `None` when the link is not live: of two at the same
    /// moment one wins.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn redeem_link(
        &self,
        token_hash: &str,
        password_hash: &str,
    ) -> Result<Option<AccountRow>, StorageError> {
        use login_link::Column;
        let now = Timestamp::now().0;
        let db = self.begin().await?;
        let used = login_link::Entity::update_many()
            .col_expr(Column::UsedAt, Expr::value(now))
            .filter(login_link::COLUMN.token_hash.eq(token_hash))
            .filter(login_link::COLUMN.used_at.is_null())
            .filter(login_link::COLUMN.expires_at.gt(now))
            .exec(&db)
            .await?;
        if used.rows_affected == 0 {
            return Ok(None);
        }
        let Some(link) = login_link::Entity::find_by_id(token_hash).one(&db).await? else { return Ok(None) };
        let Some(row) = account::Entity::find_by_id(link.account_id)
            .filter(account::COLUMN.disabled.eq(false))
            .one(&db)
            .await?
        else {
            return Ok(None);
        };
        let found = to_row(row.clone())?;
        let actor = Actor::Account(found.id, found.login.clone());
        let mut row = row.into_active_model();
        row.password_hash = Set(Some(password_hash.to_owned()));
        account::Entity::update(row).exec(&db).await?;
        sessions::end(&db, found.id, Which::All).await?;
        account_audit(&db, &actor, "account.password", found.id, "").await?;
        db.commit().await?;
        Ok(Some(found))
    }
}
