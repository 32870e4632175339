//! How the desk says no, to people and to scripts, and how it sends scripts on.

use app::pages::desk;
use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{Staff, door::wants_json};
use crate::http::trace;

/// The role does not allow it.
pub async fn not_allowed(staff: &Staff, is_json: bool) -> Response {
    if is_json {
        return say(StatusCode::FORBIDDEN, desk::words().not_allowed);
    }
    staff.page(desk::not_allowed()).await
}

/// The portal failed; the cause goes to the log under the request's id.
pub async fn failed(staff: &Staff, error: &(dyn std::error::Error + Send + Sync)) -> Response {
    let id = trace::current_id();
    tracing::error!(request = %id, %error, "the desk failed");
    if wants_json(&staff.asked.headers) {
        return say(StatusCode::INTERNAL_SERVER_ERROR, &format!("{}{id}", desk::words().failed));
    }
    staff.page(desk::failed(&id)).await
}

/// More came than may; says how much that is.
pub async fn too_large(staff: &Staff, limit: usize, is_json: bool) -> Response {
    if is_json {
        return say(StatusCode::PAYLOAD_TOO_LARGE, &desk::too_large_sentence(limit));
    }
    staff.page(desk::too_large(limit)).await
}

/// A sentence for a script to show.
pub fn say(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({ "message": message }))).into_response()
}

/// What sends a person to another page tells a script which: it would follow
/// without its person.
pub fn told_where(response: Response) -> Response {
    let see = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
    let Some(see) = see.filter(|_| response.status().is_redirection()) else { return response };
    let mut answer = Json(json!({ "see": see })).into_response();
    // A session may have got a new name.
    for cookie in response.headers().get_all(header::SET_COOKIE) {
        answer.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    answer
}
