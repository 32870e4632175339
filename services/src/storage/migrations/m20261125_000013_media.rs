//! The media library: who brought what, what is searched, what took whose place.

use domain::text::fold;
use sea_orm_migration::{prelude::*, schema::*};

use super::columns::{foreign_key, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in [big_integer_null("owner_id"), text("folded").default("").take()] {
            manager.alter_table(Table::alter().table("media").add_column(column).take()).await?;
        }
        manager.create_table(media_former()).await?;
        manager.create_index(index("media", &["created_at"])).await?;
        manager.create_index(index("media_former", &["media_id"])).await?;
        manager.create_index(index("article", &["lead_media_id"])).await?;
        fold_media(manager).await
    }
}

/// Addresses that pictures and files had before others took their place.
fn media_former() -> TableCreateStatement {
    Table::create()
        .table("media_former")
        .col(text("hash"))
        .col(big_integer("media_id"))
        .primary_key(Index::create().col("hash"))
        .foreign_key(&mut foreign_key("media_former", "media_id", "media", ForeignKeyAction::Cascade))
        .take()
}

/// Writes the searched text of what is there already.
async fn fold_media(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let columns = ["original_name", "alt", "caption", "credit"];
    let all = Query::select().column("id").columns(columns).from("media").take();
    for row in db.query_all(&all).await? {
        let id: i64 = row.try_get("", "id")?;
        let said = columns.map(|column| row.try_get::<String>("", column));
        let said: Vec<String> = said.into_iter().collect::<Result<_, _>>()?;
        let update = Query::update()
            .table("media")
            .value("folded", fold(&said.join(" ")))
            .and_where(Expr::col("id").eq(id))
            .take();
        db.execute(&update).await?;
    }
    Ok(())
}
