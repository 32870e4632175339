//! What people type into the fields of a form, and what may be wrong with it.
//!
//! A form is read field by field; every mistake is kept under the name of its
//! field, so that all of them can be told at once.

use time::{Date, Month};

use crate::{Slug, text::compose};

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is there, and something has to be.
    Missing,
    /// More characters than there may be.
    TooLong(usize),
    /// Not the form that addresses have.
    Slug,
    /// The address belongs to the portal itself.
    Reserved,
    /// Something else has it already; what.
    Taken(String),
    /// No such day, or not written `dd-mm-yyyy`.
    Date,
    /// Not a whole number, or none between these two.
    Number(i64, i64),
    /// Neither a path of this portal nor an `https` address.
    Address,
    /// None of those that can be chosen.
    Choice,
    /// It would come to lie below itself.
    Cycle,
    /// It ends before it begins.
    EndsFirst,
    /// The portal has no such file.
    File,
    /// No video of a known site.
    Video,
    /// Not an electronic mail address.
    Email,
    /// It would lead round in a circle, or on to an address that leads on itself.
    Chain(String),
    /// A colour that cannot be read: the contrast it has, in hundredths, and the nearest that can.
    Contrast(u32, String),
    /// Not a colour.
    Colour,
}

/// The mistakes of a form, by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<(&'static str, Fault)>);

impl Faults {
    /// One mistake.
    #[must_use]
    pub fn one(field: &'static str, fault: Fault) -> Self {
        Self(vec![(field, fault)])
    }

    /// Keeps a mistake. Only the first one of a field is told.
    pub fn add(&mut self, field: &'static str, fault: Fault) {
        if self.of(field).is_none() {
            self.0.push((field, fault));
        }
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&Fault> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, fault)| fault)
    }

    /// Nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was read, if nothing is wrong with it.
    ///
    /// # Errors
    /// The mistakes.
    pub fn none<T>(self, read: T) -> Result<T, Self> {
        if self.is_empty() { Ok(read) } else { Err(self) }
    }

    /// One line of at most `most` characters; may be empty.
    pub fn line(&mut self, field: &'static str, typed: &str, most: usize) -> String {
        let words: Vec<&str> = typed.split(|c: char| c.is_whitespace() || c.is_control()).collect();
        let line = compose(&words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
        self.at_most(field, &line, most);
        line
    }

    /// The same with something in it.
    pub fn required(&mut self, field: &'static str, typed: &str, most: usize) -> String {
        let line = self.line(field, typed, most);
        if line.is_empty() {
            self.add(field, Fault::Missing);
        }
        line
    }

    /// Lines of at most `most` characters in all; may be empty.
    pub fn lines(&mut self, field: &'static str, typed: &str, most: usize) -> String {
        // What stands between words goes on doing so.
        let space = |c: char| if c != '\n' && c.is_control() { ' ' } else { c };
        let clean: String = typed.replace("\r\n", "\n").replace('\r', "\n").chars().map(space).collect();
        let text = compose(clean.trim());
        self.at_most(field, &text, most);
        text
    }

    /// Part of an address; made from `title` where nothing was typed.
    pub fn slug(&mut self, field: &'static str, typed: &str, title: &str) -> Slug {
        let typed = typed.trim();
        if typed.is_empty() {
            return Slug::from_title(title);
        }
        Slug::try_from(typed).unwrap_or_else(|_| {
            self.add(field, Fault::Slug);
            Slug::from_title(typed)
        })
    }

    /// A day as `dd-mm-yyyy`; may be empty.
    pub fn day(&mut self, field: &'static str, typed: &str) -> Option<Date> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let day = day_of(typed);
        if day.is_none() {
            self.add(field, Fault::Date);
        }
        day
    }

    /// A whole number from `least` to `most`.
    pub fn number(&mut self, field: &'static str, typed: &str, least: i32, most: i32) -> i32 {
        match typed.trim().parse() {
            Ok(number) if (least..=most).contains(&number) => number,
            _ => {
                self.add(field, Fault::Number(i64::from(least), i64::from(most)));
                least
            }
        }
    }

    fn at_most(&mut self, field: &'static str, text: &str, most: usize) {
        if text.chars().count() > most {
            self.add(field, Fault::TooLong(most));
        }
    }
}

/// The day that `dd-mm-yyyy` names; `/` and `.` stand for `-`.
fn day_of(typed: &str) -> Option<Date> {
    let parts: Vec<&str> = typed.split(['-', '/', '.']).collect();
    let [day, month, year] = parts[..] else { return None };
    if year.len() != 4 {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_line_is_one_line_of_composed_words() {
        let mut faults = Faults::default();
        assert_eq!(faults.line("name", "  Tin \n tức\u{0} Sơ\u{309}  ", 20), "Tin tức Sở");
        assert!(faults.is_empty());
        faults.required("name", " \t ", 20);
        faults.line("name", "dài quá", 3);
        faults.line("slogan", "dài quá", 3);
        assert_eq!(faults.of("name"), Some(&Fault::Missing), "the first mistake of a field is told");
        assert_eq!(faults.of("slogan"), Some(&Fault::TooLong(3)));
    }

    #[test]
    fn lines_keep_what_parts_words_and_lines() {
        let mut faults = Faults::default();
        let typed = " Điều 1.\tPhạm vi\r\nĐiều 2\rĐiều 3\u{0} ";
        assert_eq!(faults.lines("body", typed, 100), "Điều 1. Phạm vi\nĐiều 2\nĐiều 3");
        assert!(faults.is_empty());
    }

    #[test]
    fn an_address_is_made_from_the_title_where_none_is_typed() {
        let mut faults = Faults::default();
        assert_eq!(faults.slug("slug", "", "Đổi mới").as_str(), "doi-moi");
        assert_eq!(faults.slug("slug", " tin-tuc ", "Đổi mới").as_str(), "tin-tuc");
        assert!(faults.is_empty());
        faults.slug("slug", "Tin tức/../x", "");
        assert_eq!(faults.of("slug"), Some(&Fault::Slug));
    }

    #[test]
    fn days_and_numbers_are_what_they_say() {
        let mut faults = Faults::default();
        assert_eq!(faults.day("on", "05-01-2026"), Some(date!(2026 - 01 - 05)));
        assert_eq!(faults.day("on", ""), None);
        assert_eq!(faults.number("number", " 12 ", 1, 400), 12);
        assert!(faults.is_empty());
        for good in ["5/1/2026", "05.01.2026"] {
            assert_eq!(faults.day("on", good), Some(date!(2026 - 01 - 05)), "{good}");
        }
        for bad in ["2026-01-05", "05-01-26", "05-13-2026", "mai", "1-2"] {
            assert_eq!(Faults::default().day("on", bad), None, "{bad}");
        }
        faults.day("on", "31-02-2026");
        faults.number("number", "0", 1, 400);
        assert_eq!(
            (faults.of("on"), faults.of("number")),
            (Some(&Fault::Date), Some(&Fault::Number(1, 400)))
        );
        assert!(faults.none(()).is_err());
    }
}
