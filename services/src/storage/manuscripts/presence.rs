//! Who has an article open, and secret addresses to read it at.

use domain::{ArticleId, Timestamp, UserId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict};

use super::SUBJECT;
use crate::storage::{
    Actor, Storage, StorageError, audit,
    entities::{article_presence, article_preview},
};

/// How long somebody who says nothing counts as present, in seconds.
const PATIENCE: i64 = 40;

impl Storage {
    /// Notes that somebody has the article open in a window, and says who else
    /// has: the names of other accounts, each once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn present(
        &self,
        id: ArticleId,
        client: &str,
        account: UserId,
        name: &str,
    ) -> Result<Vec<String>, StorageError> {
        use article_presence::Column;
        let now = Timestamp::now().0;
        article_presence::Entity::delete_many()
            .filter(Column::SeenAt.lt(now - PATIENCE))
            .exec(&self.write)
            .await?;
        let row = article_presence::ActiveModel {
            article_id: Set(id.0),
            client: Set(client.to_owned()),
            account_id: Set(account.0),
            name: Set(name.to_owned()),
            seen_at: Set(now),
        };
        article_presence::Entity::insert(row)
            .on_conflict(
                OnConflict::columns([Column::ArticleId, Column::Client])
                    .update_columns([Column::AccountId, Column::Name, Column::SeenAt])
                    .to_owned(),
            )
            .exec_without_returning(&self.write)
            .await?;
        let others = article_presence::Entity::find()
            .filter(Column::ArticleId.eq(id.0))
            .filter(Column::AccountId.ne(account.0))
            .order_by_asc(Column::Name)
            .all(&self.write)
            .await?;
        let mut names: Vec<String> = others.into_iter().map(|row| row.name).collect();
        names.dedup();
        Ok(names)
    }

    /// Makes a secret address for the working copy, known by its hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_preview(
        &self,
        id: ArticleId,
        token_hash: &str,
        expires_at: Timestamp,
        actor: &Actor,
    ) -> Result<(), StorageError> {
        let db = self.begin().await?;
        article_preview::Entity::delete_many()
            .filter(article_preview::Column::ExpiresAt.lt(Timestamp::now().0))
            .exec(&db)
            .await?;
        let row = article_preview::ActiveModel {
            token_hash: Set(token_hash.to_owned()),
            article_id: Set(id.0),
            expires_at: Set(expires_at.0),
        };
        article_preview::Entity::insert(row).exec_without_returning(&db).await?;
        audit::record(&db, actor, "article.preview", (SUBJECT, id.0), "").await?;
        db.commit().await?;
        Ok(())
    }

    /// The article behind a secret address that still leads somewhere.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn previewed(&self, token_hash: &str) -> Result<Option<ArticleId>, StorageError> {
        let row = article_preview::Entity::find_by_id(token_hash)
            .filter(article_preview::Column::ExpiresAt.gt(Timestamp::now().0))
            .one(&self.read)
            .await?;
        Ok(row.map(|row| ArticleId(row.article_id)))
    }
}
