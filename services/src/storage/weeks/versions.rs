//! Earlier versions of weeks, and what was done with them.

use domain::{IsoWeek, Timestamp, UserId, week::WeekRow};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Hand, WeekCopy, content, rows};
use crate::storage::{Actor, Storage, StorageError, entities::calendar_week_version};

/// After how long the next save is kept as a version of its own, in seconds.
const APART: i64 = 10 * 60;
/// How many versions a list shows.
const MAX_LISTED: u64 = 100;

/// A version of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekVersion {
    /// Its number among all versions of all weeks.
    pub id: i64,
    /// Its number among this week's.
    pub version: i32,
    /// What was written.
    pub rows: Vec<WeekRow>,
    /// On what occasion it was kept: `import`, `save`, `copy`, `restore`,
    /// `publish`, `take_back`.
    pub occasion: String,
    /// Why it was taken back.
    pub reason: String,
    /// Who did it; none for the portal itself.
    pub by: Option<UserId>,
    /// Their name.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

impl Storage {
    /// The versions of a week, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn week_versions(&self, week: IsoWeek) -> Result<Vec<WeekVersion>, StorageError> {
        let rows = calendar_week_version::Entity::find()
            .filter(calendar_week_version::COLUMN.week.eq(week.to_string()))
            .order_by_desc(calendar_week_version::Column::Id)
            .limit(MAX_LISTED)
            .all(&self.read)
            .await?;
        rows.into_iter().map(to_version).collect()
    }

    /// A version of that week.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn week_version(&self, week: IsoWeek, id: i64) -> Result<Option<WeekVersion>, StorageError> {
        let row = calendar_week_version::Entity::find_by_id(id)
            .filter(calendar_week_version::COLUMN.week.eq(week.to_string()))
            .one(&self.read)
            .await?;
        row.map(to_version).transpose()
    }
}

/// Whether what is being saved is worth keeping: the last version is old, or
/// somebody else's.
pub(super) async fn is_due(
    db: &impl ConnectionTrait,
    week: IsoWeek,
    actor: &Actor,
    now: Timestamp,
) -> Result<bool, StorageError> {
    let last = newest(db, week).await?;
    let by = actor.parts().0.map(|id| id.0);
    Ok(last.is_none_or(|last| last.account_id != by || now.0 - last.at >= APART))
}

/// Keeps a version that is not kept yet.
pub(super) async fn keep_once(
    db: &impl ConnectionTrait,
    copy: &WeekCopy,
    occasion: &str,
    hand: &Hand<'_>,
) -> Result<(), StorageError> {
    if copy.version == 0 || newest(db, copy.week).await?.is_some_and(|last| last.version == copy.version) {
        return Ok(());
    }
    keep(db, copy, occasion, "", Some(hand)).await
}

async fn newest(
    db: &impl ConnectionTrait,
    week: IsoWeek,
) -> Result<Option<calendar_week_version::Model>, StorageError> {
    let query = calendar_week_version::Entity::find()
        .filter(calendar_week_version::COLUMN.week.eq(week.to_string()))
        .order_by_desc(calendar_week_version::Column::Id);
    Ok(query.one(db).await?)
}

/// Keeps a version.
pub(super) async fn keep(
    db: &impl ConnectionTrait,
    copy: &WeekCopy,
    occasion: &str,
    reason: &str,
    hand: Option<&Hand<'_>>,
) -> Result<(), StorageError> {
    let row = calendar_week_version::ActiveModel {
        week: Set(copy.week.to_string()),
        version: Set(copy.version),
        content: Set(content(&copy.rows)?),
        occasion: Set(occasion.to_owned()),
        reason: Set(reason.to_owned()),
        account_id: Set(hand.and_then(|hand| hand.actor.parts().0).map(|id| id.0)),
        name: Set(hand.map_or_else(String::new, |hand| hand.name.to_owned())),
        at: Set(Timestamp::now().0),
        ..Default::default()
    };
    calendar_week_version::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

fn to_version(row: calendar_week_version::Model) -> Result<WeekVersion, StorageError> {
    let rows = rows(&row.content)
        .ok_or_else(|| StorageError::Corrupt(format!("version {} of calendar week {}", row.id, row.week)))?;
    Ok(WeekVersion {
        id: row.id,
        version: row.version,
        rows,
        occasion: row.occasion,
        reason: row.reason,
        by: row.account_id.map(UserId),
        name: row.name,
        at: Timestamp(row.at),
    })
}
