//! A week of the work calendar as it is made at the desk: rows as people type
//! them. Reading them is done here, once, whoever asks: the form, the table that
//! is pasted into it, its script, and publication.

mod check;
mod columns;
mod day;
mod diff;
mod doubt;
mod guessed;
mod hours;
mod names;
mod pasted;
mod row;
mod token;

pub use check::{FaultKind, RowFault, faults, unstorable};
pub use day::read_day;
pub use diff::{RowChange, differences};
pub use doubt::{RowWarning, WarningKind, warnings};
pub use hours::{Hours, HoursFault, read_hours};
pub use names::{CalendarLists, MAX_NAME, MAX_NAMES};
pub use pasted::{read_lines, rows_of};
pub use row::{MAX_LINE, MAX_TEXT, RowField, WeekRow};
use time::Duration;

use crate::{IsoWeek, time::iso_date};

/// How many rows a week may have.
pub const MAX_ROWS: usize = 200;
/// The rows of last week for this one: a week later, nothing called off, and
/// each an entry of its own.
#[must_use]
pub fn a_week_later(rows: &[WeekRow], week: IsoWeek) -> Vec<WeekRow> {
    let later = |row: &WeekRow| {
        let day = row.date(week.previous())?;
        let day = day.saturating_add(Duration::days(7));
        Some(WeekRow { key: String::new(), day: iso_date(day), ..row.clone() })
    };
    rows.iter().filter(|row| !row.cancelled).filter_map(later).collect()
}

/// Where a week stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WeekState {
    /// Nobody has written anything.
    Empty,
    /// Written, and not seen by readers.
    Draft,
    /// Readers see it as it is here.
    Published,
    /// Readers see what it was before the last changes.
    Changed,
    /// Taken back, with a reason.
    TakenBack,
}

impl WeekState {
    /// Where a week stands at `version`, of which readers see `published`.
    #[must_use]
    pub fn of(version: i32, published: Option<i32>, taken_back: bool, is_empty: bool) -> Self {
        match published {
            Some(published) if published == version => Self::Published,
            Some(_) => Self::Changed,
            None if taken_back => Self::TakenBack,
            None if is_empty => Self::Empty,
            None => Self::Draft,
        }
    }

    /// Its name for scripts and style sheets.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Changed => "changed",
            Self::TakenBack => "taken_back",
        }
    }

    /// Whether readers see anything of it.
    #[must_use]
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Published | Self::Changed)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn week() -> IsoWeek {
        IsoWeek::new(2026, 48).unwrap()
    }

    #[test]
    fn last_week_comes_a_week_later_without_what_was_called_off() {
        let row = |day, content: &str, cancelled| WeekRow {
            key: "k".to_owned(),
            content: content.to_owned(),
            cancelled,
            ..WeekRow::on(day)
        };
        let last = [
            row(date!(2026 - 11 - 16), "Giao ban", false),
            row(date!(2026 - 11 - 18), "Hoãn", true),
            row(date!(2026 - 11 - 22), "Chủ nhật", false),
            row(date!(2026 - 11 - 25), "Ngoài tuần", false),
        ];
        let copied: Vec<_> = a_week_later(&last, week()).into_iter().map(|row| (row.day, row.key)).collect();
        assert_eq!(
            copied,
            [("2026-11-23".to_owned(), String::new()), ("2026-11-29".to_owned(), String::new())]
        );
    }

    #[test]
    fn a_week_says_where_it_stands() {
        assert_eq!(WeekState::of(0, None, false, true), WeekState::Empty);
        assert_eq!(WeekState::of(1, None, false, false), WeekState::Draft);
        assert_eq!(WeekState::of(3, Some(3), false, false), WeekState::Published);
        assert_eq!(WeekState::of(4, Some(3), false, false), WeekState::Changed);
        assert_eq!(WeekState::of(4, None, true, false), WeekState::TakenBack);
    }
}
