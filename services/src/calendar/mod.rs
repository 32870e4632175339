//! The work calendar.

mod content_line;
pub mod desk;
pub mod ical;

use domain::{CalendarEntry, CalendarEntryId, IsoWeek, Timestamp, WeekCalendar, text::fold, time::Date};
use time::Duration;

use self::desk::CalendarDesk;
pub use crate::storage::calendar::NewCalendarEntry;
use crate::{Portal, PortalError, events::ContentKind, storage::Actor};

/// How far back the calendar is of interest to subscribers and filters.
const RECENT: Duration = Duration::weeks(8);

/// The work calendar of a portal.
#[derive(Clone, Copy)]
pub struct Calendar<'a> {
    portal: &'a Portal,
}

impl<'a> Calendar<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// A week of work; empty weeks are weeks too.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn week(self, week: IsoWeek) -> Result<WeekCalendar, PortalError> {
        let entries = self.portal.storage().calendar(week.monday(), week.sunday()).await?;
        Ok(WeekCalendar::new(week, entries))
    }

    /// The entries from `first` to `last`, both included, in their order.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn between(self, first: Date, last: Date) -> Result<Vec<CalendarEntry>, PortalError> {
        let entries = self.portal.storage().calendar(first, last).await?;
        Ok(WeekCalendar::new(IsoWeek::of(first), entries).entries)
    }

    /// The entries of one day in their order.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn on(self, date: Date) -> Result<Vec<CalendarEntry>, PortalError> {
        let entries = self.portal.storage().calendar(date, date).await?;
        Ok(WeekCalendar::new(IsoWeek::of(date), entries).entries)
    }

    /// The entry of that number.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn entry(self, id: CalendarEntryId) -> Result<Option<CalendarEntry>, PortalError> {
        Ok(self.portal.storage().calendar_entry(id).await?)
    }

    /// Everything from eight weeks before `today` on, for subscribers; of one
    /// chair or of all.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn recent(self, today: Date, chair: Option<&str>) -> Result<Vec<CalendarEntry>, PortalError> {
        Ok(self.portal.storage().calendar_from(today.saturating_sub(RECENT), chair).await?)
    }

    /// Who chairs anything from eight weeks before `today` on, in the order of
    /// the alphabet without marks.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn chairs(self, today: Date) -> Result<Vec<String>, PortalError> {
        let mut chairs = self.portal.storage().calendar_chairs(today.saturating_sub(RECENT)).await?;
        chairs.sort_by_cached_key(|chair| (fold(chair), chair.clone()));
        Ok(chairs)
    }

    /// When the calendar last changed, removals and all; nothing for a calendar
    /// that never did.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn changed_at(self) -> Result<Option<Timestamp>, PortalError> {
        Ok(self.portal.storage().calendar_changed_at().await?)
    }

    /// The desk at which weeks are made.
    #[must_use]
    pub const fn desk(self) -> CalendarDesk<'a> {
        CalendarDesk::new(self.portal)
    }

    /// Stores an entry, replacing an earlier one of the same uid.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn put(self, new: NewCalendarEntry) -> Result<(), PortalError> {
        self.portal.storage().put_calendar_entry(new, &Actor::System("import")).await?;
        self.portal.changed(ContentKind::Calendar, 0);
        Ok(())
    }
}
