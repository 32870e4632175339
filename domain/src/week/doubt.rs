//! What may be wrong with rows, and blocks nothing: people and rooms that are
//! booked twice, days on which people stay at home.

use std::collections::HashMap;

use time::{Date, Time, Weekday, macros::time};

use super::{CalendarLists, RowField, WeekRow, names::Name, read_hours};
use crate::{
    HalfDay, IsoWeek,
    holiday::{self, HolidayKind, Rest},
};

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
