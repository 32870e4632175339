//! Rows of accounts, and of what they log in with.

mod links;
mod office;
mod passkeys;
mod second_factor;
mod sessions;
mod throttle;

use domain::{Role, Timestamp, UserId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, SqlErr};

pub(super) use self::office::{lock_administrators, set_locked};
pub use self::{
    office::{AccountChange, AccountListing, Outcome},
    passkeys::PasskeyRow,
    second_factor::SecondFactor,
    sessions::{Device, SessionInfo, Which},
    throttle::Subject,
};
use super::{Actor, Storage, StorageError, audit, entities::account};

/// An account as the login needs it.
#[derive(Clone, Debug)]
pub struct AccountRow {
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
    /// Argon2id hash; `None` until a password was chosen.
    pub password_hash: Option<String>,
    /// Whether it is locked.
    pub disabled: bool,
}

impl Storage {
    /// The enabled account of that login name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn account_by_login(&self, login: &str) -> Result<Option<AccountRow>, StorageError> {
        let row = account::Entity::find()
            .filter(account::COLUMN.login.eq(login))
            .filter(account::COLUMN.disabled.eq(false))
            .one(&self.read)
            .await?;
        row.map(to_row).transpose()
    }

    /// The account of that number, locked or not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn account(&self, id: UserId) -> Result<Option<AccountRow>, StorageError> {
        account::Entity::find_by_id(id.0).one(&self.read).await?.map(to_row).transpose()
    }

    /// Whether an enabled administrator has a password.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_administrator(&self) -> Result<bool, StorageError> {
        let count = account::Entity::find()
            .filter(account::COLUMN.role.eq(Role::Administrator.as_str()))
            .filter(account::COLUMN.disabled.eq(false))
            .filter(account::COLUMN.password_hash.is_not_null())
            .count(&self.read)
            .await?;
        Ok(count > 0)
    }

    /// Makes an account without a password; `None` when the login name is taken.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_account(
        &self,
        login: &str,
        new: &AccountChange,
        role: Role,
        actor: &Actor,
    ) -> Result<Option<UserId>, StorageError> {
        let db = self.begin().await?;
        let row = account::ActiveModel {
            login: Set(login.to_owned()),
            display_name: Set(new.display_name.clone()),
            email: Set(new.email.clone()),
            role: Set(role.as_str().to_owned()),
            password_hash: Set(None),
            disabled: Set(false),
            created_at: Set(Timestamp::now().0),
            ..Default::default()
        };
        let id = match account::Entity::insert(row).exec(&db).await {
            Ok(inserted) => UserId(inserted.last_insert_id),
            Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
                return Ok(None);
            }
            Err(error) => return Err(error.into()),
        };
        account_audit(&db, actor, "account.create", id, login).await?;
        db.commit().await?;
        Ok(Some(id))
    }
}

/// Writes that something was done to an account.
async fn account_audit(
    db: &impl ConnectionTrait,
    actor: &Actor,
    action: &str,
    account: UserId,
    detail: &str,
) -> Result<(), StorageError> {
    audit::record(db, actor, action, (audit::ACCOUNT, account.0), detail).await
}

fn to_row(row: account::Model) -> Result<AccountRow, StorageError> {
    let role = Role::from_name(&row.role)
        .ok_or_else(|| StorageError::Corrupt(format!("role of account {}", row.id)))?;
    Ok(AccountRow {
        id: UserId(row.id),
        login: row.login,
        display_name: row.display_name,
        email: row.email,
        role,
        password_hash: row.password_hash,
        disabled: row.disabled,
    })
}
