//! An entry of the document registry.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub slug: String,
    pub number: String,
    pub issued_on: String,
    pub kind: String,
    pub issuer: String,
    pub field: String,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    pub number_key: String,
    pub effective_on: Option<String>,
    pub expires_on: Option<String>,
    /// Number and summary without diacritics, for searching.
    #[sea_orm(column_type = "Text")]
    pub folded: String,
    pub signer: String,
    pub visibility: String,
}

impl ActiveModelBehavior for ActiveModel {}
