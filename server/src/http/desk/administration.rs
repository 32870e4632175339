//! What the parts of administration have in common.

use axum::response::Response;
use domain::{Sort, SortColumn, Visibility};
use serde::Deserialize;
use services::refused::Refused;

use super::Staff;

/// The longest search that is read, in characters.
const MAX_WORDS: usize = 200;

/// What the address of every list asks.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListParams {
    /// Words to look for.
    pub q: String,
    /// The page's number.
    pub trang: String,
    /// The name of the order.
    pub xep: String,
    /// `1` chooses every row of the page.
    pub chon: String,
    /// Of that visibility only, or in that state.
    #[serde(rename = "tinh-trang")]
    pub state: String,
    /// Of that kind only.
    pub loai: String,
    /// What was done just now.
    pub xong: String,
    /// The number of the report of what was done with several rows.
    pub viec: String,
}

impl ListParams {
    /// The number of the page, from 1.
    pub fn page(&self) -> u32 {
        self.trang.parse().ok().filter(|page| *page > 0).unwrap_or(1)
    }

    /// The words to look for.
    pub fn words(&self) -> String {
        self.q.trim().chars().filter(|c| !c.is_control()).take(MAX_WORDS).collect()
    }

    /// How the list is ordered.
    pub fn sort<C: SortColumn>(&self) -> Sort<C> {
        Sort::named(&self.xep)
    }

    /// Whether every row of the page is chosen.
    pub fn chooses_all(&self) -> bool {
        self.chon == "1"
    }

    /// What is shown only, or hidden only.
    pub fn published(&self) -> Option<bool> {
        match Visibility::from_name(&self.state)? {
            Visibility::Shown => Some(true),
            Visibility::Hidden => Some(false),
            Visibility::Deleted => None,
        }
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
