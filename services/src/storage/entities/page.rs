//! A static page.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "page")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub slug: String,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub body_html: String,
    pub position: i32,
    pub updated_at: i64,
    pub locale: String,
    pub translation_of: Option<i64>,
    pub published: bool,
}

impl ActiveModelBehavior for ActiveModel {}
