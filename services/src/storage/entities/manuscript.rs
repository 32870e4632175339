//! The working copy of an article.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "manuscript")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: i64,
    #[sea_orm(column_type = "Text")]
    pub content: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub folded: String,
    pub version: i32,
    pub stage: String,
    pub owner_id: Option<i64>,
    pub saved_by: Option<i64>,
    pub saved_by_name: String,
    pub saved_at: i64,
    pub publish_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
