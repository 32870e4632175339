//! An item of the main menu.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "menu_item")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub parent_id: Option<i64>,
    pub label: String,
    pub url: String,
    pub position: i32,
    pub label_en: String,
}

impl ActiveModelBehavior for ActiveModel {}
