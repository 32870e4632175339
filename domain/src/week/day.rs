//! Days as people write them: `Thứ Hai`, `T2`, `23/11`, `Thứ 2, ngày
//! 23/11/2026`, `23 tháng 11`, `2026-11-23`.

use time::{Date, Month, Weekday};

use super::token::{Token, is_long, tokens};
use crate::IsoWeek;

/// What was found.
#[derive(Default)]
struct Found {
    weekday: Option<Weekday>,
    day: Option<u32>,
    month: Option<u32>,
    year: Option<u32>,
}

/// The day that is meant: a weekday is one of `week`, a date may lie outside.
/// `None` when it is no day, or its weekday and its date contradict each other.
#[must_use]
pub fn read_day(text: &str, week: IsoWeek) -> Option<Date> {
    let found = if is_long(text) { None } else { find(&tokens(text)) }?;
    let date = match (found.day, found.month) {
        (Some(day), Some(month)) => Some(date(day, month, found.year, week)?),
        (Some(day), None) => Some(week.days().find(|date| u32::from(date.day()) == day)?),
        _ => None,
    };
    let named = found.weekday.and_then(|weekday| week.days().find(|date| date.weekday() == weekday));
    match (date, found.weekday) {
        (Some(date), Some(weekday)) => (date.weekday() == weekday).then_some(date),
        (Some(date), None) => Some(date),
        (None, _) => named,
    }
}

fn date(day: u32, month: u32, year: Option<u32>, week: IsoWeek) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let day = u8::try_from(day).ok()?;
    if let Some(year) = year {
        let year = if year < 100 { 2000 + year } else { year };
        return Date::from_calendar_date(i32::try_from(year).ok()?, month, day).ok();
    }
    week.days()
        .find(|date| (date.day(), date.month()) == (day, month))
        .or_else(|| Date::from_calendar_date(week.year(), month, day).ok())
}

fn find(tokens: &[Token]) -> Option<Found> {
    let mut found = Found::default();
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        rest = after;
        match first {
            Token::Word(word) => match word.as_str() {
                "thu" => {
                    found.weekday = Some(numbered(after.first()?)?);
                    rest = &after[1..];
                }
                "t" if matches!(after, [Token::Number(2..=7), ..]) => {
                    found.weekday = Some(numbered(after.first()?)?);
                    rest = &after[1..];
                }
                "chu" if matches!(after, [Token::Word(day), ..] if day == "nhat") => {
                    found.weekday = Some(Weekday::Sunday);
                    rest = &after[1..];
                }
                "cn" => found.weekday = Some(Weekday::Sunday),
                "ngay" | "thang" | "nam" => {}
                _ => return None,
            },
            Token::Number(number) => place(&mut found, *number)?,
            Token::Dash | Token::Sign('/' | '.' | ',' | '(' | ')' | ':') => {}
            Token::Sign(_) => return None,
        }
    }
    // A year first: ISO 8601 writes it so.
    if let Some(year) = found.day.filter(|first| *first > 31) {
        found = Found { year: Some(year), day: found.year, ..found };
        found.day?;
    }
    Some(found)
}

fn place(found: &mut Found, number: u32) -> Option<()> {
    let place =
        [&mut found.day, &mut found.month, &mut found.year].into_iter().find(|place| place.is_none())?;
    *place = Some(number);
    Some(())
}

fn numbered(token: &Token) -> Option<Weekday> {
    let number = match token {
        Token::Number(number) => *number,
        Token::Word(word) => match word.as_str() {
            "hai" => 2,
            "ba" => 3,
            "tu" => 4,
            "nam" => 5,
            "sau" => 6,
            "bay" => 7,
            _ => return None,
        },
        _ => return None,
    };
    Some(match number {
        2 => Weekday::Monday,
        3 => Weekday::Tuesday,
        4 => Weekday::Wednesday,
        5 => Weekday::Thursday,
        6 => Weekday::Friday,
        7 => Weekday::Saturday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::iso_date;

    fn read(text: &str) -> Option<String> {
        read_day(text, IsoWeek::new(2026, 48).unwrap()).map(iso_date)
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "Thứ Hai",
            "THỨ 2",
            "T2",
            "thứ 2 (23/11)",
            "Thứ Hai\n23/11/2026",
            "Thứ Hai, ngày 23 tháng 11 năm 2026",
            "23/11",
            "23-11-2026",
            "23.11.26",
            "ngày 23",
            "2026-11-23",
        ] {
            assert_eq!(read(text).as_deref(), Some("2026-11-23"), "{text}");
        }
        assert_eq!(read("Chủ nhật").as_deref(), Some("2026-11-29"));
        assert_eq!(read("CN").as_deref(), Some("2026-11-29"));
        assert_eq!(read("Thứ năm").as_deref(), Some("2026-11-26"));
    }

    #[test]
    fn a_date_of_another_week_stays_what_it_is() {
        assert_eq!(read("16/11/2026").as_deref(), Some("2026-11-16"));
        assert_eq!(read("16/11").as_deref(), Some("2026-11-16"));
    }

    #[test]
    fn a_week_of_two_years_knows_both() {
        let week = IsoWeek::new(2026, 53).unwrap();
        assert_eq!(read_day("1/1", week).map(iso_date).as_deref(), Some("2027-01-01"));
        assert_eq!(read_day("31/12", week).map(iso_date).as_deref(), Some("2026-12-31"));
    }

    #[test]
    fn what_is_no_day_is_not_taken_for_one() {
        for text in
            ["", "Thứ", "Thứ Hai 24/11", "32/11", "Họp ngày 23/11", "8h00", "thứ 9", "23/11/2026/1", "ngày 7"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
            let _ = read(&text);
        }
    }
}
