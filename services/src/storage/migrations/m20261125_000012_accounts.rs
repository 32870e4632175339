//! What makes logging in safe: waiting times, devices, second factors.

use sea_orm_migration::{prelude::*, schema::*};

use super::columns::{foreign_key, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in
            [login_throttle(), second_factor(), recovery_code(), half_login(), passkey(), passkey_question()]
        {
            manager.create_table(table).await?;
        }
        let address = Table::alter().table("session").add_column(text("address").default("")).take();
        manager.alter_table(address).await?;
        manager.create_index(index("login_throttle", &["last_at"])).await?;
        manager.create_index(index("recovery_code", &["account_id"])).await?;
        manager.create_index(index("passkey", &["account_id"])).await
    }
}

fn of_account(table: &'static str) -> ForeignKeyCreateStatement {
    foreign_key(table, "account_id", "account", ForeignKeyAction::Cascade)
}

fn login_throttle() -> TableCreateStatement {
    Table::create()
        .table("login_throttle")
        .col(text("subject"))
        .col(integer("failures"))
        .col(big_integer("last_at"))
        .col(big_integer("free_at"))
        .primary_key(Index::create().col("subject"))
        .take()
}

fn second_factor() -> TableCreateStatement {
    Table::create()
        .table("second_factor")
        .col(big_integer("account_id"))
        .col(text("secret"))
        .col(big_integer("created_at"))
        .col(big_integer_null("confirmed_at"))
        .col(big_integer("last_step"))
        .primary_key(Index::create().col("account_id"))
        .foreign_key(&mut of_account("second_factor"))
        .take()
}

fn recovery_code() -> TableCreateStatement {
    Table::create()
        .table("recovery_code")
        .col(text("code_hash"))
        .col(big_integer("account_id"))
        .primary_key(Index::create().col("code_hash"))
        .foreign_key(&mut of_account("recovery_code"))
        .take()
}

fn half_login() -> TableCreateStatement {
    Table::create()
        .table("half_login")
        .col(text("token_hash"))
        .col(big_integer("account_id"))
        .col(big_integer("expires_at"))
        .primary_key(Index::create().col("token_hash"))
        .foreign_key(&mut of_account("half_login"))
        .take()
}

fn passkey() -> TableCreateStatement {
    Table::create()
        .table("passkey")
        .col(text("id"))
        .col(big_integer("account_id"))
        .col(text("name"))
        .col(text("credential"))
        .col(big_integer("created_at"))
        .col(big_integer_null("last_used_at"))
        .primary_key(Index::create().col("id"))
        .foreign_key(&mut of_account("passkey"))
        .take()
}

fn passkey_question() -> TableCreateStatement {
    Table::create()
        .table("passkey_question")
        .col(text("token_hash"))
        .col(text("state"))
        .col(big_integer("expires_at"))
        .primary_key(Index::create().col("token_hash"))
        .take()
}
