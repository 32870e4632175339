//! What readers send, and the draft documents they comment on.

use sea_orm_migration::{prelude::*, schema::*};

use super::columns::{foreign_key, index, pk};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [draft(), feedback()] {
            manager.create_table(table).await?;
        }
        let indexes = [
            index("draft", &["closes_on"]),
            index("feedback", &["kind", "state"]),
            index("feedback", &["draft_id"]),
        ];
        for index in indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn draft() -> TableCreateStatement {
    Table::create()
        .table("draft")
        .col(pk("id"))
        .col(text_uniq("slug"))
        .col(text("title"))
        .col(text("body"))
        .col(text("attachment"))
        .col(text("closes_on"))
        .col(big_integer("opened_at"))
        .take()
}

fn feedback() -> TableCreateStatement {
    Table::create()
        .table("feedback")
        .col(pk("id"))
        .col(text_uniq("reference"))
        .col(text("kind"))
        .col(text("state"))
        .col(big_integer_null("draft_id"))
        .col(text("name"))
        .col(text("contact"))
        .col(text("title"))
        .col(text("body"))
        .col(text("answer"))
        .col(text("folded"))
        .col(boolean("unproven"))
        .col(text("locale"))
        .col(big_integer("sent_at"))
        .col(big_integer_null("answered_at"))
        .foreign_key(&mut foreign_key("feedback", "draft_id", "draft", ForeignKeyAction::Cascade))
        .take()
}
