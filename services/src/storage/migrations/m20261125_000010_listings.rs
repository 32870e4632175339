//! Sitemaps list every published article: from this index alone, without
//! touching the rows, which are as long as their texts.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const BEFORE: &str = "idx_article_state_published_at";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut index = Index::create().name("idx_article_listing").table("article").take();
        // What the former index held comes first, so this one replaces it.
        for column in ["state", "published_at", "id", "locale", "slug", "updated_at", "lead_media_id"] {
            index.col(column);
        }
        manager.create_index(index).await?;
        manager.drop_index(Index::drop().name(BEFORE).table("article").to_owned()).await
    }
}
