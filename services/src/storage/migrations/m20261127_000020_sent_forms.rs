//! What forms of the desk were sent, so that one sent again does nothing again.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(sent_form()).await?;
        manager
            .create_index(Index::create().name("sent_form_sent_at").table("sent_form").col("sent_at").take())
            .await
    }
}

fn sent_form() -> TableCreateStatement {
    Table::create()
        .table("sent_form")
        .col(big_integer("account_id"))
        .col(text("key"))
        .col(text("path"))
        .col(text_null("led_to"))
        .col(big_integer("sent_at"))
        .primary_key(Index::create().col("account_id").col("key"))
        .take()
}
