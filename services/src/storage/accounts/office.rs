//! What changes about accounts: by their owners, and by administrators.

use std::collections::HashMap;

use domain::{Role, Timestamp, UserId};
use sea_orm::{
    ActiveValue::Set, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use super::{Which, account_audit, sessions, to_row};
use crate::storage::{
    Actor, Storage, StorageError,
    entities::{account, login_link, passkey, second_factor, session},
};

/// What can be changed about an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountChange {
    /// The name others see.
    pub display_name: String,
    /// Where its mail goes; may be empty.
    pub email: String,
    /// What it may do; `None` for what it may already.
    pub role: Option<Role>,
}

/// An account as the list of them shows it.
#[derive(Clone, Debug)]
pub struct AccountListing {
    /// Its number.
    pub id: UserId,
    /// The name it logs in with.
    pub login: String,
    /// The name others see.
    pub display_name: String,
    /// Where its mail goes; may be empty.
    pub email: String,
    /// What it may do.
    pub role: Role,
    /// Whether it is locked.
    pub locked: bool,
    /// Whether a password was chosen.
    pub has_password: bool,
    /// When one of its open sessions was used last.
    pub last_seen_at: Option<Timestamp>,
    /// Whether it proves more than a password.
    pub has_second_factor: bool,
}

/// What came of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was made.
    Done,
    /// There is no such account.
    Unknown,
    /// Nobody who can administer would be left.
    LastAdministrator,
}

impl Storage {
    /// Every account, in the order of login names.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn accounts(&self) -> Result<Vec<AccountListing>, StorageError> {
        let rows = account::Entity::find().order_by_asc(account::Column::Login).all(&self.read).await?;
        let seen: Vec<(i64, i64)> = session::Entity::find()
            .select_only()
            .columns([session::Column::AccountId, session::Column::LastSeenAt])
            .order_by_asc(session::Column::LastSeenAt)
            .into_tuple()
            .all(&self.read)
            .await?;
        let seen: HashMap<i64, i64> = seen.into_iter().collect();
        let mut proving: Vec<i64> = second_factor::Entity::find()
            .select_only()
            .column(second_factor::Column::AccountId)
            .filter(second_factor::COLUMN.confirmed_at.is_not_null())
            .into_tuple()
            .all(&self.read)
            .await?;
        let keys = passkey::Entity::find().select_only().column(passkey::Column::AccountId);
        proving.extend(keys.into_tuple::<i64>().all(&self.read).await?);
        rows.into_iter()
            .map(|row| {
                let row = to_row(row)?;
                Ok(AccountListing {
                    last_seen_at: seen.get(&row.id.0).copied().map(Timestamp),
                    has_second_factor: proving.contains(&row.id.0),
                    has_password: row.password_hash.is_some(),
                    id: row.id,
                    login: row.login,
                    display_name: row.display_name,
                    email: row.email,
                    role: row.role,
                    locked: row.disabled,
                })
            })
            .collect()
    }

    /// Changes name, address and role of an account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn change_account(
        &self,
        id: UserId,
        change: &AccountChange,
        actor: &Actor,
    ) -> Result<Outcome, StorageError> {
        let db = self.begin().await?;
        let administrators = lock_administrators(&db).await?;
        let Some(row) = account::Entity::find_by_id(id.0).one(&db).await? else {
            return Ok(Outcome::Unknown);
        };
        let role = change.role.map_or(row.role.clone(), |role| role.as_str().to_owned());
        if role != Role::Administrator.as_str() && administrators == [id] {
            return Ok(Outcome::LastAdministrator);
        }
        let detail = if row.role == role { String::new() } else { format!("{} → {role}", row.role) };
        let mut row = row.into_active_model();
        row.display_name = Set(change.display_name.clone());
        row.email = Set(change.email.clone());
        row.role = Set(role);
        account::Entity::update(row).exec(&db).await?;
        account_audit(&db, actor, "account.change", id, &detail).await?;
        db.commit().await?;
        Ok(Outcome::Done)
    }

    /// Locks an account, which ends its sessions and links, or unlocks it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_account(
        &self,
        id: UserId,
        locked: bool,
        actor: &Actor,
    ) -> Result<Outcome, StorageError> {
        let db = self.begin().await?;
        let administrators = lock_administrators(&db).await?;
        let Some(row) = account::Entity::find_by_id(id.0).one(&db).await? else {
            return Ok(Outcome::Unknown);
        };
        if locked && administrators == [id] {
            return Ok(Outcome::LastAdministrator);
        }
        set_locked(&db, row, locked).await?;
        let action = if locked { "account.lock" } else { "account.unlock" };
        account_audit(&db, actor, action, id, "").await?;
        db.commit().await?;
        Ok(Outcome::Done)
    }

    /// Sets an account's password and ends its sessions but `kept`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_password(
        &self,
        id: UserId,
        password_hash: &str,
        kept: &str,
        actor: &Actor,
    ) -> Result<(), StorageError> {
        let db = self.begin().await?;
        let hash = sea_orm::sea_query::Expr::value(password_hash);
        account::Entity::update_many()
            .col_expr(account::Column::PasswordHash, hash)
            .filter(account::COLUMN.id.eq(id.0))
            .exec(&db)
            .await?;
        sessions::end(&db, id, Which::Except(kept)).await?;
        account_audit(&db, actor, "account.password", id, "").await?;
        db.commit().await?;
        Ok(())
    }
}

/// Locks an account, which ends its sessions and links, or unlocks it.
pub(in crate::storage) async fn set_locked(
    db: &DatabaseTransaction,
    row: account::Model,
    locked: bool,
) -> Result<(), StorageError> {
    let id = UserId(row.id);
    let mut row = row.into_active_model();
    row.disabled = Set(locked);
    account::Entity::update(row).exec(db).await?;
    if locked {
        sessions::end(db, id, Which::All).await?;
        login_link::Entity::delete_many()
            .filter(login_link::COLUMN.account_id.eq(id.0))
            .filter(login_link::COLUMN.used_at.is_null())
            .exec(db)
            .await?;
    }
    Ok(())
}

/// The accounts that can administer, which nobody else changes before this
/// transaction ends: two administrators who demote each other at the same
/// moment would leave none.
pub(in crate::storage) async fn lock_administrators(
    db: &DatabaseTransaction,
) -> Result<Vec<UserId>, StorageError> {
    let rows = account::Entity::find()
        .filter(account::COLUMN.role.eq(Role::Administrator.as_str()))
        .filter(account::COLUMN.disabled.eq(false))
        .filter(account::COLUMN.password_hash.is_not_null())
        .order_by_asc(account::Column::Id)
        .lock_exclusive()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| UserId(row.id)).collect())
}
