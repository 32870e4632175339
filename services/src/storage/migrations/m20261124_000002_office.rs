//! The work calendar, programmes, documents, pages, menu, settings.

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
    vec![calendar_entry(), programme(), document(), page(), menu_item(), setting()]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("calendar_entry", &["date"]),
        index("programme", &["published_at"]),
        index("document", &["issued_on"]),
    ]
}

fn calendar_entry() -> TableCreateStatement {
    Table::create()
        .table("calendar_entry")
        .col(pk("id"))
        .col(text_uniq("uid"))
        .col(text("date"))
        .col(text("half"))
        .col(text_null("starts_at"))
        .col(text_null("ends_at"))
        .col(text("content"))
        .col(text("chair"))
        .col(text("participants"))
        .col(text("place"))
        .col(text("note"))
        .col(boolean("cancelled"))
        .col(big_integer("updated_at"))
        .take()
}

fn programme() -> TableCreateStatement {
    Table::create()
        .table("programme")
        .col(pk("id"))
        .col(text_uniq("slug"))
        .col(text("title"))
        .col(integer("number"))
        .col(integer("year"))
        .col(text("kind"))
        .col(text("summary"))
        .col(text("body_html"))
        .col(big_integer_null("cover_media_id"))
        .col(big_integer("published_at"))
        .foreign_key(&mut foreign_key("programme", "cover_media_id", "media", ForeignKeyAction::SetNull))
        .take()
}

fn document() -> TableCreateStatement {
    Table::create()
        .table("document")
        .col(pk("id"))
        .col(text_uniq("slug"))
        .col(text("number"))
        .col(text("issued_on"))
        .col(text("kind"))
        .col(text("issuer"))
        .col(text("field"))
        .col(text("summary"))
        .take()
}

fn page() -> TableCreateStatement {
    Table::create()
        .table("page")
        .col(pk("id"))
        .col(text_uniq("slug"))
        .col(text("title"))
        .col(text("body_html"))
        .col(integer("position"))
        .col(big_integer("updated_at"))
        .take()
}

fn menu_item() -> TableCreateStatement {
    Table::create()
        .table("menu_item")
        .col(pk("id"))
        .col(big_integer_null("parent_id"))
        .col(text("label"))
        .col(text("url"))
        .col(integer("position"))
        .foreign_key(&mut foreign_key("menu_item", "parent_id", "menu_item", ForeignKeyAction::Cascade))
        .take()
}

fn setting() -> TableCreateStatement {
    Table::create()
        .table("setting")
        .col(text("key"))
        .col(text("value"))
        .primary_key(Index::create().col("key"))
        .take()
}
