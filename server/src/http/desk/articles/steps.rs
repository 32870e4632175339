//! Steps of the workflow, comments, and what leads the front page.

use app::pages::desk::articles::{address, steps::Refused, write::Problem};
use axum::{Form, extract::Path, response::Response};
use domain::{ArticleId, StepKind, Timestamp};
use serde::Deserialize;
use services::manuscripts::{ManuscriptError, StepRequest};

use super::{refused, sentence, write};
use crate::http::{
    desk::{Fields, Staff},
    pages,
};

/// The form of a step.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct StepFields {
    version: i32,
    comment: String,
    publish_at: String,
}

/// `POST …/buoc/{step}`.
pub async fn step(
    staff: Staff,
    Path((id, step)): Path<(i64, String)>,
    fields: Fields<StepFields>,
) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    let Some(step) = StepKind::from_name(&step) else { return staff.not_found().await };
    let id = ArticleId(id);
    let request = StepRequest {
        version: fields.version,
        comment: fields.comment.replace("\r\n", "\n"),
        publish_at: Timestamp::parse_local(&fields.publish_at).ok(),
    };
    match staff.portal().manuscripts().step(&staff.account, id, step, request).await {
        Ok(()) => staff.see(&format!("{}?xong={}", address(id), step.as_str())),
        Err(error) => match problem(step, fields, error) {
            Ok(problem) => again(&staff, id, problem).await,
            Err(error) => refused(&staff, &error).await,
        },
    }
}

/// What the person can do something about, where it stands on the page.
fn problem(step: StepKind, fields: StepFields, error: ManuscriptError) -> Result<Problem, ManuscriptError> {
    match error {
        ManuscriptError::Faults(faults) => Ok(Problem::Faults(faults)),
        ManuscriptError::Comment | ManuscriptError::When => Ok(Problem::Step(Refused {
            step,
            comment: fields.comment,
            publish_at: fields.publish_at,
            error: sentence(&error).unwrap_or_default(),
        })),
        error => sentence(&error).map(Problem::Sentence).ok_or(error),
    }
}

async fn again(staff: &Staff, id: ArticleId, problem: Problem) -> Response {
    match staff.portal().manuscripts().open(&staff.account, id).await {
        Ok(copy) => write::page(staff, copy, None, Some(problem)).await,
        Err(error) => refused(staff, &error).await,
    }
}

/// The form that lets an article lead, or no longer.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PinFields {
    ghim: String,
}

/// `POST …/ghim`.
pub async fn pin(staff: Staff, Path(id): Path<i64>, fields: Fields<PinFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    let (id, pinned) = (ArticleId(id), fields.ghim == "1");
    match staff.portal().manuscripts().pin(&staff.account, id, pinned).await {
        Ok(()) => {
            let done = if pinned { "ghim" } else { "bo-ghim" };
            staff.see(&format!("{}?xong={done}", address(id)))
        }
        Err(error) => refused(&staff, &error).await,
    }
}

/// The form of a comment.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NoteFields {
    note: String,
}

/// `POST …/y-kien`.
pub async fn note(staff: Staff, Path(id): Path<i64>, fields: Fields<NoteFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    let id = ArticleId(id);
    let text = fields.note.replace("\r\n", "\n");
    match staff.portal().manuscripts().note(&staff.account, id, &text).await {
        Ok(()) => staff.see(&format!("{}?xong=y-kien#y-kien", address(id))),
        Err(ManuscriptError::Comment) => again(&staff, id, Problem::Note(fields.note)).await,
        Err(error) => refused(&staff, &error).await,
    }
}
