//! Bytes that are compressed once and sent many times.

use std::io::Write;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use bytes::Bytes;
use domain::Timestamp;

/// A body in every encoding that is worth keeping, with its validator.
#[derive(Clone, Debug)]
pub struct Encoded {
    content_type: HeaderValue,
    etag: HeaderValue,
    last_modified: Option<Timestamp>,
    identity: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

/// How hard to compress: brotli quality 0–11.
#[derive(Clone, Copy, Debug)]
pub struct Quality(pub i32);

impl Quality {
    /// For pages, which are compressed when first asked for.
    pub const PAGE: Self = Self(6);
    /// For files that live as long as the process.
    pub const FILE: Self = Self(9);
}

impl Encoded {
    /// Compresses `identity`. Takes milliseconds: call it off the executor for
    /// large bodies.
    pub fn compress(content_type: &'static str, identity: Bytes, quality: Quality) -> Self {
        let smaller = |bytes: Vec<u8>| (bytes.len() < identity.len()).then(|| Bytes::from(bytes));
        let brotli = brotli(&identity, quality).and_then(smaller);
        let gzip = gzip(&identity).and_then(smaller);
        Self::precompressed(HeaderValue::from_static(content_type), identity, brotli, gzip)
    }

    /// Takes encodings that were made at build time.
    pub fn precompressed(
        content_type: HeaderValue,
        identity: Bytes,
        brotli: Option<Bytes>,
        gzip: Option<Bytes>,
    ) -> Self {
        let hash = blake3::hash(&identity).to_hex();
        let etag = HeaderValue::from_str(&format!("\"{}\"", &hash[..20]))
            .unwrap_or_else(|_| HeaderValue::from_static("\"\""));
        Self { content_type, etag, last_modified: None, identity, brotli, gzip }
    }

    /// Says when the content last changed, for clients that remember no validator.
    #[must_use]
    pub fn with_last_modified(self, at: Timestamp) -> Self {
        Self { last_modified: Some(at), ..self }
    }

    /// How much memory the encodings take, in bytes.
    pub fn size(&self) -> usize {
        let encoded = |bytes: &Option<Bytes>| bytes.as_ref().map_or(0, Bytes::len);
        self.identity.len() + encoded(&self.brotli) + encoded(&self.gzip)
    }

    /// Answers a request with these headers: in the best encoding it accepts,
    /// or with 304 when it has this very body already.
    pub fn respond(&self, request: &HeaderMap, cache_control: &'static str) -> Response {
        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_control));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(date) = self.last_modified.and_then(|at| HeaderValue::from_str(&at.http_date()).ok()) {
            headers.insert(header::LAST_MODIFIED, date);
        }
        if self.is_known(request) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        headers.insert(header::CONTENT_TYPE, self.content_type.clone());
        let (encoding, body) = self.choose(request);
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        *response.body_mut() = Body::from(body);
        response
    }

    /// Whether the client has this body. A date counts only where no validator
    /// is given (RFC 9110 §13.2.2).
    fn is_known(&self, request: &HeaderMap) -> bool {
        if request.contains_key(header::IF_NONE_MATCH) {
            return matches_etag(request, &self.etag);
        }
        let since = request.get(header::IF_MODIFIED_SINCE).and_then(|value| value.to_str().ok());
        let since = since.and_then(|value| Timestamp::parse_http_date(value).ok());
        self.last_modified.zip(since).is_some_and(|(changed, since)| changed <= since)
    }

    fn choose(&self, request: &HeaderMap) -> (Option<&'static str>, Bytes) {
        let accepted =
            request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
        match (&self.brotli, &self.gzip) {
            (Some(brotli), _) if accepts(accepted, "br") => (Some("br"), brotli.clone()),
            (_, Some(gzip)) if accepts(accepted, "gzip") => (Some("gzip"), gzip.clone()),
            _ => (None, self.identity.clone()),
        }
    }
}

/// Whether `Accept-Encoding` names `coding` without refusing it (RFC 9110 §12.5.3).
fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|item| {
        let mut parts = item.split(';');
        let named = parts.next().is_some_and(|name| name.trim().eq_ignore_ascii_case(coding));
        let refused = parts.any(|part| {
            part.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse::<f32>().is_ok_and(|q| q == 0.0))
        });
        named && !refused
    })
}

/// Whether `If-None-Match` holds this validator (weak comparison, RFC 9110 §13.1.2).
pub fn matches_etag(request: &HeaderMap, etag: &HeaderValue) -> bool {
    let Some(asked) = request.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    let Ok(etag) = etag.to_str() else { return false };
    asked.split(',').map(str::trim).any(|tag| tag == "*" || tag.trim_start_matches("W/") == etag)
}

fn brotli(bytes: &[u8], quality: Quality) -> Option<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality: quality.0, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).ok()?;
    Some(out)
}

/// Gzip, for connections over which browsers take no brotli.
pub fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Encoded {
        Encoded::compress("text/html; charset=utf-8", Bytes::from("tin ".repeat(100)), Quality::PAGE)
    }

    fn asking(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn the_best_accepted_encoding_is_sent() {
        let encoding = |accept: &str| {
            let response = page().respond(&asking(header::ACCEPT_ENCODING, accept), "no-cache");
            response.headers().get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap().to_owned())
        };
        assert_eq!(encoding("gzip, deflate, br").as_deref(), Some("br"));
        assert_eq!(encoding("gzip;q=1.0, br;q=0").as_deref(), Some("gzip"));
        assert_eq!(encoding("identity"), None);
    }

    #[test]
    fn a_known_body_is_not_sent_again() {
        let etag = page().etag.to_str().unwrap().to_owned();
        for asked in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}")] {
            let response = page().respond(&asking(header::IF_NONE_MATCH, &asked), "no-cache");
            assert_eq!(response.status(), StatusCode::NOT_MODIFIED, "{asked}");
        }
    }

    #[test]
    fn a_date_counts_where_no_validator_is_given() {
        let at = Timestamp(1_700_000_000);
        let file = page().with_last_modified(at);
        let status = |headers| file.respond(&headers, "no-cache").status();
        let since = |at: Timestamp| asking(header::IF_MODIFIED_SINCE, &at.http_date());
        assert_eq!(status(since(at)), StatusCode::NOT_MODIFIED);
        assert_eq!(status(since(at.plus_seconds(-1))), StatusCode::OK);
        assert_eq!(status(asking(header::IF_MODIFIED_SINCE, "hôm qua")), StatusCode::OK);
        let mut both = since(at);
        both.insert(header::IF_NONE_MATCH, HeaderValue::from_static("\"other\""));
        assert_eq!(status(both), StatusCode::OK);
        let undated = page().respond(&since(at), "no-cache");
        assert_eq!((undated.status(), undated.headers().get(header::LAST_MODIFIED)), (StatusCode::OK, None));
    }
}
