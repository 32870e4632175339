//! A secret address at which a working copy can be read for a while.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "article_preview")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub article_id: i64,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
