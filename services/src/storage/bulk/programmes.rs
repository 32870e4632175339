//! Issues of programmes.

use domain::Visibility;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, QuerySelect};

use super::{Found, documents::is_public};
use crate::storage::{StorageError, entities::programme, redirects};

pub(super) async fn find(db: &DatabaseTransaction, id: i64) -> Result<Option<Found>, StorageError> {
    let row = programme::Entity::find_by_id(id).lock_exclusive().one(db).await?;
    Ok(row.map(|row| Found {
        name: row.title.clone(),
        mark: row.title,
        state: Visibility::of(row.published).as_str().to_owned(),
    }))
}

pub(super) async fn put(db: &DatabaseTransaction, id: i64, state: &str) -> Result<(), StorageError> {
    let row = programme::ActiveModel { id: Set(id), published: Set(is_public(state)), ..Default::default() };
    let row = programme::Entity::update(row).exec(db).await?;
    if row.published {
        redirects::here(db, &format!("/chuyen-de/{}", row.slug)).await?;
    }
    Ok(())
}
