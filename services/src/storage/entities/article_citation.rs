//! A document that an article cites.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "article_citation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub number_key: String,
    pub number: String,
    pub kind: Option<String>,
    pub issuer: Option<String>,
    pub issued_on: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
