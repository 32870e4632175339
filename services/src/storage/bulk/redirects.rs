//! Former addresses. A state is written with the destination: what leads
//! elsewhere by now is not what was deleted.

use domain::{BulkFault, BulkStep, Timestamp};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, QuerySelect};

use super::Found;
use crate::storage::{
    StorageError,
    entities::redirect,
    redirects::{Added, chain},
};

const LIVE: &str = "live ";
const DELETED: &str = "deleted ";

pub(super) async fn find(db: &DatabaseTransaction, id: i64) -> Result<Option<Found>, StorageError> {
    let row = redirect::Entity::find_by_id(id).lock_exclusive().one(db).await?;
    Ok(row.map(|row| {
        let state = if row.deleted_at.is_none() { LIVE } else { DELETED };
        Found { name: row.source.clone(), state: format!("{state}{}", row.target), mark: row.source }
    }))
}

pub(super) fn next(state: &str, step: BulkStep) -> Result<String, BulkFault> {
    match (step, state.strip_prefix(LIVE)) {
        (BulkStep::Delete, Some(target)) => Ok(format!("{DELETED}{target}")),
        (BulkStep::Delete, None) => Err(BulkFault::AlreadyThere),
        _ => Err(BulkFault::NoWay),
    }
}

pub(super) async fn put(
    db: &DatabaseTransaction,
    id: i64,
    state: &str,
) -> Result<Result<(), BulkFault>, StorageError> {
    let comes_back = state.starts_with(LIVE);
    if comes_back && let Some(row) = redirect::Entity::find_by_id(id).one(db).await? {
        match chain(db, &row.source, &row.target).await? {
            None | Some(Added::Now) => {}
            Some(Added::Taken(_) | Added::LeadsOn(_) | Added::IsLedTo(_)) => {
                return Ok(Err(BulkFault::Chain));
            }
        }
    }
    let deleted_at = (!comes_back).then(|| Timestamp::now().0);
    let row = redirect::ActiveModel { id: Set(id), deleted_at: Set(deleted_at), ..Default::default() };
    redirect::Entity::update(row).exec(db).await?;
    Ok(Ok(()))
}
