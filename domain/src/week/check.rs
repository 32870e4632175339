//! What is wrong with rows.

use time::Date;

use super::{HoursFault, MAX_ROWS, RowField, WeekRow, read_hours};
use crate::{IsoWeek, time::parse_iso_date};

/// What is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// No day, or one that contradicts itself.
    DayUnread,
    /// A day of another week.
    DayOutside(Date),
    /// No hours.
    TimeUnread,
    /// It ends before it begins.
    EndsFirst,
    /// Nothing happens.
    ContentMissing,
    /// Longer than so many characters.
    TooLong(usize),
    /// More rows than a week may have.
    TooManyRows,
}

/// A cell that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The row, counted from 0.
    pub row: usize,
    /// The cell.
    pub field: RowField,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What keeps rows from being published. Blank ones are none.
#[must_use]
pub fn faults(rows: &[WeekRow], week: IsoWeek) -> Vec<RowFault> {
    let mut found = unstorable(rows);
    for (row, written) in rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
        let wrong = [
            (RowField::Day, day_fault(written, week)),
            (RowField::Time, time_fault(written)),
            (RowField::Content, written.content.is_empty().then_some(FaultKind::ContentMissing)),
        ];
        let wrong =
            wrong.into_iter().filter_map(|(field, kind)| kind.map(|kind| RowFault { row, field, kind }));
        found.extend(wrong);
    }
    found.sort_by_key(|fault| fault.row);
    found
}

/// What keeps rows even from being saved.
#[must_use]
pub fn unstorable(rows: &[WeekRow]) -> Vec<RowFault> {
    let too_many = (rows.len() > MAX_ROWS).then_some(RowFault {
        row: MAX_ROWS,
        field: RowField::Content,
        kind: FaultKind::TooManyRows,
    });
    let too_long = rows.iter().enumerate().flat_map(|(row, written)| {
        RowField::ALL.into_iter().filter_map(move |field| {
            let limit = field.limit();
            let is_long = written.text(field).chars().nth(limit).is_some();
            is_long.then_some(RowFault { row, field, kind: FaultKind::TooLong(limit) })
        })
    });
    too_long.chain(too_many).collect()
}

fn day_fault(row: &WeekRow, week: IsoWeek) -> Option<FaultKind> {
    match parse_iso_date(&row.day) {
        Ok(day) if IsoWeek::of(day) == week => None,
        Ok(day) => Some(FaultKind::DayOutside(day)),
        Err(_) => Some(FaultKind::DayUnread),
    }
}

fn time_fault(row: &WeekRow) -> Option<FaultKind> {
    read_hours(&row.time).err().map(|fault| match fault {
        HoursFault::Unreadable => FaultKind::TimeUnread,
        HoursFault::EndsFirst => FaultKind::EndsFirst,
    })
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn week() -> IsoWeek {
        IsoWeek::new(2026, 48).unwrap()
    }

    fn row(day: &str, time: &str, chair: &str) -> WeekRow {
        WeekRow {
            day: day.to_owned(),
            time: time.to_owned(),
            content: "Họp".to_owned(),
            chair: chair.to_owned(),
            ..WeekRow::default()
        }
    }

    #[test]
    fn each_fault_names_its_row_and_cell() {
        let rows = [
            row("2026-11-23", "8h", ""),
            row("thứ tám", "sau họp", ""),
            row("2026-11-16", "10h-8h", ""),
            WeekRow { content: String::new(), ..row("2026-11-24", "8h", "") },
            row("2026-11-24", "", &"a".repeat(201)),
            WeekRow::on(date!(2026 - 11 - 25)),
        ];
        let found: Vec<_> =
            faults(&rows, week()).into_iter().map(|fault| (fault.row, fault.field, fault.kind)).collect();
        assert_eq!(
            found,
            [
                (1, RowField::Day, FaultKind::DayUnread),
                (1, RowField::Time, FaultKind::TimeUnread),
                (2, RowField::Day, FaultKind::DayOutside(date!(2026 - 11 - 16))),
                (2, RowField::Time, FaultKind::EndsFirst),
                (3, RowField::Content, FaultKind::ContentMissing),
                (4, RowField::Chair, FaultKind::TooLong(200)),
            ]
        );
        assert_eq!(unstorable(&rows).len(), 1);
        let many = vec![row("2026-11-23", "8h", ""); MAX_ROWS + 1];
        assert_eq!(faults(&many, week())[0].kind, FaultKind::TooManyRows);
    }
}
