//! One id per request: in the log, in the response, and on the error page.

use std::time::Instant;

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};

use crate::state::AppState;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

tokio::task_local! {
    static ID: String;
}

/// The id of the request being handled; empty outside of one.
pub fn current_id() -> String {
    ID.try_with(Clone::clone).unwrap_or_default()
}

/// Work that goes on beside the request, under its id.
pub fn under_same_id<F: Future>(work: F) -> impl Future<Output = F::Output> {
    ID.scope(current_id(), work)
}

/// Gives the request its id and logs how it ended: failures loudly, the rest quietly.
pub async fn request(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut random = [0_u8; 6];
    // Without randomness ids repeat, which only the log would notice.
    let _ = getrandom::fill(&mut random);
    let id = random.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let started = Instant::now();
    let mut response = ID.scope(id.clone(), next.run(request)).await;
    state.metrics.count(response.status());
    let (status, took) = (response.status().as_u16(), started.elapsed());
    if response.status().is_server_error() {
        tracing::error!(request = %id, %method, path, status, ?took);
    } else {
        tracing::debug!(request = %id, %method, path, status, ?took);
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}
