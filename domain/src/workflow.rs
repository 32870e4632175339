//! The way of an article from the first word to its withdrawal: which step
//! leads from where to where, and who may take it.

use crate::{Permission, WorkflowState};

/// Something that is done to an article as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// Hands it in for review.
    Submit,
    /// Takes it back before anybody has decided.
    TakeBack,
    /// Sends it back with a comment.
    Return,
    /// Says that it may be published.
    Approve,
    /// Shows it to readers, now.
    Publish,
    /// Shows it to readers at an instant to come.
    Schedule,
    /// Takes it out of the schedule.
    Unschedule,
    /// Takes it down, with a reason that readers of the log find.
    Withdraw,
    /// Puts a draft that nobody ever read aside.
    Discard,
    /// Takes up again what was taken down or put aside.
    Reopen,
}

/// Why a step cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the article is {from:?}, from where {step:?} does not lead on")]
pub struct NoWay {
    /// What was tried.
    pub step: StepKind,
    /// Where the article stands.
    pub from: WorkflowState,
}

impl StepKind {
    /// Every step, in the order in which the desk shows them.
    pub const ALL: [Self; 10] = [
        Self::Submit,
        Self::TakeBack,
        Self::Publish,
        Self::Approve,
        Self::Schedule,
        Self::Unschedule,
        Self::Return,
        Self::Withdraw,
        Self::Discard,
        Self::Reopen,
    ];

    /// Its part of the address, and its name in the audit log.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submit => "gui-duyet",
            Self::TakeBack => "rut-lai",
            Self::Return => "tra-lai",
            Self::Approve => "duyet",
            Self::Publish => "dang",
            Self::Schedule => "hen-gio",
            Self::Unschedule => "bo-hen-gio",
            Self::Withdraw => "go",
            Self::Discard => "bo",
            Self::Reopen => "mo-lai",
        }
    }

    /// The step of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == name)
    }

    /// What one must be allowed to take it. Steps of writers are taken by an
    /// article's own author, too.
    #[must_use]
    pub const fn permission(self) -> Permission {
        match self {
            Self::Submit | Self::TakeBack | Self::Discard | Self::Reopen => Permission::EditArticles,
            Self::Return
            | Self::Approve
            | Self::Publish
            | Self::Schedule
            | Self::Unschedule
            | Self::Withdraw => Permission::PublishArticles,
        }
    }

    /// Whether an article's own author may take it, whatever their role.
    #[must_use]
    pub const fn is_writers(self) -> bool {
        matches!(self, Self::Submit | Self::TakeBack | Self::Discard)
    }
}

impl WorkflowState {
    /// Where the step leads. `public`: readers see the article now.
    ///
    /// # Errors
    /// When it does not lead on from here.
    pub const fn after(self, step: StepKind, public: bool) -> Result<Self, NoWay> {
        use StepKind as Step;
        let to = match (step, self) {
            (Step::Submit, Self::Draft) => Self::Submitted,
            (Step::TakeBack, Self::Submitted) => Self::Draft,
            (Step::Return, Self::Submitted | Self::Approved | Self::Scheduled) => Self::Draft,
            (Step::Approve, Self::Draft | Self::Submitted) => Self::Approved,
            (Step::Publish, Self::Draft | Self::Submitted | Self::Approved | Self::Scheduled) => {
                Self::Published
            }
            (Step::Schedule, Self::Draft | Self::Submitted | Self::Approved | Self::Scheduled) => {
                Self::Scheduled
            }
            (Step::Unschedule, Self::Scheduled) => Self::Approved,
            (Step::Withdraw, from) if public && !matches!(from, Self::Withdrawn) => Self::Withdrawn,
            (Step::Discard, Self::Draft) if !public => Self::Withdrawn,
            (Step::Reopen, Self::Withdrawn) => Self::Draft,
            (step, from) => return Err(NoWay { step, from }),
        };
        Ok(to)
    }

    /// Where a changed text stands. What was approved is not what it is now,
    /// unless those who approve changed it themselves.
    #[must_use]
    pub const fn after_edit(self, by_approver: bool) -> Self {
        match self {
            Self::Published | Self::Withdrawn => Self::Draft,
            Self::Approved | Self::Scheduled if !by_approver => Self::Submitted,
            same => same,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_way_leads_to_readers_and_back() {
        let mut state = WorkflowState::Draft;
        for (step, public) in [
            (StepKind::Submit, false),
            (StepKind::Return, false),
            (StepKind::Submit, false),
            (StepKind::Approve, false),
            (StepKind::Schedule, false),
            (StepKind::Publish, false),
            (StepKind::Withdraw, true),
            (StepKind::Reopen, false),
        ] {
            state = state.after(step, public).unwrap();
        }
        assert_eq!(state, WorkflowState::Draft);
    }

    #[test]
    fn nothing_is_done_twice_and_nothing_public_is_discarded() {
        for (from, step, public) in [
            (WorkflowState::Submitted, StepKind::Submit, false),
            (WorkflowState::Published, StepKind::Publish, true),
            (WorkflowState::Draft, StepKind::Discard, true),
            (WorkflowState::Draft, StepKind::Withdraw, false),
            (WorkflowState::Withdrawn, StepKind::Publish, false),
        ] {
            assert_eq!(from.after(step, public), Err(NoWay { step, from }));
        }
    }

    #[test]
    fn a_change_after_approval_asks_for_approval_again() {
        assert_eq!(WorkflowState::Approved.after_edit(false), WorkflowState::Submitted);
        assert_eq!(WorkflowState::Scheduled.after_edit(false), WorkflowState::Submitted);
        assert_eq!(WorkflowState::Approved.after_edit(true), WorkflowState::Approved);
        assert_eq!(WorkflowState::Published.after_edit(true), WorkflowState::Draft);
    }

    #[test]
    fn names_lead_back_to_their_steps() {
        for step in StepKind::ALL {
            assert_eq!(StepKind::from_name(step.as_str()), Some(step));
        }
    }
}
