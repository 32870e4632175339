//! Files of documents and programmes; the registry searched and narrowed.

use domain::text::fold;
use sea_orm_migration::{prelude::*, schema::*};

use super::columns::{foreign_key, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            // SQLite adds one column at a time.
            manager.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        for table in [document_file(), programme_file()] {
            manager.create_table(table).await?;
        }
        manager.create_index(index("document_file", &["media_id"])).await?;
        manager.create_index(index("programme_file", &["media_id"])).await?;
        fold_documents(manager).await
    }
}

fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        ("document", text_null("effective_on").take()),
        ("document", text_null("expires_on").take()),
        ("document", text("folded").default("").take()),
        ("programme", text("embed_url").default("").take()),
    ]
}

fn document_file() -> TableCreateStatement {
    Table::create()
        .table("document_file")
        .col(big_integer("document_id"))
        .col(integer("position"))
        .col(big_integer("media_id"))
        .col(text("label"))
        .primary_key(Index::create().col("document_id").col("position"))
        .foreign_key(&mut foreign_key("document_file", "document_id", "document", ForeignKeyAction::Cascade))
        .foreign_key(&mut foreign_key("document_file", "media_id", "media", ForeignKeyAction::Restrict))
        .take()
}

fn programme_file() -> TableCreateStatement {
    Table::create()
        .table("programme_file")
        .col(big_integer("programme_id"))
        .col(text("role"))
        .col(big_integer("media_id"))
        .primary_key(Index::create().col("programme_id").col("role"))
        .foreign_key(&mut foreign_key(
            "programme_file",
            "programme_id",
            "programme",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut foreign_key("programme_file", "media_id", "media", ForeignKeyAction::Restrict))
        .take()
}

/// Writes the searched text of documents that are there already.
async fn fold_documents(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let all = Query::select().columns(["id", "number", "summary"]).from("document").take();
    for row in db.query_all(&all).await? {
        let (id, number, summary): (i64, String, String) =
            (row.try_get("", "id")?, row.try_get("", "number")?, row.try_get("", "summary")?);
        let folded = fold(&format!("{number} {summary}"));
        let update = Query::update()
            .table("document")
            .value("folded", folded)
            .and_where(Expr::col("id").eq(id))
            .take();
        db.execute(&update).await?;
    }
    Ok(())
}
