//! What a request for a page asks: the address, its language, and the headers.

use std::convert::Infallible;

use app::page::Edition;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Uri, request::Parts},
};
use domain::Locale;

use crate::state::AppState;

/// A request for a page.
#[derive(Clone)]
pub struct Asked {
    /// The server's state.
    pub state: AppState,
    /// The language that the address says.
    pub locale: Locale,
    /// Path and query as they were asked for.
    pub address: String,
    /// The request's headers.
    pub headers: HeaderMap,
}

impl Asked {
    /// What a request for `uri` asks.
    pub fn new(state: AppState, uri: &Uri, headers: HeaderMap) -> Self {
        let address = uri.path_and_query().map_or(uri.path(), |address| address.as_str()).to_owned();
        Self { state, locale: Locale::split(uri.path()).0, address, headers }
    }

    /// The path without query and language.
    pub fn path(&self) -> &str {
        let path = self.address.split('?').next().unwrap_or_default();
        Locale::split(path).1
    }

    /// The portal in the language that was asked for.
    pub fn edition(&self) -> Edition {
        Edition::new(self.state.portal.clone(), self.locale)
    }
}

impl FromRequestParts<AppState> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self::new(state.clone(), &parts.uri, parts.headers.clone()))
    }
}
