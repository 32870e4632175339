//! What somebody at the desk said about an article.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "article_note")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub article_id: i64,
    pub account_id: Option<i64>,
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
