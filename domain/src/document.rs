//! The registry of official documents (*văn bản*).

use serde::{Deserialize, Serialize};
use time::Date;

use crate::{Attachment, DocumentId, Slug, SortColumn, Visibility, time::iso};

/// An entry of the registry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its number in storage.
    pub id: DocumentId,
    /// Its part of the address.
    pub slug: Slug,
    /// Number and sign exactly as issued, such as `1048/QĐ-UBND`.
    pub number: String,
    /// The date of issue.
    #[serde(with = "iso")]
    pub issued_on: Date,
    /// The first day on which it is in force, where the document says one.
    #[serde(with = "iso::option")]
    pub effective_on: Option<Date>,
    /// The first day on which it is no longer in force.
    #[serde(with = "iso::option")]
    pub expires_on: Option<Date>,
    /// Its type: *Quyết định*, *Kế hoạch*, …
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// Who signed it; empty where that is not kept.
    #[serde(default)]
    pub signer: String,
    /// The field it regulates.
    pub field: String,
    /// What it is about (*trích yếu*).
    pub summary: String,
    /// Its files, in the order in which they are read.
    pub attachments: Vec<Attachment>,
    /// Whether readers see it.
    #[serde(default)]
    pub visibility: Visibility,
}

/// Whether a document binds anyone on a given day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Its first day is still to come (*chưa có hiệu lực*).
    NotYet,
    /// It is in force (*còn hiệu lực*).
    InForce,
    /// It has been repealed or has run out (*hết hiệu lực*).
    Expired,
}

/// What a list of the newest documents shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentCard {
    /// Its part of the address.
    pub slug: Slug,
    /// Number and sign exactly as issued.
    pub number: String,
    /// The date of issue.
    pub issued_on: Date,
    /// Who issued it.
    pub issuer: String,
    /// What it is about.
    pub summary: String,
}

impl DocumentCard {
    /// Address of the document's page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/van-ban/{}", self.slug)
    }
}

impl Document {
    /// Address of the document's page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/van-ban/{}", self.slug)
    }

    /// Whether it is in force on `day`; `None` where nothing is known of it.
    #[must_use]
    pub fn validity(&self, day: Date) -> Option<Validity> {
        match (self.effective_on, self.expires_on) {
            (_, Some(end)) if end <= day => Some(Validity::Expired),
            (Some(start), _) if day < start => Some(Validity::NotYet),
            (None, None) => None,
            _ => Some(Validity::InForce),
        }
    }
}

/// What a reader narrowed the registry to. Empty parts narrow nothing, and what
/// no document has leaves an empty list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentFilter {
    /// Words of number and summary, with diacritics or without; all must be there.
    #[serde(rename = "q")]
    pub text: String,
    /// Who issued it.
    #[serde(rename = "co-quan")]
    pub issuer: String,
    /// Its type.
    #[serde(rename = "loai")]
    pub kind: String,
    /// The year of issue.
    #[serde(rename = "nam")]
    pub year: String,
    /// The field it regulates.
    #[serde(rename = "linh-vuc")]
    pub field: String,
}

impl DocumentFilter {
    /// The longest text that is looked for, in characters.
    const MAX_TEXT: usize = 200;

    /// The same filter without spaces around its parts, and without what nobody
    /// types: control characters, a text without end.
    #[must_use]
    pub fn tidy(&self) -> Self {
        let trim = |text: &str| text.trim().chars().filter(|c| !c.is_control()).collect::<String>();
        Self {
            text: trim(&self.text).chars().take(Self::MAX_TEXT).collect(),
            issuer: trim(&self.issuer),
            kind: trim(&self.kind),
            year: trim(&self.year),
            field: trim(&self.field),
        }
    }

    /// Nothing is narrowed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Names of the parts in addresses, with their values.
    #[must_use]
    pub fn query(&self) -> [(&'static str, &str); 5] {
        [
            ("q", &self.text),
            ("co-quan", &self.issuer),
            ("loai", &self.kind),
            ("linh-vuc", &self.field),
            ("nam", &self.year),
        ]
    }
}

/// A column by which the desk orders the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentColumn {
    /// The date of issue.
    IssuedOn,
    /// Number and sign.
    Number,
    /// Who issued it.
    Issuer,
}

impl SortColumn for DocumentColumn {
    const USUAL: Self = Self::IssuedOn;
    const ALL: &'static [(&'static str, Self)] =
        &[("ngay", Self::IssuedOn), ("so", Self::Number), ("co-quan", Self::Issuer)];

    fn falls(self) -> bool {
        self == Self::IssuedOn
    }
}

/// A value by which the registry can be narrowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value.
    pub value: String,
    /// How many documents would be left.
    pub count: u64,
}

/// What each part of a filter could be, the other parts staying as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFacets {
    /// Who issued documents, in alphabetical order.
    pub issuers: Vec<FacetValue>,
    /// Types, in alphabetical order.
    pub kinds: Vec<FacetValue>,
    /// Fields, in alphabetical order.
    pub fields: Vec<FacetValue>,
    /// Years of issue, newest first.
    pub years: Vec<FacetValue>,
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn document(effective_on: Option<Date>, expires_on: Option<Date>) -> Document {
        Document {
            id: DocumentId(1),
            slug: Slug::from_title("12/QĐ-UBND"),
            number: "12/QĐ-UBND".to_owned(),
            issued_on: date!(2026 - 01 - 05),
            effective_on,
            expires_on,
            kind: String::new(),
            issuer: String::new(),
            signer: String::new(),
            field: String::new(),
            summary: String::new(),
            attachments: Vec::new(),
            visibility: Visibility::Shown,
        }
    }

    #[test]
    fn a_document_is_in_force_from_its_first_day_to_the_day_before_its_end() {
        let (start, end) = (date!(2026 - 02 - 01), date!(2026 - 12 - 01));
        let bounded = document(Some(start), Some(end));
        assert_eq!(bounded.validity(date!(2026 - 01 - 31)), Some(Validity::NotYet));
        assert_eq!(bounded.validity(start), Some(Validity::InForce));
        assert_eq!(bounded.validity(date!(2026 - 11 - 30)), Some(Validity::InForce));
        assert_eq!(bounded.validity(end), Some(Validity::Expired));
        assert_eq!(document(None, Some(end)).validity(start), Some(Validity::InForce));
        assert_eq!(document(None, None).validity(start), None);
    }

    #[test]
    fn a_document_crosses_the_wire_unchanged() {
        let document = document(Some(date!(2026 - 02 - 01)), None);
        let json = serde_json::to_string(&document).unwrap();
        assert!(json.contains(r#""issued_on":"2026-01-05","effective_on":"2026-02-01","expires_on":null"#));
        assert_eq!(serde_json::from_str::<Document>(&json).unwrap(), document);
    }
}
