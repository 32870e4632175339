//! The public read API, JSON.

use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::Locale;
use serde::Deserialize;
use serde_json::json;

use crate::state::AppState;

/// The query of `/api/v1/articles`.
#[derive(Debug, Deserialize)]
pub struct ArticlesParams {
    /// Path of a category; its sub-categories count too. All when absent.
    #[serde(default)]
    category: String,
    /// Year of publication in Việt Nam.
    year: Option<i32>,
    /// Language: `vi` or `en`.
    #[serde(default)]
    lang: Locale,
    /// Page number from 1.
    #[serde(default = "first")]
    page: u32,
}

const fn first() -> u32 {
    1
}

/// `/api/v1/articles`: published articles, newest first.
pub async fn articles(
    State(state): State<AppState>,
    params: Result<Query<ArticlesParams>, QueryRejection>,
) -> Response {
    let Ok(Query(params)) = params else {
        return problem(
            StatusCode::BAD_REQUEST,
            "The query must hold category=PATH, year=NUMBER or page=NUMBER.",
        );
    };
    let tree = match state.portal.categories().edition(params.lang).tree().await {
        Ok(tree) => tree,
        Err(error) => return failed(&error),
    };
    let ids = if params.category.is_empty() {
        tree.iter().map(|category| category.id).collect()
    } else {
        match tree.by_path(&params.category) {
            Some(category) => tree.subtree(category.id),
            None => return problem(StatusCode::NOT_FOUND, "There is no such category."),
        }
    };
    let articles = state.portal.articles().edition(params.lang);
    match articles.in_categories(&ids, params.year, params.page, app::pages::category::PER_PAGE).await {
        Ok(list) if list.exists() => ([(header::CACHE_CONTROL, "no-cache")], Json(list)).into_response(),
        Ok(_) => problem(StatusCode::NOT_FOUND, "There is no such page."),
        Err(error) => failed(&error),
    }
}

/// `/api/v1/visits`: the numbers of *Thống kê truy cập*.
pub async fn visits(State(state): State<AppState>) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(state.portal.visits().counts())).into_response()
}

fn failed(error: &(dyn std::error::Error + Send + Sync)) -> Response {
    tracing::error!(request = %super::trace::current_id(), %error, "API failed");
    problem(StatusCode::INTERNAL_SERVER_ERROR, "The portal failed; try again later.")
}

/// Problem details (RFC 9457).
fn problem(status: StatusCode, detail: &str) -> Response {
    let body = json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or_default(),
        "status": status.as_u16(),
        "detail": detail,
    });
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}
