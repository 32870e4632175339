//! Files for machines that are made from the content: kept like pages, by
//! address and version of the content.

use axum::{http::HeaderMap, response::Response};
use bytes::Bytes;
use domain::Locale;
use services::PortalError;

use super::{
    asked::Asked,
    encoded::{Encoded, Quality},
    pages,
};
use crate::state::AppState;

/// Why a file cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Nothing is at that address.
    #[error("there is no such file")]
    Unknown,
    /// The content could not be loaded.
    #[error(transparent)]
    Portal(#[from] PortalError),
    /// The content could not be written in the file's form.
    #[error("the file cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

/// Answers with the file at `address`, made by `make` when it is not kept.
/// `address` names the file alone, without what a request may add to it.
pub async fn respond(
    state: &AppState,
    address: &str,
    headers: &HeaderMap,
    cache_control: &'static str,
    make: impl Future<Output = Result<Encoded, FileError>>,
) -> Response {
    let asked = || Asked {
        state: state.clone(),
        locale: Locale::split(address).0,
        address: address.to_owned(),
        headers: headers.clone(),
    };
    match state.pages.get_or_render(state, address, make).await {
        Ok(file) => file.respond(headers, cache_control),
        Err(error) => match &*error {
            FileError::Unknown => pages::not_found(&asked()).await,
            error => pages::failed(&asked(), error).await,
        },
    }
}

/// Compresses off the executor: a sitemap is a megabyte.
///
/// # Errors
/// When the runtime is going down.
pub async fn compress(content_type: &'static str, body: Vec<u8>) -> Result<Encoded, std::io::Error> {
    let compress = move || Encoded::compress(content_type, Bytes::from(body), Quality::PAGE);
    tokio::task::spawn_blocking(compress).await.map_err(std::io::Error::other)
}
