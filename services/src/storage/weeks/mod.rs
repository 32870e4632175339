//! Weeks of the work calendar as they are made: reading and saving one. Beside
//! it: `publish` for their way to readers and back, `versions`, `names`.

pub mod names;
pub mod publish;
pub mod versions;

use std::collections::HashMap;

use domain::{
    IsoWeek, Timestamp,
    time::{Date, iso_date},
    week::{WeekRow, WeekState},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};

use super::{
    Actor, Storage, StorageError, audit, calendar,
    entities::{calendar_entry, calendar_week},
};

/// The subject of entries about weeks as they are made, which readers never see.
pub(super) const DRAFT: &str = "calendar_draft";

/// A week as it is made, with what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekCopy {
    /// Which week.
    pub week: IsoWeek,
    /// What is written.
    pub rows: Vec<WeekRow>,
    /// Goes up with every change; 0 while nobody has changed anything.
    pub version: i32,
    /// Where it stands.
    pub state: WeekState,
    /// Why it was taken back, if it was.
    pub reason: String,
    /// Who changed it last; empty for nobody.
    pub saved_by: String,
    /// When.
    pub saved_at: Option<Timestamp>,
}

/// Who works at a week.
#[derive(Clone, Debug)]
pub struct Hand<'a> {
    /// As the audit log names them.
    pub actor: Actor,
    /// As colleagues know them.
    pub name: &'a str,
}

/// What became of an attempt to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedWeek {
    /// It is stored.
    As(WeekCopy),
    /// Somebody else saved in between; this is what they wrote.
    Conflict(WeekCopy),
}

/// What is to be saved.
#[derive(Clone, Copy, Debug)]
pub struct SaveWeek<'a> {
    /// The version it was made from.
    pub version: i32,
    /// What is written.
    pub rows: &'a [WeekRow],
    /// On what occasion this version is to be found again; without one it is
    /// when the last one is old or somebody else's.
    pub keep: Option<&'static str>,
}

impl Storage {
    /// A week as it is made; what readers see of it when nobody has changed it here.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn week(&self, week: IsoWeek) -> Result<WeekCopy, StorageError> {
        read(&self.read, week).await
    }

    /// Saves a week, if nobody else did since.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_week(
        &self,
        week: IsoWeek,
        save: SaveWeek<'_>,
        hand: &Hand<'_>,
    ) -> Result<SavedWeek, StorageError> {
        let db = self.begin().await?;
        let before = read(&db, week).await?;
        if before.version != save.version {
            return Ok(SavedWeek::Conflict(before));
        }
        if before.rows == save.rows {
            if let Some(occasion) = save.keep {
                versions::keep_once(&db, &before, occasion, hand).await?;
            }
            db.commit().await?;
            return Ok(SavedWeek::As(before));
        }
        make_row(&db, &before).await?;
        let now = Timestamp::now();
        if !claim(&db, week, save, hand.name, now).await? {
            db.rollback().await?;
            return Ok(SavedWeek::Conflict(self.week(week).await?));
        }
        if before.version == 0 && !before.rows.is_empty() {
            versions::keep(&db, &before, "import", "", None).await?;
        }
        let after = read(&db, week).await?;
        if save.keep.is_some() || versions::is_due(&db, week, &hand.actor, now).await? {
            versions::keep(&db, &after, save.keep.unwrap_or("save"), "", Some(hand)).await?;
            let version = after.version.to_string();
            audit::record(&db, &hand.actor, "calendar.save", (DRAFT, number(week)), &version).await?;
        }
        db.commit().await?;
        Ok(SavedWeek::As(after))
    }

    /// The weeks that are being made, and how many entries readers see on each day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn weeks(&self, from: IsoWeek) -> Result<Vec<WeekCopy>, StorageError> {
        use calendar_entry::Column;
        let days: Vec<(String, i64)> = calendar_entry::Entity::find()
            .select_only()
            .column(Column::Date)
            .column_as(Column::Id.count(), "entries")
            .filter(Column::Date.gte(iso_date(from.monday())))
            .filter(Column::Hidden.eq(false))
            .group_by(Column::Date)
            .into_tuple()
            .all(&self.read)
            .await?;
        let mut public: HashMap<IsoWeek, usize> = HashMap::new();
        for (day, entries) in days {
            let day = domain::time::parse_iso_date(&day)
                .map_err(|_| StorageError::Corrupt(format!("calendar day {day}")))?;
            *public.entry(IsoWeek::of(day)).or_default() += usize::try_from(entries).unwrap_or_default();
        }
        let rows = calendar_week::Entity::find()
            .filter(calendar_week::COLUMN.week.gte(from.to_string()))
            .order_by_asc(calendar_week::Column::Week)
            .all(&self.read)
            .await?;
        let mut weeks = rows.into_iter().map(to_copy).collect::<Result<Vec<_>, _>>()?;
        public.retain(|week, _| !weeks.iter().any(|copy| copy.week == *week));
        // Days that came from elsewhere: their number is all the list needs.
        weeks.extend(public.into_iter().map(|(week, entries)| WeekCopy {
            rows: vec![WeekRow::default(); entries],
            state: WeekState::Published,
            ..untouched(week)
        }));
        weeks.sort_by_key(|copy| copy.week);
        Ok(weeks)
    }

    /// The keys of the entries of these days, seen by readers or not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn calendar_keys(&self, first: Date, last: Date) -> Result<Vec<String>, StorageError> {
        let keys = calendar_entry::Entity::find()
            .select_only()
            .column(calendar_entry::Column::Uid)
            .filter(calendar_entry::COLUMN.date.between(iso_date(first), iso_date(last)))
            .into_tuple()
            .all(&self.read)
            .await?;
        Ok(keys)
    }
}

async fn read(db: &impl ConnectionTrait, week: IsoWeek) -> Result<WeekCopy, StorageError> {
    if let Some(row) = calendar_week::Entity::find_by_id(week.to_string()).one(db).await? {
        return to_copy(row);
    }
    let rows = calendar_entry::Entity::find()
        .filter(calendar_entry::COLUMN.date.between(iso_date(week.monday()), iso_date(week.sunday())))
        .filter(calendar_entry::COLUMN.hidden.eq(false))
        .all(db)
        .await?;
    let mut entries = rows
        .into_iter()
        .map(|row| Ok((row.uid.clone(), calendar::to_domain(row)?)))
        .collect::<Result<Vec<_>, StorageError>>()?;
    entries.sort_by_key(|(_, entry)| (entry.date, entry.half, entry.starts_at, entry.id));
    let state = if entries.is_empty() { WeekState::Empty } else { WeekState::Published };
    let saved_at = entries.iter().map(|(_, entry)| entry.updated_at).max();
    let rows = entries.into_iter().map(|(uid, entry)| WeekRow::of_entry(uid, &entry)).collect();
    Ok(WeekCopy { rows, state, saved_at, ..untouched(week) })
}

/// A week of which nothing is known.
const fn untouched(week: IsoWeek) -> WeekCopy {
    WeekCopy {
        week,
        rows: Vec::new(),
        version: 0,
        state: WeekState::Empty,
        reason: String::new(),
        saved_by: String::new(),
        saved_at: None,
    }
}

fn to_copy(row: calendar_week::Model) -> Result<WeekCopy, StorageError> {
    let corrupt = |what: &str| StorageError::Corrupt(format!("{what} of calendar week {}", row.week));
    let rows = rows(&row.content).ok_or_else(|| corrupt("content"))?;
    let taken_back = !row.reason.is_empty();
    Ok(WeekCopy {
        week: row.week.parse().map_err(|_| corrupt("name"))?,
        version: row.version,
        state: WeekState::of(row.version, row.published_version, taken_back, rows.is_empty()),
        rows,
        reason: row.reason,
        saved_by: row.saved_by,
        saved_at: (row.version > 0).then_some(Timestamp(row.saved_at)),
    })
}

fn rows(content: &str) -> Option<Vec<WeekRow>> {
    serde_json::from_str(content).ok()
}

fn content(rows: &[WeekRow]) -> Result<String, StorageError> {
    serde_json::to_string(rows).map_err(|error| StorageError::Corrupt(error.to_string()))
}

/// Makes the row of a week that has none; somebody else may at the same moment.
async fn make_row(db: &DatabaseTransaction, copy: &WeekCopy) -> Result<(), StorageError> {
    let row = calendar_week::ActiveModel {
        week: Set(copy.week.to_string()),
        content: Set(content(&copy.rows)?),
        version: Set(copy.version),
        published_version: Set(copy.state.is_public().then_some(copy.version)),
        reason: Set(String::new()),
        saved_by: Set(String::new()),
        saved_at: Set(Timestamp::now().0),
    };
    calendar_week::Entity::insert(row)
        .on_conflict_do_nothing_on([calendar_week::Column::Week])
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Takes the week's next version, if it still is at the one that was changed:
/// of several who try at once, on whatever server, one succeeds.
async fn claim(
    db: &DatabaseTransaction,
    week: IsoWeek,
    save: SaveWeek<'_>,
    name: &str,
    now: Timestamp,
) -> Result<bool, StorageError> {
    use calendar_week::Column;
    let claimed = calendar_week::Entity::update_many()
        .col_expr(Column::Version, Expr::value(save.version + 1))
        .col_expr(Column::Content, Expr::value(content(save.rows)?))
        .col_expr(Column::SavedBy, Expr::value(name))
        .col_expr(Column::SavedAt, Expr::value(now.0))
        .filter(Column::Week.eq(week.to_string()))
        .filter(Column::Version.eq(save.version))
        .exec(db)
        .await?;
    Ok(claimed.rows_affected == 1)
}

/// A week as the audit log numbers it: `202648`.
fn number(week: IsoWeek) -> i64 {
    i64::from(week.year()) * 100 + i64::from(week.week())
}
