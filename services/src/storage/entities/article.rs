//! An article in whatever state.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "article")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub source_id: Option<String>,
    #[sea_orm(unique)]
    pub slug: String,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    #[sea_orm(column_type = "Text")]
    pub body_html: String,
    #[sea_orm(column_type = "Text")]
    pub body_text: String,
    pub author: String,
    pub category_id: i64,
    pub state: String,
    pub published_at: i64,
    pub updated_at: i64,
    pub created_at: i64,
    pub version: i32,
    pub words: i32,
    pub pinned: bool,
    pub fingerprint: String,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub lead_media_id: Option<i64>,
    pub locale: String,
    pub translation_of: Option<i64>,
    pub analysis: i32,
}

impl ActiveModelBehavior for ActiveModel {}
