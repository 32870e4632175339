//! `/api/v1/documents`.

use axum::{extract::State, http::HeaderMap, response::Response};
use domain::{Document, time::iso_date};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    answer,
    list::{ListQuery, Page, Params},
    problem::Problem,
};
use crate::state::AppState;

/// An entry of the document registry.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistryEntry {
    /// Its number in the portal.
    id: i64,
    /// Its part of the address.
    slug: String,
    /// Address of its page.
    #[schema(format = "uri")]
    url: String,
    /// Number and sign as issued.
    #[schema(example = "1048/QĐ-UBND")]
    number: String,
    /// The date of issue.
    #[schema(format = Date)]
    issued_on: String,
    /// Its type.
    #[schema(example = "Quyết định")]
    kind: String,
    /// Who issued it.
    issuer: String,
    /// The field it regulates.
    field: String,
    /// What it is about.
    summary: String,
}

/// The registry of official documents, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/documents",
    operation_id = "listDocuments",
    params(ListQuery),
    responses(
        (status = 200, description = "A page of the registry", body = Page<RegistryEntry>),
        (status = 400, description = "A parameter is unknown or out of bounds",
            body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such page",
            body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(state: State<AppState>, headers: HeaderMap, params: Params<ListQuery>) -> Response {
    let window = match ListQuery::read(params) {
        Ok(window) => window,
        Err(error) => return error.respond(),
    };
    let portal = state.portal.clone();
    let load = async move {
        let paged = portal.documents().page(window.page, window.per_page).await?;
        Page::of(paged, |document| RegistryEntry::new(&portal.config().base_url, document))
    };
    answer(state, &headers, &format!("/api/v1/documents?{window:?}"), load).await
}

impl RegistryEntry {
    fn new(base: &str, document: Document) -> Self {
        Self {
            id: document.id.0,
            url: format!("{base}{}", document.url()),
            slug: document.slug.to_string(),
            number: document.number,
            issued_on: iso_date(document.issued_on),
            kind: document.kind,
            issuer: document.issuer,
            field: document.field,
            summary: document.summary,
        }
    }
}
