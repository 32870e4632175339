//! An earlier text of an article.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "article_revision")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub article_id: i64,
    pub version: i32,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    #[sea_orm(column_type = "Text")]
    pub body_html: String,
    pub author: String,
    pub account_id: Option<i64>,
    pub saved_at: i64,
    #[sea_orm(column_type = "Text", nullable)]
    pub manuscript: Option<String>,
    pub occasion: String,
}

impl ActiveModelBehavior for ActiveModel {}
