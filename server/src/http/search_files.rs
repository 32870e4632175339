//! `/search/…`: the files of the search index, one by one, in packs, and all of
//! them for who saves the archive.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use search::{FileId, Pack, Part};
use serde::Serialize;
use services::search_index::{Archive, SearchIndexError};

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

/// `/search/archive/{root}`: what the whole index under a root consists of.
pub async fn archive(
    State(state): State<AppState>,
    Path(root): Path<String>,
    headers: HeaderMap,
) -> Response {
    match state.portal.search_index().archive(&root).await {
        Ok(Some(archive)) => match serde_json::to_vec(&ArchiveView::from(archive)) {
            Ok(json) => Encoded::compress("application/json", Bytes::from(json), Quality::PAGE)
                .respond(&headers, REVALIDATE),
            Err(error) => {
                tracing::error!(%error, "the list of search files cannot be written");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        },
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => failed(&error),
    }
}

/// `/search/block/{list}/{number}`: a block of the records of a list, as a pack.
pub async fn block(
    State(state): State<AppState>,
    Path((list, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let (Ok(list), Ok(number)) = (list.parse::<FileId>(), number.parse::<u32>()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match state.portal.search_index().block(list, number).await {
        Ok(Some(block)) => {
            Encoded::compress(CONTENT_TYPE, Bytes::from(block), Quality::PAGE).respond(&headers, IMMUTABLE)
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => failed(&error),
    }
}

/// An archive as the browser reads it.
#[derive(Serialize)]
struct ArchiveView {
    /// In base64.
    root: String,
    bytes: u64,
    files: Vec<String>,
    lists: Vec<ListView>,
}

#[derive(Serialize)]
struct ListView {
    name: String,
    records: u32,
    block: u32,
}

impl From<Archive> for ArchiveView {
    fn from(archive: Archive) -> Self {
        let lists = archive.lists.iter().map(|list| ListView {
            name: list.file.to_string(),
            records: list.records,
            block: list.block,
        });
        Self {
            root: STANDARD.encode(&archive.root),
            bytes: archive.bytes,
            files: archive.files.iter().map(ToString::to_string).collect(),
            lists: lists.collect(),
        }
    }
}

fn failed(error: &SearchIndexError) -> Response {
    tracing::error!(%error, "a search file cannot be sent");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
