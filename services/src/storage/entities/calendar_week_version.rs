//! What a week of the work calendar was, and what was done with it.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_week_version")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub week: String,
    pub version: i32,
    #[sea_orm(column_type = "Text")]
    pub content: String,
    pub occasion: String,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub account_id: Option<i64>,
    pub name: String,
    pub at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
