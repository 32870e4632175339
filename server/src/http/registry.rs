//! What the registry's own page fetches while a reader narrows it.

use app::pages::document::PER_PAGE;
use app::registry_view::RegistryView;
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::DocumentFilter;

use crate::state::AppState;

/// `/api/documents`: the first page of what a filter leaves, with the choices
/// that remain. An implementation detail of `/van-ban`.
pub async fn documents(
    State(state): State<AppState>,
    filter: Result<Query<DocumentFilter>, QueryRejection>,
) -> Response {
    let Ok(Query(filter)) = filter else { return StatusCode::BAD_REQUEST.into_response() };
    match RegistryView::load(&state.portal, filter.tidy(), 1, PER_PAGE).await {
        Ok(view) => ([(header::CACHE_CONTROL, "no-cache")], Json(view)).into_response(),
        Err(error) => {
            tracing::error!(request = %super::trace::current_id(), %error, "the registry failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
