//! What was asked of a passkey, until it is answered.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey_question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    #[sea_orm(column_type = "Text")]
    pub state: String,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
