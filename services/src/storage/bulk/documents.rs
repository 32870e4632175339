//! Documents; and the states of everything that readers see or do not.

use domain::{BulkFault, BulkStep, Visibility};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, QuerySelect};

use super::Found;
use crate::storage::{StorageError, entities::document, redirects};

pub(super) async fn find(db: &DatabaseTransaction, id: i64) -> Result<Option<Found>, StorageError> {
    let row = document::Entity::find_by_id(id).lock_exclusive().one(db).await?;
    Ok(row.map(|row| Found { name: row.number.clone(), mark: row.number, state: row.visibility }))
}

pub(super) async fn put(db: &DatabaseTransaction, id: i64, state: &str) -> Result<(), StorageError> {
    let row = document::ActiveModel { id: Set(id), visibility: Set(state.to_owned()), ..Default::default() };
    let row = document::Entity::update(row).exec(db).await?;
    if is_public(state) {
        redirects::here(db, &format!("/van-ban/{}", row.slug)).await?;
    }
    Ok(())
}

pub(super) fn next(state: &str, step: BulkStep) -> Result<Result<String, BulkFault>, StorageError> {
    let known = Visibility::from_name(state);
    let known = known.ok_or_else(|| StorageError::Corrupt(format!("visibility “{state}”")))?;
    Ok(known.after(step).map(|after| after.as_str().to_owned()))
}

pub(super) fn is_public(state: &str) -> bool {
    state == Visibility::Shown.as_str()
}
