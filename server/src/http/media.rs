//! `/media/{hash}/{file}`: pictures and files, immutable because their address
//! is their content.

use std::path::Path as FilePath;

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{FileKind, Stored, StoredFile};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use services::media;

use super::{asked::Asked, assets::IMMUTABLE, encoded::matches_etag, pages, ranges};

/// All that RFC 8187 §3.2.1 does not let stand as it is in `filename*`.
const NOT_ATTR_CHAR: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

const AVIF: &str = "image/avif";
/// For ever, in browsers only.
const PRIVATE: &str = "private, max-age=31536000, immutable";

/// What a browser's own viewer of PDFs needs; a PDF loads nothing from elsewhere.
const PDF_POLICY: &str =
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// Sends a rendition or a file. Whoever has any copy of it has this one: a
/// conditional request is answered with 304 unread.
pub async fn file(asked: Asked, Path((hash, file)): Path<(String, String)>) -> Response {
    let Some(path) = asked.state.portal.media().open_file(&hash, &file) else {
        return pages::nothing(&asked).await;
    };
    let Ok(etag) = HeaderValue::from_str(&format!("\"{hash}-{file}\"")) else {
        return pages::nothing(&asked).await;
    };
    let kind = file.rsplit('.').next().and_then(FileKind::from_extension);
    if let Some(smaller) = smaller(&asked, &hash, &file).await {
        return smaller;
    }
    let sent = match kind {
        _ if matches_etag(&asked.headers, &etag) => Some(StatusCode::NOT_MODIFIED.into_response()),
        Some(kind) => attachment(&asked, &hash, kind, &path, &etag).await,
        None => picture(&path).await,
    };
    let Some(mut response) = sent else { return elsewhere(&asked, &hash, &file).await };
    response.headers_mut().insert(header::ETAG, etag);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(IMMUTABLE));
    response
}

/// Leads to what took the place of the file at that address; for now, since it
/// may come back.
async fn elsewhere(asked: &Asked, hash: &str, file: &str) -> Response {
    match media::stored_by_hash(&asked.state.portal, hash).await {
        Ok(Some(stored)) if stored.hash() != hash => {
            let to = match &stored {
                Stored::Picture(picture) => picture.in_place_of(file),
                Stored::File(file) => file.url(),
            };
            ([(header::CACHE_CONTROL, "no-cache")], Redirect::temporary(&to)).into_response()
        }
        Ok(_) => pages::nothing(asked).await,
        Err(error) => pages::failed(asked, &error).await,
    }
}

/// The same rendition in fewer bytes, for browsers that say they can read it.
/// Browsers alone may keep it: a cache between them and the portal would hand it
/// to others, so that no `Vary` is needed, which would keep the worker from
/// finding what the browser has.
async fn smaller(asked: &Asked, hash: &str, file: &str) -> Option<Response> {
    let accepted = asked.headers.get(header::ACCEPT)?.to_str().ok()?;
    if !accepted.split(',').any(|kind| kind.trim() == AVIF) {
        return None;
    }
    let path = asked.state.portal.media().open_smaller(hash, file)?;
    let etag = HeaderValue::from_str(&format!("\"{hash}-{file}-avif\"")).ok()?;
    let mut response = if matches_etag(&asked.headers, &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let bytes = tokio::fs::read(path).await.ok()?;
        ([(header::CONTENT_TYPE, AVIF)], bytes).into_response()
    };
    response.headers_mut().insert(header::ETAG, etag);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(PRIVATE));
    Some(response)
}

/// A rendition of a picture; small enough to be read at once.
async fn picture(path: &FilePath) -> Option<Response> {
    let bytes = tokio::fs::read(path).await.ok()?;
    let mut response = Response::new(Body::from(bytes));
    let mime = mime_guess::from_path(path).first_or_octet_stream();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_str(mime.as_ref()).ok()?);
    Some(response)
}

/// A document, video or other file, whole or in part, under its own name.
async fn attachment(
    asked: &Asked,
    hash: &str,
    kind: FileKind,
    path: &FilePath,
    etag: &HeaderValue,
) -> Option<Response> {
    let stored = match media::file_by_hash(&asked.state.portal, hash).await {
        Ok(stored) => stored.filter(|stored| stored.kind == kind)?,
        Err(error) => return Some(pages::failed(asked, &error).await),
    };
    let mut response = ranges::send(path, &asked.headers, etag).await.ok()?;
    if response.status() == StatusCode::RANGE_NOT_SATISFIABLE {
        return Some(response);
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(kind)));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition(&stored)).ok()?);
    if kind == FileKind::Pdf {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PDF_POLICY));
    }
    Some(response)
}

const fn content_type(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Vtt => "text/vtt; charset=utf-8",
        FileKind::Csv => "text/csv; charset=utf-8",
        kind => kind.mime(),
    }
}

/// What browsers do with the file, and its name: in ASCII for old clients, in
/// full as `filename*` (RFC 6266 §4.3, RFC 8187).
fn disposition(file: &StoredFile) -> String {
    let how = if file.kind.opens_in_browser() { "inline" } else { "attachment" };
    let plain = domain::text::fold(&file.name)
        .replace(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_')), "-");
    format!(
        "{how}; filename=\"{plain}\"; filename*=UTF-8''{}",
        utf8_percent_encode(&file.name, NOT_ATTR_CHAR)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_twice_once_for_old_clients() {
        let file =
            |kind, name: &str| StoredFile { hash: String::new(), kind, bytes: 1, name: name.to_owned() };
        assert_eq!(
            disposition(&file(FileKind::Pdf, "Quyết định 12.pdf")),
            "inline; filename=\"quyet dinh 12.pdf\"; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%2012.pdf"
        );
        assert_eq!(
            disposition(&file(FileKind::Docx, "a\";b\r\n.docx")),
            "attachment; filename=\"a--b--.docx\"; filename*=UTF-8''a%22%3Bb%0D%0A.docx"
        );
    }
}
