//! A form of the desk on its way or done.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sent_form")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub path: String,
    pub led_to: Option<String>,
    pub sent_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
