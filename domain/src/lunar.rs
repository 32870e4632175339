//! The Vietnamese lunisolar calendar (*âm lịch*).
//!
//! It follows the rules of the Chinese calendar, but for the meridian of
//! UTC+7 (Quyết định 121-CP, 8 August 1967, in force from 1968): a month
//! begins on the day of the new moon, the winter solstice lies in month 11, and
//! of thirteen months between two solstices the first without a major solar
//! term is the leap month. An hour can move a new moon to another day: in 1985,
//! 2007 and 2030 Tết in Việt Nam and in China differ. The astronomy is that of
//! Reingold and Dershowitz, *Calendrical Calculations*.

use std::ops::RangeInclusive;

use calendrical_calculations::{
    chinese_based::{ChineseBased, YearBounds, month_structure_for_year},
    gregorian::fixed_from_gregorian,
    rata_die::RataDie,
};
use time::Date;

/// The Gregorian years for which [`LunarYear::of`] answers: from the reform to
/// the last year of the portal's calendars.
pub const YEARS: RangeInclusive<i32> = 1968..=2200;

/// The Julian day number of the day before 0001-01-01, on which Rata Die counts 0.
const RATA_DIE_EPOCH: i64 = 1_721_425;

/// The rules of the Chinese calendar at UTC+7.
struct Vietnamese;

impl ChineseBased for Vietnamese {
    const EPOCH: RataDie = fixed_from_gregorian(-2636, 2, 15);
    const DEBUG_NAME: &'static str = "vietnamese";

    fn utc_offset(_: RataDie) -> f64 {
        7.0 / 24.0
    }
}

/// A day of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LunarDate {
    /// The Gregorian year in which the lunar year begins.
    pub year: i32,
    /// The month, 1–12; a leap month has the number of the one before it.
    pub month: u8,
    /// Whether it is the second month of that number (*tháng nhuận*).
    pub leap: bool,
    /// The day, 1–30.
    pub day: u8,
}

impl LunarDate {
    /// The lunar date of a day of the [`YEARS`].
    #[must_use]
    pub fn of(date: Date) -> Option<Self> {
        LunarYear::of(date)?.date(date)
    }
}

/// A year of the lunar calendar, from one Tết to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LunarYear {
    /// *Mùng một Tết*.
    first: Date,
    /// The first day of the year after.
    next: Date,
    /// Whether each of its twelve or thirteen months has 30 days (else 29).
    full_months: [bool; 13],
    /// Which of its months is the leap month, counted from 0.
    leap_month: Option<u8>,
}

impl LunarYear {
    /// The lunar year that holds a day of the [`YEARS`]. That is some 200
    /// microseconds of astronomy: keep it for the other days of the year.
    #[must_use]
    pub fn of(date: Date) -> Option<Self> {
        if !YEARS.contains(&date.year()) {
            return None;
        }
        let bounds = YearBounds::compute::<Vietnamese>(rata_die(date));
        let (full_months, leap_month) =
            month_structure_for_year::<Vietnamese>(bounds.new_year, bounds.next_new_year);
        Some(Self {
            first: from_rata_die(bounds.new_year)?,
            next: from_rata_die(bounds.next_new_year)?,
            full_months,
            // The crate counts from 1, and counts the leap month itself.
            leap_month: leap_month.map(|number| number.saturating_sub(1)),
        })
    }

    /// *Mùng một Tết*.
    #[must_use]
    pub const fn first(&self) -> Date {
        self.first
    }

    /// The first day of the year after.
    #[must_use]
    pub const fn next(&self) -> Date {
        self.next
    }

    /// Whether a day lies in this year.
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        (self.first..self.next).contains(&date)
    }

    /// The lunar date of a day of this year.
    #[must_use]
    pub fn date(&self, date: Date) -> Option<LunarDate> {
        if !self.contains(date) {
            return None;
        }
        let mut rest = u16::try_from((date - self.first).whole_days()).ok()?;
        for (index, full) in (0_u8..).zip(self.full_months) {
            let days = if full { 30 } else { 29 };
            if rest < days {
                let leap = self.leap_month == Some(index);
                let leaps_so_far = u8::from(self.leap_month.is_some_and(|leap| leap <= index));
                return Some(LunarDate {
                    year: self.first.year(),
                    month: index + 1 - leaps_so_far,
                    leap,
                    day: u8::try_from(rest + 1).ok()?,
                });
            }
            rest -= days;
        }
        None
    }
}

fn rata_die(date: Date) -> RataDie {
    RataDie::new(i64::from(date.to_julian_day()) - RATA_DIE_EPOCH)
}

fn from_rata_die(day: RataDie) -> Option<Date> {
    i32::try_from(day.to_i64_date() + RATA_DIE_EPOCH).ok().and_then(|day| Date::from_julian_day(day).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::{Duration, Month, macros::date};

    use super::*;

    /// Month and day of Tết from 1968 to 2100, computed apart from this crate:
    /// the rules above on new moons and solar longitudes of PyEphem (VSOP87),
    /// which agree for these days with Hồ Ngọc Đức's tables.
    const TET: &str = "\
        0129 0216 0206 0127 0215 0203 0123 0211 0131 0218 0207 0128 0216 0205 0125 0213 \
        0202 0121 0209 0129 0217 0206 0127 0215 0204 0123 0210 0131 0219 0207 0128 0216 \
        0205 0124 0212 0201 0122 0209 0129 0217 0207 0126 0214 0203 0123 0210 0131 0219 \
        0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0202 0123 \
        0211 0131 0219 0208 0128 0215 0204 0124 0212 0201 0122 0210 0130 0217 0206 0126 \
        0214 0202 0123 0211 0201 0218 0208 0128 0215 0204 0124 0212 0202 0121 0209 0129 \
        0217 0205 0126 0214 0203 0123 0211 0131 0219 0207 0127 0215 0205 0124 0212 0202 \
        0122 0209 0129 0217 0206 0126 0214 0203 0124 0210 0130 0218 0207 0127 0215 0205 \
        0125 0212 0201 0121 0209";

    /// The leap months of 1968–2100 from the same sources: year, month.
    #[rustfmt::skip]
    const LEAP_MONTHS: &[(i32, u8)] = &[
        (1968, 7), (1971, 5), (1974, 4), (1976, 8), (1979, 6), (1982, 4), (1985, 2), (1987, 7),
        (1990, 5), (1993, 3), (1995, 8), (1998, 5), (2001, 4), (2004, 2), (2006, 7), (2009, 5),
        (2012, 4), (2014, 9), (2017, 6), (2020, 4), (2023, 2), (2025, 6), (2028, 5), (2031, 3),
        (2033, 11), (2036, 6), (2039, 5), (2042, 2), (2044, 7), (2047, 5), (2050, 3), (2052, 8),
        (2055, 6), (2058, 4), (2061, 3), (2063, 7), (2066, 5), (2069, 4), (2071, 8), (2074, 6),
        (2077, 4), (2080, 3), (2082, 7), (2085, 5), (2088, 4), (2090, 8), (2093, 6), (2096, 4),
        (2099, 2),
    ];

    fn lunar(year: i32, month: u8, day: u8) -> LunarDate {
        LunarDate { year, month, leap: false, day }
    }

    #[test]
    fn tet_falls_on_the_days_of_the_published_tables() {
        let known: Vec<Date> = (1968..)
            .zip(TET.split_whitespace())
            .map(|(year, day)| {
                let (month, day) = day.split_at(2);
                let month = Month::try_from(month.parse::<u8>().unwrap()).unwrap();
                Date::from_calendar_date(year, month, day.parse().unwrap()).unwrap()
            })
            .collect();
        assert_eq!(known.len(), 133);
        for tet in known {
            assert_eq!(LunarDate::of(tet), Some(lunar(tet.year(), 1, 1)), "{tet}");
        }
    }

    #[test]
    fn tet_is_that_of_viet_nam_where_china_has_another_day() {
        for (vietnamese, chinese) in [
            (date!(1968 - 01 - 29), date!(1968 - 01 - 30)),
            (date!(1985 - 01 - 21), date!(1985 - 02 - 20)),
            (date!(2007 - 02 - 17), date!(2007 - 02 - 18)),
            (date!(2030 - 02 - 02), date!(2030 - 02 - 03)),
        ] {
            assert_eq!(LunarDate::of(vietnamese), Some(lunar(vietnamese.year(), 1, 1)));
            assert_ne!(LunarDate::of(chinese), Some(lunar(chinese.year(), 1, 1)));
        }
    }

    #[test]
    fn leap_months_are_those_of_the_published_tables() {
        let mut found = Vec::new();
        let mut day = date!(1968 - 01 - 29);
        while day < date!(2101 - 01 - 29) {
            let year = LunarYear::of(day).unwrap();
            while year.contains(day) {
                let lunar = year.date(day).unwrap();
                if lunar.leap && lunar.day == 1 {
                    found.push((lunar.year, lunar.month));
                }
                day = day.next_day().unwrap();
            }
        }
        assert_eq!(found, LEAP_MONTHS);
    }

    #[test]
    fn the_year_2033_has_its_leap_month_after_the_solstice() {
        assert_eq!(LunarDate::of(date!(2033 - 08 - 25)), Some(lunar(2033, 8, 1)));
        let leap = LunarDate { year: 2033, month: 11, leap: true, day: 1 };
        assert_eq!(LunarDate::of(date!(2033 - 12 - 22)), Some(leap));
        assert_eq!(LunarDate::of(date!(2034 - 02 - 19)), Some(lunar(2034, 1, 1)));
    }

    #[test]
    fn outside_its_years_the_calendar_is_silent() {
        assert_eq!(LunarDate::of(date!(1967 - 12 - 31)), None);
        assert_eq!(LunarDate::of(date!(2201 - 01 - 01)), None);
        assert!(LunarDate::of(date!(2200 - 12 - 31)).is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        /// Months have 29 or 30 days, days count up, and years join without a gap.
        #[test]
        fn each_day_follows_the_day_before(days in 0_i64..85_000) {
            let day = date!(1968 - 01 - 01).saturating_add(Duration::days(days));
            let (today, tomorrow) =
                (LunarDate::of(day).unwrap(), LunarDate::of(day.next_day().unwrap()).unwrap());
            if tomorrow.day == 1 {
                prop_assert!(today.day >= 29);
                prop_assert_ne!((today.month, today.leap), (tomorrow.month, tomorrow.leap));
            } else {
                prop_assert_eq!(tomorrow, LunarDate { day: today.day + 1, ..today });
            }
            prop_assert!(today.day <= 30 && (1..=12).contains(&today.month));
            let next = LunarYear::of(day).unwrap().next();
            prop_assert!(next.year() == 2201 || LunarYear::of(next).unwrap().first() == next);
        }
    }
}
