//! What readers sent. A state is written with the kind and whether there is an
//! answer, on which the steps depend: `comment.new`, `question.answered+`.

use domain::{BulkFault, BulkStep, FeedbackKind, FeedbackState};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, QuerySelect};

use super::Found;
use crate::storage::{StorageError, entities::feedback};

/// How much of a message without a title names it, in characters.
const BEGINNING: usize = 60;

struct State {
    kind: FeedbackKind,
    state: FeedbackState,
    has_answer: bool,
}

impl State {
    fn read(text: &str) -> Result<Self, StorageError> {
        let (kind, state) = text.split_once('.').unwrap_or_default();
        let (state, has_answer) = state.strip_suffix('+').map_or((state, false), |state| (state, true));
        match (FeedbackKind::from_name(kind), FeedbackState::from_name(state)) {
            (Some(kind), Some(state)) => Ok(Self { kind, state, has_answer }),
            _ => Err(StorageError::Corrupt(format!("state “{text}” of feedback"))),
        }
    }

    fn written(&self) -> String {
        let answer = if self.has_answer { "+" } else { "" };
        format!("{}.{}{answer}", self.kind.as_str(), self.state.as_str())
    }
}

pub(super) async fn find(db: &DatabaseTransaction, id: i64) -> Result<Option<Found>, StorageError> {
    let row = feedback::Entity::find_by_id(id).lock_exclusive().one(db).await?;
    Ok(row.map(|row| {
        let answer = if row.answer.is_empty() { "" } else { "+" };
        let state = format!("{}.{}{answer}", row.kind, row.state);
        let text = if row.title.is_empty() { row.body } else { row.title };
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Found { name: name.chars().take(BEGINNING).collect(), mark: row.reference, state }
    }))
}

pub(super) async fn put(db: &DatabaseTransaction, id: i64, state: &str) -> Result<(), StorageError> {
    let State { state, .. } = State::read(state)?;
    let row =
        feedback::ActiveModel { id: Set(id), state: Set(state.as_str().to_owned()), ..Default::default() };
    feedback::Entity::update(row).exec(db).await?;
    Ok(())
}

pub(super) fn next(text: &str, step: BulkStep) -> Result<Result<String, BulkFault>, StorageError> {
    let State { kind, state, has_answer } = State::read(text)?;
    Ok(state.after(step, kind, has_answer).map(|state| State { kind, state, has_answer }.written()))
}

pub(super) fn is_public(text: &str) -> bool {
    State::read(text).is_ok_and(|state| state.state == FeedbackState::Published)
}
