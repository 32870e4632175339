//! Who has what open at the desk.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "presence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub client: String,
    pub account_id: i64,
    pub name: String,
    pub seen_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
