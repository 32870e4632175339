//! A second language: translated articles and pages are rows of their own that
//! name their original; short names have a column beside the first.

use sea_orm_migration::{prelude::*, schema::*};

use super::columns::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            // SQLite adds one column at a time.
            manager.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        manager.create_index(index("article", &["translation_of"])).await
    }
}

fn columns() -> Vec<(&'static str, ColumnDef)> {
    let mut columns = Vec::new();
    for table in ["article", "page"] {
        columns.push((table, text("locale").default("vi").take()));
        columns.push((table, big_integer_null("translation_of").take()));
    }
    for (table, column) in
        [("category", "name_en"), ("category", "description_en"), ("menu_item", "label_en")]
    {
        columns.push((table, text(column).default("").take()));
    }
    columns
}
