//! `/quan-tri/tep/phan`: large files, piece by piece, in the way of tus 1.0
//! (`POST` announces, `PATCH` adds, `HEAD` tells how far it is, `DELETE` gives
//! up). One thing more than there: the last piece is answered with the item.

use app::pages::desk::library::words;
use axum::{
    Json,
    body::Body,
    extract::Path,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use services::library::{LibraryError, Piece, PieceError, Progress, UploadId};

use super::answer;
use crate::http::desk::{Staff, refusal};

/// Where a file is announced.
pub const ADDRESS: &str = "/quan-tri/tep/phan";
/// Where its pieces go.
pub const ONE: &str = "/quan-tri/tep/phan/{upload}";
/// The largest piece, in bytes: a file may come as one.
pub const MAX_PIECE: usize = super::MAX_UPLOAD;

const VERSION: &str = "1.0.0";
const TUS_RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const TUS_VERSION: HeaderName = HeaderName::from_static("tus-version");
const UPLOAD_LENGTH: HeaderName = HeaderName::from_static("upload-length");
const UPLOAD_METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const UPLOAD_OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const PIECE_TYPE: &str = "application/offset+octet-stream";

pub async fn announce(staff: Staff, headers: HeaderMap) -> Response {
    if let Some(refused) = other_version(&headers) {
        return refused;
    }
    let (Some(length), Some(name)) = (number(&headers, &UPLOAD_LENGTH), name(&headers)) else {
        return tus(refusal::say(StatusCode::BAD_REQUEST, words().unreadable_form));
    };
    tus(match staff.portal().library().announce(&staff.account, &name, length).await {
        Ok(id) => {
            let address = format!("{ADDRESS}/{}", id.as_str());
            (StatusCode::CREATED, [(header::LOCATION, address)]).into_response()
        }
        Err(error) => answer::refusal(&staff, &error).await,
    })
}

pub async fn progress(staff: Staff, Path(id): Path<String>, headers: HeaderMap) -> Response {
    if let Some(refused) = other_version(&headers) {
        return refused;
    }
    let progress = match UploadId::parse(&id) {
        Some(id) => staff.portal().library().progress(&staff.account, &id).await,
        None => Err(PieceError::Unknown.into()),
    };
    let mut response = tus(match progress {
        Ok(progress) => (StatusCode::OK, offset(progress)).into_response(),
        Err(error) => answer::refusal(&staff, &error).await,
    });
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

pub async fn add(staff: Staff, Path(id): Path<String>, headers: HeaderMap, body: Body) -> Response {
    if let Some(refused) = other_version(&headers) {
        return refused;
    }
    if headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind != PIECE_TYPE) {
        return tus(refusal::say(StatusCode::UNSUPPORTED_MEDIA_TYPE, words().unreadable_form));
    }
    let Some(start) = number(&headers, &UPLOAD_OFFSET) else {
        return tus(refusal::say(StatusCode::BAD_REQUEST, words().unreadable_form));
    };
    let library = staff.portal().library();
    let added = match UploadId::parse(&id) {
        Some(id) => library.add_piece(&staff.account, &id, start, body.into_data_stream()).await,
        None => Err(PieceError::Unknown.into()),
    };
    tus(match added {
        Ok(Piece::Partial(progress)) => (StatusCode::NO_CONTENT, offset(progress)).into_response(),
        Ok(Piece::Whole(item)) => Json(answer::Item::from(item)).into_response(),
        Err(error) => {
            let mut response = answer::refusal(&staff, &error).await;
            if let LibraryError::Piece(PieceError::Offset(at)) = error {
                response.headers_mut().insert(UPLOAD_OFFSET, at.into());
            }
            response
        }
    })
}

pub async fn give_up(staff: Staff, Path(id): Path<String>, headers: HeaderMap) -> Response {
    if let Some(refused) = other_version(&headers) {
        return refused;
    }
    let given_up = match UploadId::parse(&id) {
        Some(id) => staff.portal().library().give_up(&staff.account, &id).await,
        None => Err(PieceError::Unknown.into()),
    };
    tus(match given_up {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => answer::refusal(&staff, &error).await,
    })
}

/// The refusal of a request in another version of the protocol, or in none.
fn other_version(headers: &HeaderMap) -> Option<Response> {
    let same = headers.get(TUS_RESUMABLE).is_some_and(|version| version == VERSION);
    (!same).then(|| tus((StatusCode::PRECONDITION_FAILED, [(TUS_VERSION, VERSION)]).into_response()))
}

fn tus(mut response: Response) -> Response {
    response.headers_mut().insert(TUS_RESUMABLE, HeaderValue::from_static(VERSION));
    response
}

fn offset(progress: Progress) -> [(HeaderName, HeaderValue); 2] {
    [(UPLOAD_OFFSET, progress.offset.into()), (UPLOAD_LENGTH, progress.length.into())]
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

/// The name among pairs of a key and a value in base64; empty where none is said.
fn name(headers: &HeaderMap) -> Option<String> {
    let Some(metadata) = headers.get(UPLOAD_METADATA) else { return Some(String::new()) };
    let pairs =
        metadata.to_str().ok()?.split(',').map(|pair| pair.trim().split_once(' ').unwrap_or((pair, "")));
    let Some((_, value)) = pairs.into_iter().find(|(key, _)| *key == "filename") else {
        return Some(String::new());
    };
    String::from_utf8(BASE64_STANDARD.decode(value).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_in_base64_among_other_things() {
        let named = |metadata: &str| {
            let metadata = HeaderValue::from_str(metadata).unwrap();
            name(&[(UPLOAD_METADATA, metadata)].into_iter().collect())
        };
        assert_eq!(named("is_new, filename xJHhu48ucGRm,size MQ==").as_deref(), Some("đỏ.pdf"));
        assert_eq!(named("filename").as_deref(), Some(""));
        assert_eq!(named("other eA==").as_deref(), Some(""));
        assert_eq!(name(&HeaderMap::new()).as_deref(), Some(""));
        for bad in ["filename ///", "filename /w=="] {
            assert_eq!(named(bad), None, "{bad}");
        }
    }
}
