//! `/media/{hash}/{file}`: pictures, immutable because their address is their content.

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{asked::Asked, assets::IMMUTABLE, pages};

/// Sends a rendition. Whoever has any copy of it has this one: a conditional
/// request is answered with 304 unread.
pub async fn file(asked: Asked, Path((hash, file)): Path<(String, String)>) -> Response {
    let Some(path) = asked.state.portal.media().open_file(&hash, &file) else {
        return pages::nothing(&asked).await;
    };
    let etag = format!("\"{hash}-{file}\"");
    if asked.headers.get(header::IF_NONE_MATCH).is_some_and(|asked| asked.as_bytes() == etag.as_bytes()) {
        return (
            StatusCode::NOT_MODIFIED,
            [(header::CACHE_CONTROL, IMMUTABLE), (header::ETAG, etag.as_str())],
        )
            .into_response();
    }
    let Ok(bytes) = tokio::fs::read(&path).await else {
        return pages::nothing(&asked).await;
    };
    let mut response = Response::new(Body::from(bytes));
    let mime = mime_guess::from_path(&path).first_or_octet_stream();
    let headers = response.headers_mut();
    if let (Ok(mime), Ok(etag)) = (HeaderValue::from_str(mime.as_ref()), HeaderValue::from_str(&etag)) {
        headers.insert(header::CONTENT_TYPE, mime);
        headers.insert(header::ETAG, etag);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(IMMUTABLE));
    response
}
