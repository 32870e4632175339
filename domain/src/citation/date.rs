//! The date of issue behind a number.

use time::{Date, Month};

use super::reading::{digits_end, following_words, is_dash, is_slash, peek, skip_spaces, word_at};

/// Words that may stand between a number and *ngày*: *ký ngày*, *được ban hành
/// ngày*, *đã ký ban hành vào ngày*. The day *from* which a document holds
/// (*có hiệu lực từ ngày*) is not its date.
const BEFORE_DAY: [&str; 8] = ["ky", "ban", "hanh", "ra", "vao", "de", "duoc", "da"];

/// The most of them.
const MOST_WORDS: usize = 5;

/// A date and where it ends in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub date: Date,
    pub end: usize,
    /// Whether nothing but punctuation stands between number and date.
    pub direct: bool,
}

/// The date behind `at`: `ngày 19/05/2023`, `ngày 19 tháng 5 năm 2023`, with
/// *ký*, *ban hành* and the like before it, or in brackets.
pub(super) fn after(text: &str, at: usize) -> Option<Dated> {
    let mut at = skip_spaces(text, at);
    let mut bracket = false;
    if let Some(c @ (',' | '(' | '/')) = peek(text, at) {
        bracket = c == '(';
        at = skip_spaces(text, at + 1);
    }
    for (place, word) in following_words(text, at).take(MOST_WORDS).enumerate() {
        let folded = word.folded(text);
        if folded == "ngay" {
            let (date, end) = read(text, skip_spaces(text, word.end))?;
            return Some(Dated { date, end, direct: place == 0 && !bracket });
        }
        if !BEFORE_DAY.contains(&folded.as_str()) {
            break;
        }
    }
    let (date, end) = read(text, at).filter(|_| bracket)?;
    Some(Dated { date, end, direct: false })
}

/// A date at `at`, day first.
fn read(text: &str, at: usize) -> Option<(Date, usize)> {
    let (day, end) = number(text, at, 2)?;
    let (month, year, end) = in_figures(text, end).or_else(|| in_words(text, end))?;
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(i32::from(year), month, u8::try_from(day).ok()?).ok()?;
    Some((date, end))
}

/// Month and year behind the day in `19/05/2023`, `19-5-2023`, `19.5.2023`.
fn in_figures(text: &str, at: usize) -> Option<(u16, u16, usize)> {
    let (divider, at) = divider(text, at)?;
    let (month, at) = number(text, at, 2)?;
    let (second, at) = self::divider(text, at)?;
    let (year, end) = year(text, at)?;
    (divider == second).then_some((month, year, end))
}

/// Month and year behind the day in `19 tháng 5 năm 2023` and `19 tháng 5/2023`.
fn in_words(text: &str, at: usize) -> Option<(u16, u16, usize)> {
    let at = word(text, at, "thang")?;
    let (month, at) = number(text, at, 2)?;
    let at = word(text, at, "nam").or_else(|| divider(text, at).map(|divider| divider.1))?;
    let (year, end) = year(text, at)?;
    Some((month, year, end))
}

/// Over the word `expected` and the spaces around it; a comma may stand before.
fn word(text: &str, at: usize, expected: &str) -> Option<usize> {
    let mut at = skip_spaces(text, at);
    if peek(text, at) == Some(',') {
        at = skip_spaces(text, at + 1);
    }
    let word = word_at(text, at).filter(|word| word.folded(text) == expected)?;
    Some(skip_spaces(text, word.end))
}

/// A slash, dash or dot between figures, as `/`, `-` or `.`, and what follows.
fn divider(text: &str, at: usize) -> Option<(char, usize)> {
    let at = skip_spaces(text, at);
    let c = peek(text, at)?;
    let divider = match c {
        c if is_slash(c) => '/',
        c if is_dash(c) => '-',
        '.' => '.',
        _ => return None,
    };
    Some((divider, skip_spaces(text, at + c.len_utf8())))
}

/// A number of at most `most` digits.
fn number(text: &str, at: usize, most: usize) -> Option<(u16, usize)> {
    let end = digits_end(text, at);
    let digits = text.get(at..end).filter(|digits| digits.len() <= most)?;
    Some((digits.parse().ok()?, end))
}

/// A year of four digits, since 1858 when the first documents that are still
/// cited were issued.
fn year(text: &str, at: usize) -> Option<(u16, usize)> {
    number(text, at, 4).filter(|(year, _)| (1858..=2200).contains(year))
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn found(text: &str) -> Option<Date> {
        after(text, 0).map(|dated| dated.date)
    }

    #[test]
    fn dates_are_read_as_offices_write_them() {
        for text in [
            " ngày 19/05/2023",
            ", ngày 19-5-2023",
            " ngày 19.5.2023.",
            " ngày 19 tháng 5 năm 2023",
            " NGÀY 19 THÁNG 05 NĂM 2023",
            " (19/5/2023)",
            " ban hành ngày 19/5/2023",
            " đã ký vào ngày 19 / 05 / 2023",
            "/ ngay 19 thang 5, nam 2023",
            " (ngày 19–05–2023)",
        ] {
            assert_eq!(found(text), Some(date!(2023 - 05 - 19)), "{text}");
        }
    }

    #[test]
    fn other_days_are_no_date_of_issue() {
        for text in [
            " có hiệu lực từ ngày 25 tháng 5 năm 2016",
            " ngày 31/2/2023",
            " ngày 25 tháng 1, lấy",
            " 19/05/2023",
            ". Ngày 19/05/2023",
            " ngày 19/05-2023",
            " ngày 19/05/20233",
            " năm 1981",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
