//! What the columns of a table without a heading hold: days, halves and hours
//! are known by what they say, and the rest comes in the order in which
//! calendars are written.

use super::{
    RowField,
    columns::Column,
    pasted::{banner, is_half, when},
    read_day, read_hours,
};
use crate::IsoWeek;

pub(super) fn guessed(table: &[Vec<String>], week: IsoWeek) -> Vec<Column> {
    let width = table.iter().map(Vec::len).max().unwrap_or(0);
    let columns: Vec<Said<'_>> = (0..width).map(|index| Said::of(table, index)).collect();
    // A number may be a day of the month or the row's own: where the table says
    // days in full anywhere, a bare number is none.
    let bands = table.iter().filter(|row| row.len() > 1).filter_map(|row| banner(row));
    let days = bands.into_iter().any(|band| read_day(band, week).is_some())
        || columns.iter().any(|said| !said.is_bare() && said.is_day(week));
    let order = [RowField::Content, RowField::Chair, RowField::Participants, RowField::Place, RowField::Note];
    let mut rest = order.into_iter().map(Column::Of);
    columns
        .iter()
        .enumerate()
        .map(|(index, said)| {
            if said.cells.is_empty() || said.counts_rows(days) {
                Column::Other
            } else if said.mostly(is_half) {
                Column::Half
            } else if said.is_day(week) && !(said.is_bare() && days) {
                Column::Of(RowField::Day)
            } else if said.mostly(|cell| read_hours(cell).is_ok()) {
                Column::Of(RowField::Time)
            } else if index == 0 && said.mostly(|cell| is_when(cell, week)) {
                Column::When
            } else if index == 0 && said.is_bare() {
                Column::Other
            } else {
                rest.next().unwrap_or(Column::Of(RowField::Note))
            }
        })
        .collect()
}

/// What stands in a column, without cells that say nothing.
struct Said<'a> {
    cells: Vec<&'a str>,
}

impl<'a> Said<'a> {
    fn of(table: &'a [Vec<String>], index: usize) -> Self {
        let cells = table
            .iter()
            .filter(|row| banner(row).is_none() || row.len() == 1)
            .filter_map(|row| row.get(index))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        Self { cells }
    }

    fn mostly(&self, is: impl Fn(&str) -> bool) -> bool {
        !self.cells.is_empty() && self.cells.iter().filter(|cell| is(cell)).count() * 2 > self.cells.len()
    }

    fn is_day(&self, week: IsoWeek) -> bool {
        self.mostly(|cell| read_day(cell, week).is_some())
    }

    /// Whether it is numbers without a word or sign that says of what.
    fn is_bare(&self) -> bool {
        self.mostly(|cell| number(cell).is_some())
    }

    /// Whether it numbers the rows: one after the other from 1, perhaps from 1
    /// again on another day. Days would repeat where a day has several rows.
    /// Part of a table may begin at any number, if something else says the days.
    fn counts_rows(&self, days: bool) -> bool {
        let numbers: Option<Vec<u32>> = self.cells.iter().map(|cell| number(cell)).collect();
        let follows = |pair: &[u32]| pair[1] == pair[0] + 1 || (pair[1] == 1 && pair[0] > 1);
        numbers
            .is_some_and(|numbers| (days || numbers.first() == Some(&1)) && numbers.windows(2).all(follows))
    }
}

/// A bare number: `3`, `03`, `3.`, `3)`.
fn number(cell: &str) -> Option<u32> {
    let digits = cell.strip_suffix(['.', ')']).unwrap_or(cell);
    let is_short = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_short { digits.parse().ok() } else { None }
}

fn is_when(cell: &str, week: IsoWeek) -> bool {
    let (day, time) = when(cell, false, week);
    !time.is_empty() && !day.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::week::{read_lines, rows_of};

    /// Day, time and content of each row, in the first week of June 2026: 1 to 7.
    fn read(text: &str) -> Vec<[String; 3]> {
        let week = IsoWeek::new(2026, 23).unwrap();
        rows_of(&read_lines(text), week).into_iter().map(|row| [row.day, row.time, row.content]).collect()
    }

    #[test]
    fn numbers_of_rows_are_no_days() {
        for (text, day) in [
            ("1\tThứ Hai\t8h\tGiao ban\n2\t\t14h\tHọp\n3\tThứ Ba\t8h\tTiếp dân\n", "2026-06-01"),
            ("4\t02/6\t8h\tGiao ban\n5\t02/6\t14h\tHọp\n6\t03/6\t8h\tTiếp dân\n", "2026-06-02"),
            ("1.\t8h\tGiao ban\n2.\t14h\tHọp\n3.\t8h\tTiếp dân\n", ""),
            ("01\t8h\tGiao ban\n02\t14h\tHọp\n03\t8h\tTiếp dân\n", ""),
            ("1\t8h\tGiao ban\n2\t14h\tHọp\n1\t8h\tTiếp dân\n", ""),
        ] {
            let rows = read(text);
            assert_eq!((rows.len(), &rows[0]), (3, &[day.into(), "8h".into(), "Giao ban".into()]), "{text}");
            assert_eq!(rows[1], [day.to_owned(), "14h".to_owned(), "Họp".to_owned()], "{text}");
        }
        let rows = read("THỨ HAI\t\t\n2\t8h\tGiao ban\n3\t14h\tHọp\nTHỨ BA\t\t\n4\t8h\tTiếp dân\n");
        let days: Vec<_> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(days, ["2026-06-01", "2026-06-01", "2026-06-02"]);
    }

    #[test]
    fn numbers_of_rows_may_stand_behind_the_day() {
        let rows = read("Thứ Hai\t7\tGiao ban\t8h\nThứ Hai\t8\tHọp\t14h\n");
        assert_eq!(rows[0], ["2026-06-01", "8h", "Giao ban"]);
        // Other numbers are somebody's words.
        let rows = read("Thứ Hai\t8h\tGiao ban\t30\nThứ Hai\t9h\tHọp\t25\n");
        assert_eq!(rows[0], ["2026-06-01", "8h", "Giao ban"]);
    }

    #[test]
    fn a_day_may_be_its_number() {
        let rows = read("1\t8h\tGiao ban\n1\t14h\tHọp\n2\t8h\tTiếp dân\n");
        let days: Vec<_> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(days, ["2026-06-01", "2026-06-01", "2026-06-02"]);
        let rows = read("3\t8h\tGiao ban\n5\t14h\tHọp\n");
        assert_eq!(rows[1], ["2026-06-05", "14h", "Họp"]);
    }

    #[test]
    fn a_heading_may_say_that_it_numbers() {
        let rows = read("Thứ tự\tNgày\tGiờ\tNội dung\n5\t02/6\t8h\tHọp\n");
        assert_eq!(rows, [["2026-06-02", "8h", "Họp"]]);
    }
}
