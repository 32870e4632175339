//! Parts of files: what a `Range` header asks for, and the answer to it
//! (RFC 9110 §14). Players ask for parts to seek; downloads that broke off go on.

use std::{io::SeekFrom, ops::Range, path::Path};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use tokio::{
    fs::File,
    io::{AsyncReadExt as _, AsyncSeekExt as _},
};
use tokio_util::io::ReaderStream;

/// How much of a file is in memory at a time, in bytes.
const CHUNK: usize = 64 * 1024;

/// What a request wants of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wanted {
    Whole,
    Part(Range<u64>),
    /// A part that the file does not have.
    Nothing,
}

/// Sends the file at `path`, or the part of it that is asked for, as it is read
/// from the disk.
///
/// # Errors
/// When the file cannot be read.
pub async fn send(path: &Path, request: &HeaderMap, etag: &HeaderValue) -> std::io::Result<Response> {
    let mut file = File::open(path).await?;
    let size = file.metadata().await?.len();
    let mut response = Response::new(Body::empty());
    response.headers_mut().insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let part = match wanted(request, etag, size) {
        Wanted::Whole => 0..size,
        Wanted::Part(part) => {
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            let range = format!("bytes {}-{}/{size}", part.start, part.end.saturating_sub(1));
            insert(&mut response, header::CONTENT_RANGE, &range);
            part
        }
        Wanted::Nothing => {
            *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
            insert(&mut response, header::CONTENT_RANGE, &format!("bytes */{size}"));
            return Ok(response);
        }
    };
    let length = part.end - part.start;
    insert(&mut response, header::CONTENT_LENGTH, &length.to_string());
    file.seek(SeekFrom::Start(part.start)).await?;
    *response.body_mut() = Body::from_stream(ReaderStream::with_capacity(file.take(length), CHUNK));
    Ok(response)
}

fn insert(response: &mut Response, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// A `Range` counts only for the file it was made for: `If-Range` must hold its
/// very validator (RFC 9110 §13.1.5); files have no dates.
fn wanted(request: &HeaderMap, etag: &HeaderValue, size: u64) -> Wanted {
    let Some(range) = request.get(header::RANGE).and_then(|value| value.to_str().ok()) else {
        return Wanted::Whole;
    };
    if request.get(header::IF_RANGE).is_some_and(|validator| validator != etag) {
        return Wanted::Whole;
    }
    part(range, size)
}

/// Reads a `Range`. What is not understood is ignored, as are several ranges at
/// once, which a server may answer with the whole (RFC 9110 §14.2).
fn part(range: &str, size: u64) -> Wanted {
    let read = || {
        let (unit, spec) = range.split_once('=')?;
        let (first, last) = spec.trim().split_once('-')?;
        if !unit.trim().eq_ignore_ascii_case("bytes") {
            return None;
        }
        Some(match (first, last) {
            ("", suffix) => (size.saturating_sub(number(suffix)?), size),
            (first, "") => (number(first)?, size),
            (first, last) => {
                let (first, last) = (number(first)?, number(last)?);
                if last < first {
                    return None;
                }
                (first, size.min(last.saturating_add(1)))
            }
        })
    };
    match read() {
        None => Wanted::Whole,
        Some((start, end)) if start < end => Wanted::Part(start..end),
        Some(_) => Wanted::Nothing,
    }
}

/// Digits only (`1*DIGIT`): `parse` alone would take a sign. A number beyond
/// any file is beyond this one.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_the_standard_says() {
        let of_ten = |range| part(range, 10);
        assert_eq!(of_ten("bytes=0-3"), Wanted::Part(0..4));
        assert_eq!(of_ten("Bytes = 2-2"), Wanted::Part(2..3));
        assert_eq!(of_ten("bytes=7-"), Wanted::Part(7..10));
        assert_eq!(of_ten("bytes=-3"), Wanted::Part(7..10));
        assert_eq!(of_ten("bytes=-30"), Wanted::Part(0..10));
        assert_eq!(of_ten("bytes=8-99999999999999999999999"), Wanted::Part(8..10));
        for nothing in ["bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999999-"] {
            assert_eq!(of_ten(nothing), Wanted::Nothing, "{nothing}");
        }
        for ignored in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=5-2",
            "bytes=+1-2",
            "bytes=0-1,4-5",
            "lines=0-1",
            "bytes=a-b",
        ] {
            assert_eq!(of_ten(ignored), Wanted::Whole, "{ignored}");
        }
        assert_eq!(part("bytes=0-0", 0), Wanted::Nothing);
        assert_eq!(part("bytes=-5", 0), Wanted::Nothing);
    }

    #[test]
    fn a_range_of_another_file_is_ignored() {
        let etag = HeaderValue::from_static("\"a\"");
        let asked = |validator| {
            let headers = HeaderMap::from_iter([
                (header::RANGE, HeaderValue::from_static("bytes=0-3")),
                (header::IF_RANGE, HeaderValue::from_static(validator)),
            ]);
            wanted(&headers, &etag, 10)
        };
        assert_eq!(asked("\"a\""), Wanted::Part(0..4));
        for other in ["\"b\"", "W/\"a\"", "Wed, 21 Oct 2026 07:28:00 GMT"] {
            assert_eq!(asked(other), Wanted::Whole, "{other}");
        }
    }
}
