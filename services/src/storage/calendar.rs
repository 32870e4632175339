//! Rows of the work calendar.

use domain::{
    CalendarEntry, CalendarEntryId, HalfDay, Timestamp,
    calendar::{clock, parse_clock},
    time::{Date, iso_date, parse_iso_date},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};

use super::{
    Actor, Storage, StorageError, audit,
    entities::{self, calendar_entry},
};

/// What the audit log calls an entry.
const SUBJECT: &str = "calendar_entry";
/// What it calls a week that readers see, or see no longer.
pub(super) const WEEK: &str = "calendar_week";

/// A calendar entry before it has a number.
#[derive(Clone, Debug)]
pub struct NewCalendarEntry {
    /// Its identity for subscribers, stable for ever; a second arrival updates the first.
    pub uid: String,
    /// The entry; its number and instant are given by storage.
    pub entry: CalendarEntry,
}

impl Storage {
    /// The entries from `first` to `last`, both included.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn calendar(&self, first: Date, last: Date) -> Result<Vec<CalendarEntry>, StorageError> {
        let rows = calendar_entry::Entity::find()
            .filter(calendar_entry::COLUMN.date.between(iso_date(first), iso_date(last)))
            .filter(calendar_entry::COLUMN.hidden.eq(false))
            .all(&self.read)
            .await?;
        rows.into_iter().map(to_domain).collect()
    }

    /// The entries from `first` on, those of one chair or all, in the order of
    /// their days and numbers.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn calendar_from(
        &self,
        first: Date,
        chair: Option<&str>,
    ) -> Result<Vec<CalendarEntry>, StorageError> {
        let mut query = calendar_entry::Entity::find()
            .filter(calendar_entry::COLUMN.date.gte(iso_date(first)))
            .filter(calendar_entry::COLUMN.hidden.eq(false));
        if let Some(chair) = chair {
            query = query.filter(calendar_entry::COLUMN.chair.eq(chair));
        }
        let rows = query
            .order_by_asc(calendar_entry::Column::Date)
            .order_by_asc(calendar_entry::Column::Id)
            .all(&self.read)
            .await?;
        rows.into_iter().map(to_domain).collect()
    }

    /// The entry of that number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn calendar_entry(&self, id: CalendarEntryId) -> Result<Option<CalendarEntry>, StorageError> {
        let row = calendar_entry::Entity::find_by_id(id.0)
            .filter(calendar_entry::COLUMN.hidden.eq(false))
            .one(&self.read)
            .await?;
        row.map(to_domain).transpose()
    }

    /// Who chairs the entries from `first` on, each once, in no order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn calendar_chairs(&self, first: Date) -> Result<Vec<String>, StorageError> {
        use calendar_entry::Column;
        let chairs = calendar_entry::Entity::find()
            .select_only()
            .column(Column::Chair)
            .filter(Column::Date.gte(iso_date(first)))
            .filter(Column::Chair.ne(""))
            .filter(Column::Hidden.eq(false))
            .distinct()
            .into_tuple()
            .all(&self.read)
            .await?;
        Ok(chairs)
    }

    /// When the calendar that readers see last changed, by the audit log.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn calendar_changed_at(&self) -> Result<Option<Timestamp>, StorageError> {
        let newest = entities::audit::Entity::find()
            .select_only()
            .column(entities::audit::Column::At)
            .filter(entities::audit::COLUMN.subject_kind.is_in([SUBJECT, WEEK]))
            .order_by_desc(entities::audit::Column::Id)
            .into_tuple();
        Ok(newest.one(&self.read).await?.map(Timestamp))
    }

    /// Stores an entry, replacing an earlier one of the same uid.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_calendar_entry(&self, new: NewCalendarEntry, actor: &Actor) -> Result<(), StorageError> {
        let db = self.begin().await?;
        let uid = new.uid.clone();
        put(&db, new).await?;
        audit::record(&db, actor, "calendar.put", (SUBJECT, 0), &uid).await?;
        db.commit().await?;
        Ok(())
    }
}

/// Stores an entry. One of the same uid keeps its number, by which subscribers'
/// programs know it, and stays hidden if the desk took it back.
pub(super) async fn put(db: &DatabaseTransaction, new: NewCalendarEntry) -> Result<(), StorageError> {
    use calendar_entry::Column;
    let NewCalendarEntry { uid, entry } = new;
    let row = calendar_entry::ActiveModel {
        uid: Set(uid),
        date: Set(iso_date(entry.date)),
        half: Set(entry.half.as_str().to_owned()),
        starts_at: Set(entry.starts_at.map(clock)),
        ends_at: Set(entry.ends_at.map(clock)),
        content: Set(entry.content),
        chair: Set(entry.chair),
        participants: Set(entry.participants),
        place: Set(entry.place),
        note: Set(entry.note),
        cancelled: Set(entry.cancelled),
        updated_at: Set(Timestamp::now().0),
        hidden: Set(false),
        ..Default::default()
    };
    let replaced = [
        Column::Date,
        Column::Half,
        Column::StartsAt,
        Column::EndsAt,
        Column::Content,
        Column::Chair,
        Column::Participants,
        Column::Place,
        Column::Note,
        Column::Cancelled,
        Column::UpdatedAt,
    ];
    calendar_entry::Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Uid).update_columns(replaced).to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub(super) fn to_domain(row: calendar_entry::Model) -> Result<CalendarEntry, StorageError> {
    let corrupt = |what: &str| StorageError::Corrupt(format!("{what} of calendar entry {}", row.id));
    Ok(CalendarEntry {
        id: CalendarEntryId(row.id),
        date: parse_iso_date(&row.date).map_err(|_| corrupt("date"))?,
        half: HalfDay::from_name(&row.half).ok_or_else(|| corrupt("half"))?,
        starts_at: row.starts_at.as_deref().and_then(parse_clock),
        ends_at: row.ends_at.as_deref().and_then(parse_clock),
        content: row.content,
        chair: row.chair,
        participants: row.participants,
        place: row.place,
        note: row.note,
        cancelled: row.cancelled,
        updated_at: Timestamp(row.updated_at),
    })
}
