//! An account of the desk.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub login: String,
    pub display_name: String,
    pub email: String,
    pub role: String,
    pub password_hash: Option<String>,
    pub disabled: bool,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
