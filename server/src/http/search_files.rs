//! `/search/{name}`: the files of the search index.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use services::search_index::IndexFile;

use super::{assets::IMMUTABLE, encoded::Encoded};
use crate::state::AppState;

/// The root may change with every publication.
const REVALIDATE: &str = "no-cache";

/// Sends the root or a content-addressed chunk.
pub async fn file(State(state): State<AppState>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(IndexFile { bytes, brotli, gzip, is_root }) = state.portal.search_index().file(&name) else {
        return axum::http::StatusCode::NOT_FOUND.into_response();
    };
    let content_type = axum::http::HeaderValue::from_static("application/octet-stream");
    Encoded::precompressed(content_type, bytes, brotli, gzip)
        .respond(&headers, if is_root { REVALIDATE } else { IMMUTABLE })
}
