//! Articles, categories, media, tags.

use sea_orm_migration::{prelude::*, schema::*};

use super::columns::{foreign_key, index, pk};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        category(),
        media(),
        article(),
        article_slug(),
        article_revision(),
        article_media(),
        tag(),
        article_tag(),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("article", &["state", "published_at"]),
        index("article", &["category_id", "state", "published_at"]),
        index("article_slug", &["article_id"]),
        index("article_revision", &["article_id", "version"]),
        index("article_media", &["media_id"]),
        index("article_tag", &["tag_id"]),
    ]
}

fn category() -> TableCreateStatement {
    Table::create()
        .table("category")
        .col(pk("id"))
        .col(big_integer_null("parent_id"))
        .col(text("slug"))
        .col(text_uniq("path"))
        .col(text("name"))
        .col(text("description"))
        .col(integer("position"))
        .col(boolean("on_front"))
        .foreign_key(&mut foreign_key("category", "parent_id", "category", ForeignKeyAction::Restrict))
        .take()
}

fn media() -> TableCreateStatement {
    Table::create()
        .table("media")
        .col(pk("id"))
        .col(text_uniq("hash"))
        .col(text("mime"))
        .col(integer("width"))
        .col(integer("height"))
        .col(big_integer("bytes"))
        .col(text("original_name"))
        .col(text("alt"))
        .col(text("caption"))
        .col(text("credit"))
        .col(double_null("focal_x"))
        .col(double_null("focal_y"))
        .col(text("variants"))
        .col(big_integer("created_at"))
        .take()
}

fn article() -> TableCreateStatement {
    Table::create()
        .table("article")
        .col(pk("id"))
        .col(text_null("source_id").unique_key().take())
        .col(text_uniq("slug"))
        .col(text("title"))
        .col(text("summary"))
        .col(text("body_html"))
        .col(text("body_text"))
        .col(text("author"))
        .col(big_integer("category_id"))
        .col(text("state"))
        .col(big_integer("published_at"))
        .col(big_integer("updated_at"))
        .col(big_integer("created_at"))
        .col(integer("version"))
        .col(integer("words"))
        .col(boolean("pinned"))
        .col(text("fingerprint"))
        .col(text("reason"))
        .col(big_integer_null("lead_media_id"))
        .foreign_key(&mut foreign_key("article", "category_id", "category", ForeignKeyAction::Restrict))
        .foreign_key(&mut foreign_key("article", "lead_media_id", "media", ForeignKeyAction::SetNull))
        .take()
}

fn article_slug() -> TableCreateStatement {
    Table::create()
        .table("article_slug")
        .col(text("slug"))
        .col(big_integer("article_id"))
        .primary_key(Index::create().col("slug"))
        .foreign_key(&mut foreign_key("article_slug", "article_id", "article", ForeignKeyAction::Cascade))
        .take()
}

fn article_revision() -> TableCreateStatement {
    Table::create()
        .table("article_revision")
        .col(pk("id"))
        .col(big_integer("article_id"))
        .col(integer("version"))
        .col(text("title"))
        .col(text("summary"))
        .col(text("body_html"))
        .col(text("author"))
        .col(big_integer_null("account_id"))
        .col(big_integer("saved_at"))
        .foreign_key(&mut foreign_key("article_revision", "article_id", "article", ForeignKeyAction::Cascade))
        .take()
}

fn article_media() -> TableCreateStatement {
    Table::create()
        .table("article_media")
        .col(big_integer("article_id"))
        .col(big_integer("media_id"))
        .col(integer("position"))
        .primary_key(Index::create().col("article_id").col("media_id"))
        .foreign_key(&mut foreign_key("article_media", "article_id", "article", ForeignKeyAction::Cascade))
        .foreign_key(&mut foreign_key("article_media", "media_id", "media", ForeignKeyAction::Restrict))
        .take()
}

fn tag() -> TableCreateStatement {
    Table::create().table("tag").col(pk("id")).col(text_uniq("slug")).col(text("name")).take()
}

fn article_tag() -> TableCreateStatement {
    Table::create()
        .table("article_tag")
        .col(big_integer("article_id"))
        .col(big_integer("tag_id"))
        .primary_key(Index::create().col("article_id").col("tag_id"))
        .foreign_key(&mut foreign_key("article_tag", "article_id", "article", ForeignKeyAction::Cascade))
        .foreign_key(&mut foreign_key("article_tag", "tag_id", "tag", ForeignKeyAction::Cascade))
        .take()
}
