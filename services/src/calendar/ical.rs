//! The work calendar as an iCalendar file (RFC 5545).
//!
//! An entry is not always as precise as an appointment. All day without a time
//! is a date. A half day without a time is the office's hours of that half,
//! with the half named in the description. A time without an end lasts an hour.

use domain::{
    CalendarEntry, HalfDay, IsoWeek, Locale, Timestamp,
    time::{Date, iso_date},
};
use time::{Duration, PrimitiveDateTime, Time, UtcOffset, macros::time};

use super::content_line::ContentLines;

/// The office's morning and afternoon, for entries that name only the half.
const MORNING: (Time, Time) = (time!(7:30), time!(11:30));
const AFTERNOON: (Time, Time) = (time!(13:30), time!(17:00));
/// What an entry lasts whose end nobody said.
const UNKNOWN_LENGTH: Duration = Duration::hours(1);
/// How often subscribers should ask again (RFC 7986 §5.7).
const REFRESH: &str = "PT1H";

/// The words of the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// *Chủ trì*.
    pub chair: &'static str,
    /// *Thành phần*.
    pub participants: &'static str,
    /// *Ghi chú*.
    pub note: &'static str,
    /// *Sáng*.
    pub morning: &'static str,
    /// *Chiều*.
    pub afternoon: &'static str,
    /// *Hoãn*.
    pub cancelled: &'static str,
}

/// Writes entries for calendar programs.
#[derive(Clone, Copy, Debug)]
pub struct Writer<'a> {
    /// Scheme and host of the portal, without a trailing slash.
    pub base_url: &'a str,
    /// The language of the pages that entries point to.
    pub locale: Locale,
    /// The words around the entries' own.
    pub words: Words,
}

impl Writer<'_> {
    /// A calendar to subscribe to, under the name readers will see.
    #[must_use]
    pub fn feed(&self, name: &str, entries: &[CalendarEntry]) -> String {
        let mut lines = begin();
        lines.text("NAME", name);
        lines.text("X-WR-CALNAME", name);
        lines.raw("X-WR-TIMEZONE", ZONE);
        lines.raw("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        lines.raw("X-PUBLISHED-TTL", REFRESH);
        self.end(lines, entries)
    }

    /// One entry, to be added to a calendar the reader has. It carries no name:
    /// a named file would make some programs open a calendar of its own.
    #[must_use]
    pub fn event(&self, entry: &CalendarEntry) -> String {
        self.end(begin(), std::slice::from_ref(entry))
    }

    fn end(&self, mut lines: ContentLines, entries: &[CalendarEntry]) -> String {
        zone(&mut lines);
        for entry in entries {
            self.entry(&mut lines, entry);
        }
        lines.raw("END", "VCALENDAR");
        lines.into_string()
    }

    fn entry(&self, lines: &mut ContentLines, entry: &CalendarEntry) {
        let changed = utc(entry.updated_at);
        lines.raw("BEGIN", "VEVENT");
        lines.raw("UID", &format!("calendar-{}@{}", entry.id, host(self.base_url)));
        // With METHOD it tells when this form of the entry was made (§3.8.7.2);
        // the present moment would change every file and every validator.
        lines.raw("DTSTAMP", &changed);
        lines.raw("LAST-MODIFIED", &changed);
        span(lines, entry);
        lines.text("SUMMARY", &self.summary(entry));
        for (name, text) in [("LOCATION", &entry.place), ("DESCRIPTION", &self.description(entry))] {
            if !text.is_empty() {
                lines.text(name, text);
            }
        }
        let week = self.locale.path(&format!("/lich-cong-tac/{}", IsoWeek::of(entry.date)));
        lines.raw("URL", &format!("{}{week}#{}", self.base_url, iso_date(entry.date)));
        lines.raw("STATUS", if entry.cancelled { "CANCELLED" } else { "CONFIRMED" });
        lines.raw("END", "VEVENT");
    }

    /// Not every program shows the status, so the title says it too.
    fn summary(&self, entry: &CalendarEntry) -> String {
        if entry.cancelled {
            format!("{}: {}", self.words.cancelled, entry.content)
        } else {
            entry.content.clone()
        }
    }

    fn description(&self, entry: &CalendarEntry) -> String {
        let half = match (entry.half, entry.starts_at) {
            (HalfDay::Morning, None) => Some(self.words.morning.to_owned()),
            (HalfDay::Afternoon, None) => Some(self.words.afternoon.to_owned()),
            _ => None,
        };
        let labelled = [
            (self.words.chair, &entry.chair),
            (self.words.participants, &entry.participants),
            (self.words.note, &entry.note),
        ];
        let labelled = labelled
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(label, text)| format!("{label}: {text}"));
        half.into_iter().chain(labelled).collect::<Vec<_>>().join("\n")
    }
}

/// The name of Việt Nam's time zone in the IANA database.
const ZONE: &str = "Asia/Ho_Chi_Minh";

fn begin() -> ContentLines {
    let mut lines = ContentLines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//Bản Tin//Bản Tin//VI");
    lines.raw("CALSCALE", "GREGORIAN");
    lines.raw("METHOD", "PUBLISH");
    lines
}

/// UTC+7 without daylight saving, as in all the years of the calendar.
fn zone(lines: &mut ContentLines) {
    for (name, value) in [
        ("BEGIN", "VTIMEZONE"),
        ("TZID", ZONE),
        ("BEGIN", "STANDARD"),
        ("DTSTART", "19700101T000000"),
        ("TZOFFSETFROM", "+0700"),
        ("TZOFFSETTO", "+0700"),
        ("TZNAME", "+07"),
        ("END", "STANDARD"),
        ("END", "VTIMEZONE"),
    ] {
        lines.raw(name, value);
    }
}

fn span(lines: &mut ContentLines, entry: &CalendarEntry) {
    let at = |time: Time| PrimitiveDateTime::new(entry.date, time);
    let (start, end) = match (entry.starts_at, entry.half) {
        (Some(start), _) => {
            let end = entry.ends_at.filter(|end| *end > start);
            (at(start), end.map_or_else(|| at(start).saturating_add(UNKNOWN_LENGTH), at))
        }
        (None, HalfDay::Morning) => (at(MORNING.0), at(MORNING.1)),
        (None, HalfDay::Afternoon) => (at(AFTERNOON.0), at(AFTERNOON.1)),
        (None, HalfDay::AllDay) => {
            // The end is the first day that is free again (§3.6.1).
            let next = entry.date.next_day().unwrap_or(entry.date);
            lines.raw("DTSTART;VALUE=DATE", &day(entry.date));
            lines.raw("DTEND;VALUE=DATE", &day(next));
            return;
        }
    };
    lines.raw(&format!("DTSTART;TZID={ZONE}"), &moment(start));
    lines.raw(&format!("DTEND;TZID={ZONE}"), &moment(end));
}

/// `20261123`.
fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), u8::from(date.month()), date.day())
}

/// `20261123T073000`.
fn moment(at: PrimitiveDateTime) -> String {
    format!("{}T{:02}{:02}{:02}", day(at.date()), at.hour(), at.minute(), at.second())
}

/// `20261123T003000Z`.
fn utc(at: Timestamp) -> String {
    let at = at.in_vietnam().to_offset(UtcOffset::UTC);
    format!("{}Z", moment(PrimitiveDateTime::new(at.date(), at.time())))
}

/// The host of an address, without a port: a portal that moves to another port
/// keeps its entries.
fn host(base_url: &str) -> &str {
    let authority = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let authority = authority.split('/').next().unwrap_or(authority);
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

#[cfg(test)]
mod tests {
    use domain::{CalendarEntryId, calendar::parse_clock};
    use icalendar::{Calendar, Component as _, EventLike as _};
    use proptest::prelude::*;
    use time::macros::date;

    use super::*;

    const WRITER: Writer<'_> = Writer {
        base_url: "https://sokhcn.example.vn",
        locale: Locale::Vietnamese,
        words: Words {
            chair: "Chủ trì",
            participants: "Thành phần",
            note: "Ghi chú",
            morning: "Sáng",
            afternoon: "Chiều",
            cancelled: "Hoãn",
        },
    };

    fn entry() -> CalendarEntry {
        CalendarEntry {
            id: CalendarEntryId(7),
            date: date!(2026 - 11 - 23),
            half: HalfDay::Morning,
            starts_at: parse_clock("07:30"),
            ends_at: parse_clock("09:00"),
            content: "Giao ban, đầu tuần; phòng A\\B".to_owned(),
            chair: "Giám đốc".to_owned(),
            participants: "Trưởng các phòng".to_owned(),
            place: "Phòng họp, tầng 3".to_owned(),
            note: String::new(),
            cancelled: false,
            updated_at: Timestamp::at(date!(2026 - 11 - 20), 6, 5),
        }
    }

    #[test]
    fn an_entry_is_written_to_the_letter() {
        let expected = "\
            BEGIN:VEVENT\r\n\
            UID:calendar-7@sokhcn.example.vn\r\n\
            DTSTAMP:20261119T230500Z\r\n\
            LAST-MODIFIED:20261119T230500Z\r\n\
            DTSTART;TZID=Asia/Ho_Chi_Minh:20261123T073000\r\n\
            DTEND;TZID=Asia/Ho_Chi_Minh:20261123T090000\r\n\
            SUMMARY:Giao ban\\, đầu tuần\\; phòng A\\\\B\r\n\
            LOCATION:Phòng họp\\, tầng 3\r\n\
            DESCRIPTION:Chủ trì: Giám đốc\\nThành phần: Trưởng các phòng\r\n\
            URL:https://sokhcn.example.vn/lich-cong-tac/2026-W48#2026-11-23\r\n\
            STATUS:CONFIRMED\r\n\
            END:VEVENT\r\n\
            END:VCALENDAR\r\n";
        let file = WRITER.event(&entry());
        assert!(file.ends_with(expected), "{file}");
        assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"), "{file}");
    }

    fn times(entry: &CalendarEntry) -> Vec<String> {
        let file = WRITER.event(entry);
        let lines = file.split("\r\n").skip_while(|line| *line != "BEGIN:VEVENT");
        lines
            .filter(|line| line.starts_with("DTSTART") || line.starts_with("DTEND"))
            .filter_map(|line| line.split_once([';', ':']).map(|(_, rest)| rest.to_owned()))
            .collect()
    }

    #[test]
    fn an_entry_less_precise_than_an_appointment_has_a_sensible_span() {
        let zoned = |from: &str, to: &str| {
            [from, to].map(|clock| format!("TZID=Asia/Ho_Chi_Minh:20261123T{clock}")).to_vec()
        };
        let timeless = |half| CalendarEntry { half, starts_at: None, ends_at: None, ..entry() };
        assert_eq!(times(&timeless(HalfDay::Morning)), zoned("073000", "113000"));
        assert_eq!(times(&timeless(HalfDay::Afternoon)), zoned("133000", "170000"));
        assert_eq!(times(&timeless(HalfDay::AllDay)), ["VALUE=DATE:20261123", "VALUE=DATE:20261124"]);
        let endless = CalendarEntry { ends_at: None, ..entry() };
        assert_eq!(times(&endless), zoned("073000", "083000"));
        let backwards = CalendarEntry { ends_at: parse_clock("07:00"), ..entry() };
        assert_eq!(times(&backwards), zoned("073000", "083000"));
        let late = CalendarEntry { starts_at: parse_clock("23:30"), ends_at: None, ..entry() };
        assert_eq!(times(&late)[1], "TZID=Asia/Ho_Chi_Minh:20261124T003000");
    }

    #[test]
    fn a_half_day_without_a_time_is_named() {
        let file = WRITER.event(&CalendarEntry { starts_at: None, ends_at: None, ..entry() });
        assert!(file.contains("DESCRIPTION:Sáng\\nChủ trì: Giám đốc"), "{file}");
    }

    #[test]
    fn what_is_called_off_says_so_twice() {
        let file = WRITER.event(&CalendarEntry { cancelled: true, ..entry() });
        assert!(file.contains("STATUS:CANCELLED\r\n") && file.contains("SUMMARY:Hoãn: Giao ban"), "{file}");
    }

    #[test]
    fn only_a_calendar_to_subscribe_to_has_a_name() {
        let feed = WRITER.feed("Lịch công tác", &[]);
        assert!(feed.contains("X-WR-CALNAME:Lịch công tác\r\n") && feed.contains("X-PUBLISHED-TTL:PT1H\r\n"));
        assert!(!WRITER.event(&entry()).contains("X-WR-CALNAME"));
    }

    #[test]
    fn entries_point_to_pages_of_the_readers_language() {
        let file = Writer { locale: Locale::English, ..WRITER }.event(&entry());
        assert!(
            file.contains("URL:https://sokhcn.example.vn/en/lich-cong-tac/2026-W48#2026-11-23\r\n"),
            "{file}"
        );
    }

    #[test]
    fn the_host_is_what_is_left_of_an_address() {
        for (address, expected) in [
            ("https://sokhcn.example.vn", "sokhcn.example.vn"),
            ("http://127.0.0.1:3000", "127.0.0.1"),
            ("http://[::1]:3000", "[::1]"),
            ("https://a.vn:8443/cong", "a.vn"),
            ("a.vn", "a.vn"),
        ] {
            assert_eq!(host(address), expected, "{address}");
        }
    }

    /// What survives of a text: all but control characters, with line breaks of one kind.
    fn kept(text: &str) -> String {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
    }

    /// Anything an editor may paste, rich in what the format gives a meaning.
    fn pasted() -> impl Strategy<Value = String> {
        prop_oneof![
            "\\PC{0,200}",
            proptest::collection::vec(
                prop_oneof![
                    Just("\\"),
                    Just(";"),
                    Just(","),
                    Just(":"),
                    Just("\r"),
                    Just("\n"),
                    Just("\\n"),
                    Just("\""),
                    Just("\t"),
                    Just("\0"),
                    Just("ngành "),
                    Just("Ễ"),
                    Just(" "),
                    Just("👨‍👩‍👧")
                ],
                0..80,
            )
            .prop_map(|parts| parts.concat()),
        ]
    }

    prop_compose! {
        fn any_entry()(
            (content, chair, participants, place, note) in (pasted(), pasted(), pasted(), pasted(), pasted()),
            half in proptest::sample::select(HalfDay::ALL.to_vec()),
            starts in proptest::option::of(0_u8..24),
            cancelled in any::<bool>(),
        ) -> CalendarEntry {
            let starts_at = starts.and_then(|hour| Time::from_hms(hour, 15, 0).ok());
            CalendarEntry {
                half, starts_at, ends_at: None, content, chair, participants, place, note, cancelled, ..entry()
            }
        }
    }

    proptest! {
        /// A parser of another's making reads what was written.
        #[test]
        fn any_entry_survives_the_round_trip(entry in any_entry()) {
            let file = WRITER.feed("Lịch, tuần", std::slice::from_ref(&entry));
            for line in file.split("\r\n") {
                prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{:?}", line);
            }
            let calendar: Calendar = file.parse().map_err(TestCaseError::fail)?;
            prop_assert_eq!(calendar.property_value("X-WR-CALNAME"), Some("Lịch, tuần"));
            prop_assert_eq!(calendar.events().count(), 1);
            let event = calendar.events().next().unwrap();
            prop_assert_eq!(event.get_summary().unwrap_or_default(), kept(&WRITER.summary(&entry)));
            prop_assert_eq!(event.get_location().unwrap_or_default(), kept(&entry.place));
            prop_assert_eq!(event.get_description().unwrap_or_default(), kept(&WRITER.description(&entry)));
            prop_assert_eq!(event.get_uid(), Some("calendar-7@sokhcn.example.vn"));
            prop_assert!(event.get_start().is_some() && event.get_end().is_some());
        }
    }
}
