//! `/api/v1/visits`.

use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use domain::VisitCounts;
use serde::Serialize;
use utoipa::ToSchema;

use crate::state::AppState;

/// The numbers of *Thống kê truy cập*.
#[derive(Debug, Serialize, ToSchema)]
pub struct VisitNumbers {
    /// Distinct visitors seen in the last five minutes.
    online: u64,
    /// Visits since midnight in Việt Nam.
    today: u64,
    /// Visits since the portal opened.
    total: u64,
}

/// How many read the portal. The numbers of this moment: never kept.
#[utoipa::path(
    get,
    path = "/api/v1/visits",
    operation_id = "countVisits",
    responses((status = 200, description = "The numbers", body = VisitNumbers))
)]
pub async fn counts(State(state): State<AppState>) -> Response {
    let VisitCounts { online, today, total } = state.portal.visits().counts();
    ([(header::CACHE_CONTROL, "no-store")], Json(VisitNumbers { online, today, total })).into_response()
}
