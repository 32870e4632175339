//! What people at the desk say to each other about an article.

use domain::{ArticleId, Timestamp};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{SUBJECT, exists};
use crate::storage::{
    Actor, Storage, StorageError, audit,
    entities::{article_note, audit as log},
};

/// How much of an article's history is shown.
const MAX_LISTED: u64 = 200;

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Who wrote it.
    pub name: String,
    /// What it says.
    pub body: String,
    /// When.
    pub at: Timestamp,
}

/// Something that was done to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub actor: String,
    /// What, as the audit log calls it.
    pub action: String,
    /// More about it.
    pub detail: String,
}

impl Storage {
    /// Adds a comment. `false` for no such article.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add_note(&self, id: ArticleId, body: &str, actor: &Actor) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        if !exists(&db, id).await? {
            return Ok(false);
        }
        insert(&db, id, body, actor).await?;
        audit::record(&db, actor, "article.note", (SUBJECT, id.0), "").await?;
        db.commit().await?;
        Ok(true)
    }

    /// The comments on an article, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn notes(&self, id: ArticleId) -> Result<Vec<Note>, StorageError> {
        let rows = article_note::Entity::find()
            .filter(article_note::COLUMN.article_id.eq(id.0))
            .order_by_asc(article_note::Column::Id)
            .all(&self.read)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| Note { name: row.name, body: row.body, at: Timestamp(row.at) })
            .collect())
    }

    /// What was done to an article, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn article_history(&self, id: ArticleId) -> Result<Vec<Event>, StorageError> {
        let rows = log::Entity::find()
            .filter(log::COLUMN.subject_kind.is_in([SUBJECT, "article"]))
            .filter(log::COLUMN.subject_id.eq(id.0))
            .order_by_desc(log::Column::Id)
            .limit(MAX_LISTED)
            .all(&self.read)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| Event {
                at: Timestamp(row.at),
                actor: row.actor,
                action: row.action,
                detail: row.detail,
            })
            .collect())
    }
}

/// Writes a comment.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    id: ArticleId,
    body: &str,
    actor: &Actor,
) -> Result<(), StorageError> {
    let (by, name) = actor.parts();
    let row = article_note::ActiveModel {
        article_id: Set(id.0),
        account_id: Set(by.map(|id| id.0)),
        name: Set(name.to_owned()),
        body: Set(body.to_owned()),
        at: Set(Timestamp::now().0),
        ..Default::default()
    };
    article_note::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
