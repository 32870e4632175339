//! The registry of official documents (*văn bản*).

use time::Date;

use crate::{DocumentId, Slug};

/// An entry of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its number in storage.
    pub id: DocumentId,
    /// Its part of the address.
    pub slug: Slug,
    /// Number and sign exactly as issued, such as `1048/QĐ-UBND`.
    pub number: String,
    /// The date of issue.
    pub issued_on: Date,
    /// Its type: *Quyết định*, *Kế hoạch*, …
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// The field it regulates.
    pub field: String,
    /// What it is about (*trích yếu*).
    pub summary: String,
}

impl Document {
    /// Address of the document's page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/van-ban/{}", self.slug)
    }
}
