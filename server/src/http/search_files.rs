//! `/search/{name}` and `/search/pack/{names}`: the files of the search index.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use search::{Pack, Part};
use services::search_index::SearchIndexError;

use super::{
    assets::IMMUTABLE,
    encoded::{Encoded, Quality, gzip},
};
use crate::state::AppState;

/// The root may change with every publication.
const REVALIDATE: &str = "no-cache";
const CONTENT_TYPE: &str = "application/octet-stream";

/// Sends a root, or a part of the index that never changes.
pub async fn file(State(state): State<AppState>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let index = state.portal.search_index();
    if let Some(root) = index.root(&name) {
        let root = Encoded::compress(CONTENT_TYPE, Bytes::from_owner(root), Quality::PAGE);
        return root.respond(&headers, REVALIDATE);
    }
    let Ok(part) = name.parse::<Part>() else { return StatusCode::NOT_FOUND.into_response() };
    match index.part(part).await {
        Ok(Some(part)) => {
            let gzip = gzip(&part.bytes).map(Bytes::from);
            let brotli = part.brotli.map(Bytes::from);
            let bytes = Bytes::from(part.bytes);
            let encoded = Encoded::precompressed(HeaderValue::from_static(CONTENT_TYPE), bytes, brotli, gzip);
            encoded.respond(&headers, IMMUTABLE)
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => failed(&error),
    }
}

/// Sends several parts in one answer.
pub async fn pack(State(state): State<AppState>, Path(names): Path<String>, headers: HeaderMap) -> Response {
    let Ok(parts) = Pack::parse(&names) else { return StatusCode::NOT_FOUND.into_response() };
    match state.portal.search_index().pack(parts).await {
        Ok(Some(pack)) => {
            Encoded::compress(CONTENT_TYPE, Bytes::from(pack), Quality::PAGE).respond(&headers, IMMUTABLE)
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => failed(&error),
    }
}

fn failed(error: &SearchIndexError) -> Response {
    tracing::error!(%error, "a search file cannot be sent");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
