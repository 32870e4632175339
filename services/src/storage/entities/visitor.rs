//! A visitor of today, known by a hash that tomorrow's salt makes meaningless.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "visitor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: i64,
    pub day: String,
    pub last_seen: i64,
}

impl ActiveModelBehavior for ActiveModel {}
