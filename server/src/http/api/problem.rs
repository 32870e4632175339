//! What the API says when it cannot answer: problem details (RFC 9457).

use app::i18n::MACHINES;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Serialize;
use services::PortalError;
use utoipa::ToSchema;

/// The media type of problem details.
const PROBLEM_JSON: &str = "application/problem+json";

/// Problem details (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says what kind of problem it is.
    #[serde(rename = "type")]
    #[schema(example = "about:blank")]
    kind: &'static str,
    /// The name of the status.
    #[schema(example = "Not Found")]
    title: &'static str,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599, example = 404)]
    status: u16,
    /// What is wrong, in Vietnamese.
    detail: &'static str,
}

/// Why an endpoint has no answer.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The query is not one the endpoint takes.
    #[error("bad query: {0}")]
    BadQuery(&'static str),
    /// There is no such thing.
    #[error("not found: {0}")]
    NotFound(&'static str),
    /// It was there and has been taken down.
    #[error("gone: {0}")]
    Gone(&'static str),
    /// It has another address by now.
    #[error("moved to {0}")]
    Moved(String),
    /// The content could not be loaded.
    #[error(transparent)]
    Portal(#[from] PortalError),
    /// The answer could not be written.
    #[error("the answer cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

impl ApiError {
    /// The answer that says so.
    pub fn respond(&self) -> Response {
        match self {
            Self::BadQuery(detail) => problem(StatusCode::BAD_REQUEST, detail),
            Self::NotFound(detail) => problem(StatusCode::NOT_FOUND, detail),
            Self::Gone(detail) => problem(StatusCode::GONE, detail),
            Self::Moved(to) => Redirect::permanent(to).into_response(),
            Self::Portal(_) | Self::Write(_) => {
                tracing::error!(request = %crate::http::trace::current_id(), error = %self, "API failed");
                problem(StatusCode::INTERNAL_SERVER_ERROR, MACHINES.failed)
            }
        }
    }
}

/// 400 for an address that cannot be read at all.
pub fn bad_address() -> Response {
    problem(StatusCode::BAD_REQUEST, MACHINES.bad_address)
}

/// Whether a path belongs to the public API, whose errors are not pages.
pub fn is_api(path: &str) -> bool {
    path.starts_with("/api/v1/")
}

/// 404 below `/api/v1`.
pub fn no_such_endpoint() -> Response {
    problem(StatusCode::NOT_FOUND, MACHINES.no_such_endpoint)
}

/// 405.
pub fn method_not_allowed() -> Response {
    problem(StatusCode::METHOD_NOT_ALLOWED, MACHINES.only_get)
}

fn problem(status: StatusCode, detail: &'static str) -> Response {
    let title = status.canonical_reason().unwrap_or_default();
    let body = Problem { kind: "about:blank", title, status: status.as_u16(), detail };
    let headers = [(header::CONTENT_TYPE, PROBLEM_JSON), (header::CACHE_CONTROL, "no-store")];
    (status, headers, serde_json::to_string(&body).unwrap_or_default()).into_response()
}
