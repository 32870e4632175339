//! Earlier versions of working copies.

use std::collections::{BTreeSet, HashMap};

use domain::{ArticleId, Manuscript, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::storage::{
    Actor, Storage, StorageError,
    entities::{account, article_revision},
};

/// After how long the next save is kept as a version of its own, in seconds.
const APART: i64 = 10 * 60;
/// How many versions a list shows.
const MAX_LISTED: u64 = 200;

/// A version, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its number among all versions of all articles.
    pub id: i64,
    /// Its number among this article's.
    pub version: i32,
    /// Its headline.
    pub title: String,
    /// Who saved it: an account's number, none for the portal itself.
    pub by: Option<domain::UserId>,
    /// Their name as others see it; empty for the portal itself.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// On what occasion: `save`, or the step that was taken.
    pub occasion: String,
}

/// A version, whole.
#[derive(Clone, Debug)]
pub struct RevisionText {
    /// The version.
    pub revision: Revision,
    /// What was written; for imports without a body.
    pub manuscript: Manuscript,
    /// The markup, where that is all there is.
    pub body_html: String,
}

/// Whether the version being saved is worth keeping: the last one is old, or
/// somebody else's.
pub(super) async fn is_due(
    db: &impl ConnectionTrait,
    id: ArticleId,
    actor: &Actor,
    now: Timestamp,
) -> Result<bool, StorageError> {
    let last = article_revision::Entity::find()
        .filter(article_revision::COLUMN.article_id.eq(id.0))
        .order_by_desc(article_revision::Column::Id)
        .one(db)
        .await?;
    let by = actor.parts().0.map(|id| id.0);
    Ok(last.is_none_or(|last| last.account_id != by || now.0 - last.saved_at >= APART))
}

/// Keeps a version.
pub(super) async fn keep(
    db: &impl ConnectionTrait,
    id: ArticleId,
    version: i32,
    manuscript: &Manuscript,
    occasion: &str,
    actor: &Actor,
) -> Result<(), StorageError> {
    let content =
        serde_json::to_string(manuscript).map_err(|error| StorageError::Corrupt(error.to_string()))?;
    let row = article_revision::ActiveModel {
        article_id: Set(id.0),
        version: Set(version),
        title: Set(manuscript.title.clone()),
        summary: Set(manuscript.summary.clone()),
        body_html: Set(String::new()),
        author: Set(manuscript.author.clone()),
        account_id: Set(actor.parts().0.map(|id| id.0)),
        saved_at: Set(Timestamp::now().0),
        manuscript: Set(Some(content)),
        occasion: Set(occasion.to_owned()),
        ..Default::default()
    };
    article_revision::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

impl Storage {
    /// The versions of an article, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revisions(&self, id: ArticleId) -> Result<Vec<Revision>, StorageError> {
        let rows = article_revision::Entity::find()
            .filter(article_revision::COLUMN.article_id.eq(id.0))
            .order_by_desc(article_revision::Column::Id)
            .limit(MAX_LISTED)
            .all(&self.read)
            .await?;
        let names = self.names(rows.iter().filter_map(|row| row.account_id)).await?;
        Ok(rows.iter().map(|row| to_revision(row, &names)).collect())
    }

    /// A version of that article.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revision(&self, article: ArticleId, id: i64) -> Result<Option<RevisionText>, StorageError> {
        let row = article_revision::Entity::find_by_id(id)
            .filter(article_revision::COLUMN.article_id.eq(article.0))
            .one(&self.read)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let revision = to_revision(&row, &self.names(row.account_id).await?);
        let manuscript = match &row.manuscript {
            Some(content) => serde_json::from_str(content)
                .map_err(|error| StorageError::Corrupt(format!("revision {id}: {error}")))?,
            None => Manuscript {
                title: row.title,
                summary: row.summary,
                author: row.author,
                ..Manuscript::default()
            },
        };
        Ok(Some(RevisionText { revision, manuscript, body_html: row.body_html }))
    }

    /// What the accounts with those numbers are called.
    async fn names(
        &self,
        accounts: impl IntoIterator<Item = i64>,
    ) -> Result<HashMap<i64, String>, StorageError> {
        let wanted: BTreeSet<i64> = accounts.into_iter().collect();
        let rows = account::Entity::find().filter(account::Column::Id.is_in(wanted)).all(&self.read).await?;
        Ok(rows.into_iter().map(|row| (row.id, row.display_name)).collect())
    }
}

fn to_revision(row: &article_revision::Model, names: &HashMap<i64, String>) -> Revision {
    Revision {
        id: row.id,
        version: row.version,
        title: row.title.clone(),
        by: row.account_id.map(domain::UserId),
        name: row.account_id.and_then(|id| names.get(&id)).cloned().unwrap_or_default(),
        at: Timestamp(row.saved_at),
        occasion: row.occasion.clone(),
    }
}
