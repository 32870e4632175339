//! The way of a week to readers, and back. Rows are changed in place and hidden,
//! never deleted: their numbers are what subscribers' programs know them by.

use domain::{CalendarEntry, CalendarEntryId, IsoWeek, Timestamp, time::iso_date};
use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, sea_query::Expr};

use super::{Hand, make_row, number, read, versions};
use crate::storage::{
    Storage, StorageError, audit,
    calendar::{self, NewCalendarEntry, WEEK},
    entities::{calendar_entry, calendar_week},
};

impl Storage {
    /// Shows readers the week as it was saved in `version`, whose rows are
    /// `entries`. `false` when it is no longer at that version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn publish_week(
        &self,
        week: IsoWeek,
        version: i32,
        entries: Vec<NewCalendarEntry>,
        hand: &Hand<'_>,
    ) -> Result<bool, StorageError> {
        use calendar_week::Column;
        let db = self.begin().await?;
        let published = calendar_week::Entity::update_many()
            .col_expr(Column::PublishedVersion, Expr::value(version))
            .col_expr(Column::Reason, Expr::value(""))
            .filter(Column::Week.eq(week.to_string()))
            .filter(Column::Version.eq(version))
            .exec(&db)
            .await?;
        if published.rows_affected == 0 {
            db.rollback().await?;
            return Ok(false);
        }
        show(&db, week, entries).await?;
        let copy = read(&db, week).await?;
        versions::keep(&db, &copy, "publish", "", Some(hand)).await?;
        audit::record(&db, &hand.actor, "calendar.publish", (WEEK, number(week)), &version.to_string())
            .await?;
        db.commit().await?;
        Ok(true)
    }

    /// Takes a week back from readers. `false` when they see nothing of it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_week_back(
        &self,
        week: IsoWeek,
        reason: &str,
        hand: &Hand<'_>,
    ) -> Result<bool, StorageError> {
        use calendar_week::Column;
        let db = self.begin().await?;
        let before = read(&db, week).await?;
        make_row(&db, &before).await?;
        let taken = calendar_week::Entity::update_many()
            .col_expr(Column::PublishedVersion, Expr::value(None::<i32>))
            .col_expr(Column::Reason, Expr::value(reason))
            .filter(Column::Week.eq(week.to_string()))
            .filter(Column::PublishedVersion.is_not_null())
            .exec(&db)
            .await?;
        if taken.rows_affected == 0 {
            db.rollback().await?;
            return Ok(false);
        }
        show(&db, week, Vec::new()).await?;
        let copy = read(&db, week).await?;
        versions::keep(&db, &copy, "take_back", reason, Some(hand)).await?;
        audit::record(&db, &hand.actor, "calendar.take_back", (WEEK, number(week)), reason).await?;
        db.commit().await?;
        Ok(true)
    }
}

/// Lets readers see these entries of the week and no others. What does not
/// change is not written, so that nobody is told of a change that is none.
async fn show(
    db: &DatabaseTransaction,
    week: IsoWeek,
    entries: Vec<NewCalendarEntry>,
) -> Result<(), StorageError> {
    use calendar_entry::Column;
    let uids: Vec<_> = entries.iter().map(|new| new.uid.clone()).collect();
    let (monday, sunday) = (iso_date(week.monday()), iso_date(week.sunday()));
    let known = calendar_entry::Entity::find()
        .filter(
            Condition::any().add(Column::Date.between(&monday, &sunday)).add(Column::Uid.is_in(uids.clone())),
        )
        .all(db)
        .await?;
    calendar_entry::Entity::update_many()
        .col_expr(Column::Hidden, Expr::value(true))
        .col_expr(Column::UpdatedAt, Expr::value(Timestamp::now().0))
        .filter(Column::Date.between(&monday, &sunday))
        .filter(Column::Hidden.eq(false))
        .filter(Column::Uid.is_not_in(uids.clone()))
        .exec(db)
        .await?;
    for new in entries {
        let before = known.iter().find(|row| row.uid == new.uid && !row.hidden).cloned();
        let before = before.map(calendar::to_domain).transpose()?;
        if before.is_none_or(|before| said(before) != said(new.entry.clone())) {
            calendar::put(db, new).await?;
        }
    }
    calendar_entry::Entity::update_many()
        .col_expr(Column::Hidden, Expr::value(false))
        .filter(Column::Uid.is_in(uids))
        .exec(db)
        .await?;
    Ok(())
}

/// What an entry says, without its number and its instant.
fn said(entry: CalendarEntry) -> CalendarEntry {
    CalendarEntry { id: CalendarEntryId(0), updated_at: Timestamp(0), ..entry }
}
