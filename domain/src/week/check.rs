//! What is wrong with rows, and what may be.

use std::collections::HashMap;

use time::{Date, Time, Weekday, macros::time};

use super::{CalendarLists, HoursFault, MAX_ROWS, RowField, WeekRow, names::Name, read_hours};
use crate::{
    HalfDay, IsoWeek,
    holiday::{self, HolidayKind, Rest},
    time::parse_iso_date,
};

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

/// What may be wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// Somebody is to be in two places at once.
    LeaderTwice {
        /// Who.
        name: String,
        /// The other row.
        other: usize,
    },
    /// Two are to meet in one room at once.
    RoomTwice {
        /// Where.
        name: String,
        /// The other row.
        other: usize,
    },
    /// People stay at home on that day of the week.
    Weekend,
    /// People stay at home on that day.
    Holiday(HolidayKind),
}

/// A cell that may be wrong. It blocks nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowWarning {
    /// The row, counted from 0.
    pub row: usize,
    /// The cell.
    pub field: RowField,
    /// What may be wrong.
    pub kind: WarningKind,
}

/// When a row keeps people busy.
struct Busy {
    row: usize,
    date: Date,
    from: Time,
    until: Time,
    people: Vec<Name>,
    room: Option<Name>,
}

/// What may be wrong with rows. What was called off keeps nobody busy.
#[must_use]
pub fn warnings(rows: &[WeekRow], week: IsoWeek, lists: &CalendarLists) -> Vec<RowWarning> {
    let at_work = |(row, written): (usize, &WeekRow)| {
        (!written.cancelled).then(|| written.date(week)).flatten().map(|date| (row, date))
    };
    let resting = rows
        .iter()
        .enumerate()
        .filter_map(at_work)
        .filter_map(|(row, date)| rest(date).map(|kind| RowWarning { row, field: RowField::Day, kind }));
    let mut found: Vec<_> = resting.collect();
    let busy: Vec<_> =
        rows.iter().enumerate().filter_map(|(row, written)| busy(row, written, week, lists)).collect();
    for (index, one) in busy.iter().enumerate() {
        for other in busy[..index].iter().filter(|other| overlap(one, other)) {
            found.extend(clashes(one, other));
        }
    }
    found.sort_by_key(|warning| warning.row);
    // Whoever is in ten places at once is told of the first.
    let mut told: HashMap<(usize, RowField), usize> = HashMap::new();
    found.retain(|warning| {
        let told = told.entry((warning.row, warning.field)).or_default();
        *told += 1;
        *told <= MOST_TOLD
    });
    found
}

/// How many warnings a cell has at most.
const MOST_TOLD: usize = 3;

fn rest(date: Date) -> Option<WarningKind> {
    let holiday = holiday::on(date).into_iter().find(|day| day.rest == Rest::DayOff);
    let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    holiday.map(|day| WarningKind::Holiday(day.kind)).or(weekend.then_some(WarningKind::Weekend))
}

fn busy(row: usize, written: &WeekRow, week: IsoWeek, lists: &CalendarLists) -> Option<Busy> {
    let date = written.date(week)?;
    let hours = read_hours(&written.time).ok()?;
    if written.cancelled {
        return None;
    }
    // What has no end lasts an hour, as subscribers' programs are told.
    let (from, until) = match (hours.starts, hours.half) {
        (Some(from), _) => (from, hours.ends.unwrap_or_else(|| an_hour_after(from))),
        (None, HalfDay::Morning) => (Time::MIDNIGHT, time!(12:00)),
        (None, HalfDay::Afternoon) => (time!(12:00), LAST),
        (None, HalfDay::AllDay) => (Time::MIDNIGHT, LAST),
    };
    Some(Busy { row, date, from, until, people: lists.busy(written), room: lists.room(written) })
}

const LAST: Time = time!(23:59);

fn an_hour_after(from: Time) -> Time {
    Time::from_hms(from.hour() + 1, from.minute(), 0).unwrap_or(LAST)
}

fn overlap(one: &Busy, other: &Busy) -> bool {
    one.date == other.date && one.from < other.until && other.from < one.until
}

/// Said at both rows, so that whoever reads either sees it.
fn clashes(one: &Busy, other: &Busy) -> Vec<RowWarning> {
    let mut found = Vec::new();
    for name in one.people.iter().filter(|name| other.people.contains(name)) {
        for (row, other) in [(one.row, other.row), (other.row, one.row)] {
            let kind = WarningKind::LeaderTwice { name: name.written.clone(), other };
            found.push(RowWarning { row, field: RowField::Chair, kind });
        }
    }
    if let Some(room) = one.room.as_ref().filter(|room| other.room.as_ref() == Some(*room)) {
        for (row, other) in [(one.row, other.row), (other.row, one.row)] {
            let kind = WarningKind::RoomTwice { name: room.written.clone(), other };
            found.push(RowWarning { row, field: RowField::Place, kind });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn week() -> IsoWeek {
        IsoWeek::new(2026, 48).unwrap()
    }

    fn row(day: &str, time: &str, chair: &str, place: &str) -> WeekRow {
        WeekRow {
            day: day.to_owned(),
            time: time.to_owned(),
            content: "Họp".to_owned(),
            chair: chair.to_owned(),
            place: place.to_owned(),
            ..WeekRow::default()
        }
    }

    #[test]
    fn each_fault_names_its_row_and_cell() {
        let rows = [
            row("2026-11-23", "8h", "", ""),
            row("thứ tám", "sau họp", "", ""),
            row("2026-11-16", "10h-8h", "", ""),
            WeekRow { content: String::new(), ..row("2026-11-24", "8h", "", "") },
            row("2026-11-24", "", &"a".repeat(201), ""),
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
        let many = vec![row("2026-11-23", "8h", "", ""); MAX_ROWS + 1];
        assert_eq!(faults(&many, week())[0].kind, FaultKind::TooManyRows);
    }

    fn clashing(one: WeekRow, other: WeekRow) -> Vec<(usize, RowField)> {
        let found = warnings(&[one, other], week(), &CalendarLists::default());
        found.into_iter().map(|warning| (warning.row, warning.field)).collect()
    }

    #[test]
    fn nobody_is_in_two_places_at_once() {
        let chairs = [(0, RowField::Chair), (1, RowField::Chair)];
        let at = |time: &str, chair: &str| row("2026-11-23", time, chair, "");
        assert_eq!(clashing(at("8h-10h", "Giám đốc"), at("9h30", "GIAM DOC, Trần Nam")), chairs);
        assert_eq!(clashing(at("8h", "Giám đốc"), at("8h30", "Giám đốc")), chairs);
        assert_eq!(clashing(at("Sáng", "Giám đốc"), at("9h", "Giám đốc")), chairs);
        assert_eq!(clashing(at("", "Giám đốc"), at("15h", "Giám đốc")), chairs);
        // One after the other, elsewhere, another day, called off, unreadable.
        assert_eq!(clashing(at("8h-10h", "Giám đốc"), at("10h", "Giám đốc")), []);
        assert_eq!(clashing(at("Sáng", "Giám đốc"), at("Chiều", "Giám đốc")), []);
        assert_eq!(clashing(at("8h", "Giám đốc"), at("8h", "Phó Giám đốc")), []);
        assert_eq!(clashing(at("8h", "Giám đốc"), row("2026-11-24", "8h", "Giám đốc", "")), []);
        assert_eq!(clashing(at("8h", "A"), WeekRow { cancelled: true, ..at("8h", "A") }), []);
        assert_eq!(clashing(at("8h", "A"), at("sau họp", "A")), []);
        assert_eq!(clashing(at("23h30", "A"), at("23h45", "A")), chairs);
    }

    #[test]
    fn no_room_is_taken_twice() {
        let at = |place: &str| row("2026-11-23", "8h", "", place);
        assert_eq!(
            clashing(at("Phòng họp 1"), at("phòng  họp 1")),
            [(0, RowField::Place), (1, RowField::Place)]
        );
        assert_eq!(clashing(at("UBND tỉnh"), at("UBND tỉnh")), []);
    }

    #[test]
    fn days_at_home_are_pointed_out() {
        let rows = [row("2026-11-28", "8h", "", ""), row("2026-11-24", "8h", "", "")];
        let found = warnings(&rows, week(), &CalendarLists::default());
        assert_eq!(found[0].kind, WarningKind::Weekend);
        let national = [row("2026-09-02", "8h", "", "")];
        let found = warnings(&national, IsoWeek::of(date!(2026 - 09 - 02)), &CalendarLists::default());
        assert_eq!(found[0].kind, WarningKind::Holiday(HolidayKind::National));
    }
}
