//! Tables out of other programs, as rows of a week: with a heading or without,
//! with days that stand once for several rows, with halves of days beside hours.

use super::{
    RowField, WeekRow,
    columns::{Column, columns, heading},
    hours::Hours,
    read_day, read_hours,
    token::is_long,
};
use crate::{IsoWeek, time::iso_date};

/// The cells of a table as spreadsheets put them on the clipboard: tabulators
/// between cells, quotation marks around cells that hold line breaks or such
/// marks. A text without tabulators may part its cells by bars or semicolons.
#[must_use]
pub fn read_lines(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let separator = ['\t', '|', ';'].into_iter().find(|separator| text.contains(*separator)).unwrap_or('\t');
    let (mut table, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() && separator == '\t' => quoted = true,
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                table.push(std::mem::take(&mut row));
            }
            other if other == separator && !quoted => row.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    row.push(cell);
    table.push(row);
    table.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    table
}

/// The rows that a table means for a week. What could not be read stays as it
/// was typed, so that whoever pasted it sees it.
#[must_use]
pub fn rows_of(table: &[Vec<String>], week: IsoWeek) -> Vec<WeekRow> {
    let (columns, begin) = columns(table, week);
    let mut rows = Vec::new();
    // A day may stand above the heading, too.
    let above = table[..begin].iter().rev().find_map(|cells| read_day(banner(cells)?, week));
    let (mut day, mut half) = (above.map(iso_date).unwrap_or_default(), String::new());
    for cells in &table[begin..] {
        // Each day may have a table of its own, with the heading over again.
        if heading(cells).is_some() {
            continue;
        }
        if let Some(banner) = banner(cells) {
            if let Some(date) = read_day(banner, week) {
                (day, half) = (iso_date(date), String::new());
                continue;
            }
            if is_half(banner) {
                banner.clone_into(&mut half);
                continue;
            }
        }
        let mut row = WeekRow { day: String::new(), ..WeekRow::default() };
        let mut own_half = String::new();
        for (cell, column) in cells.iter().zip(&columns) {
            let cell = cell.trim();
            if !cell.is_empty() {
                write(&mut row, &mut own_half, *column, cell, week);
            }
        }
        if row.day.is_empty() {
            row.day.clone_from(&day);
        } else if row.day != day {
            (day, half) = (row.day.clone(), String::new());
        }
        if !own_half.is_empty() {
            half = own_half;
        }
        row.time = with_half(row.time, &half);
        if ["content", "chair", "participants", "place", "note"]
            .iter()
            .filter_map(|name| RowField::from_name(name))
            .any(|field| !row.text(field).is_empty())
        {
            rows.push(row);
        }
    }
    rows
}

/// Puts a cell of the table where it belongs in the row.
fn write(row: &mut WeekRow, half: &mut String, column: Column, cell: &str, week: IsoWeek) {
    match column {
        Column::Other => {}
        Column::Half => cell.clone_into(half),
        Column::Of(field) if field != RowField::Day && field != RowField::Time => {
            if let Some(text) = row.text_mut(field) {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(cell);
            }
        }
        _ => {
            let (day, time) = when(cell, column == Column::Of(RowField::Time), week);
            if !day.is_empty() {
                row.day = day;
            }
            if !time.is_empty() {
                row.time = time;
            }
        }
    }
}

/// The day and the hours that a cell says, in lines or in one.
pub(super) fn when(cell: &str, hours_first: bool, week: IsoWeek) -> (String, String) {
    let as_day = || read_day(cell, week).map(|date| (iso_date(date), String::new()));
    let as_hours = || read_hours(cell).ok().map(|_| (String::new(), cell.to_owned()));
    let whole = if hours_first { as_hours().or_else(as_day) } else { as_day().or_else(as_hours) };
    if let Some(whole) = whole {
        return whole;
    }
    // One piece after the other: the longest beginning that is a day or hours.
    let pieces: Vec<&str> = if is_long(cell) { Vec::new() } else { cell.split_whitespace().collect() };
    for length in (1..pieces.len().max(1)).rev() {
        let (first, rest) = (pieces[..length].join(" "), pieces[length..].join(" "));
        if let (Some(date), Ok(_)) = (read_day(&first, week), read_hours(&rest)) {
            return (iso_date(date), rest);
        }
        if let (Ok(_), Some(date)) = (read_hours(&first), read_day(&rest, week)) {
            return (iso_date(date), first);
        }
    }
    if hours_first { (String::new(), cell.to_owned()) } else { (cell.to_owned(), String::new()) }
}

/// The hours, with the half of the day where they do not say it themselves.
fn with_half(time: String, half: &str) -> String {
    if half.is_empty() || !is_half(half) {
        return time;
    }
    if time.is_empty() {
        return half.to_owned();
    }
    let said = format!("{half} {time}");
    let hours = |text: &str| read_hours(text).ok().map(|Hours { starts, ends, .. }| (starts, ends));
    // Only small numbers need it: 2 in the afternoon.
    if hours(&said).is_some() && hours(&said) != hours(&time) { said } else { time }
}

pub(super) fn is_half(text: &str) -> bool {
    !text.trim().is_empty() && read_hours(text).is_ok_and(|hours| hours.starts.is_none())
}

/// The only text of a row, if there is but one: a day or a half above its rows.
pub(super) fn banner(cells: &[String]) -> Option<&str> {
    let mut written = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let first = written.next()?;
    written.all(|cell| cell == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week() -> IsoWeek {
        IsoWeek::new(2026, 48).unwrap()
    }

    fn read(text: &str) -> Vec<[String; 4]> {
        rows_of(&read_lines(text), week())
            .into_iter()
            .map(|row| [row.day, row.time, row.content, row.chair])
            .collect()
    }

    #[test]
    fn quoted_cells_keep_their_line_breaks_and_marks() {
        assert_eq!(
            read_lines("a\t\"b\nc \"\"d\"\"\"\te\r\n\r\nf\t5\" ống\t\n"),
            [vec!["a", "b\nc \"d\"", "e"], vec!["f", "5\" ống", ""]]
        );
        assert_eq!(read_lines(""), Vec::<Vec<String>>::new());
        assert_eq!(read_lines("8h | Họp"), [["8h ", " Họp"]]);
    }

    #[test]
    fn a_heading_says_what_the_columns_hold() {
        let rows = read(
            "LỊCH CÔNG TÁC TUẦN 48\t\t\t\nTHỨ, NGÀY\tGIỜ\tChủ trì\tNội dung công việc\n\
             Thứ Hai\n\t7h30\tGiám đốc\tGiao ban\n\t14h00\t\tHọp\n23/11\t16h\tPhó Giám đốc\tTiếp dân\n",
        );
        assert_eq!(
            rows,
            [
                ["2026-11-23", "7h30", "Giao ban", "Giám đốc"],
                ["2026-11-23", "14h00", "Họp", ""],
                ["2026-11-23", "16h", "Tiếp dân", "Phó Giám đốc"],
            ]
        );
    }

    #[test]
    fn without_a_heading_columns_are_known_by_what_they_say() {
        let rows = read(
            "T2\tSáng\t7h30\tGiao ban\tGiám đốc\n\tChiều\t2h\tHọp hội đồng\tPhó Giám đốc\nT3\t\t8h\tHọp\t",
        );
        assert_eq!(
            rows,
            [
                ["2026-11-23", "7h30", "Giao ban", "Giám đốc"],
                ["2026-11-23", "Chiều 2h", "Họp hội đồng", "Phó Giám đốc"],
                ["2026-11-24", "8h", "Họp", ""],
            ]
        );
    }

    #[test]
    fn days_and_hours_may_share_a_cell_and_days_may_stand_above() {
        let rows =
            read("Thời gian\tNội dung\tChủ trì\nThứ Hai 23/11 8h00\tGiao ban\t\n14h ngày 24/11\tHọp\t\n");
        assert_eq!(rows, [["2026-11-23", "8h00", "Giao ban", ""], ["2026-11-24", "14h", "Họp", ""]]);
        let rows = read("Giờ\tNội dung\tChủ trì\nThứ Tư (25/11)\nSÁNG\n\tTrực cơ quan\t\n9h\tHọp\t\n");
        assert_eq!(rows, [["2026-11-25", "SÁNG", "Trực cơ quan", ""], ["2026-11-25", "9h", "Họp", ""]]);
    }

    #[test]
    fn a_heading_over_each_day_is_no_row() {
        let rows = read(
            "Thứ Hai\nGiờ\tNội dung\tChủ trì\n8h\tGiao ban\t\nThứ Ba\nGiờ\tNội dung\tChủ trì\n9h\tHọp\t\n",
        );
        assert_eq!(rows[1], ["2026-11-24", "9h", "Họp", ""]);
        assert_eq!(rows.len(), 2);
        let rows =
            read("Thứ Hai\t8h\tHọp cơ quan\tLãnh đạo Sở\t\tPhòng họp\n\t9h\tHọp\tLãnh đạo\t\tPhòng họp 2\n");
        assert_eq!(rows[0], ["2026-11-23", "8h", "Họp cơ quan", "Lãnh đạo Sở"]);
        assert_eq!(rows.len(), 2);
    }

    #[test]
    fn what_cannot_be_read_is_kept_as_it_was_typed() {
        let rows = read("Ngày\tGiờ\tNội dung\nhôm sau\tsau họp\tRút kinh nghiệm\n");
        assert_eq!(rows, [["hôm sau", "sau họp", "Rút kinh nghiệm", ""]]);
        assert_eq!(read("một dòng chữ"), [["", "", "một dòng chữ", ""]]);
        assert_eq!(read(""), Vec::<[String; 4]>::new());
    }

    #[test]
    fn lines_of_plain_text_keep_their_hours() {
        assert_eq!(read("8h | Giao ban | Giám đốc")[0], ["", "8h", "Giao ban", "Giám đốc"]);
    }
}
