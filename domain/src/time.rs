//! Instants, civil dates and ISO weeks as a Vietnamese office uses them.
//!
//! Storage keeps UTC; pages show Việt Nam's civil time. The country has kept
//! UTC+7 without daylight saving since 1975 (IANA tzdb, `Asia/Ho_Chi_Minh`),
//! so a constant offset is exact for everything a portal publishes and spares
//! the browser a time-zone table.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
pub use time::{Date, Weekday};
use time::{
    Duration, OffsetDateTime, PrimitiveDateTime, UtcOffset,
    format_description::{BorrowedFormatItem, well_known::Rfc3339},
    macros::{format_description, offset},
};

/// Việt Nam's civil time, UTC+7.
pub const VIETNAM: UtcOffset = offset!(+7);

/// `Tue, 06 Feb 2024 01:00:00 GMT` (RFC 9110 §5.6.7).
const HTTP_DATE: &[BorrowedFormatItem<'_>] =
    format_description!("[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT");

/// An instant, in whole seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The present moment by the machine's clock.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn now() -> Self {
        Self(OffsetDateTime::now_utc().unix_timestamp())
    }

    /// Reads an RFC 3339 instant such as `2024-02-06T17:00:00+07:00`.
    ///
    /// # Errors
    /// When the text is not an RFC 3339 date and time.
    pub fn parse_rfc3339(text: &str) -> Result<Self, TimeError> {
        OffsetDateTime::parse(text, &Rfc3339)
            .map(|at| Self(at.unix_timestamp()))
            .map_err(|_| TimeError::Instant(text.to_owned()))
    }

    /// The instant at which `hour:minute` strikes in Việt Nam on `date`.
    #[must_use]
    pub fn at(date: Date, hour: u8, minute: u8) -> Self {
        let clock = time::Time::from_hms(hour.min(23), minute.min(59), 0).unwrap_or(time::Time::MIDNIGHT);
        Self(date.with_time(clock).assume_offset(VIETNAM).unix_timestamp())
    }

    /// This instant on a Vietnamese clock. Instants outside the years
    /// −9999…9999 show as the epoch.
    #[must_use]
    pub fn in_vietnam(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(self.0).unwrap_or(OffsetDateTime::UNIX_EPOCH).to_offset(VIETNAM)
    }

    /// The civil date in Việt Nam.
    #[must_use]
    pub fn date(self) -> Date {
        self.in_vietnam().date()
    }

    /// The year in Việt Nam.
    #[must_use]
    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// `2024-02-06T08:00:00+07:00`, for machines.
    #[must_use]
    pub fn rfc3339(self) -> String {
        self.in_vietnam().format(&Rfc3339).unwrap_or_default()
    }

    /// `Tue, 06 Feb 2024 01:00:00 GMT`, the form of HTTP dates (RFC 9110 §5.6.7).
    #[must_use]
    pub fn http_date(self) -> String {
        self.in_vietnam().to_offset(UtcOffset::UTC).format(HTTP_DATE).unwrap_or_default()
    }

    /// Reads an HTTP date in the form that everyone writes today.
    ///
    /// # Errors
    /// When the text is not such a date, or is one of the obsolete forms.
    pub fn parse_http_date(text: &str) -> Result<Self, TimeError> {
        PrimitiveDateTime::parse(text, HTTP_DATE)
            .map(|at| Self(at.assume_utc().unix_timestamp()))
            .map_err(|_| TimeError::HttpDate(text.to_owned()))
    }

    /// `06-02-2024`, as Vietnamese portals print dates.
    #[must_use]
    pub fn dd_mm_yyyy(self) -> String {
        dd_mm_yyyy(self.date())
    }

    /// `14:05` on a Vietnamese clock.
    #[must_use]
    pub fn hh_mm(self) -> String {
        let at = self.in_vietnam();
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    /// `14:05, 06-02-2024`.
    #[must_use]
    pub fn hh_mm_dd_mm_yyyy(self) -> String {
        format!("{}, {}", self.hh_mm(), self.dd_mm_yyyy())
    }

    /// `2024-02-06T14:05`, as fields of forms hold a date and a time (HTML,
    /// *local date and time string*), on a Vietnamese clock.
    #[must_use]
    pub fn local(self) -> String {
        format!("{}T{}", iso_date(self.date()), self.hh_mm())
    }

    /// Reads what [`Self::local`] writes; seconds may follow.
    ///
    /// # Errors
    /// When the text is not a date and time of that form.
    pub fn parse_local(text: &str) -> Result<Self, TimeError> {
        PrimitiveDateTime::parse(
            text,
            format_description!("[year]-[month]-[day]T[hour]:[minute][optional [:[second]]]"),
        )
        .map(|at| Self(at.assume_offset(VIETNAM).unix_timestamp()))
        .map_err(|_| TimeError::Instant(text.to_owned()))
    }

    /// This instant moved by whole seconds.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }
}

/// What can be wrong with a written date, instant or week.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// Not an RFC 3339 instant.
    #[error("“{0}” is not a date and time like 2024-02-06T17:00:00+07:00")]
    Instant(String),
    /// Not an HTTP date.
    #[error("“{0}” is not a date like Tue, 06 Feb 2024 01:00:00 GMT")]
    HttpDate(String),
    /// Not an ISO 8601 calendar date.
    #[error("“{0}” is not a date like 2024-02-06")]
    Date(String),
    /// Not an ISO 8601 week, or a week 53 that year does not have.
    #[error("“{0}” is not a week like 2026-W48")]
    Week(String),
}

/// `06-02-2024`.
#[must_use]
pub fn dd_mm_yyyy(date: Date) -> String {
    format!("{:02}-{:02}-{:04}", date.day(), u8::from(date.month()), date.year())
}

/// `06-02`.
#[must_use]
pub fn dd_mm(date: Date) -> String {
    format!("{:02}-{:02}", date.day(), u8::from(date.month()))
}

/// `2024-02-06` (ISO 8601).
#[must_use]
pub fn iso_date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// Reads `2024-02-06` (ISO 8601).
///
/// # Errors
/// When the text is not a date of the Gregorian calendar in that form.
pub fn parse_iso_date(text: &str) -> Result<Date, TimeError> {
    Date::parse(text, format_description!("[year]-[month]-[day]"))
        .map_err(|_| TimeError::Date(text.to_owned()))
}

/// Writes and reads dates as `2024-02-06` for `serde`.
pub mod iso {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    use super::{Date, iso_date, parse_iso_date};

    /// Writes a date.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&iso_date(*date))
    }

    /// Reads a date.
    ///
    /// # Errors
    /// When the text is no date.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_iso_date(&text).map_err(D::Error::custom)
    }

    /// The same for a date that may be missing.
    pub mod option {
        use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

        use super::{Date, iso_date, parse_iso_date};

        /// Writes a date, or nothing.
        ///
        /// # Errors
        /// When the serializer fails.
        pub fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
            match date {
                Some(date) => serializer.serialize_some(&iso_date(*date)),
                None => serializer.serialize_none(),
            }
        }

        /// Reads a date, or nothing.
        ///
        /// # Errors
        /// When the text is no date.
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
            let text = Option::<String>::deserialize(deserializer)?;
            text.map(|text| parse_iso_date(&text)).transpose().map_err(D::Error::custom)
        }
    }
}

/// A week of ISO 8601: Monday to Sunday, numbered within its ISO year, which
/// differs from the calendar year around New Year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IsoWeek {
    year: i32,
    week: u8,
}

impl IsoWeek {
    /// The years this portal keeps calendars for: outside them an address is a
    /// typing mistake or a crawler counting to infinity.
    const YEARS: std::ops::RangeInclusive<i32> = 1975..=2200;

    /// The week `week` of ISO year `year`.
    ///
    /// # Errors
    /// When that year has no such week, or the year is outside 1975–2200.
    pub fn new(year: i32, week: u8) -> Result<Self, TimeError> {
        let error = || TimeError::Week(format!("{year}-W{week:02}"));
        if !Self::YEARS.contains(&year) {
            return Err(error());
        }
        Date::from_iso_week_date(year, week, Weekday::Monday).map_err(|_| error())?;
        Ok(Self { year, week })
    }

    /// The week that holds `date`.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let (year, week, _) = date.to_iso_week_date();
        Self { year, week }
    }

    /// The ISO year, which may differ from the calendar year of some of its days.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The number of the week, 1–53.
    #[must_use]
    pub const fn week(self) -> u8 {
        self.week
    }

    /// The first day of the week.
    #[must_use]
    pub fn monday(self) -> Date {
        Date::from_iso_week_date(self.year, self.week, Weekday::Monday).unwrap_or(Date::MIN)
    }

    /// The seven days, Monday first.
    pub fn days(self) -> impl Iterator<Item = Date> {
        let monday = self.monday();
        (0..7).map(move |day| monday.saturating_add(Duration::days(day)))
    }

    /// The last day of the week.
    #[must_use]
    pub fn sunday(self) -> Date {
        self.monday().saturating_add(Duration::days(6))
    }

    /// The week after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(self.monday().saturating_add(Duration::days(7)))
    }

    /// The week before this one.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::of(self.monday().saturating_sub(Duration::days(7)))
    }
}

impl fmt::Display for IsoWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.week)
    }
}

impl FromStr for IsoWeek {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let error = || TimeError::Week(text.to_owned());
        let (year, week) = text.split_once("-W").ok_or_else(error)?;
        let digits =
            |part: &str, len: usize| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || !digits(week, 2) {
            return Err(error());
        }
        Self::new(year.parse().map_err(|_| error())?, week.parse().map_err(|_| error())?).map_err(|_| error())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::date;

    use super::*;

    #[test]
    fn a_field_of_a_form_says_the_same_instant_back() {
        let at = Timestamp::parse_rfc3339("2024-02-06T00:05:00+07:00").unwrap();
        assert_eq!(at.local(), "2024-02-06T00:05");
        assert_eq!(at.hh_mm_dd_mm_yyyy(), "00:05, 06-02-2024");
        assert_eq!(Timestamp::parse_local("2024-02-06T00:05"), Ok(at));
        assert_eq!(Timestamp::parse_local("2024-02-06T00:05:30"), Ok(at.plus_seconds(30)));
        for wrong in ["", "2024-02-06", "2024-02-30T00:05", "2024-02-06 00:05", "06/02/2024 00:05"] {
            assert!(Timestamp::parse_local(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_evening_in_utc_is_the_next_day_in_viet_nam() {
        let at = Timestamp::parse_rfc3339("2024-02-05T18:30:00Z").unwrap();
        assert_eq!(at.dd_mm_yyyy(), "06-02-2024");
        assert_eq!(at.rfc3339(), "2024-02-06T01:30:00+07:00");
        assert_eq!(at.http_date(), "Mon, 05 Feb 2024 18:30:00 GMT");
        assert_eq!(Timestamp::parse_http_date("Mon, 05 Feb 2024 18:30:00 GMT"), Ok(at));
        assert!(Timestamp::parse_http_date("Monday, 05-Feb-24 18:30:00 GMT").is_err());
    }

    #[test]
    fn new_year_belongs_to_the_iso_week_that_holds_its_thursday() {
        assert_eq!(IsoWeek::of(date!(2027 - 01 - 01)).to_string(), "2026-W53");
        assert_eq!(IsoWeek::of(date!(2024 - 12 - 30)).to_string(), "2025-W01");
        assert_eq!(IsoWeek::new(2026, 53).unwrap().next().to_string(), "2027-W01");
    }

    #[test]
    fn a_week_that_does_not_exist_is_refused() {
        for text in
            ["2025-W53", "2026-W00", "2026-W54", "2026-48", "26-W48", "2026-W8", "9999-W01", "+026-W48"]
        {
            assert!(text.parse::<IsoWeek>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn each_day_lies_in_its_week(days in 0_i64..80_000) {
            let day = date!(1975 - 01 - 06).saturating_add(Duration::days(days));
            let week = IsoWeek::of(day);
            prop_assert!(week.days().any(|other| other == day));
            prop_assert_eq!(week.next().previous(), week);
            prop_assert_eq!(week.to_string().parse::<IsoWeek>().ok(), Some(week));
            prop_assert_eq!(week.monday().weekday(), Weekday::Monday);
        }

        #[test]
        fn an_iso_date_survives_the_round_trip(days in 0_i64..80_000) {
            let day = date!(1975 - 01 - 06).saturating_add(Duration::days(days));
            prop_assert_eq!(parse_iso_date(&iso_date(day)), Ok(day));
        }
    }
}
