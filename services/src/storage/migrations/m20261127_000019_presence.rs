//! Presence at whatever several may have open at the desk, not at articles only.
//! It lasts for seconds: nothing is carried over.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("article_presence").take()).await?;
        manager.create_table(presence()).await
    }
}

fn presence() -> TableCreateStatement {
    Table::create()
        .table("presence")
        .col(text("place"))
        .col(text("client"))
        .col(big_integer("account_id"))
        .col(text("name"))
        .col(big_integer("seen_at"))
        .primary_key(Index::create().col("place").col("client"))
        .take()
}
