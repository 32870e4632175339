//! A row as people type it, and the entry that it means.

use serde::{Deserialize, Serialize};

use super::{Hours, read_day, read_hours};
use crate::{
    CalendarEntry, CalendarEntryId, IsoWeek, Timestamp,
    text::compose,
    time::{Date, iso_date, parse_iso_date},
};

/// The longest day, time, chair or place, in characters.
pub const MAX_LINE: usize = 200;
/// The longest content, list of participants or note, in characters.
pub const MAX_TEXT: usize = 2_000;

/// A cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowField {
    /// The day.
    Day,
    /// When.
    Time,
    /// What happens.
    Content,
    /// Who chairs.
    Chair,
    /// Who takes part.
    Participants,
    /// Where.
    Place,
    /// Anything else.
    Note,
    /// Whether it is called off.
    Cancelled,
}

impl RowField {
    /// Every cell, in the order of the columns.
    pub const ALL: [Self; 8] = [
        Self::Day,
        Self::Time,
        Self::Content,
        Self::Chair,
        Self::Participants,
        Self::Place,
        Self::Note,
        Self::Cancelled,
    ];

    /// The name under which forms send it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Time => "time",
            Self::Content => "content",
            Self::Chair => "chair",
            Self::Participants => "participants",
            Self::Place => "place",
            Self::Note => "note",
            Self::Cancelled => "cancelled",
        }
    }

    /// The cell of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == name)
    }

    /// The longest text it takes, in characters.
    #[must_use]
    pub const fn limit(self) -> usize {
        match self {
            Self::Content | Self::Participants | Self::Note => MAX_TEXT,
            _ => MAX_LINE,
        }
    }
}

/// A row as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WeekRow {
    /// Its identity, which subscribers' programs know it by; empty for a new one.
    pub key: String,
    /// The day: ISO 8601 once it could be read.
    pub day: String,
    /// When: hours, a half of the day, or nothing for the whole day.
    pub time: String,
    /// What happens.
    pub content: String,
    /// Who chairs.
    pub chair: String,
    /// Who takes part.
    pub participants: String,
    /// Where.
    pub place: String,
    /// Anything else.
    pub note: String,
    /// Called off, yet still shown.
    pub cancelled: bool,
}

impl WeekRow {
    /// A row in which nothing is written but the day.
    #[must_use]
    pub fn on(day: Date) -> Self {
        Self { day: iso_date(day), ..Self::default() }
    }

    /// The row that would make this entry.
    #[must_use]
    pub fn of_entry(key: String, entry: &CalendarEntry) -> Self {
        Self {
            key,
            day: iso_date(entry.date),
            time: Hours { half: entry.half, starts: entry.starts_at, ends: entry.ends_at }.typed(),
            content: entry.content.clone(),
            chair: entry.chair.clone(),
            participants: entry.participants.clone(),
            place: entry.place.clone(),
            note: entry.note.clone(),
            cancelled: entry.cancelled,
        }
    }

    /// What a cell says; nothing for the box to tick.
    #[must_use]
    pub fn text(&self, field: RowField) -> &str {
        match field {
            RowField::Day => &self.day,
            RowField::Time => &self.time,
            RowField::Content => &self.content,
            RowField::Chair => &self.chair,
            RowField::Participants => &self.participants,
            RowField::Place => &self.place,
            RowField::Note => &self.note,
            RowField::Cancelled => "",
        }
    }

    /// The cell to write into; none for the box to tick.
    pub fn text_mut(&mut self, field: RowField) -> Option<&mut String> {
        Some(match field {
            RowField::Day => &mut self.day,
            RowField::Time => &mut self.time,
            RowField::Content => &mut self.content,
            RowField::Chair => &mut self.chair,
            RowField::Participants => &mut self.participants,
            RowField::Place => &mut self.place,
            RowField::Note => &mut self.note,
            RowField::Cancelled => return None,
        })
    }

    /// Whether nothing is written in it; a day alone is nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        RowField::ALL.iter().all(|&field| field == RowField::Day || self.text(field).trim().is_empty())
    }

    /// The row in the form in which it is kept: composed letters, no space
    /// around, one line where a cell is a line, the day as a date if it is one.
    #[must_use]
    pub fn tidy(mut self, week: IsoWeek) -> Self {
        for field in RowField::ALL {
            let Some(text) = self.text_mut(field) else { continue };
            let is_text = field.limit() == MAX_TEXT;
            let lines = compose(text).replace("\r\n", "\n").replace('\r', "\n");
            let lines = lines.split('\n').map(|line| {
                let line: String = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
                line.split_whitespace().collect::<Vec<_>>().join(" ")
            });
            *text = if is_text {
                lines.collect::<Vec<_>>().join("\n").trim().to_owned()
            } else {
                lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
            };
        }
        if let Some(day) = read_day(&self.day, week) {
            self.day = iso_date(day);
        }
        self
    }

    /// The day, if it is one of the week.
    #[must_use]
    pub fn date(&self, week: IsoWeek) -> Option<Date> {
        parse_iso_date(&self.day).ok().filter(|day| IsoWeek::of(*day) == week)
    }

    /// The entry that readers will see; `None` while the row has faults.
    #[must_use]
    pub fn entry(&self, week: IsoWeek) -> Option<CalendarEntry> {
        let date = self.date(week)?;
        let Hours { half, starts, ends } = read_hours(&self.time).ok()?;
        if self.content.is_empty() {
            return None;
        }
        Some(CalendarEntry {
            id: CalendarEntryId(0),
            date,
            half,
            starts_at: starts,
            ends_at: ends,
            content: self.content.clone(),
            chair: self.chair.clone(),
            participants: self.participants.clone(),
            place: self.place.clone(),
            note: self.note.clone(),
            cancelled: self.cancelled,
            updated_at: Timestamp(0),
        })
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::HalfDay;

    fn week() -> IsoWeek {
        IsoWeek::new(2026, 48).unwrap()
    }

    #[test]
    fn a_row_is_kept_tidily() {
        let row = WeekRow {
            day: " thứ hai ".to_owned(),
            time: "8h\n- 10h".to_owned(),
            content: "  Họp\r\n giao   ban\u{7} ".to_owned(),
            chair: "Giám\u{111}o\u{302}\u{301}c".to_owned(),
            ..WeekRow::default()
        };
        let row = row.tidy(week());
        assert_eq!((row.day.as_str(), row.time.as_str()), ("2026-11-23", "8h - 10h"));
        assert_eq!((row.content.as_str(), row.chair.as_str()), ("Họp\ngiao ban", "Giámđốc"));
        assert_eq!(row.clone().tidy(week()), row);
    }

    #[test]
    fn an_entry_comes_back_as_the_row_that_made_it() {
        for (half, starts, ends) in [
            (HalfDay::Morning, Some((7, 30)), Some((9, 0))),
            (HalfDay::Afternoon, Some((14, 0)), None),
            (HalfDay::AllDay, Some((7, 0)), Some((17, 0))),
            (HalfDay::Morning, None, None),
            (HalfDay::Afternoon, None, None),
            (HalfDay::AllDay, None, None),
        ] {
            let at = |(hour, minute)| time::Time::from_hms(hour, minute, 0).unwrap();
            let row = WeekRow { content: "Họp".to_owned(), ..WeekRow::on(date!(2026 - 11 - 24)) };
            let entry = CalendarEntry {
                half,
                starts_at: starts.map(at),
                ends_at: ends.map(at),
                ..row.entry(week()).unwrap()
            };
            let row = WeekRow::of_entry("k".to_owned(), &entry);
            assert_eq!(row.entry(week()), Some(entry), "{row:?}");
            assert_eq!(row.clone().tidy(week()), row);
        }
    }
}
