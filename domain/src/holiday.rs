//! Public holidays of Việt Nam, and days many offices observe.
//!
//! Days off are those of the Labour Code 2019 (Bộ luật Lao động số
//! 45/2019/QH14), Article 112 §1. Its §3 leaves the five days of Tết and the
//! second day of Quốc khánh to a decision of the Prime Minister each year: a
//! day such a decision may or may not name is [`Rest::Announced`]. Days given
//! in exchange for a weekend are decisions too and not known here.
//!
//! Earlier years are shown as today, but for what did not exist yet.

use serde::{Deserialize, Serialize};
use time::{Date, Month};

use crate::{IsoWeek, lunar::LunarYear};

/// A day with a name. The words are the app's: match on the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolidayKind {
    /// *Tết Dương lịch*, 1 January.
    NewYear,
    /// The last but one day of the lunar year: one of the days Tết may begin with.
    TetSecondLast,
    /// The last day of the lunar year (*Tất niên*, *Giao thừa*).
    TetEve,
    /// *Mùng một Tết*.
    TetFirst,
    /// *Mùng hai Tết*.
    TetSecond,
    /// *Mùng ba Tết*.
    TetThird,
    /// *Mùng bốn Tết*.
    TetFourth,
    /// *Giỗ Tổ Hùng Vương*, the tenth day of the third lunar month.
    HungKings,
    /// *Ngày Chiến thắng*, 30 April.
    Victory,
    /// *Ngày Quốc tế lao động*, 1 May.
    Labour,
    /// *Quốc khánh*, 2 September.
    National,
    /// 1 or 3 September: one of them is the second day of Quốc khánh.
    BesideNational,
    /// *Ngày Văn hóa Việt Nam*, 24 November.
    Culture,
    /// *Ngày thành lập Đảng Cộng sản Việt Nam*, 3 February.
    PartyFounding,
    /// *Ngày Thầy thuốc Việt Nam*, 27 February.
    Doctors,
    /// *Ngày Quốc tế Phụ nữ*, 8 March.
    InternationalWomen,
    /// *Ngày Khoa học và Công nghệ Việt Nam*, 18 May.
    ScienceAndTechnology,
    /// *Ngày sinh Chủ tịch Hồ Chí Minh*, 19 May.
    HoChiMinhBirthday,
    /// *Ngày Báo chí Cách mạng Việt Nam*, 21 June.
    Press,
    /// *Ngày Thương binh – Liệt sĩ*, 27 July.
    WarInvalidsAndMartyrs,
    /// *Ngày Chuyển đổi số quốc gia*, 10 October.
    DigitalTransformation,
    /// *Ngày Phụ nữ Việt Nam*, 20 October.
    VietnameseWomen,
    /// *Ngày Pháp luật Việt Nam*, 9 November.
    Law,
    /// *Ngày Nhà giáo Việt Nam*, 20 November.
    Teachers,
    /// *Ngày thành lập Quân đội nhân dân Việt Nam*, 22 December.
    PeoplesArmy,
}

/// Whether people stay at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rest {
    /// A day off.
    DayOff,
    /// A day off when the year's decision names it.
    Announced,
    /// An observance: people work.
    Observance,
}

/// A holiday or an observance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Holiday {
    /// Which one.
    pub kind: HolidayKind,
    /// Whether people stay at home.
    pub rest: Rest,
}

impl Holiday {
    /// Whether it is a day off in every year.
    #[must_use]
    pub const fn is_day_off(self) -> bool {
        matches!(self.rest, Rest::DayOff)
    }
}

/// A day of the solar calendar.
struct Fixed {
    month: Month,
    day: u8,
    /// The first year that has it.
    since: i32,
    holiday: Holiday,
}

const fn fixed(month: Month, day: u8, since: i32, kind: HolidayKind, rest: Rest) -> Fixed {
    Fixed { month, day, since, holiday: Holiday { kind, rest } }
}

/// The days of the solar calendar. Observances that are older than the portal's
/// calendars ([`IsoWeek`]) are held to have always been there.
const FIXED: &[Fixed] = {
    use HolidayKind as Kind;
    use Month::{April, December, February, January, July, June, March, May, November, October, September};
    use Rest::{Announced, DayOff, Observance};
    &[
        fixed(January, 1, 0, Kind::NewYear, DayOff),
        fixed(February, 3, 0, Kind::PartyFounding, Observance),
        fixed(February, 27, 0, Kind::Doctors, Observance),
        fixed(March, 8, 0, Kind::InternationalWomen, Observance),
        fixed(April, 30, 1976, Kind::Victory, DayOff),
        fixed(May, 1, 0, Kind::Labour, DayOff),
        // Luật Khoa học và công nghệ 2013, Điều 7.
        fixed(May, 18, 2014, Kind::ScienceAndTechnology, Observance),
        fixed(May, 19, 0, Kind::HoChiMinhBirthday, Observance),
        fixed(June, 21, 0, Kind::Press, Observance),
        fixed(July, 27, 0, Kind::WarInvalidsAndMartyrs, Observance),
        // The second day came with the Labour Code of 2019, in force from 2021.
        fixed(September, 1, 2021, Kind::BesideNational, Announced),
        fixed(September, 2, 0, Kind::National, DayOff),
        fixed(September, 3, 2021, Kind::BesideNational, Announced),
        // Quyết định 505/QĐ-TTg, 22 April 2022.
        fixed(October, 10, 2022, Kind::DigitalTransformation, Observance),
        fixed(October, 20, 0, Kind::VietnameseWomen, Observance),
        // Luật Phổ biến, giáo dục pháp luật 2012, Điều 8.
        fixed(November, 9, 2013, Kind::Law, Observance),
        fixed(November, 20, 1982, Kind::Teachers, Observance),
        // Nghị quyết 80-NQ/TW, 7 January 2026, asks the legislator for a day off;
        // Article 112 of 2019 does not name it.
        fixed(November, 24, 2026, Kind::Culture, Announced),
        fixed(December, 22, 0, Kind::PeoplesArmy, Observance),
    ]
};

/// The first year in which Giỗ Tổ Hùng Vương was a day off (Luật 84/2007/QH11).
const HUNG_KINGS_SINCE: i32 = 2007;

/// The holidays and observances of a day, days off first. Most days have none.
#[must_use]
pub fn on(date: Date) -> Vec<Holiday> {
    named(date, lunar_year(date).as_ref())
}

/// The days of a week that have a name, in their order.
#[must_use]
pub fn in_week(week: IsoWeek) -> Vec<(Date, Holiday)> {
    let mut year: Option<LunarYear> = None;
    week.days()
        .flat_map(|date| {
            if year.is_none_or(|year| !year.contains(date)) {
                year = lunar_year(date);
            }
            named(date, year.as_ref()).into_iter().map(move |holiday| (date, holiday))
        })
        .collect()
}

/// The lunar year of a date that may be one of the lunar holidays: they lie
/// between the middle of January and the end of April.
fn lunar_year(date: Date) -> Option<LunarYear> {
    (date.month() as u8 <= Month::April as u8).then(|| LunarYear::of(date)).flatten()
}

fn named(date: Date, year: Option<&LunarYear>) -> Vec<Holiday> {
    let fixed = FIXED
        .iter()
        .filter(|fixed| (fixed.month, fixed.day) == (date.month(), date.day()) && fixed.since <= date.year())
        .map(|fixed| fixed.holiday);
    let mut holidays: Vec<_> = year.and_then(|year| lunar(date, year)).into_iter().chain(fixed).collect();
    holidays.sort_by_key(|holiday| holiday.rest as u8);
    holidays
}

/// Tết takes five days: one at the end of the old year and four of the new, or
/// two and three. These were the choices of Nghị định 45/2013/NĐ-CP, Article 8,
/// and each yearly decision since has been one of them or given more.
fn lunar(date: Date, year: &LunarYear) -> Option<Holiday> {
    use HolidayKind as Kind;
    let (kind, rest) = match (year.next() - date).whole_days() {
        2 => (Kind::TetSecondLast, Rest::Announced),
        1 => (Kind::TetEve, Rest::DayOff),
        _ => match (date - year.first()).whole_days() {
            0 => (Kind::TetFirst, Rest::DayOff),
            1 => (Kind::TetSecond, Rest::DayOff),
            2 => (Kind::TetThird, Rest::DayOff),
            3 => (Kind::TetFourth, Rest::Announced),
            _ => {
                let lunar = year.date(date)?;
                let is_tenth_of_third = (lunar.day, lunar.month, lunar.leap) == (10, 3, false);
                let rest = if date.year() < HUNG_KINGS_SINCE { Rest::Observance } else { Rest::DayOff };
                is_tenth_of_third.then_some((Kind::HungKings, rest))?
            }
        },
    };
    Some(Holiday { kind, rest })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::{Duration, macros::date};

    use super::{HolidayKind as Kind, *};

    fn days_off(from: Date, to: Date) -> Vec<(Date, Kind)> {
        std::iter::successors(Some(IsoWeek::of(from)), |week| Some(week.next()))
            .take_while(|week| week.monday() <= to)
            .flat_map(in_week)
            .filter(|(day, holiday)| (from..=to).contains(day) && holiday.is_day_off())
            .map(|(day, holiday)| (day, holiday.kind))
            .collect()
    }

    #[test]
    fn the_days_off_of_2026_are_those_of_the_law() {
        let expected = [
            (date!(2026 - 01 - 01), Kind::NewYear),
            (date!(2026 - 02 - 16), Kind::TetEve),
            (date!(2026 - 02 - 17), Kind::TetFirst),
            (date!(2026 - 02 - 18), Kind::TetSecond),
            (date!(2026 - 02 - 19), Kind::TetThird),
            (date!(2026 - 04 - 26), Kind::HungKings),
            (date!(2026 - 04 - 30), Kind::Victory),
            (date!(2026 - 05 - 01), Kind::Labour),
            (date!(2026 - 09 - 02), Kind::National),
        ];
        assert_eq!(days_off(date!(2026 - 01 - 01), date!(2026 - 12 - 31)), expected);
    }

    #[test]
    fn gio_to_is_the_tenth_of_the_third_month_and_never_of_a_leap_month() {
        // Dates as the press announced them.
        for day in [
            date!(2007 - 04 - 26),
            date!(2018 - 04 - 25),
            date!(2019 - 04 - 14),
            date!(2020 - 04 - 02),
            date!(2021 - 04 - 21),
            date!(2022 - 04 - 10),
            date!(2023 - 04 - 29),
            date!(2024 - 04 - 18),
            date!(2025 - 04 - 07),
        ] {
            let kinds: Vec<_> = on(day).iter().map(|holiday| holiday.kind).collect();
            assert_eq!(kinds, [Kind::HungKings], "{day}");
            assert!(on(day)[0].is_day_off(), "{day}");
        }
        // 2031 has a leap month 3.
        let found: Vec<_> = days_off(date!(2031 - 03 - 01), date!(2031 - 05 - 31))
            .into_iter()
            .filter(|(_, kind)| *kind == Kind::HungKings)
            .collect();
        assert_eq!(found, [(date!(2031 - 04 - 01), Kind::HungKings)]);
    }

    #[test]
    fn what_a_year_decides_is_not_promised() {
        for (day, kind) in [
            (date!(2026 - 09 - 01), Kind::BesideNational),
            (date!(2026 - 09 - 03), Kind::BesideNational),
            (date!(2026 - 02 - 15), Kind::TetSecondLast),
            (date!(2026 - 02 - 20), Kind::TetFourth),
            (date!(2026 - 11 - 24), Kind::Culture),
        ] {
            assert_eq!(on(day), [Holiday { kind, rest: Rest::Announced }], "{day}");
        }
    }

    #[test]
    fn a_day_exists_from_its_first_year_on() {
        assert_eq!(on(date!(2020 - 09 - 03)), []);
        assert_eq!(on(date!(2013 - 05 - 18)), []);
        assert_eq!(on(date!(2006 - 04 - 07))[0].rest, Rest::Observance);
        assert_eq!(on(date!(2025 - 11 - 24)), []);
    }

    #[test]
    fn two_names_on_one_day_are_both_said_and_the_day_off_first() {
        // In 2011 Tết fell on the day of the Party's founding.
        let kinds = |day| on(day).iter().map(|holiday| holiday.kind).collect::<Vec<_>>();
        assert_eq!(kinds(date!(2011 - 02 - 03)), [Kind::TetFirst, Kind::PartyFounding]);
        assert_eq!(kinds(date!(2001 - 01 - 24)), [Kind::TetFirst]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_year_has_its_nine_days_off(year in 2021_i32..=2200) {
            let at = |month, day| Date::from_calendar_date(year, month, day).unwrap();
            let found = days_off(at(Month::January, 1), at(Month::December, 31));
            prop_assert_eq!(found.len(), 9, "{:?}", found);
        }

        #[test]
        fn a_week_says_what_its_days_say(days in 0_i64..82_000) {
            let day = date!(1975 - 01 - 06).saturating_add(Duration::days(days));
            let week = IsoWeek::of(day);
            let expected: Vec<_> =
                week.days().flat_map(|day| on(day).into_iter().map(move |holiday| (day, holiday))).collect();
            prop_assert_eq!(in_week(week), expected);
        }
    }
}
