//! Weeks of the work calendar as they are made, and who and where they choose from.

use sea_orm_migration::{prelude::*, schema::*};

use super::columns::{foreign_key, index, pk};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // An entry that is taken back keeps its row, and so its identity.
        let hidden = boolean("hidden").default(false).take();
        manager.alter_table(Table::alter().table("calendar_entry").add_column(hidden).take()).await?;
        for table in [calendar_week(), calendar_week_version(), calendar_name()] {
            manager.create_table(table).await?;
        }
        manager.create_index(index("calendar_week_version", &["week"])).await
    }
}

fn calendar_week() -> TableCreateStatement {
    Table::create()
        .table("calendar_week")
        .col(text("week"))
        .col(text("content"))
        .col(integer("version"))
        .col(integer_null("published_version"))
        .col(text("reason"))
        .col(text("saved_by"))
        .col(big_integer("saved_at"))
        .primary_key(Index::create().col("week"))
        .take()
}

fn calendar_week_version() -> TableCreateStatement {
    Table::create()
        .table("calendar_week_version")
        .col(pk("id"))
        .col(text("week"))
        .col(integer("version"))
        .col(text("content"))
        .col(text("occasion"))
        .col(text("reason"))
        .col(big_integer_null("account_id"))
        .col(text("name"))
        .col(big_integer("at"))
        .foreign_key(&mut foreign_key(
            "calendar_week_version",
            "account_id",
            "account",
            ForeignKeyAction::SetNull,
        ))
        .take()
}

fn calendar_name() -> TableCreateStatement {
    Table::create()
        .table("calendar_name")
        .col(text("kind"))
        .col(integer("position"))
        .col(text("name"))
        .primary_key(Index::create().col("kind").col("position"))
        .take()
}
