//! What is said about a picture or file, as the desk's form holds it.

use serde::Deserialize;

use crate::{FocalPoint, LibraryItem, Stored, library::MAX_WORDS, typed::Faults};

/// What is said about a picture or file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// What a picture shows, for those who do not see it.
    pub alt: String,
    /// What is said below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// The place that stays in sight; `None` is the middle.
    pub focus: Option<FocalPoint>,
}

/// The fields of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct DescriptionFields {
    /// What a picture shows.
    pub alt: String,
    /// What is said below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// Hundredths from the left; empty is the middle.
    pub focus_x: String,
    /// Hundredths from the top.
    pub focus_y: String,
}

impl DescriptionFields {
    /// The form of what is there.
    #[must_use]
    pub fn of(item: &LibraryItem) -> Self {
        let focus = match &item.stored {
            Stored::Picture(picture) => picture.focus,
            Stored::File(_) => None,
        };
        let number = |of: fn(FocalPoint) -> u8| focus.map(|focus| of(focus).to_string()).unwrap_or_default();
        Self {
            alt: item.alt().to_owned(),
            caption: item.caption.clone(),
            credit: item.credit.clone(),
            focus_x: number(FocalPoint::x),
            focus_y: number(FocalPoint::y),
        }
    }

    /// Reads the fields.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check(&self) -> Result<Description, Faults> {
        let mut faults = Faults::default();
        let alt = faults.line("alt", &self.alt, MAX_WORDS);
        let caption = faults.line("caption", &self.caption, MAX_WORDS);
        let credit = faults.line("credit", &self.credit, MAX_WORDS);
        let focus = match (self.focus_x.trim(), self.focus_y.trim()) {
            ("", "") => None,
            (x, y) => {
                let mut number = |field, typed| u8::try_from(faults.number(field, typed, 0, 100)).ok();
                number("focus_x", x).zip(number("focus_y", y)).and_then(|(x, y)| FocalPoint::new(x, y))
            }
        };
        faults.none(Description { alt, caption, credit, focus })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typed::Fault;

    #[test]
    fn a_focal_point_is_two_numbers_or_none() {
        let focus = |x: &str, y: &str| {
            let fields =
                DescriptionFields { focus_x: x.to_owned(), focus_y: y.to_owned(), ..Default::default() };
            fields.check().map(|said| said.focus)
        };
        assert_eq!(focus("", " "), Ok(None));
        assert_eq!(focus("0", "100"), Ok(FocalPoint::new(0, 100)));
        for (x, y, wrong) in
            [("1", "", "focus_y"), ("", "1", "focus_x"), ("101", "1", "focus_x"), ("1", "1.5", "focus_y")]
        {
            assert_eq!(focus(x, y), Err(Faults::one(wrong, Fault::Number(0, 100))), "{x} {y}");
        }
    }

    #[test]
    fn each_line_that_is_too_long_is_told() {
        let long = "a".repeat(501);
        let fields = DescriptionFields { alt: long.clone(), credit: long, ..Default::default() };
        let faults = fields.check().unwrap_err();
        assert_eq!(
            ["alt", "caption", "credit"].map(|field| faults.of(field).cloned()),
            [Some(Fault::TooLong(500)), None, Some(Fault::TooLong(500))]
        );
    }
}
