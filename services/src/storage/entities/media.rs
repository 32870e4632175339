//! A stored picture or file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "media")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub hash: String,
    pub mime: String,
    pub width: i32,
    pub height: i32,
    pub bytes: i64,
    pub original_name: String,
    #[sea_orm(column_type = "Text")]
    pub alt: String,
    #[sea_orm(column_type = "Text")]
    pub caption: String,
    pub credit: String,
    pub focal_x: Option<f64>,
    pub focal_y: Option<f64>,
    #[sea_orm(column_type = "Text")]
    pub variants: String,
    pub created_at: i64,
    pub owner_id: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub folded: String,
}

impl ActiveModelBehavior for ActiveModel {}
