//! Who else has a page of the desk open: its script asks every few seconds.

use axum::{
    Json,
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};

/// Somebody has the page open.
#[derive(Deserialize)]
pub struct Here {
    /// The window in which they have.
    pub client: String,
}

/// Who else has, and the newest version of what the page shows.
pub fn answer(others: Vec<String>, version: i32) -> Response {
    let others: Vec<Value> = others.into_iter().map(|name| json!({ "name": name })).collect();
    Json(json!({ "others": others, "version": version })).into_response()
}
