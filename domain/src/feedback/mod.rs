//! What readers send and the office answers: messages to the office, questions
//! (*Hỏi đáp*), and comments on draft documents (*Góp ý dự thảo*).

mod draft_form;
mod form;
mod state;

use time::Date;

use crate::{DraftId, FeedbackId, Locale, Slug, Timestamp};

pub use draft_form::{DraftFields, NewDraft};
pub use form::{Fault, FeedbackFields, Field, Submission, limits, plain_text};
pub(crate) use form::{is_email, line};
pub use state::{FeedbackColumn, FeedbackKind, FeedbackState, StepRefused};

/// A question with its answer, as readers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its number in storage.
    pub id: FeedbackId,
    /// Who asked, as they named themselves.
    pub name: String,
    /// What it is about, in one line.
    pub title: String,
    /// The question, plain text.
    pub body: String,
    /// The answer, plain text.
    pub answer: String,
    /// The language it was asked in.
    pub locale: Locale,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When it was answered last.
    pub answered_at: Timestamp,
}

impl Question {
    /// The address of the question's page. The number finds it; the words are for people.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/hoi-dap/{}-{}", self.id, Slug::from_title(&self.title))
    }

    /// The number at the beginning of the last part of [`url`](Self::url).
    #[must_use]
    pub fn id_of(part: &str) -> Option<FeedbackId> {
        let number = part.split('-').next()?;
        number.parse().ok().filter(|&id| id > 0).map(FeedbackId)
    }
}

/// A draft document that the office asks readers about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its number in storage.
    pub id: DraftId,
    /// Its part of the address.
    pub slug: Slug,
    /// What it is called.
    pub title: String,
    /// Its text, plain, paragraphs parted by empty lines.
    pub body: String,
    /// The address of the whole document; empty for none.
    pub attachment: String,
    /// The last day on which comments are taken, in Việt Nam.
    pub closes_on: Date,
    /// When it was opened.
    pub opened_at: Timestamp,
}

impl Draft {
    /// The address of the draft's page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/gop-y/{}", self.slug)
    }

    /// Whether comments are taken at `now`: to the end of the last day.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        now.date() <= self.closes_on
    }
}

/// A draft as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftCard {
    /// The draft.
    pub draft: Draft,
    /// How many comments on it are published.
    pub comments: u64,
}

/// A comment on a draft, as readers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Who commented, as they named themselves.
    pub name: String,
    /// The comment, plain text.
    pub body: String,
    /// What the office says to it; empty for nothing.
    pub answer: String,
    /// The language it was written in.
    pub locale: Locale,
    /// When it was sent.
    pub sent_at: Timestamp,
}

/// What the holder of a reference code may know: nothing about who sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackStatus {
    /// What was sent.
    pub kind: FeedbackKind,
    /// How far it is.
    pub state: FeedbackState,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// The office's answer; empty while there is none.
    pub answer: String,
    /// Where it is published, if it is.
    pub url: Option<String>,
}

/// Everything the desk sees of what a reader sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its number in storage.
    pub id: FeedbackId,
    /// The code its sender was given.
    pub reference: String,
    /// What it is.
    pub kind: FeedbackKind,
    /// How far it is.
    pub state: FeedbackState,
    /// The draft it comments on.
    pub draft: Option<DraftId>,
    /// Who sent it, as they named themselves.
    pub name: String,
    /// Where an answer may be sent; empty when not given or already deleted.
    pub contact: String,
    /// What it is about; empty for kinds without a title.
    pub title: String,
    /// The text, plain.
    pub body: String,
    /// The office's answer; empty while there is none.
    pub answer: String,
    /// Whether it came without the proof of work: to be looked at more closely.
    pub unproven: bool,
    /// The language of the form.
    pub locale: Locale,
    /// When it was sent.
    pub sent_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn the_number_in_an_address_finds_the_question() {
        assert_eq!(Question::id_of("12-thu-tuc-nhan-hieu"), Some(FeedbackId(12)));
        assert_eq!(Question::id_of("12"), Some(FeedbackId(12)));
        for bad in ["", "-", "abc", "0-x", "-5-x", "99999999999999999999-x"] {
            assert_eq!(Question::id_of(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_draft_is_open_to_the_last_minute_of_its_last_day_in_vietnam() {
        let draft = Draft {
            id: DraftId(1),
            slug: Slug::from_title("a"),
            title: String::new(),
            body: String::new(),
            attachment: String::new(),
            closes_on: date!(2026 - 11 - 30),
            opened_at: Timestamp(0),
        };
        assert!(draft.is_open(Timestamp::at(date!(2026 - 11 - 30), 23, 59)));
        assert!(!draft.is_open(Timestamp::at(date!(2026 - 12 - 01), 0, 0)));
    }
}
