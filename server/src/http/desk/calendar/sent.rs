//! What the form of a week sent: fields in the order of the page, a row from
//! each `key` to the next.

use domain::{
    IsoWeek,
    week::{RowField, WeekRow},
};

/// A week as a form sent it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct SentWeek {
    /// The version it was made from.
    pub version: i32,
    /// Which button was pressed.
    pub action: String,
    /// The day of a row to be added.
    pub add_day: String,
    /// A table to be read.
    pub pasted: String,
    /// The rows, tidy, without those to be deleted.
    pub rows: Vec<WeekRow>,
}

impl SentWeek {
    /// Reads a form. `None` when it is none of a week.
    pub(super) fn read(fields: Vec<(String, String)>, week: IsoWeek) -> Option<Self> {
        let mut sent = Self::default();
        let mut version = None;
        let mut rows: Vec<(WeekRow, bool)> = Vec::new();
        for (name, value) in fields {
            match name.as_str() {
                "version" => version = value.parse().ok(),
                "do" => sent.action = value,
                "add_day" => sent.add_day = value,
                "pasted" => sent.pasted = value,
                // The cell of the day carries the key before it.
                "key" => rows.push((WeekRow { key: value, ..WeekRow::default() }, false)),
                "drop" => rows.last_mut()?.1 = true,
                name => {
                    let row = &mut rows.last_mut()?.0;
                    match RowField::from_name(name)? {
                        RowField::Cancelled => row.cancelled = true,
                        field => *row.text_mut(field)? = value,
                    }
                }
            }
        }
        sent.version = version?;
        sent.rows = rows.into_iter().filter(|(_, drop)| !drop).map(|(row, _)| row.tidy(week)).collect();
        Some(sent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(&str, &str)]) -> Option<SentWeek> {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        SentWeek::read(fields, IsoWeek::new(2026, 48).unwrap())
    }

    #[test]
    fn rows_begin_with_their_key_and_those_to_be_deleted_are_left_out() {
        let sent = read(&[
            ("version", "3"),
            ("key", "a"),
            ("day", "2026-11-23"),
            ("time", "8h "),
            ("content", "Họp"),
            ("cancelled", "1"),
            ("key", "b"),
            ("content", "Bỏ"),
            ("drop", "1"),
            ("key", ""),
            ("day", "2026-11-24"),
            ("do", "save"),
        ])
        .unwrap();
        assert_eq!((sent.version, sent.action.as_str(), sent.rows.len()), (3, "save", 2));
        assert_eq!((sent.rows[0].time.as_str(), sent.rows[0].cancelled), ("8h", true));
        assert!(sent.rows[1].is_blank());
    }

    #[test]
    fn what_is_no_week_is_refused() {
        for fields in [
            &[][..],
            &[("version", "x")],
            &[("version", "1"), ("content", "trước")],
            &[("version", "1"), ("key", ""), ("html", "<b>")],
            &[("version", "1"), ("drop", "1")],
        ] {
            assert_eq!(read(fields), None, "{fields:?}");
        }
    }
}
