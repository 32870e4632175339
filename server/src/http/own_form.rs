//! Whether a request that changes something comes from a page of this portal.
//!
//! Browsers say where a request comes from in `Sec-Fetch-Site` (Fetch
//! Metadata), older ones in `Origin`, and no script can forge either. Nothing
//! has to be carried in forms, so nothing goes stale in a tab left open over
//! lunch. With it, session cookies are `SameSite=Lax`.

use app::i18n::account_words;
use axum::{
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};

/// Whether it does. A request that does not say where it comes from does not.
pub fn is_own_form(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        _ => false,
    }
}

/// The answer to one that does not.
pub fn refuse() -> Response {
    (StatusCode::FORBIDDEN, account_words().foreign_form).into_response()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    #[test]
    fn a_form_from_another_site_is_recognised() {
        assert!(is_own_form(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!is_own_form(&headers(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://a"),
            ("host", "a")
        ])));
        assert!(is_own_form(&headers(&[("origin", "http://a:3000"), ("host", "a:3000")])));
        assert!(!is_own_form(&headers(&[("origin", "http://b"), ("host", "a")])));
        assert!(!is_own_form(&headers(&[("host", "a")])));
        assert!(!is_own_form(&headers(&[])));
    }
}
