//! Rows of second factors, recovery codes, and logins that still lack them.

use domain::{Timestamp, UserId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};

use super::{AccountRow, account_audit, to_row};
use crate::{
    secret::Sealed,
    storage::{
        Actor, Storage, StorageError,
        entities::{account, half_login, passkey, recovery_code, second_factor},
    },
};

/// What an account proves besides its password.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// What account and telephone share, in Base32, and sealed.
    pub secret: Sealed,
    /// Whether it is asked for; before that it is only being set up.
    pub confirmed: bool,
}

impl Storage {
    /// The second factors of all accounts, as they are stored: sealed, or in the
    /// clear as an earlier version left them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn second_factors(&self) -> Result<Vec<(UserId, String)>, StorageError> {
        let rows = second_factor::Entity::find().all(&self.read).await?;
        Ok(rows.into_iter().map(|row| (UserId(row.account_id), row.secret)).collect())
    }

    /// Puts the sealed secret in the place of the one in the clear, unless that
    /// is no longer there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seal_second_factor(
        &self,
        account: UserId,
        clear: &str,
        sealed: &Sealed,
    ) -> Result<(), StorageError> {
        second_factor::Entity::update_many()
            .col_expr(second_factor::Column::Secret, Expr::value(sealed.as_str()))
            .filter(second_factor::COLUMN.account_id.eq(account.0))
            .filter(second_factor::COLUMN.secret.eq(clear))
            .exec(&self.write)
            .await?;
        Ok(())
    }

    /// The second factor of an account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn second_factor(&self, account: UserId) -> Result<Option<SecondFactor>, StorageError> {
        let row = second_factor::Entity::find_by_id(account.0).one(&self.read).await?;
        row.map(|row| {
            let secret = Sealed::stored(row.secret)
                .ok_or_else(|| StorageError::Corrupt(format!("second factor of account {account}")))?;
            Ok(SecondFactor { secret, confirmed: row.confirmed_at.is_some() })
        })
        .transpose()
    }

    /// Keeps a secret that is being set up, unless a confirmed one is there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin_second_factor(&self, account: UserId, secret: &Sealed) -> Result<(), StorageError> {
        let db = self.begin().await?;
        second_factor::Entity::delete_many()
            .filter(second_factor::COLUMN.account_id.eq(account.0))
            .filter(second_factor::COLUMN.confirmed_at.is_null())
            .exec(&db)
            .await?;
        let row = second_factor::ActiveModel {
            account_id: Set(account.0),
            secret: Set(secret.as_str().to_owned()),
            created_at: Set(Timestamp::now().0),
            confirmed_at: Set(None),
            last_step: Set(0),
        };
        second_factor::Entity::insert(row)
            .on_conflict_do_nothing_on([second_factor::Column::AccountId])
            .exec_without_returning(&db)
            .await?;
        db.commit().await?;
        Ok(())
    }

    /// Confirms a second factor with the step of its first code, and keeps the
    /// hashes of recovery codes. `false` when there is nothing to confirm.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn confirm_second_factor(
        &self,
        account: UserId,
        secret: &Sealed,
        step: i64,
        code_hashes: &[String],
        actor: &Actor,
    ) -> Result<bool, StorageError> {
        use second_factor::Column;
        let db = self.begin().await?;
        let confirmed = second_factor::Entity::update_many()
            .col_expr(Column::ConfirmedAt, Expr::value(Timestamp::now().0))
            .col_expr(Column::LastStep, Expr::value(step))
            .filter(second_factor::COLUMN.account_id.eq(account.0))
            .filter(second_factor::COLUMN.secret.eq(secret.as_str()))
            .filter(second_factor::COLUMN.confirmed_at.is_null())
            .exec(&db)
            .await?;
        if confirmed.rows_affected == 0 {
            return Ok(false);
        }
        replace_codes(&db, account, code_hashes).await?;
        account_audit(&db, actor, "account.second_factor.on", account, "").await?;
        db.commit().await?;
        Ok(true)
    }

    /// Takes a code's step, once: `false` for a step that was taken, or an
    /// earlier one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_code_step(&self, account: UserId, step: i64) -> Result<bool, StorageError> {
        let taken = second_factor::Entity::update_many()
            .col_expr(second_factor::Column::LastStep, Expr::value(step))
            .filter(second_factor::COLUMN.account_id.eq(account.0))
            .filter(second_factor::COLUMN.last_step.lt(step))
            .exec(&self.write)
            .await?;
        Ok(taken.rows_affected > 0)
    }

    /// Uses a recovery code up; `false` when there is none with this hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_recovery_code(
        &self,
        account: UserId,
        code_hash: &str,
        actor: &Actor,
    ) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let used = recovery_code::Entity::delete_many()
            .filter(recovery_code::COLUMN.code_hash.eq(code_hash))
            .filter(recovery_code::COLUMN.account_id.eq(account.0))
            .exec(&db)
            .await?;
        if used.rows_affected == 0 {
            return Ok(false);
        }
        account_audit(&db, actor, "account.recovery_code", account, "").await?;
        db.commit().await?;
        Ok(true)
    }

    /// How many recovery codes an account has left.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn recovery_codes_left(&self, account: UserId) -> Result<u64, StorageError> {
        let codes = recovery_code::Entity::find().filter(recovery_code::COLUMN.account_id.eq(account.0));
        Ok(codes.count(&self.read).await?)
    }

    /// Puts new recovery codes in the place of those an account had.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn replace_recovery_codes(
        &self,
        account: UserId,
        code_hashes: &[String],
        actor: &Actor,
    ) -> Result<(), StorageError> {
        let db = self.begin().await?;
        replace_codes(&db, account, code_hashes).await?;
        account_audit(&db, actor, "account.recovery_codes", account, "").await?;
        db.commit().await?;
        Ok(())
    }

    /// Takes every second factor of an account away, and its recovery codes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_second_factor(&self, account: UserId, actor: &Actor) -> Result<(), StorageError> {
        let db = self.begin().await?;
        let removed = second_factor::Entity::delete_by_id(account.0).exec(&db).await?;
        let keys =
            passkey::Entity::delete_many().filter(passkey::COLUMN.account_id.eq(account.0)).exec(&db).await?;
        if removed.rows_affected + keys.rows_affected > 0 {
            replace_codes(&db, account, &[]).await?;
            account_audit(&db, actor, "account.second_factor.off", account, "").await?;
        }
        db.commit().await?;
        Ok(())
    }

    /// Notes that somebody gave the right password and owes the second factor.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_half_login(
        &self,
        account: UserId,
        token_hash: &str,
        expires_at: Timestamp,
    ) -> Result<(), StorageError> {
        let db = self.begin().await?;
        half_login::Entity::delete_many()
            .filter(half_login::COLUMN.expires_at.lte(Timestamp::now().0))
            .exec(&db)
            .await?;
        let row = half_login::ActiveModel {
            token_hash: Set(token_hash.to_owned()),
            account_id: Set(account.0),
            expires_at: Set(expires_at.0),
        };
        half_login::Entity::insert(row).exec_without_returning(&db).await?;
        db.commit().await?;
        Ok(())
    }

    /// The enabled account that owes its second factor under this token hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn half_login(&self, token_hash: &str) -> Result<Option<AccountRow>, StorageError> {
        let half = half_login::Entity::find_by_id(token_hash)
            .filter(half_login::COLUMN.expires_at.gt(Timestamp::now().0))
            .one(&self.read)
            .await?;
        let Some(half) = half else { return Ok(None) };
        let row = account::Entity::find_by_id(half.account_id)
            .filter(account::COLUMN.disabled.eq(false))
            .one(&self.read)
            .await?;
        row.map(to_row).transpose()
    }

    /// Ends what an account owes: it was paid, or its password has changed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_half_logins(&self, account: UserId) -> Result<(), StorageError> {
        half_login::Entity::delete_many()
            .filter(half_login::COLUMN.account_id.eq(account.0))
            .exec(&self.write)
            .await?;
        Ok(())
    }
}

pub(super) async fn replace_codes(
    db: &impl ConnectionTrait,
    account: UserId,
    code_hashes: &[String],
) -> Result<(), StorageError> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::COLUMN.account_id.eq(account.0))
        .exec(db)
        .await?;
    let rows = code_hashes
        .iter()
        .map(|hash| recovery_code::ActiveModel { code_hash: Set(hash.clone()), account_id: Set(account.0) });
    if !code_hashes.is_empty() {
        recovery_code::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}
