//! Secret addresses to read an article at before it is published.

use domain::{ArticleId, Timestamp};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::SUBJECT;
use crate::storage::{Actor, Storage, StorageError, audit, entities::article_preview};

impl Storage {
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
