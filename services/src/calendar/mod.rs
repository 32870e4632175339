//! The work calendar.

use domain::{CalendarEntry, IsoWeek, WeekCalendar, time::Date};

pub use crate::storage::calendar::NewCalendarEntry;
use crate::{Portal, PortalError, events::ContentKind, storage::Actor};

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

    /// The entries of one day in their order.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn on(self, date: Date) -> Result<Vec<CalendarEntry>, PortalError> {
        let entries = self.portal.storage().calendar(date, date).await?;
        Ok(WeekCalendar::new(IsoWeek::of(date), entries).entries)
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
