//! What the desk reads and does.

use domain::{
    FeedbackId, FeedbackKind, FeedbackState, Paged, Sort, Timestamp,
    feedback::{FeedbackColumn, Message, StepRefused},
    text::fold,
};
use sea_orm::{
    ActiveValue::Set, Condition, EntityTrait, ExprTrait, IntoActiveModel, Order, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};

use super::{MAX_WORDS, PUBLISHED, folded, to_message};
use crate::storage::{Actor, Storage, StorageError, audit, document_search::containing, entities::feedback};

/// Which messages a list shows; `None` is all.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FeedbackFilter {
    /// Words of what was sent or answered, with or without marks; or a reference code.
    pub words: String,
    /// Of this kind only.
    pub kind: Option<FeedbackKind>,
    /// In this state only; all but rubbish when `None`.
    pub state: Option<FeedbackState>,
    /// In this order.
    pub sort: Sort<FeedbackColumn>,
}

/// What the desk does to a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Writes or corrects the answer.
    Answer(String),
    /// Shows it to everybody.
    Publish,
    /// Keeps it from readers.
    Reject,
    /// Deletes it for good.
    Delete,
}

/// What came of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken. `public` tells whether readers see a difference.
    Done {
        /// Whether readers see a difference.
        public: bool,
    },
    /// It does not lead on from where the message is.
    Refused(StepRefused),
    /// There is no such message.
    Unknown,
}

impl Storage {
    /// Page `page` of what passes `filter`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn messages(
        &self,
        filter: &FeedbackFilter,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<Message>, StorageError> {
        use feedback::Column;
        let mut select = feedback::Entity::find();
        if let Some(kind) = filter.kind {
            select = select.filter(feedback::COLUMN.kind.eq(kind.as_str()));
        }
        select = select.filter(match filter.state {
            Some(state) => feedback::COLUMN.state.eq(state.as_str()),
            None => feedback::COLUMN.state.ne(FeedbackState::Spam.as_str()),
        });
        let typed = filter.words.trim();
        if !typed.is_empty() {
            let mut words = Condition::all();
            for word in fold(typed).split_whitespace().take(MAX_WORDS) {
                words = words.add(Expr::col(Column::Folded).like(containing(word)));
            }
            let code = Expr::col(Column::Reference).like(containing(&typed.to_ascii_uppercase()));
            select = select.filter(Condition::any().add(words).add(code));
        }
        let total = select.clone().count(&self.read).await?;
        let skip = u64::from(page.saturating_sub(1)) * u64::from(per_page);
        let order = if filter.sort.falling { Order::Desc } else { Order::Asc };
        let select = match filter.sort.by {
            FeedbackColumn::Sent => select.order_by(Column::Id, order),
            FeedbackColumn::Kind => select.order_by(Column::Kind, order).order_by_desc(Column::Id),
            FeedbackColumn::State => select.order_by(Column::State, order).order_by_desc(Column::Id),
        };
        let rows = select.offset(skip).limit(u64::from(per_page)).all(&self.read).await?;
        let items = rows.into_iter().map(to_message).collect::<Result<_, _>>()?;
        Ok(Paged { items, page, per_page, total })
    }

    /// One message.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn message(&self, id: FeedbackId) -> Result<Option<Message>, StorageError> {
        feedback::Entity::find_by_id(id.0).one(&self.read).await?.map(to_message).transpose()
    }

    /// Takes a step, and notes who took it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn step_feedback(
        &self,
        id: FeedbackId,
        step: Step,
        actor: &Actor,
    ) -> Result<Outcome, StorageError> {
        let db = self.begin().await?;
        let Some(row) = feedback::Entity::find_by_id(id.0).one(&db).await? else {
            return Ok(Outcome::Unknown);
        };
        let before = to_message(row.clone())?;
        let (action, after) = match next(&before, &step) {
            Ok(next) => next,
            Err(refused) => return Ok(Outcome::Refused(refused)),
        };
        match after {
            Some(state) => {
                let mut changed = row.into_active_model();
                changed.state = Set(state.as_str().to_owned());
                if let Step::Answer(answer) = step {
                    changed.folded = Set(folded(&before.title, &before.body, &answer));
                    changed.answer = Set(answer);
                    changed.answered_at = Set(Some(Timestamp::now().0));
                }
                feedback::Entity::update(changed).exec(&db).await?;
            }
            None => {
                feedback::Entity::delete_by_id(id.0).exec(&db).await?;
            }
        }
        let public = [Some(before.state), after].contains(&Some(FeedbackState::Published));
        let subject = if public { PUBLISHED } else { audit::INBOX };
        audit::record(&db, actor, action, (subject, id.0), &before.reference).await?;
        db.commit().await?;
        Ok(Outcome::Done { public })
    }
}

/// The name of a step in the audit log, and the state it leads to; none when
/// nothing is left.
fn next(message: &Message, step: &Step) -> Result<(&'static str, Option<FeedbackState>), StepRefused> {
    Ok(match step {
        Step::Answer(_) => ("feedback.answer", Some(message.state.answered())),
        Step::Publish => {
            let has_answer = !message.answer.is_empty();
            ("feedback.publish", Some(message.state.published(message.kind, has_answer)?))
        }
        Step::Reject => ("feedback.reject", Some(message.state.rejected()?)),
        Step::Delete => ("feedback.delete", None),
    })
}
