//! What was done with several rows of a list at once.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bulk_step")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub list: String,
    pub step: String,
    pub account_id: i64,
    pub at: i64,
    #[sea_orm(column_type = "Text")]
    pub done: String,
    #[sea_orm(column_type = "Text")]
    pub refused: String,
    /// The step that this one undid.
    pub undoes: Option<i64>,
    pub undone: bool,
}

impl ActiveModelBehavior for ActiveModel {}
