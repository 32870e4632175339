//! Accounts, sessions, one-time links, the audit log.

use sea_orm_migration::{prelude::*, schema::*};

use super::columns::{foreign_key, index, pk};

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
    vec![account(), session(), login_link(), audit()]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![index("session", &["account_id"]), index("audit", &["at"])]
}

fn account() -> TableCreateStatement {
    Table::create()
        .table("account")
        .col(pk("id"))
        .col(text_uniq("login"))
        .col(text("display_name"))
        .col(text("email"))
        .col(text("role"))
        .col(text_null("password_hash"))
        .col(boolean("disabled"))
        .col(big_integer("created_at"))
        .take()
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(text("token_hash"))
        .col(big_integer("account_id"))
        .col(big_integer("created_at"))
        .col(big_integer("last_seen_at"))
        .col(big_integer("expires_at"))
        .col(text("user_agent"))
        .primary_key(Index::create().col("token_hash"))
        .foreign_key(&mut foreign_key("session", "account_id", "account", ForeignKeyAction::Cascade))
        .take()
}

fn login_link() -> TableCreateStatement {
    Table::create()
        .table("login_link")
        .col(text("token_hash"))
        .col(big_integer("account_id"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("used_at"))
        .primary_key(Index::create().col("token_hash"))
        .foreign_key(&mut foreign_key("login_link", "account_id", "account", ForeignKeyAction::Cascade))
        .take()
}

fn audit() -> TableCreateStatement {
    Table::create()
        .table("audit")
        .col(pk("id"))
        .col(big_integer("at"))
        .col(big_integer_null("account_id"))
        .col(text("actor"))
        .col(text("action"))
        .col(text("subject_kind"))
        .col(big_integer("subject_id"))
        .col(text("detail"))
        .take()
}
