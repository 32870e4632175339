//! A category.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "category")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub parent_id: Option<i64>,
    pub slug: String,
    #[sea_orm(unique)]
    pub path: String,
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub description: String,
    pub position: i32,
    pub on_front: bool,
    pub name_en: String,
    #[sea_orm(column_type = "Text")]
    pub description_en: String,
}

impl ActiveModelBehavior for ActiveModel {}
