//! Working copies of articles, with their comments, previews, and who is at them.

use sea_orm_migration::{prelude::*, schema::*};

use super::columns::{foreign_key, index, pk};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [manuscript(), article_note(), article_presence(), article_preview()] {
            manager.create_table(table).await?;
        }
        // What the desk keeps of a version; imports keep markup only.
        let revision = |column: ColumnDef| Table::alter().table("article_revision").add_column(column).take();
        manager.alter_table(revision(text_null("manuscript"))).await?;
        manager.alter_table(revision(text("occasion").default("").take())).await?;
        manager.create_index(index("manuscript", &["stage", "publish_at"])).await?;
        manager.create_index(index("article_note", &["article_id"])).await?;
        manager.create_index(index("audit", &["subject_kind", "subject_id"])).await
    }
}

fn of_article(table: &'static str) -> ForeignKeyCreateStatement {
    foreign_key(table, "article_id", "article", ForeignKeyAction::Cascade)
}

fn manuscript() -> TableCreateStatement {
    Table::create()
        .table("manuscript")
        .col(big_integer("article_id"))
        .col(text("content"))
        .col(text("title"))
        .col(text("folded"))
        .col(integer("version"))
        .col(text("stage"))
        .col(big_integer_null("owner_id"))
        .col(big_integer_null("saved_by"))
        .col(text("saved_by_name"))
        .col(big_integer("saved_at"))
        .col(big_integer_null("publish_at"))
        .primary_key(Index::create().col("article_id"))
        .foreign_key(&mut of_article("manuscript"))
        .foreign_key(&mut foreign_key("manuscript", "owner_id", "account", ForeignKeyAction::SetNull))
        .take()
}

fn article_note() -> TableCreateStatement {
    Table::create()
        .table("article_note")
        .col(pk("id"))
        .col(big_integer("article_id"))
        .col(big_integer_null("account_id"))
        .col(text("name"))
        .col(text("body"))
        .col(big_integer("at"))
        .foreign_key(&mut of_article("article_note"))
        .take()
}

fn article_presence() -> TableCreateStatement {
    Table::create()
        .table("article_presence")
        .col(big_integer("article_id"))
        .col(text("client"))
        .col(big_integer("account_id"))
        .col(text("name"))
        .col(big_integer("seen_at"))
        .primary_key(Index::create().col("article_id").col("client"))
        .foreign_key(&mut of_article("article_presence"))
        .take()
}

fn article_preview() -> TableCreateStatement {
    Table::create()
        .table("article_preview")
        .col(text("token_hash"))
        .col(big_integer("article_id"))
        .col(big_integer("expires_at"))
        .primary_key(Index::create().col("token_hash"))
        .foreign_key(&mut of_article("article_preview"))
        .take()
}
