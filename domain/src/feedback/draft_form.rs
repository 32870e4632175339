//! A draft document as the desk's form holds it.

use serde::Deserialize;
use time::Date;

use super::plain_text;
use crate::{
    redirect::Destination,
    typed::{Fault, Faults},
};

/// A draft document before it has a number in storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDraft {
    /// What it is called; its address is made of it, and identifies the draft.
    pub title: String,
    /// Its text, plain.
    pub body: String,
    /// The address of the whole document; empty for none.
    pub attachment: String,
    /// The last day on which comments are taken.
    pub closes_on: Date,
}

/// The fields of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct DraftFields {
    /// What it is called.
    pub title: String,
    /// Its text.
    pub body: String,
    /// The address of the whole document; may be empty.
    pub attachment: String,
    /// The last day on which comments are taken, `dd-mm-yyyy`.
    pub closes_on: String,
}

impl DraftFields {
    const MAX_TITLE: usize = 300;
    const MAX_ADDRESS: usize = 500;
    /// The longest text, in characters.
    const MAX_BODY: usize = 200_000;

    /// Reads the fields.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check(&self) -> Result<NewDraft, Faults> {
        let mut faults = Faults::default();
        let title = faults.required("title", &plain_text(&self.title), Self::MAX_TITLE);
        let body = faults.lines("body", &plain_text(&self.body), Self::MAX_BODY);
        if body.is_empty() {
            faults.add("body", Fault::Missing);
        }
        let attachment = faults.line("attachment", &self.attachment, Self::MAX_ADDRESS);
        if !attachment.is_empty() && Destination::parse(&attachment).is_none() {
            faults.add("attachment", Fault::Address);
        }
        let closes_on = faults.day("closes_on", &self.closes_on);
        let Some(closes_on) = closes_on else {
            faults.add("closes_on", Fault::Missing);
            return Err(faults);
        };
        faults.none(NewDraft { title, body, attachment, closes_on })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(attachment: &str, closes_on: &str) -> DraftFields {
        DraftFields {
            title: "Dự thảo".to_owned(),
            body: "Điều 1".to_owned(),
            attachment: attachment.to_owned(),
            closes_on: closes_on.to_owned(),
        }
    }

    #[test]
    fn a_draft_needs_a_title_a_text_a_day_and_a_harmless_address() {
        for good in ["", "/media/a.pdf", "https://example.vn/a.pdf"] {
            assert!(typed(good, "31-12-2026").check().is_ok(), "{good}");
        }
        for bad in ["javascript:alert(1)", "//example.vn/a", "http://example.vn/a", "/a b"] {
            let faults = typed(bad, "31-12-2026").check().unwrap_err();
            assert_eq!(faults, Faults::one("attachment", Fault::Address), "{bad}");
        }
        assert_eq!(typed("", "2026-12-31").check().unwrap_err(), Faults::one("closes_on", Fault::Date));
        let read = DraftFields {
            body: "Điều 1.\tPhạm vi\n  \n\u{202e}Điều 2 ".to_owned(),
            ..typed("", "31-12-2026")
        };
        assert_eq!(read.check().unwrap().body, "Điều 1. Phạm vi\n\nĐiều 2");
        let nothing = DraftFields { body: " \n".to_owned(), ..DraftFields::default() }.check().unwrap_err();
        for field in ["title", "body", "closes_on"] {
            assert_eq!(nothing.of(field), Some(&Fault::Missing), "{field}");
        }
    }
}
