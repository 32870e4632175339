//! Questions, drafts and comments of the demo content. They go the way that
//! readers and the desk go, but through no form.

use domain::{
    FeedbackId, FeedbackKind, Locale, Slug, Timestamp,
    feedback::{FeedbackFields, NewDraft},
    time::{Date, iso_date},
};

use super::{DemoError, files};
use crate::{
    Portal, PortalError,
    feedback::Step,
    storage::{Actor, feedback::NewFeedback},
};

const FILE: &str = "feedback.toml";
const ACTOR: Actor = Actor::System("import");

/// Everything in `feedback.toml`. What is there already stays as it is.
pub(super) async fn load(portal: &Portal, now: Timestamp) -> Result<(), DemoError> {
    let content = files::feedback()?;
    for (number, question) in content.questions.into_iter().enumerate() {
        let entry = Entry {
            reference: format!("demo-question-{number}"),
            draft: None,
            kind: FeedbackKind::Question,
            sent_at: now.plus_seconds(-86_400 * (2 + 5 * i64::try_from(number).unwrap_or_default())),
            published: question.published,
            name: question.name,
            title: question.title,
            body: question.body,
            answer: question.answer,
        };
        entry.store(portal).await?;
    }
    for (number, draft) in content.drafts.into_iter().enumerate() {
        let closes_on = days_after(now.date(), draft.days_left);
        let new = NewDraft {
            title: draft.title,
            body: draft.body.trim().to_owned(),
            attachment: String::new(),
            closes_on,
        };
        let slug = portal.feedback().open_draft(new, &ACTOR).await.map_err(PortalError::from)?;
        for (of, comment) in draft.comment.into_iter().enumerate() {
            let entry = Entry {
                reference: format!("demo-comment-{number}-{of}-{}", iso_date(closes_on)),
                draft: Some(slug.clone()),
                kind: FeedbackKind::Comment,
                sent_at: now.plus_seconds(86_400 * (draft.days_left.min(0) - 3)),
                published: true,
                name: comment.name,
                title: String::new(),
                body: comment.body,
                answer: comment.answer,
            };
            entry.store(portal).await?;
        }
    }
    Ok(())
}

fn days_after(date: Date, days: i64) -> Date {
    date.saturating_add(time::Duration::days(days))
}

/// What a reader of the invented province sent.
struct Entry {
    reference: String,
    draft: Option<Slug>,
    kind: FeedbackKind,
    sent_at: Timestamp,
    published: bool,
    name: String,
    title: String,
    body: String,
    answer: String,
}

impl Entry {
    async fn store(self, portal: &Portal) -> Result<(), DemoError> {
        let fields = FeedbackFields {
            name: self.name,
            contact: String::new(),
            title: self.title,
            body: self.body,
            consent: true,
        };
        let submission = fields
            .check(self.kind)
            .map_err(|faults| DemoError::content(FILE, format!("{}: {faults:?}", fields.body)))?;
        let draft = match &self.draft {
            Some(slug) => portal.storage().draft(slug).await.map_err(PortalError::from)?,
            None => None,
        };
        let new = NewFeedback {
            reference: self.reference,
            submission,
            draft: draft.map(|draft| draft.id),
            unproven: false,
            locale: Locale::Vietnamese,
            sent_at: self.sent_at,
        };
        let Some(id) = portal.storage().insert_feedback(new).await.map_err(PortalError::from)? else {
            return Ok(());
        };
        if !self.answer.is_empty() {
            step(portal, id, Step::Answer(self.answer)).await?;
        }
        if self.published {
            step(portal, id, Step::Publish).await?;
        }
        Ok(())
    }
}

async fn step(portal: &Portal, id: FeedbackId, step: Step) -> Result<(), DemoError> {
    use crate::feedback::FeedbackError;
    portal.feedback().take(id, step, &ACTOR).await.map_err(|error| match error {
        FeedbackError::Storage(error) => PortalError::from(error).into(),
        error => DemoError::content(FILE, error),
    })
}
