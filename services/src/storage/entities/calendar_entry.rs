//! A line of the work calendar.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_entry")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub uid: String,
    pub date: String,
    pub half: String,
    pub starts_at: Option<String>,
    pub ends_at: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub content: String,
    pub chair: String,
    #[sea_orm(column_type = "Text")]
    pub participants: String,
    pub place: String,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub cancelled: bool,
    pub updated_at: i64,
    pub hidden: bool,
}

impl ActiveModelBehavior for ActiveModel {}
