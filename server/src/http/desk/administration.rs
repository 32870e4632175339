//! What the parts of administration have in common.

use axum::response::Response;
use serde::Deserialize;
use services::refused::Refused;

use super::Staff;

/// What the address of a list asks: words, page, and what was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListParams {
    /// Words to look for.
    pub q: String,
    /// The page's number.
    pub trang: String,
    /// What was done just now.
    pub xong: String,
}

impl ListParams {
    /// The number of the page, from 1.
    pub fn page(&self) -> u32 {
        self.trang.parse().ok().filter(|page| *page > 0).unwrap_or(1)
    }
}

/// Answers to what no form can correct.
pub async fn refused(staff: &Staff, error: &Refused) -> Response {
    match error {
        Refused::NotAllowed => staff.not_allowed().await,
        Refused::Unknown | Refused::Mistaken(_) => staff.not_found().await,
        Refused::Portal(error) => staff.failed(error).await,
    }
}
