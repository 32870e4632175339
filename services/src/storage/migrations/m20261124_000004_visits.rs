//! Visit counters, apart from the content they count.

use sea_orm_migration::{prelude::*, schema::*};

use super::columns::index;

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
    vec![visit_day(), article_view(), visitor()]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![index("visitor", &["last_seen"])]
}

fn visit_day() -> TableCreateStatement {
    Table::create()
        .table("visit_day")
        .col(text("day"))
        .col(big_integer("visits"))
        .primary_key(Index::create().col("day"))
        .take()
}

fn article_view() -> TableCreateStatement {
    Table::create()
        .table("article_view")
        .col(big_integer("article_id"))
        .col(text("day"))
        .col(big_integer("views"))
        .primary_key(Index::create().col("article_id").col("day"))
        .take()
}

fn visitor() -> TableCreateStatement {
    Table::create()
        .table("visitor")
        .col(big_integer("hash"))
        .col(text("day"))
        .col(big_integer("last_seen"))
        .primary_key(Index::create().col("hash"))
        .take()
}
