//! Refuses addresses that cannot be read before anything looks at them.

use axum::{
    extract::{Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};
use percent_encoding::percent_decode_str;

use super::{api, asked::Asked, pages};
use crate::state::AppState;

/// The longest address, in bytes; the longest search the portal makes itself is
/// a quarter of it.
const MAX_ADDRESS: usize = 4096;

/// Answers 400 to over-long addresses and to those that hold NUL, other control
/// characters or bytes that are not UTF-8.
pub async fn readable_address(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let uri = request.uri();
    let address = uri.path_and_query().map_or("/", |address| address.as_str());
    if address.len() > MAX_ADDRESS || !is_readable(uri.path()) || !uri.query().is_none_or(is_readable) {
        tracing::debug!(bytes = address.len(), "unreadable address");
        if api::is_api(uri.path()) {
            return api::bad_address();
        }
        let asked = Asked::new(state, uri, HeaderMap::new());
        return pages::bad_request(&asked).await;
    }
    next.run(request).await
}

fn is_readable(encoded: &str) -> bool {
    percent_decode_str(encoded).decode_utf8().is_ok_and(|text| !text.chars().any(char::is_control))
        && encoded
            .split('%')
            .skip(1)
            .all(|rest| rest.len() >= 2 && rest.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::is_readable;

    #[test]
    fn only_readable_text_passes() {
        for good in ["/bai-viet/hoi-nghi", "q=h%E1%BB%99i+ngh%E1%BB%8B", ""] {
            assert!(is_readable(good), "{good}");
        }
        for bad in ["/a%00b", "/%ff%fe", "/%E1%BB", "/%zz", "/%", "/a%0Ab"] {
            assert!(!is_readable(bad), "{bad}");
        }
    }
}
