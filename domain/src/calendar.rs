//! The week's work calendar: who meets whom, where and when.

use serde::{Deserialize, Serialize};
use time::{Date, Time};

use crate::{CalendarEntryId, IsoWeek, Timestamp};

/// The half of the day an entry belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HalfDay {
    /// *Sáng*.
    Morning,
    /// *Chiều*.
    Afternoon,
    /// *Cả ngày*.
    AllDay,
}

impl HalfDay {
    /// Every half, in the order of a day.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::AllDay];

    /// The name under which storage and exports keep it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::AllDay => "all_day",
        }
    }

    /// The half of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|half| half.as_str() == name)
    }
}

/// One line of the work calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// Its number.
    pub id: CalendarEntryId,
    /// The day.
    pub date: Date,
    /// The half of the day.
    pub half: HalfDay,
    /// When it begins, if a time is set.
    pub starts_at: Option<Time>,
    /// When it ends, if a time is set.
    pub ends_at: Option<Time>,
    /// What happens.
    pub content: String,
    /// Who chairs.
    pub chair: String,
    /// Who takes part.
    pub participants: String,
    /// Where.
    pub place: String,
    /// Anything else; may be empty.
    pub note: String,
    /// Called off, yet still shown, so that nobody comes in vain.
    pub cancelled: bool,
    /// When the entry last changed.
    pub updated_at: Timestamp,
}

impl CalendarEntry {
    /// `07:30`, or `07:30–09:00` when the end is known; empty without a time.
    #[must_use]
    pub fn hours(&self) -> String {
        match (self.starts_at, self.ends_at) {
            (Some(start), Some(end)) => format!("{}–{}", clock(start), clock(end)),
            (Some(start), None) => clock(start),
            (None, _) => String::new(),
        }
    }
}

/// `07:30`.
#[must_use]
pub fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Reads `07:30`.
#[must_use]
pub fn parse_clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    Time::from_hms(hour.parse().ok()?, minute.parse().ok()?, 0).ok()
}

/// A week of entries in the order of the days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekCalendar {
    /// The week.
    pub week: IsoWeek,
    /// Its entries by day, half and hour.
    pub entries: Vec<CalendarEntry>,
}

impl WeekCalendar {
    /// Puts the entries of a week in the order people read them.
    #[must_use]
    pub fn new(week: IsoWeek, mut entries: Vec<CalendarEntry>) -> Self {
        entries.sort_by_key(|entry| (entry.date, entry.half, entry.starts_at, entry.id));
        Self { week, entries }
    }

    /// The entries of one day.
    pub fn on(&self, date: Date) -> impl Iterator<Item = &CalendarEntry> {
        self.entries.iter().filter(move |entry| entry.date == date)
    }

    /// When anything in the week last changed.
    #[must_use]
    pub fn updated_at(&self) -> Option<Timestamp> {
        self.entries.iter().map(|entry| entry.updated_at).max()
    }
}
