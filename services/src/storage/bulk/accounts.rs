//! Accounts.

use domain::{BulkFault, BulkStep, UserId};
use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};

use super::Found;
use crate::storage::{
    StorageError,
    accounts::{lock_administrators, set_locked},
    entities::account,
};

const OPEN: &str = "open";
const LOCKED: &str = "locked";

pub(super) async fn find(db: &DatabaseTransaction, id: i64) -> Result<Option<Found>, StorageError> {
    // Administrators first, as everywhere: two who wait for each other wait for ever.
    lock_administrators(db).await?;
    let row = account::Entity::find_by_id(id).lock_exclusive().one(db).await?;
    Ok(row.map(|row| {
        let state = if row.disabled { LOCKED } else { OPEN }.to_owned();
        Found { name: row.display_name, mark: row.login, state }
    }))
}

pub(super) fn next(state: &str, step: BulkStep) -> Result<String, BulkFault> {
    let wished = match step {
        BulkStep::Lock => LOCKED,
        BulkStep::Unlock => OPEN,
        _ => return Err(BulkFault::NoWay),
    };
    if state == wished { Err(BulkFault::AlreadyThere) } else { Ok(wished.to_owned()) }
}

pub(super) async fn put(
    db: &DatabaseTransaction,
    by: UserId,
    id: i64,
    state: &str,
) -> Result<Result<(), BulkFault>, StorageError> {
    let locked = state == LOCKED;
    if locked && by.0 == id {
        return Ok(Err(BulkFault::Oneself));
    }
    if locked && lock_administrators(db).await? == [UserId(id)] {
        return Ok(Err(BulkFault::LastAdministrator));
    }
    if let Some(row) = account::Entity::find_by_id(id).one(db).await? {
        set_locked(db, row, locked).await?;
    }
    Ok(Ok(()))
}
