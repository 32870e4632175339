//! What lists of the desk do: documents and issues that readers do not see,
//! documents that can come back, and what was done with several rows at once.

use domain::text::fold;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use sea_orm_migration::{prelude::*, schema::*};

use super::columns::{foreign_key, index, pk};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            ("document", text("visibility").default("shown").take()),
            ("programme", boolean("published").default(true).take()),
            ("redirect", text("folded").default("").take()),
        ] {
            manager.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        fold_redirects(manager).await?;
        manager.create_table(bulk_step()).await?;
        manager.create_index(index("bulk_step", &["at"])).await
    }
}

fn bulk_step() -> TableCreateStatement {
    Table::create()
        .table("bulk_step")
        .col(pk("id"))
        .col(text("list"))
        .col(text("step"))
        .col(big_integer("account_id"))
        .col(big_integer("at"))
        // JSON: the rows with their states before and after, and what was refused.
        .col(text("done"))
        .col(text("refused"))
        .col(big_integer_null("undoes"))
        .col(boolean("undone"))
        .foreign_key(&mut foreign_key("bulk_step", "account_id", "account", ForeignKeyAction::Cascade))
        .take()
}

#[derive(FromQueryResult)]
struct Former {
    id: i64,
    source: String,
    target: String,
}

/// Former addresses are found without diacritics, as everything else is.
async fn fold_redirects(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let backend = db.get_database_backend();
    let all = Statement::from_string(backend, "SELECT id, source, target FROM redirect");
    for row in Former::find_by_statement(all).all(db).await? {
        let update = Query::update()
            .table("redirect")
            .value("folded", fold(&format!("{} {}", row.source, row.target)))
            .and_where(Expr::col("id").eq(row.id))
            .take();
        db.execute(&update).await?;
    }
    Ok(())
}
