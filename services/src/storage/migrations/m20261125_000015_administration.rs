//! What administrators keep: former addresses, pages that are not published,
//! who signed a document.

use sea_orm_migration::{prelude::*, schema::*};

use super::columns::pk;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            ("page", boolean("published").default(true).take()),
            ("document", text("signer").default("").take()),
        ] {
            // SQLite adds one column at a time.
            manager.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        manager.create_table(redirect()).await
    }
}

fn redirect() -> TableCreateStatement {
    Table::create()
        .table("redirect")
        .col(pk("id"))
        .col(text_uniq("source"))
        .col(text("target"))
        .col(big_integer("made_at"))
        // A deleted one stays until its path leads somewhere again.
        .col(big_integer_null("deleted_at"))
        .take()
}
