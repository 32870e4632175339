//! Rows of accounts, sessions and one-time links. Tokens are kept as hashes only.

use domain::{Role, Timestamp, UserId};
use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};

use super::{
    Actor, Storage, StorageError, audit,
    entities::{account, login_link, session},
};

/// An account as the login needs it.
#[derive(Clone, Debug)]
pub struct AccountRow {
    /// Its number.
    pub id: UserId,
    /// The name it logs in with.
    pub login: String,
    /// The name others see.
    pub display_name: String,
    /// What it may do.
    pub role: Role,
    /// Argon2id hash; `None` until a password was chosen.
    pub password_hash: Option<String>,
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

    /// Makes an account without a password.
    ///
    /// # Errors
    /// When the database fails or the name is taken.
    pub async fn insert_account(
        &self,
        login: &str,
        display_name: &str,
        role: Role,
        actor: &Actor,
    ) -> Result<UserId, StorageError> {
        let db = self.begin().await?;
        let row = account::ActiveModel {
            login: Set(login.to_owned()),
            display_name: Set(display_name.to_owned()),
            email: Set(String::new()),
            role: Set(role.as_str().to_owned()),
            password_hash: Set(None),
            disabled: Set(false),
            created_at: Set(Timestamp::now().0),
            ..Default::default()
        };
        let id = account::Entity::insert(row).exec(&db).await?.last_insert_id;
        audit::record(&db, actor, "account.create", (audit::ACCOUNT, id), login).await?;
        db.commit().await?;
        Ok(UserId(id))
    }

    /// Replaces an account's unused links by one with this token hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn replace_login_link(
        &self,
        account: UserId,
        token_hash: &str,
        expires_at: Timestamp,
        actor: &Actor,
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
        audit::record(&db, actor, "account.link", (audit::ACCOUNT, account.0), "").await?;
        db.commit().await?;
        Ok(())
    }

    /// The account whose unused, unexpired link has this token hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn live_link(&self, token_hash: &str) -> Result<Option<UserId>, StorageError> {
        let row = login_link::Entity::find_by_id(token_hash).one(&self.read).await?;
        let live = |row: &login_link::Model| row.used_at.is_none() && row.expires_at > Timestamp::now().0;
        Ok(row.filter(live).map(|row| UserId(row.account_id)))
    }

    /// Uses a link up and sets the password, both or neither. `None` when the
    /// link is not live: of two at the same moment one wins.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn redeem_link(
        &self,
        token_hash: &str,
        password_hash: &str,
    ) -> Result<Option<UserId>, StorageError> {
        use login_link::Column;
        let now = Timestamp::now().0;
        let db = self.begin().await?;
        let used = login_link::Entity::update_many()
            .col_expr(Column::UsedAt, sea_orm::sea_query::Expr::value(now))
            .filter(login_link::COLUMN.token_hash.eq(token_hash))
            .filter(login_link::COLUMN.used_at.is_null())
            .filter(login_link::COLUMN.expires_at.gt(now))
            .exec(&db)
            .await?;
        if used.rows_affected == 0 {
            return Ok(None);
        }
        let Some(link) = login_link::Entity::find_by_id(token_hash).one(&db).await? else { return Ok(None) };
        let Some(row) = account::Entity::find_by_id(link.account_id).one(&db).await? else { return Ok(None) };
        let actor = Actor::Account(UserId(row.id), row.login.clone());
        let mut row = row.into_active_model();
        row.password_hash = Set(Some(password_hash.to_owned()));
        account::Entity::update(row).exec(&db).await?;
        audit::record(&db, &actor, "account.password", (audit::ACCOUNT, link.account_id), "").await?;
        db.commit().await?;
        Ok(Some(UserId(link.account_id)))
    }

    /// Begins a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_session(
        &self,
        account: UserId,
        token_hash: &str,
        expires_at: Timestamp,
    ) -> Result<(), StorageError> {
        let now = Timestamp::now().0;
        let db = self.begin().await?;
        session::Entity::delete_many().filter(session::COLUMN.expires_at.lte(now)).exec(&db).await?;
        let row = session::ActiveModel {
            token_hash: Set(token_hash.to_owned()),
            account_id: Set(account.0),
            created_at: Set(now),
            last_seen_at: Set(now),
            expires_at: Set(expires_at.0),
            user_agent: Set(String::new()),
        };
        session::Entity::insert(row).exec_without_returning(&db).await?;
        let actor = Actor::Account(account, String::new());
        audit::record(&db, &actor, "session.begin", (audit::ACCOUNT, account.0), "").await?;
        db.commit().await?;
        Ok(())
    }

    /// The enabled account of a session that has not ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session_account(&self, token_hash: &str) -> Result<Option<AccountRow>, StorageError> {
        let Some(session) = session::Entity::find_by_id(token_hash).one(&self.read).await? else {
            return Ok(None);
        };
        if session.expires_at <= Timestamp::now().0 {
            return Ok(None);
        }
        let row = account::Entity::find_by_id(session.account_id)
            .filter(account::COLUMN.disabled.eq(false))
            .one(&self.read)
            .await?;
        row.map(to_row).transpose()
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_session(&self, token_hash: &str) -> Result<(), StorageError> {
        session::Entity::delete_by_id(token_hash).exec(&self.write).await?;
        Ok(())
    }
}

fn to_row(row: account::Model) -> Result<AccountRow, StorageError> {
    let role = Role::from_name(&row.role)
        .ok_or_else(|| StorageError::Corrupt(format!("role of account {}", row.id)))?;
    Ok(AccountRow {
        id: UserId(row.id),
        login: row.login,
        display_name: row.display_name,
        role,
        password_hash: row.password_hash,
    })
}
