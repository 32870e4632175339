//! How far a message is, and which steps lead on from there.

use serde::{Deserialize, Serialize};

use crate::SortColumn;

/// What a reader sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackKind {
    /// A message to the office (*liên hệ*); never published.
    Contact,
    /// A question (*hỏi đáp*); published with its answer.
    Question,
    /// A comment on a draft document (*góp ý*).
    Comment,
}

impl FeedbackKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Contact, Self::Question, Self::Comment];

    /// The name under which storage keeps it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Question => "question",
            Self::Comment => "comment",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// How far a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackState {
    /// Nobody has dealt with it.
    New,
    /// It has an answer that only its sender can see.
    Answered,
    /// Everybody can see it.
    Published,
    /// It stays unpublished for good reason: insults, personal matters.
    Rejected,
    /// It is rubbish that nobody has to look at again.
    Spam,
}

/// A column by which the desk orders what readers sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedbackColumn {
    /// When it was sent.
    Sent,
    /// What it is.
    Kind,
    /// How far it is.
    State,
}

impl SortColumn for FeedbackColumn {
    const USUAL: Self = Self::Sent;
    const ALL: &'static [(&'static str, Self)] =
        &[("ngay", Self::Sent), ("loai", Self::Kind), ("tinh-trang", Self::State)];

    fn falls(self) -> bool {
        self == Self::Sent
    }
}

/// A step that does not lead on from where a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepRefused {
    /// Messages to the office are nobody else's business.
    #[error("a message to the office is never published")]
    NeverPublished,
    /// A question is published with its answer.
    #[error("a question needs an answer before it is published")]
    NeedsAnswer,
    /// It is there already.
    #[error("nothing would change")]
    AlreadyThere,
}

impl FeedbackState {
    /// Every state, in the order of the work.
    pub const ALL: [Self; 5] = [Self::New, Self::Answered, Self::Published, Self::Rejected, Self::Spam];

    /// The name under which storage keeps it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Answered => "answered",
            Self::Published => "published",
            Self::Rejected => "rejected",
            Self::Spam => "spam",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// After an answer was written or corrected: what is published stays so, what
    /// was put aside is taken up again.
    #[must_use]
    pub const fn answered(self) -> Self {
        match self {
            Self::Published => Self::Published,
            Self::New | Self::Answered | Self::Rejected | Self::Spam => Self::Answered,
        }
    }

    /// After publication.
    ///
    /// # Errors
    /// For messages to the office, for questions without an answer, and for what
    /// is published already.
    pub const fn published(self, kind: FeedbackKind, has_answer: bool) -> Result<Self, StepRefused> {
        match (kind, self) {
            (FeedbackKind::Contact, _) => Err(StepRefused::NeverPublished),
            (_, Self::Published) => Err(StepRefused::AlreadyThere),
            (FeedbackKind::Question, _) if !has_answer => Err(StepRefused::NeedsAnswer),
            (FeedbackKind::Question | FeedbackKind::Comment, _) => Ok(Self::Published),
        }
    }

    /// After rejection, which also withdraws what was published.
    ///
    /// # Errors
    /// For what is rejected already.
    pub const fn rejected(self) -> Result<Self, StepRefused> {
        match self {
            Self::Rejected => Err(StepRefused::AlreadyThere),
            Self::New | Self::Answered | Self::Published | Self::Spam => Ok(Self::Rejected),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_what_they_name() {
        for kind in FeedbackKind::ALL {
            assert_eq!(FeedbackKind::from_name(kind.as_str()), Some(kind));
        }
        for state in FeedbackState::ALL {
            assert_eq!(FeedbackState::from_name(state.as_str()), Some(state));
        }
    }

    #[test]
    fn a_message_to_the_office_is_never_published() {
        for state in FeedbackState::ALL {
            assert_eq!(state.published(FeedbackKind::Contact, true), Err(StepRefused::NeverPublished));
        }
    }

    #[test]
    fn a_question_is_published_with_its_answer_only_and_a_comment_without() {
        use FeedbackState::{New, Published};
        assert_eq!(New.published(FeedbackKind::Question, false), Err(StepRefused::NeedsAnswer));
        assert_eq!(New.answered().published(FeedbackKind::Question, true), Ok(Published));
        assert_eq!(New.published(FeedbackKind::Comment, false), Ok(Published));
        assert_eq!(Published.published(FeedbackKind::Comment, false), Err(StepRefused::AlreadyThere));
    }

    #[test]
    fn correcting_a_published_answer_keeps_it_published_and_rejection_withdraws_it() {
        use FeedbackState::{Answered, Published, Rejected};
        assert_eq!(Published.answered(), Published);
        assert_eq!(Published.rejected(), Ok(Rejected));
        assert_eq!(Rejected.rejected(), Err(StepRefused::AlreadyThere));
        assert_eq!(Rejected.answered(), Answered);
    }
}
