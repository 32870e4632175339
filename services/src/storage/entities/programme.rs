//! An issue of a programme.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "programme")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub slug: String,
    pub title: String,
    pub number: i32,
    pub year: i32,
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    #[sea_orm(column_type = "Text")]
    pub body_html: String,
    pub cover_media_id: Option<i64>,
    pub published_at: i64,
    #[sea_orm(column_type = "Text")]
    pub embed_url: String,
    pub published: bool,
}

impl ActiveModelBehavior for ActiveModel {}
