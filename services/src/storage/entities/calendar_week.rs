//! A week of the work calendar as it is made.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_week")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub week: String,
    #[sea_orm(column_type = "Text")]
    pub content: String,
    pub version: i32,
    pub published_version: Option<i32>,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub saved_by: String,
    pub saved_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
