//! Dates of the demo content, which count from the day it is loaded.

use domain::{IsoWeek, Timestamp, calendar::parse_clock};
use time::{Date, Duration, Time};

/// The time of day at which something without one came out.
const NOON: Time = time::macros::time!(12:00);

/// So many days before `now` at a time of day; what would still lie ahead comes a day earlier.
pub(super) fn days_before(now: Timestamp, days: i64, time: Option<&str>) -> Timestamp {
    let clock = time.and_then(parse_clock).unwrap_or(NOON);
    let at =
        |days| Timestamp::at(now.date().saturating_sub(Duration::days(days)), clock.hour(), clock.minute());
    if at(days) <= now { at(days) } else { at(days + 1) }
}

/// The day `weekday` (1 = Monday) of the week so many weeks after the current one.
pub(super) fn day_of_week(now: Timestamp, weeks: i64, weekday: u8) -> Date {
    let monday = IsoWeek::of(now.date()).monday();
    monday.saturating_add(Duration::days(weeks * 7 + i64::from(weekday.clamp(1, 7)) - 1))
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn nothing_comes_out_before_it_is_written() {
        let now = Timestamp::at(date!(2026 - 11 - 24), 7, 0);
        assert_eq!(days_before(now, 0, Some("06:30")), Timestamp::at(date!(2026 - 11 - 24), 6, 30));
        assert_eq!(days_before(now, 0, Some("07:45")), Timestamp::at(date!(2026 - 11 - 23), 7, 45));
        assert_eq!(days_before(now, 3, None), Timestamp::at(date!(2026 - 11 - 21), 12, 0));
    }

    #[test]
    fn weeks_begin_on_monday() {
        let sunday = Timestamp::at(date!(2026 - 11 - 29), 23, 0);
        assert_eq!(day_of_week(sunday, 0, 1), date!(2026 - 11 - 23));
        assert_eq!(day_of_week(sunday, -1, 7), date!(2026 - 11 - 22));
        assert_eq!(day_of_week(sunday, 1, 2), date!(2026 - 12 - 01));
    }
}
