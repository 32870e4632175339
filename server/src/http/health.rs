//! Liveness and readiness, for those who watch the machine.

use axum::{extract::State, http::StatusCode};

use crate::state::AppState;

/// `/healthz`: the process answers.
pub async fn live() -> &'static str {
    "ok\n"
}

/// `/readyz`: the database answers and is of this program's version.
pub async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    match state.portal.storage().is_current().await {
        Ok(true) => (StatusCode::OK, "ready\n"),
        Ok(false) => (StatusCode::SERVICE_UNAVAILABLE, "the database needs `bantin migrate`\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
