//! What the desk does with several rows of a list at once, and from which state
//! each step leads where.

use crate::{FeedbackKind, FeedbackState, Permission, feedback::StepRefused};

/// A list whose rows can be changed several at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BulkList {
    /// The document registry.
    Documents,
    /// Static pages.
    Pages,
    /// Issues of programmes.
    Programmes,
    /// What readers sent.
    Feedback,
    /// Former addresses.
    Redirects,
    /// Accounts.
    Accounts,
}

/// What is done with rows of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BulkStep {
    /// Lets readers see them.
    Show,
    /// Keeps them from readers.
    Hide,
    /// Deletes them; they can come back.
    Delete,
    /// Brings back what was deleted or put aside.
    Restore,
    /// Puts them aside as rubbish.
    Spam,
    /// Locks accounts.
    Lock,
    /// Lets accounts in again.
    Unlock,
}

/// Why a step was not taken with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum BulkFault {
    /// There is no such row, or no longer.
    #[error("there is no such row")]
    Unknown,
    /// Nothing would change.
    #[error("nothing would change")]
    AlreadyThere,
    /// The step does not lead on from where the row is.
    #[error("the step does not lead on from there")]
    NoWay,
    /// Somebody has changed it since.
    #[error("it was changed since")]
    Changed,
    /// It is the account of who asks.
    #[error("nobody locks themselves")]
    Oneself,
    /// Nobody who can administer would be left.
    #[error("nobody who can administer would be left")]
    LastAdministrator,
    /// Messages to the office are nobody else's business.
    #[error("a message to the office is never published")]
    NeverPublished,
    /// A question is published with its answer.
    #[error("a question needs an answer before it is published")]
    NeedsAnswer,
    /// A former address would lead in a circle, or on and on.
    #[error("former addresses would lead on and on")]
    Chain,
    /// It lacks something.
    #[error("something is missing in it")]
    Incomplete,
    /// It is not for who asks to decide.
    #[error("this account may not do that")]
    NotAllowed,
}

impl BulkList {
    /// Every list.
    pub const ALL: [Self; 6] =
        [Self::Documents, Self::Pages, Self::Programmes, Self::Feedback, Self::Redirects, Self::Accounts];

    /// The name under which storage and the audit log know its rows.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documents => "document",
            Self::Pages => "page",
            Self::Programmes => "programme",
            Self::Feedback => "feedback",
            Self::Redirects => "redirect",
            Self::Accounts => "account",
        }
    }

    /// What can be done with its rows, in the order in which it is offered.
    #[must_use]
    pub const fn steps(self) -> &'static [BulkStep] {
        use BulkStep::{Delete, Hide, Lock, Restore, Show, Spam, Unlock};
        match self {
            Self::Documents => &[Show, Hide, Delete, Restore],
            Self::Pages | Self::Programmes => &[Show, Hide],
            Self::Feedback => &[Show, Hide, Spam, Restore],
            Self::Redirects => &[Delete],
            Self::Accounts => &[Lock, Unlock],
        }
    }

    /// What one must be allowed to do it.
    #[must_use]
    pub const fn permission(self) -> Permission {
        match self {
            Self::Documents => Permission::EditDocuments,
            Self::Pages => Permission::EditPages,
            Self::Programmes => Permission::EditProgrammes,
            Self::Feedback => Permission::PublishFeedback,
            Self::Redirects => Permission::ManageSite,
            Self::Accounts => Permission::ManageAccounts,
        }
    }
}

impl BulkStep {
    /// Every step.
    pub const ALL: [Self; 7] =
        [Self::Show, Self::Hide, Self::Delete, Self::Restore, Self::Spam, Self::Lock, Self::Unlock];

    /// The name under which forms, storage and the audit log know it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::Hide => "hide",
            Self::Delete => "delete",
            Self::Restore => "restore",
            Self::Spam => "spam",
            Self::Lock => "lock",
            Self::Unlock => "unlock",
        }
    }

    /// The step of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == name)
    }
}

impl BulkFault {
    /// Every reason.
    pub const ALL: [Self; 11] = [
        Self::Unknown,
        Self::AlreadyThere,
        Self::NoWay,
        Self::Changed,
        Self::Oneself,
        Self::LastAdministrator,
        Self::NeverPublished,
        Self::NeedsAnswer,
        Self::Chain,
        Self::Incomplete,
        Self::NotAllowed,
    ];

    /// The name under which storage keeps it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::AlreadyThere => "already",
            Self::NoWay => "no_way",
            Self::Changed => "changed",
            Self::Oneself => "oneself",
            Self::LastAdministrator => "last_administrator",
            Self::NeverPublished => "never_published",
            Self::NeedsAnswer => "needs_answer",
            Self::Chain => "chain",
            Self::Incomplete => "incomplete",
            Self::NotAllowed => "not_allowed",
        }
    }

    /// The reason of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.as_str() == name)
    }
}

impl From<StepRefused> for BulkFault {
    fn from(refused: StepRefused) -> Self {
        match refused {
            StepRefused::NeverPublished => Self::NeverPublished,
            StepRefused::NeedsAnswer => Self::NeedsAnswer,
            StepRefused::AlreadyThere => Self::AlreadyThere,
        }
    }
}

/// Whether readers see something, and whether it is there at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Readers see it.
    #[default]
    Shown,
    /// The desk alone sees it.
    Hidden,
    /// It is deleted, and can come back.
    Deleted,
}

impl Visibility {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Shown, Self::Hidden, Self::Deleted];

    /// The states of what is deleted for good.
    pub const LASTING: [Self; 2] = [Self::Shown, Self::Hidden];

    /// The state of what is published, or not.
    #[must_use]
    pub const fn of(published: bool) -> Self {
        if published { Self::Shown } else { Self::Hidden }
    }

    /// The name under which storage keeps it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Hidden => "hidden",
            Self::Deleted => "deleted",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// After a step. What comes back is not shown before somebody has looked at it.
    ///
    /// # Errors
    /// When it changes nothing, or does not lead on from there.
    pub const fn after(self, step: BulkStep) -> Result<Self, BulkFault> {
        use BulkStep::{Delete, Hide, Restore, Show};
        match (step, self) {
            (Show, Self::Hidden) => Ok(Self::Shown),
            (Hide, Self::Shown) => Ok(Self::Hidden),
            (Delete, Self::Shown | Self::Hidden) => Ok(Self::Deleted),
            (Restore, Self::Deleted) => Ok(Self::Hidden),
            (Show, Self::Shown)
            | (Hide, Self::Hidden)
            | (Delete, Self::Deleted)
            | (Restore, Self::Shown | Self::Hidden) => Err(BulkFault::AlreadyThere),
            _ => Err(BulkFault::NoWay),
        }
    }
}

impl FeedbackState {
    /// After a step with several messages.
    ///
    /// # Errors
    /// When the step does not lead on from there.
    pub fn after(self, step: BulkStep, kind: FeedbackKind, has_answer: bool) -> Result<Self, BulkFault> {
        match (step, self) {
            (BulkStep::Show, _) => Ok(self.published(kind, has_answer)?),
            (BulkStep::Hide, _) => Ok(self.rejected()?),
            (BulkStep::Spam, Self::Spam) => Err(BulkFault::AlreadyThere),
            (BulkStep::Spam, _) => Ok(Self::Spam),
            (BulkStep::Restore, Self::Rejected | Self::Spam) if has_answer => Ok(Self::Answered),
            (BulkStep::Restore, Self::Rejected | Self::Spam) => Ok(Self::New),
            (BulkStep::Restore, _) => Err(BulkFault::AlreadyThere),
            _ => Err(BulkFault::NoWay),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_what_they_name() {
        for step in BulkStep::ALL {
            assert_eq!(BulkStep::from_name(step.as_str()), Some(step));
        }
        for fault in BulkFault::ALL {
            assert_eq!(BulkFault::from_name(fault.as_str()), Some(fault));
        }
        for state in Visibility::ALL {
            assert_eq!(Visibility::from_name(state.as_str()), Some(state));
        }
    }

    #[test]
    fn what_is_deleted_comes_back_hidden_and_is_not_shown_at_once() {
        use Visibility::{Deleted, Hidden, Shown};
        assert_eq!(Shown.after(BulkStep::Delete), Ok(Deleted));
        assert_eq!(Deleted.after(BulkStep::Show), Err(BulkFault::NoWay));
        assert_eq!(Deleted.after(BulkStep::Restore), Ok(Hidden));
        assert_eq!(Hidden.after(BulkStep::Hide), Err(BulkFault::AlreadyThere));
        assert_eq!(Hidden.after(BulkStep::Lock), Err(BulkFault::NoWay));
    }

    #[test]
    fn rubbish_is_put_aside_and_taken_up_again_where_it_was() {
        use FeedbackState::{Answered, New, Published, Spam};
        let kind = FeedbackKind::Comment;
        assert_eq!(Published.after(BulkStep::Spam, kind, true), Ok(Spam));
        assert_eq!(Spam.after(BulkStep::Spam, kind, true), Err(BulkFault::AlreadyThere));
        assert_eq!(Spam.after(BulkStep::Restore, kind, true), Ok(Answered));
        assert_eq!(Spam.after(BulkStep::Restore, kind, false), Ok(New));
        assert_eq!(New.after(BulkStep::Restore, kind, false), Err(BulkFault::AlreadyThere));
        let question = FeedbackKind::Question;
        assert_eq!(New.after(BulkStep::Show, question, false), Err(BulkFault::NeedsAnswer));
    }
}
