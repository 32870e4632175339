//! A path that is no more, and where it leads.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "redirect")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub source: String,
    pub target: String,
    pub made_at: i64,
    pub deleted_at: Option<i64>,
    /// Both addresses without diacritics, for searching.
    #[sea_orm(column_type = "Text")]
    pub folded: String,
}

impl ActiveModelBehavior for ActiveModel {}
