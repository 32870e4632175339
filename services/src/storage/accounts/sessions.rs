//! Rows of sessions. Tokens are kept as hashes only.

use domain::{Timestamp, UserId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use super::{AccountRow, account_audit, to_row};
use crate::storage::{
    Actor, Storage, StorageError, audit,
    entities::{account, half_login, session},
};

/// How many seconds pass before it is noted again that a session was used.
const NOTED_EVERY: i64 = 60;
/// How many digits of a token's hash name a session on its owner's page.
const NAME_LENGTH: usize = 16;

/// Where a session was begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// The network address; empty when it is not known.
    pub address: String,
    /// What the browser calls itself.
    pub user_agent: String,
}

/// A login that has not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionInfo {
    /// What its owner's page calls it; opens nothing.
    pub name: String,
    /// Where it was begun.
    pub device: Device,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was used last.
    pub last_seen_at: Timestamp,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// Which sessions of an account.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// Every one.
    All,
    /// All but the one with this token hash.
    Except(&'a str),
    /// The one of this name.
    Named(&'a str),
}

impl Storage {
    /// Begins a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_session(
        &self,
        account: &AccountRow,
        token_hash: &str,
        expires_at: Timestamp,
        device: &Device,
    ) -> Result<(), StorageError> {
        let now = Timestamp::now().0;
        let db = self.begin().await?;
        session::Entity::delete_many().filter(session::COLUMN.expires_at.lte(now)).exec(&db).await?;
        let row = session::ActiveModel {
            token_hash: Set(token_hash.to_owned()),
            account_id: Set(account.id.0),
            created_at: Set(now),
            last_seen_at: Set(now),
            expires_at: Set(expires_at.0),
            user_agent: Set(device.user_agent.clone()),
            address: Set(device.address.clone()),
        };
        session::Entity::insert(row).exec_without_returning(&db).await?;
        let actor = Actor::Account(account.id, account.login.clone());
        audit::record(&db, &actor, "session.begin", (audit::ACCOUNT, account.id.0), "").await?;
        db.commit().await?;
        Ok(())
    }

    /// The enabled account of a session that has not ended. Notes now and then
    /// that the session is used.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session_account(&self, token_hash: &str) -> Result<Option<AccountRow>, StorageError> {
        let now = Timestamp::now().0;
        let Some(session) = session::Entity::find_by_id(token_hash).one(&self.read).await? else {
            return Ok(None);
        };
        if session.expires_at <= now {
            return Ok(None);
        }
        let row = account::Entity::find_by_id(session.account_id)
            .filter(account::COLUMN.disabled.eq(false))
            .one(&self.read)
            .await?;
        if row.is_some() && session.last_seen_at + NOTED_EVERY <= now {
            session::Entity::update_many()
                .col_expr(session::Column::LastSeenAt, Expr::value(now))
                .filter(session::COLUMN.token_hash.eq(token_hash))
                .exec(&self.write)
                .await?;
        }
        row.map(to_row).transpose()
    }

    /// The sessions of an account that have not ended, the one used last first.
    /// `own` is the hash of the token that asks.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sessions(&self, account: UserId, own: &str) -> Result<Vec<SessionInfo>, StorageError> {
        let rows = session::Entity::find()
            .filter(session::COLUMN.account_id.eq(account.0))
            .filter(session::COLUMN.expires_at.gt(Timestamp::now().0))
            .order_by_desc(session::Column::LastSeenAt)
            .all(&self.read)
            .await?;
        let info = |row: session::Model| SessionInfo {
            is_this: row.token_hash == own,
            name: row.token_hash.chars().take(NAME_LENGTH).collect(),
            device: Device { address: row.address, user_agent: row.user_agent },
            created_at: Timestamp(row.created_at),
            last_seen_at: Timestamp(row.last_seen_at),
        };
        Ok(rows.into_iter().map(info).collect())
    }

    /// Ends sessions of an account; says how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_sessions(
        &self,
        account: UserId,
        which: Which<'_>,
        actor: &Actor,
    ) -> Result<u64, StorageError> {
        let db = self.begin().await?;
        let ended = end(&db, account, which).await?;
        if ended > 0 {
            account_audit(&db, actor, "session.end", account, "").await?;
        }
        db.commit().await?;
        Ok(ended)
    }

    /// Ends the session of a token.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_session(&self, token_hash: &str) -> Result<(), StorageError> {
        session::Entity::delete_by_id(token_hash).exec(&self.write).await?;
        Ok(())
    }
}

/// Ends sessions within a change that makes them end.
pub(super) async fn end(
    db: &impl ConnectionTrait,
    account: UserId,
    which: Which<'_>,
) -> Result<u64, StorageError> {
    if !matches!(which, Which::Named(_)) {
        // A login under way ends with the sessions it would have joined.
        half_login::Entity::delete_many()
            .filter(half_login::COLUMN.account_id.eq(account.0))
            .exec(db)
            .await?;
    }
    let all = session::Entity::delete_many().filter(session::COLUMN.account_id.eq(account.0));
    let chosen = match which {
        Which::All => all,
        Which::Except(hash) => all.filter(session::COLUMN.token_hash.ne(hash)),
        Which::Named(name) if is_name(name) => all.filter(session::COLUMN.token_hash.starts_with(name)),
        Which::Named(_) => return Ok(0),
    };
    Ok(chosen.exec(db).await?.rows_affected)
}

/// Hexadecimal digits only: nothing that a pattern could understand.
fn is_name(name: &str) -> bool {
    name.len() == NAME_LENGTH && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}
