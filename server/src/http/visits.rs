//! Counts readers, after they have been served.

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{Extensions, HeaderMap, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::Response,
};
use domain::{Locale, Timestamp};
use services::visits::Hit;

use super::feeds;
use crate::state::AppState;

/// Hands a served page to the counter, which never blocks and never fails.
pub async fn count(State(state): State<AppState>, request: Request, next: Next) -> Response {
    // A feed lies below its category's address, and no person reads it there.
    let is_page = feeds::Format::split(request.uri().path()).is_none();
    let hit = (request.method() == Method::GET && is_page).then(|| Hit {
        ip: reader_address(request.extensions(), request.headers()),
        user_agent: text(request.headers(), &header::USER_AGENT).to_owned(),
        article: Locale::split(request.uri().path())
            .1
            .strip_prefix("/bai-viet/")
            .map(|slug| slug.trim_end_matches("/in").to_owned()),
        at: Timestamp::now(),
    });
    let response = next.run(request).await;
    let seen = matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED);
    if let Some(hit) = hit.filter(|_| seen) {
        state.portal.visits().record(hit);
    }
    response
}

/// The reader's address, for handlers that count by it. Never stored.
pub struct ReaderAddress(pub IpAddr);

impl<S: Sync> FromRequestParts<S> for ReaderAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(reader_address(&parts.extensions, &parts.headers)))
    }
}

/// The reader's address. A proxy is believed only when it runs on this machine.
fn reader_address(extensions: &Extensions, headers: &HeaderMap) -> IpAddr {
    let peer = extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::from([127, 0, 0, 1]), |ConnectInfo(address)| address.ip());
    if !peer.is_loopback() {
        return peer;
    }
    let forwarded = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    forwarded
        .and_then(|list| list.rsplit(',').next())
        .and_then(|last| last.trim().parse().ok())
        .unwrap_or(peer)
}

fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
