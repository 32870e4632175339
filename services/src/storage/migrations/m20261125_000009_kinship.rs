//! What articles cite and what they are about: documents known by the key of
//! their number, citations, features, and the articles that share them.
//!
//! Rows that exist already are filled by `services::articles::analysis`.

use sea_orm_migration::{prelude::*, schema::*};

use super::columns::{foreign_key, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let added = [
            ("document", text("number_key").default("").take()),
            ("article", integer("analysis").default(0).take()),
        ];
        for (table, column) in added {
            manager.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        for table in [citation(), feature(), related()] {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("document", &["number_key"]),
        index("article", &["analysis"]),
        index("article_citation", &["number_key"]),
        index("article_feature", &["feature"]),
        index("article_related", &["related_id"]),
    ]
}

/// A table about articles: what it says goes with the article.
fn about_article(name: &'static str) -> TableCreateStatement {
    Table::create()
        .table(name)
        .col(big_integer("article_id"))
        .foreign_key(&mut foreign_key(name, "article_id", "article", ForeignKeyAction::Cascade))
        .take()
}

fn citation() -> TableCreateStatement {
    about_article("article_citation")
        .col(integer("position"))
        .col(text("number_key"))
        .col(text("number"))
        .col(text_null("kind"))
        .col(text_null("issuer"))
        .col(text_null("issued_on"))
        .primary_key(Index::create().col("article_id").col("position"))
        .take()
}

fn feature() -> TableCreateStatement {
    about_article("article_feature")
        .col(text("feature"))
        .col(double("weight"))
        .primary_key(Index::create().col("article_id").col("feature"))
        .take()
}

fn related() -> TableCreateStatement {
    about_article("article_related")
        .col(big_integer("related_id"))
        .col(double("score"))
        .foreign_key(&mut foreign_key("article_related", "related_id", "article", ForeignKeyAction::Cascade))
        .primary_key(Index::create().col("article_id").col("related_id"))
        .take()
}
