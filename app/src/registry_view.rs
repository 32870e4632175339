//! The document registry as its page shows it, the same from the server and
//! from what the browser fetches.

use domain::{Document, DocumentFacets, DocumentFilter, Paged};
use serde::{Deserialize, Serialize};

use crate::islands::with_query;

/// A page of the registry with its filter and what the filter could be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistryView {
    /// What the list is narrowed to.
    pub filter: DocumentFilter,
    /// The documents.
    pub documents: Paged<Document>,
    /// The choices that remain.
    pub facets: DocumentFacets,
}

impl RegistryView {
    /// Loads page `page` of what `filter` leaves.
    ///
    /// # Errors
    /// When storage fails.
    #[cfg(feature = "ssr")]
    pub async fn load(
        portal: &services::Portal,
        filter: DocumentFilter,
        page: u32,
        per_page: u32,
    ) -> Result<Self, services::PortalError> {
        let documents = portal.documents().find(&filter, page, per_page).await?;
        let facets = portal.documents().facets(&filter).await?;
        Ok(Self { filter, documents, facets })
    }
}

/// The path, without a language, that shows page `page` of what `filter` leaves.
#[must_use]
pub fn list_url(filter: &DocumentFilter, page: u32) -> String {
    address("/van-ban", filter, page)
}

/// Where the browser fetches the first page of what `filter` leaves.
#[must_use]
pub fn api_url(filter: &DocumentFilter) -> String {
    address("/api/documents", filter, 1)
}

fn address(path: &str, filter: &DocumentFilter, page: u32) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    let [text, issuer, kind, field, year] = filter.query();
    with_query(path, &[text, issuer, kind, field, year, ("trang", &page)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_what_the_list_is_narrowed_to() {
        let filter = DocumentFilter {
            text: "12/QĐ".to_owned(),
            kind: "Kế hoạch".to_owned(),
            year: "2026".to_owned(),
            ..DocumentFilter::default()
        };
        assert_eq!(
            list_url(&filter, 2),
            "/van-ban?q=12%2FQ%C4%90&loai=K%E1%BA%BF+ho%E1%BA%A1ch&nam=2026&trang=2"
        );
        assert_eq!(list_url(&DocumentFilter::default(), 1), "/van-ban");
    }
}
