//! Rows of what readers send.

mod desk;
mod drafts;

use domain::{
    DraftId, FeedbackId, FeedbackKind, FeedbackState, Locale, Paged, Timestamp,
    feedback::{Comment, FeedbackStatus, Message, Question, Submission},
    text::fold,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, OnConflict},
};

use super::{
    Actor, Storage, StorageError, audit,
    document_search::containing,
    entities::{draft, feedback},
};

pub use desk::{FeedbackFilter, Outcome, Step};

/// The subject of audit entries about published feedback.
pub(super) const PUBLISHED: &str = "feedback";
/// How many words of a search count.
const MAX_WORDS: usize = 8;

/// What was sent, before it has a number in storage.
#[derive(Clone, Debug)]
pub struct NewFeedback {
    /// The code its sender is given.
    pub reference: String,
    /// The checked form.
    pub submission: Submission,
    /// The draft it comments on.
    pub draft: Option<DraftId>,
    /// Whether it came without the proof of work.
    pub unproven: bool,
    /// The language of the form.
    pub locale: Locale,
    /// When.
    pub sent_at: Timestamp,
}

impl Storage {
    /// Stores what was sent. `None` when its reference is taken: the same form
    /// was sent twice, and the first stays.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_feedback(&self, new: NewFeedback) -> Result<Option<FeedbackId>, StorageError> {
        let submission = new.submission;
        let reference = new.reference.clone();
        let row = feedback::ActiveModel {
            reference: Set(new.reference),
            kind: Set(submission.kind().as_str().to_owned()),
            state: Set(FeedbackState::New.as_str().to_owned()),
            draft_id: Set(new.draft.map(|id| id.0)),
            name: Set(submission.name().to_owned()),
            contact: Set(submission.contact().to_owned()),
            title: Set(submission.title().to_owned()),
            body: Set(submission.body().to_owned()),
            answer: Set(String::new()),
            folded: Set(folded(submission.title(), submission.body(), "")),
            unproven: Set(new.unproven),
            locale: Set(new.locale.lang().to_owned()),
            sent_at: Set(new.sent_at.0),
            answered_at: Set(None),
            ..Default::default()
        };
        let db = self.begin().await?;
        let inserted = feedback::Entity::insert(row)
            .on_conflict(OnConflict::column(feedback::Column::Reference).do_nothing().to_owned())
            .exec_without_returning(&db)
            .await?;
        if inserted == 0 {
            return Ok(None);
        }
        let row = feedback::Entity::find().filter(feedback::COLUMN.reference.eq(reference)).one(&db).await?;
        let Some(row) = row else { return Ok(None) };
        audit::record(&db, &Actor::System("reader"), "feedback.send", (audit::INBOX, row.id), &row.kind)
            .await?;
        db.commit().await?;
        Ok(Some(FeedbackId(row.id)))
    }

    /// Page `page` of the published questions that hold every word of `words`,
    /// whatever their diacritics; newest answer first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn questions(
        &self,
        words: &str,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<Question>, StorageError> {
        let folded = fold(words);
        let mut select = published(FeedbackKind::Question);
        for word in folded.split_whitespace().take(MAX_WORDS) {
            select = select.filter(feedback::Column::Folded.like(containing(word)));
        }
        let total = select.clone().count(&self.read).await?;
        let skip = u64::from(page.saturating_sub(1)) * u64::from(per_page);
        let rows = select
            .order_by_desc(feedback::Column::AnsweredAt)
            .order_by_desc(feedback::Column::Id)
            .offset(skip)
            .limit(u64::from(per_page))
            .all(&self.read)
            .await?;
        let items = rows.into_iter().map(to_question).collect::<Result<_, _>>()?;
        Ok(Paged { items, page, per_page, total })
    }

    /// A published question.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn question(&self, id: FeedbackId) -> Result<Option<Question>, StorageError> {
        let row =
            published(FeedbackKind::Question).filter(feedback::COLUMN.id.eq(id.0)).one(&self.read).await?;
        row.map(to_question).transpose()
    }

    /// The published comments on a draft, oldest first, at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn comments(&self, draft: DraftId, limit: u64) -> Result<Vec<Comment>, StorageError> {
        let rows = published(FeedbackKind::Comment)
            .filter(feedback::COLUMN.draft_id.eq(draft.0))
            .order_by_asc(feedback::Column::Id)
            .limit(limit)
            .all(&self.read)
            .await?;
        rows.into_iter().map(to_comment).collect()
    }

    /// How far the message with that reference code is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn feedback_status(&self, reference: &str) -> Result<Option<FeedbackStatus>, StorageError> {
        let found =
            feedback::Entity::find().filter(feedback::COLUMN.reference.eq(reference)).one(&self.read).await?;
        let Some(row) = found else { return Ok(None) };
        let draft = match row.draft_id {
            Some(id) => draft::Entity::find_by_id(id).one(&self.read).await?,
            None => None,
        };
        let message = to_message(row)?;
        let url = match (message.state, message.kind) {
            (FeedbackState::Published, FeedbackKind::Question) => {
                Some(to_question_of(&message, message.sent_at).url())
            }
            (FeedbackState::Published, FeedbackKind::Comment) => {
                draft.map(drafts::to_draft).transpose()?.map(|draft| draft.url())
            }
            _ => None,
        };
        // Who sends rubbish learns no more than that it is not published.
        let state = match message.state {
            FeedbackState::Spam => FeedbackState::Rejected,
            state => state,
        };
        let (kind, sent_at) = (message.kind, message.sent_at);
        // What is written down while a message is rejected is for the desk.
        let answer = if state == FeedbackState::Rejected { String::new() } else { message.answer };
        Ok(Some(FeedbackStatus { kind, state, sent_at, answer, url }))
    }

    /// Deletes the reply addresses of everything sent before `before`, and the
    /// names of what was sent to the office alone. Gives how many messages held one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_senders(&self, before: Timestamp) -> Result<u64, StorageError> {
        use feedback::Column;
        let db = self.begin().await?;
        let old = || feedback::Entity::update_many().filter(feedback::COLUMN.sent_at.lt(before.0));
        let addresses = old()
            .col_expr(Column::Contact, Expr::value(""))
            .filter(feedback::COLUMN.contact.ne(""))
            .exec(&db)
            .await?;
        let names = old()
            .col_expr(Column::Name, Expr::value(""))
            .filter(feedback::COLUMN.name.ne(""))
            .filter(feedback::COLUMN.state.ne(FeedbackState::Published.as_str()))
            .exec(&db)
            .await?;
        let forgotten = addresses.rows_affected.max(names.rows_affected);
        if forgotten > 0 {
            let detail = format!("{forgotten} before {}", before.rfc3339());
            audit::record(&db, &Actor::System("retention"), "feedback.forget", (audit::INBOX, 0), &detail)
                .await?;
        }
        db.commit().await?;
        Ok(forgotten)
    }
}

fn published(kind: FeedbackKind) -> Select<feedback::Entity> {
    feedback::Entity::find()
        .filter(feedback::COLUMN.kind.eq(kind.as_str()))
        .filter(feedback::COLUMN.state.eq(FeedbackState::Published.as_str()))
}

/// What a search looks at.
fn folded(title: &str, body: &str, answer: &str) -> String {
    fold(&format!("{title}\n{body}\n{answer}"))
}

pub(super) fn to_message(row: feedback::Model) -> Result<Message, StorageError> {
    let corrupt = |what: &str| StorageError::Corrupt(format!("{what} of feedback {}", row.id));
    Ok(Message {
        id: FeedbackId(row.id),
        kind: FeedbackKind::from_name(&row.kind).ok_or_else(|| corrupt("kind"))?,
        state: FeedbackState::from_name(&row.state).ok_or_else(|| corrupt("state"))?,
        locale: Locale::from_lang(&row.locale).ok_or_else(|| corrupt("language"))?,
        reference: row.reference,
        draft: row.draft_id.map(DraftId),
        name: row.name,
        contact: row.contact,
        title: row.title,
        body: row.body,
        answer: row.answer,
        unproven: row.unproven,
        sent_at: Timestamp(row.sent_at),
    })
}

fn to_question(row: feedback::Model) -> Result<Question, StorageError> {
    let answered_at = Timestamp(row.answered_at.unwrap_or(row.sent_at));
    Ok(to_question_of(&to_message(row)?, answered_at))
}

fn to_question_of(message: &Message, answered_at: Timestamp) -> Question {
    Question {
        id: message.id,
        name: message.name.clone(),
        title: message.title.clone(),
        body: message.body.clone(),
        answer: message.answer.clone(),
        locale: message.locale,
        asked_at: message.sent_at,
        answered_at,
    }
}

fn to_comment(row: feedback::Model) -> Result<Comment, StorageError> {
    let message = to_message(row)?;
    let Message { name, body, answer, locale, sent_at, .. } = message;
    Ok(Comment { name, body, answer, locale, sent_at })
}
