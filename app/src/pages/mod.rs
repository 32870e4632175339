//! One file per family of addresses. Each page is first loaded from the
//! services, as domain types, and then rendered.

pub mod account;
pub mod article;
pub mod calendar;
pub mod category;
pub mod desk;
pub mod document;
pub mod error;
pub mod feedback;
pub mod home;
pub mod offline;
pub mod programme;
pub mod search;
pub mod static_page;
pub mod statistics;

use domain::{Locale, SiteIdentity, Timestamp};
use serde_json::{Value, json};

use crate::page::Edition;

/// The agency as schema.org knows it.
fn organisation(site: &SiteIdentity) -> Value {
    json!({
        "@type": "GovernmentOrganization",
        "name": site.name,
        "telephone": site.phone,
        "address": site.address,
    })
}

/// A page without structured data of its own (schema.org `WebPage`).
fn web_page(locale: Locale, title: &str) -> Value {
    json!({ "@context": "https://schema.org", "@type": "WebPage", "name": title, "inLanguage": locale.lang() })
}

/// The trail of a page (schema.org `BreadcrumbList`), from the front page's
/// child down. Takes names and paths.
fn breadcrumb_list<'a>(edition: &Edition, parts: impl Iterator<Item = (&'a str, String)>) -> Value {
    let items: Vec<Value> = parts
        .enumerate()
        .map(|(index, (name, path))| {
            json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": format!("{}{}", edition.base_url(), edition.path(&path)) })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

/// The date part that lists of issues and documents share.
fn day(at: Timestamp) -> String {
    at.dd_mm_yyyy()
}
