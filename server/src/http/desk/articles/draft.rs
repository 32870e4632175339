//! What the script of the writing page asks while somebody writes.

use std::collections::HashMap;

use app::pages::desk::articles::{
    faults, words,
    write::{MAX_BODY_BYTES, content},
};
use axum::{
    Json,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{ArticleId, Manuscript, ManuscriptFault};
use serde::Deserialize;
use serde_json::{Value, json};
use services::manuscripts::{Copy, ManuscriptError, SaveOutcome};

use super::sentence;
use crate::http::desk::{
    Staff,
    presence::{self, Here},
    refusal::say,
};

/// `GET …/ban-thao`: the newest text.
pub async fn latest(staff: Staff, Path(id): Path<i64>) -> Response {
    match staff.portal().manuscripts().open(&staff.account, ArticleId(id)).await {
        Ok(copy) => Json(theirs(&copy)).into_response(),
        Err(error) => refused(&staff, &error).await,
    }
}

/// A text with the version it was made from.
#[derive(Deserialize)]
struct Draft {
    version: i32,
    content: Manuscript,
    #[serde(default)]
    keep: bool,
}

/// `PUT …/ban-thao`.
pub async fn save(staff: Staff, Path(id): Path<i64>, body: Bytes) -> Response {
    if body.len() > MAX_BODY_BYTES {
        let limit = format!("{} MB", MAX_BODY_BYTES / 1_000_000);
        let sentence = app::pages::desk::words().too_large.replace("{}", &limit);
        return say(StatusCode::PAYLOAD_TOO_LARGE, &sentence);
    }
    let draft: Draft = match serde_json::from_slice(&body) {
        Ok(draft) => draft,
        Err(error) => {
            tracing::info!(%error, article = id, "a text that cannot be read");
            return say(StatusCode::UNPROCESSABLE_ENTITY, words().not_readable);
        }
    };
    let Draft { version, content, keep } = draft;
    match staff.portal().manuscripts().save(&staff.account, ArticleId(id), version, content, keep).await {
        Ok(SaveOutcome::Saved { version, at, stage }) => {
            Json(json!({ "version": version, "saved_at": at.hh_mm(), "state": stage.as_str() }))
                .into_response()
        }
        Ok(SaveOutcome::Conflict(copy)) => (StatusCode::CONFLICT, Json(theirs(&copy))).into_response(),
        Err(error) => refused(&staff, &error).await,
    }
}

fn theirs(copy: &Copy) -> Value {
    json!({
        "version": copy.version,
        "saved_at": copy.saved_at.hh_mm(),
        "by": copy.saved_by,
        "state": copy.stage.as_str(),
        "content": content(copy),
    })
}

/// `POST …/co-mat`: says who else has it open, and the newest version.
pub async fn present(staff: Staff, Path(id): Path<i64>, body: Bytes) -> Response {
    let Ok(Here { client }) = serde_json::from_slice(&body) else {
        return say(StatusCode::UNPROCESSABLE_ENTITY, words().not_readable);
    };
    match staff.portal().manuscripts().present(&staff.account, ArticleId(id), &client).await {
        Ok((others, version)) => presence::answer(others, version),
        Err(error) => refused(&staff, &error).await,
    }
}

/// The same refusals as everywhere, for a script.
async fn refused(staff: &Staff, error: &ManuscriptError) -> Response {
    if let ManuscriptError::Faults(faults) = error {
        let errors: HashMap<String, String> = faults.iter().map(at_its_field).collect();
        return (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "errors": errors }))).into_response();
    }
    match (error, sentence(error)) {
        (_, Some(sentence)) => say(StatusCode::UNPROCESSABLE_ENTITY, &sentence),
        (ManuscriptError::Unknown, None) => say(StatusCode::NOT_FOUND, app::pages::desk::words().not_found),
        (error, None) => super::refused(staff, error).await,
    }
}

fn at_its_field(fault: &ManuscriptFault) -> (String, String) {
    (faults::place(fault.field()).to_owned(), faults::sentence(fault))
}
