//! Rows of passkeys, and of the questions that are put to them.

use domain::{Timestamp, UserId};
use sea_orm::{
    ActiveValue::Set,
    EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, SqlErr,
    sea_query::{Expr, OnConflict},
};

use super::{account_audit, second_factor::replace_codes};
use crate::storage::{
    Actor, Storage, StorageError,
    entities::{passkey, passkey_question, second_factor},
};

/// A passkey as it is kept.
#[derive(Clone, Debug)]
pub struct PasskeyRow {
    /// Its name in addresses: a hash of what the device calls it.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// Its public key and counter, as the library writes them.
    pub credential: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was shown last.
    pub last_used_at: Option<Timestamp>,
}

impl Storage {
    /// The passkeys of an account, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn passkeys(&self, account: UserId) -> Result<Vec<PasskeyRow>, StorageError> {
        let rows = passkey::Entity::find()
            .filter(passkey::COLUMN.account_id.eq(account.0))
            .order_by_asc(passkey::Column::CreatedAt)
            .all(&self.read)
            .await?;
        let row = |row: passkey::Model| PasskeyRow {
            id: row.id,
            name: row.name,
            credential: row.credential,
            created_at: Timestamp(row.created_at),
            last_used_at: row.last_used_at.map(Timestamp),
        };
        Ok(rows.into_iter().map(row).collect())
    }

    /// Whether an account proves more than a password.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn proves_more(&self, account: UserId) -> Result<bool, StorageError> {
        let authenticators = second_factor::Entity::find_by_id(account.0)
            .filter(second_factor::COLUMN.confirmed_at.is_not_null())
            .count(&self.read)
            .await?;
        let passkeys = passkey::Entity::find().filter(passkey::COLUMN.account_id.eq(account.0));
        Ok(authenticators > 0 || passkeys.count(&self.read).await? > 0)
    }

    /// Adds a passkey, with recovery codes when there are some; `false` when it
    /// is there already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_passkey(
        &self,
        account: UserId,
        new: &PasskeyRow,
        code_hashes: &[String],
        actor: &Actor,
    ) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let row = passkey::ActiveModel {
            id: Set(new.id.clone()),
            account_id: Set(account.0),
            name: Set(new.name.clone()),
            credential: Set(new.credential.clone()),
            created_at: Set(new.created_at.0),
            last_used_at: Set(None),
        };
        match passkey::Entity::insert(row).exec_without_returning(&db).await {
            Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
                return Ok(false);
            }
            inserted => inserted?,
        };
        if !code_hashes.is_empty() {
            replace_codes(&db, account, code_hashes).await?;
        }
        account_audit(&db, actor, "account.passkey.on", account, &new.name).await?;
        db.commit().await?;
        Ok(true)
    }

    /// Notes that a passkey was shown, and what it counts now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn use_passkey(&self, id: &str, credential: &str) -> Result<(), StorageError> {
        passkey::Entity::update_many()
            .col_expr(passkey::Column::LastUsedAt, Expr::value(Timestamp::now().0))
            .col_expr(passkey::Column::Credential, Expr::value(credential))
            .filter(passkey::COLUMN.id.eq(id))
            .exec(&self.write)
            .await?;
        Ok(())
    }

    /// Removes a passkey of an account; `false` when there is none of that name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_passkey(
        &self,
        account: UserId,
        id: &str,
        actor: &Actor,
    ) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let removed = passkey::Entity::delete_many()
            .filter(passkey::COLUMN.id.eq(id))
            .filter(passkey::COLUMN.account_id.eq(account.0))
            .exec(&db)
            .await?;
        if removed.rows_affected == 0 {
            return Ok(false);
        }
        account_audit(&db, actor, "account.passkey.off", account, "").await?;
        db.commit().await?;
        Ok(true)
    }

    /// Keeps what was asked of the holder of a token; a new question replaces the
    /// one before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_question(
        &self,
        token_hash: &str,
        state: &str,
        expires_at: Timestamp,
    ) -> Result<(), StorageError> {
        use passkey_question::Column;
        let db = self.begin().await?;
        passkey_question::Entity::delete_many()
            .filter(passkey_question::COLUMN.expires_at.lte(Timestamp::now().0))
            .exec(&db)
            .await?;
        let row = passkey_question::ActiveModel {
            token_hash: Set(token_hash.to_owned()),
            state: Set(state.to_owned()),
            expires_at: Set(expires_at.0),
        };
        passkey_question::Entity::insert(row)
            .on_conflict(
                OnConflict::column(Column::TokenHash)
                    .update_columns([Column::State, Column::ExpiresAt])
                    .to_owned(),
            )
            .exec_without_returning(&db)
            .await?;
        db.commit().await?;
        Ok(())
    }

    /// Takes what was asked of the holder of a token: each question has one answer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_question(&self, token_hash: &str) -> Result<Option<String>, StorageError> {
        let db = self.begin().await?;
        let row = passkey_question::Entity::find_by_id(token_hash).one(&db).await?;
        let taken = passkey_question::Entity::delete_by_id(token_hash).exec(&db).await?;
        db.commit().await?;
        let live = |row: &passkey_question::Model| row.expires_at > Timestamp::now().0;
        Ok(row.filter(live).filter(|_| taken.rows_affected == 1).map(|row| row.state))
    }
}
