//! What a form may hold. Everything is plain text; nothing is ever read as markup.

use super::FeedbackKind;
use crate::text::compose;

/// The longest and shortest texts, in characters.
pub mod limits {
    /// The longest name.
    pub const NAME: usize = 100;
    /// The longest reply address (an email address has at most 254, RFC 5321).
    pub const CONTACT: usize = 254;
    /// The longest title.
    pub const TITLE: usize = 200;
    /// The longest text of a message.
    pub const BODY: usize = 4_000;
    /// The shortest text of a message: less is no sentence.
    pub const BODY_LEAST: usize = 10;
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Who sends it.
    Name,
    /// Where an answer may be sent.
    Contact,
    /// What it is about.
    Title,
    /// The text.
    Body,
    /// The consent to keep it.
    Consent,
}

impl Field {
    /// Its name in the form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Contact => "contact",
            Self::Title => "title",
            Self::Body => "body",
            Self::Consent => "consent",
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// It is required and empty.
    Missing,
    /// It is longer than so many characters.
    TooLong(usize),
    /// It is shorter than so many characters.
    TooShort(usize),
    /// It is neither an email address nor a telephone number.
    NoAddress,
}

/// A form as it was filled in, before anything is believed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FeedbackFields {
    /// Who sends it.
    pub name: String,
    /// Where an answer may be sent; optional.
    pub contact: String,
    /// What it is about; asked for in questions only.
    pub title: String,
    /// The text.
    pub body: String,
    /// Whether the sender agreed that it is kept.
    pub consent: bool,
}

/// A form that was checked. Only [`FeedbackFields::check`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    kind: FeedbackKind,
    name: String,
    contact: String,
    title: String,
    body: String,
}

impl Submission {
    /// What is sent.
    #[must_use]
    pub const fn kind(&self) -> FeedbackKind {
        self.kind
    }

    /// Who sends it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where an answer may be sent; may be empty.
    #[must_use]
    pub fn contact(&self) -> &str {
        &self.contact
    }

    /// What it is about; empty for kinds without a title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The text.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }
}

impl FeedbackFields {
    /// Checks the form.
    ///
    /// # Errors
    /// Every field that is wrong, from top to bottom.
    pub fn check(&self, kind: FeedbackKind) -> Result<Submission, Vec<(Field, Fault)>> {
        let submission = Submission {
            kind,
            name: line(&self.name),
            contact: line(&self.contact),
            title: if kind == FeedbackKind::Question { line(&self.title) } else { String::new() },
            body: plain_text(&self.body),
        };
        let mut faults = Vec::new();
        let mut note = |field, fault: Option<Fault>| faults.extend(fault.map(|fault| (field, fault)));
        note(Field::Name, wrong_length(&submission.name, 1, limits::NAME));
        note(Field::Contact, wrong_contact(&submission.contact));
        if kind == FeedbackKind::Question {
            note(Field::Title, wrong_length(&submission.title, 1, limits::TITLE));
        }
        note(Field::Body, wrong_length(&submission.body, limits::BODY_LEAST, limits::BODY));
        note(Field::Consent, (!self.consent).then_some(Fault::Missing));
        if faults.is_empty() { Ok(submission) } else { Err(faults) }
    }
}

fn wrong_length(text: &str, least: usize, most: usize) -> Option<Fault> {
    match text.chars().count() {
        0 => Some(Fault::Missing),
        length if length > most => Some(Fault::TooLong(most)),
        length if length < least => Some(Fault::TooShort(least)),
        _ => None,
    }
}

fn wrong_contact(contact: &str) -> Option<Fault> {
    if contact.chars().count() > limits::CONTACT {
        return Some(Fault::TooLong(limits::CONTACT));
    }
    (!contact.is_empty() && !is_email(contact) && !is_telephone(contact)).then_some(Fault::NoAddress)
}

/// Whether it looks like an email address. Only sending would tell for sure.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let clean = |c: char| !c.is_whitespace() && !matches!(c, '<' | '>' | ',' | ';' | '"');
    !local.is_empty()
        && local.chars().all(clean)
        && domain.contains('.')
        && domain
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-'))
}

/// Whether it looks like a telephone number: 8 to 15 digits (ITU-T E.164),
/// grouped as people group them.
fn is_telephone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (8..=15).contains(&digits)
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '(' | ')' | '+'))
}

/// One line: composed letters, no control characters, single spaces.
pub(crate) fn line(text: &str) -> String {
    let visible: String =
        compose(text).chars().filter_map(|c| if c.is_control() { Some(' ') } else { shown(c) }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines as they were typed, without control characters, and without more than
/// one empty line in a row.
#[must_use]
pub fn plain_text(text: &str) -> String {
    let composed = compose(text).replace("\r\n", "\n").replace('\r', "\n");
    let mut kept = String::with_capacity(composed.len());
    let mut empty = 0;
    for typed in composed.split('\n') {
        let shown: String =
            typed.chars().filter_map(|c| if c.is_control() { Some(' ') } else { shown(c) }).collect();
        let shown = shown.trim_end();
        empty = if shown.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            kept.push_str(shown);
            kept.push('\n');
        }
    }
    kept.trim().to_owned()
}

/// Leaves out what turns the direction of text around it: a name must not
/// rearrange the page (Unicode Technical Report 36, §2.5).
const fn shown(c: char) -> Option<char> {
    match c {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}' => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fields() -> FeedbackFields {
        FeedbackFields {
            name: "Lê Thị Mận".to_owned(),
            contact: String::new(),
            title: "Nhãn hiệu".to_owned(),
            body: "Tôi muốn hỏi về nhãn hiệu.".to_owned(),
            consent: true,
        }
    }

    #[test]
    fn an_empty_form_names_every_required_field_from_top_to_bottom() {
        let faults = FeedbackFields::default().check(FeedbackKind::Question).unwrap_err();
        let names: Vec<_> = faults.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(names, ["name", "title", "body", "consent"]);
        assert!(faults.iter().all(|(_, fault)| *fault == Fault::Missing));
        assert_eq!(FeedbackFields::default().check(FeedbackKind::Contact).unwrap_err().len(), 3);
    }

    #[test]
    fn a_reply_address_is_an_email_address_or_a_telephone_number_or_nothing() {
        for good in ["", "a@b.vn", "tên@miền.vn", "0912 345 678", "(0200) 0000.180", "+84-912-345-678"] {
            let form = FeedbackFields { contact: good.to_owned(), ..fields() };
            assert!(form.check(FeedbackKind::Contact).is_ok(), "{good}");
        }
        for bad in ["a@b", "@b.vn", "a b@c.vn", "a@b..vn", "12345", "gọi tôi", "0912345678 gọi"] {
            let form = FeedbackFields { contact: bad.to_owned(), ..fields() };
            let faults = form.check(FeedbackKind::Contact).unwrap_err();
            assert_eq!(faults, [(Field::Contact, Fault::NoAddress)], "{bad}");
        }
    }

    #[test]
    fn lines_stay_lines_and_nothing_invisible_stays() {
        assert_eq!(plain_text(" Một\r\n\r\n\r\n\r\nhai\u{7}\u{202e} ba  \r"), "Một\n\nhai  ba");
        assert_eq!(line("  Lê\n\tThị  Mận\u{0} "), "Lê Thị Mận");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_what_passes_is_within_its_limits(
            name in any::<String>(), contact in any::<String>(), title in any::<String>(),
            body in any::<String>(), consent in any::<bool>(),
        ) {
            let form = FeedbackFields { name, contact, title, body, consent };
            for kind in FeedbackKind::ALL {
                match form.check(kind) {
                    Ok(sent) => {
                        prop_assert!(consent);
                        prop_assert!((1..=limits::NAME).contains(&sent.name().chars().count()));
                        prop_assert!(sent.contact().chars().count() <= limits::CONTACT);
                        prop_assert!((limits::BODY_LEAST..=limits::BODY).contains(&sent.body().chars().count()));
                        let control = |text: &str| text.chars().any(|c| c.is_control() && c != '\n');
                        prop_assert!(!control(sent.name()) && !control(sent.title()) && !control(sent.body()));
                        prop_assert!(!sent.name().contains('\n') && !sent.title().contains('\n'));
                    }
                    Err(faults) => prop_assert!(!faults.is_empty()),
                }
            }
        }

        #[test]
        fn checking_what_was_checked_changes_nothing(body in "\\PC{10,80}(\n\\PC{0,40}){0,4}") {
            let once = plain_text(&body);
            prop_assert_eq!(plain_text(&once), once.clone());
        }
    }
}
