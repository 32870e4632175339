//! What the columns of a table hold: by its heading, or by what they say (`guessed`).

use super::{
    RowField,
    guessed::guessed,
    token::{Token, is_long, tokens},
};
use crate::IsoWeek;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Days and hours in one, or either.
    When,
    /// A half of the day.
    Half,
    /// A cell of the row.
    Of(RowField),
    /// Nothing of ours: numbers of rows, columns that are empty.
    Other,
}

/// What the columns hold, and where the rows begin.
pub(super) fn columns(table: &[Vec<String>], week: IsoWeek) -> (Vec<Column>, usize) {
    let headed = table
        .iter()
        .take(MAX_ABOVE)
        .enumerate()
        .find_map(|(index, cells)| Some((heading(cells)?, index + 1)));
    headed.unwrap_or_else(|| (guessed(table, week), 0))
}

/// How many rows of a table may stand above its heading: the title of the sheet.
const MAX_ABOVE: usize = 6;

/// What the columns hold by a row that is their heading. A row of a calendar may
/// say *Lãnh đạo* and *Phòng họp*, too; that it says *Nội dung* is unlikely.
pub(super) fn heading(cells: &[String]) -> Option<Vec<Column>> {
    let columns: Vec<Column> = cells.iter().map(|cell| headed(cell)).collect();
    let known = columns.iter().filter(|column| **column != Column::Other).count();
    (known >= 2 && columns.contains(&Column::Of(RowField::Content))).then_some(columns)
}

/// The words that headings are made of.
const WORDS: &str = "bat bi buoi bo chu chuan co cong cuoc dau den dia diem don du dung gia gian gio ghi giao hoat \
    dong hop lam lanh dao mat ngay nguoi noi phan phan phoi phong quan tac tham thang thanh the thoi thu tp tri trinh \
    tuan tu va vi viec xe";

/// What a heading calls its column.
fn headed(cell: &str) -> Column {
    if is_long(cell) {
        return Column::Other;
    }
    let words: Vec<String> = tokens(cell)
        .into_iter()
        .filter_map(|token| match token {
            Token::Word(word) => Some(word),
            Token::Number(number) => Some(number.to_string()),
            _ => None,
        })
        .collect();
    if words.iter().any(|word| !WORDS.split_whitespace().any(|known| known == word)) {
        return Column::Other;
    }
    let says = |name: &str| {
        let name: Vec<&str> = name.split(' ').collect();
        words.windows(name.len()).any(|window| window == name.as_slice())
    };
    let names: &[(&[&str], Column)] = &[
        (&["noi dung", "cong viec", "cong tac"], Column::Of(RowField::Content)),
        (&["chu tri", "lanh dao"], Column::Of(RowField::Chair)),
        (&["thanh phan", "tham du", "tham gia"], Column::Of(RowField::Participants)),
        (&["dia diem", "noi hop", "phong hop"], Column::Of(RowField::Place)),
        (&["ghi chu", "chuan bi"], Column::Of(RowField::Note)),
        (&["buoi"], Column::Half),
        (&["thoi gian"], Column::When),
        (&["gio"], Column::Of(RowField::Time)),
        (&["thu", "ngay"], Column::Of(RowField::Day)),
    ];
    // “Thứ tự” numbers the rows; only its letters are those of a weekday.
    if words.windows(2).any(|pair| pair == ["thu", "tu"]) {
        return Column::Other;
    }
    let found = names.iter().find(|(names, _)| names.iter().any(|name| says(name)));
    let column = found.map_or(Column::Other, |(_, column)| *column);
    // “Ngày, giờ” holds both.
    let both = says("gio") && (says("ngay") || says("thu"));
    if both && column == Column::Of(RowField::Time) { Column::When } else { column }
}
