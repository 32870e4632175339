//! What readers send: stored with as little about them as can be, read at the
//! desk, published by those who may.

mod gate;
mod limiter;
mod ticket;

use std::time::Duration;

use domain::{
    FeedbackId, Locale, Paged, Permission, Slug, Timestamp,
    feedback::{
        Comment, Draft, DraftCard, FeedbackStatus, Message, NewDraft, Question, StepRefused, Submission,
    },
};

pub use self::{
    gate::{Admission, Credentials, Gate, Refusal},
    ticket::{Ticket, TicketRefused, typed_reference},
};
pub use crate::storage::feedback::{FeedbackFilter, Step};
use crate::{
    Portal,
    accounts::AccountInfo,
    events::ContentKind,
    storage::{
        Actor, StorageError,
        feedback::{NewFeedback, Outcome},
    },
};

/// The setting that says for how many days reply addresses are kept.
const CONTACT_DAYS: &str = "feedback.contact_days";
/// For how many days they are kept unless it says otherwise.
const DEFAULT_CONTACT_DAYS: i64 = 365;
/// How often it is looked whether some are due.
const FORGET_EVERY: Duration = Duration::from_secs(6 * 3600);
/// How many comments a draft's page shows.
const MAX_COMMENTS: u64 = 500;
/// The longest answer, in characters.
pub const MAX_ANSWER: usize = 20_000;

/// What can go wrong with feedback.
#[derive(Debug, thiserror::Error)]
pub enum FeedbackError {
    /// The same form was sent before.
    #[error("this form was sent before")]
    SentBefore,
    /// The draft takes no comments any more.
    #[error("the draft is closed")]
    Closed,
    /// The account's role does not allow it.
    #[error("this account may not do that")]
    NotAllowed,
    /// There is no such message.
    #[error("there is no such message")]
    Unknown,
    /// The answer is empty or too long.
    #[error("an answer has 1 to {MAX_ANSWER} characters")]
    AnswerLength,
    /// The step does not lead on from where the message is.
    #[error(transparent)]
    Step(#[from] StepRefused),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What readers send to a portal.
#[derive(Clone, Copy)]
pub struct Feedback<'a> {
    portal: &'a Portal,
}

impl<'a> Feedback<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// Takes what was sent. `draft` is the draft it comments on.
    ///
    /// # Errors
    /// [`FeedbackError::SentBefore`], [`FeedbackError::Closed`], or when storage fails.
    pub async fn send(
        self,
        submission: Submission,
        draft: Option<&Draft>,
        admission: &Admission,
        locale: Locale,
    ) -> Result<(), FeedbackError> {
        let sent_at = Timestamp::now();
        if draft.is_some_and(|draft| !draft.is_open(sent_at)) {
            return Err(FeedbackError::Closed);
        }
        let new = NewFeedback {
            reference: admission.reference.clone(),
            submission,
            draft: draft.map(|draft| draft.id),
            unproven: admission.unproven,
            locale,
            sent_at,
        };
        let stored = self.portal.storage().insert_feedback(new).await?;
        stored.map(|_| ()).ok_or(FeedbackError::SentBefore)
    }

    /// How far the message with a reference code is.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn status(self, reference: &str) -> Result<Option<FeedbackStatus>, FeedbackError> {
        match typed_reference(reference) {
            Some(reference) => Ok(self.portal.storage().feedback_status(&reference).await?),
            None => Ok(None),
        }
    }

    /// Page `page` of the published questions that hold every word of `words`,
    /// whatever their diacritics; newest answer first.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn questions(
        self,
        words: &str,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<Question>, StorageError> {
        self.portal.storage().questions(words, page, per_page).await
    }

    /// A published question.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn question(self, id: FeedbackId) -> Result<Option<Question>, StorageError> {
        self.portal.storage().question(id).await
    }

    /// Page `page` of the drafts: the one that closes last comes first.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn drafts(self, page: u32, per_page: u32) -> Result<Paged<DraftCard>, StorageError> {
        self.portal.storage().drafts(page, per_page).await
    }

    /// The draft at an address.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn draft(self, slug: &Slug) -> Result<Option<Draft>, StorageError> {
        self.portal.storage().draft(slug).await
    }

    /// The published comments on a draft, oldest first.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn comments(self, draft: &Draft) -> Result<Vec<Comment>, StorageError> {
        self.portal.storage().comments(draft.id, MAX_COMMENTS).await
    }

    /// Page `page` of what passes `filter`.
    ///
    /// # Errors
    /// [`FeedbackError::NotAllowed`], or when storage fails.
    pub async fn messages(
        self,
        account: &AccountInfo,
        filter: &FeedbackFilter,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<Message>, FeedbackError> {
        allow(account.role.may(Permission::AnswerReaders))?;
        Ok(self.portal.storage().messages(filter, page, per_page).await?)
    }

    /// One message.
    ///
    /// # Errors
    /// [`FeedbackError::NotAllowed`], [`FeedbackError::Unknown`], or when storage fails.
    pub async fn message(self, account: &AccountInfo, id: FeedbackId) -> Result<Message, FeedbackError> {
        allow(account.role.may(Permission::AnswerReaders))?;
        self.portal.storage().message(id).await?.ok_or(FeedbackError::Unknown)
    }

    /// Takes a step with a message.
    ///
    /// # Errors
    /// When the account may not, the message is unknown, the step does not lead
    /// on from where it is, or storage fails.
    pub async fn step(self, account: &AccountInfo, id: FeedbackId, step: Step) -> Result<(), FeedbackError> {
        let step = match step {
            Step::Answer(answer) => {
                allow(account.role.may(Permission::AnswerReaders))?;
                let answer = domain::feedback::plain_text(&answer);
                if !(1..=MAX_ANSWER).contains(&answer.chars().count()) {
                    return Err(FeedbackError::AnswerLength);
                }
                // What is published is corrected by those who may publish.
                let message = self.message(account, id).await?;
                let published = message.state == domain::FeedbackState::Published;
                allow(!published || account.role.may(Permission::PublishFeedback))?;
                Step::Answer(answer)
            }
            step => {
                allow(account.role.may(Permission::PublishFeedback))?;
                step
            }
        };
        let actor = account.actor();
        self.take(id, step, &actor).await
    }

    /// Takes a step that is allowed.
    pub(crate) async fn take(self, id: FeedbackId, step: Step, actor: &Actor) -> Result<(), FeedbackError> {
        match self.portal.storage().step_feedback(id, step, actor).await? {
            Outcome::Done { public } => {
                if public {
                    self.portal.changed(ContentKind::Feedback, id.0);
                }
                Ok(())
            }
            Outcome::Refused(refused) => Err(refused.into()),
            Outcome::Unknown => Err(FeedbackError::Unknown),
        }
    }

    /// Opens a draft to comments, or changes the one of that title.
    ///
    /// # Errors
    /// [`FeedbackError::NotAllowed`], or when storage fails.
    pub async fn put_draft(self, account: &AccountInfo, new: NewDraft) -> Result<Slug, FeedbackError> {
        allow(account.role.may(Permission::PublishFeedback))?;
        let actor = account.actor();
        Ok(self.open_draft(new, &actor).await?)
    }

    pub(crate) async fn open_draft(self, new: NewDraft, actor: &Actor) -> Result<Slug, StorageError> {
        let slug = self.portal.storage().put_draft(new, actor).await?;
        self.portal.changed(ContentKind::Feedback, 0);
        Ok(slug)
    }

    /// Deletes the reply addresses that were kept long enough. Gives how many
    /// messages held one.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn forget_senders(self, now: Timestamp) -> Result<u64, StorageError> {
        let days = self.contact_days().await?;
        self.portal.storage().forget_senders(now.plus_seconds(-days.saturating_mul(86_400))).await
    }

    /// For how many days reply addresses are kept.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn contact_days(self) -> Result<i64, StorageError> {
        let days = self.portal.storage().setting::<i64>(CONTACT_DAYS).await?;
        Ok(days.filter(|days| *days >= 0).unwrap_or(DEFAULT_CONTACT_DAYS))
    }

    /// Begins to delete reply addresses when they are due, now and from time to time.
    pub fn start_forgetting(self) {
        let portal = self.portal.clone();
        tokio::spawn(async move {
            let mut clock = tokio::time::interval(FORGET_EVERY);
            loop {
                clock.tick().await;
                match portal.feedback().forget_senders(Timestamp::now()).await {
                    Ok(0) => {}
                    Ok(forgotten) => tracing::info!(forgotten, "reply addresses deleted"),
                    Err(error) => tracing::warn!(%error, "reply addresses could not be deleted"),
                }
            }
        });
    }
}

const fn allow(allowed: bool) -> Result<(), FeedbackError> {
    if allowed { Ok(()) } else { Err(FeedbackError::NotAllowed) }
}
