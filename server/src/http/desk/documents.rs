//! `/quan-tri/van-ban`: the document registry.

use app::pages::desk::{
    documents::{self, LIST, List},
    forms,
};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{DocumentFilter, DocumentId, Permission, document_form::DocumentFields, typed::Faults};
use serde::Deserialize;
use services::refused::Refused;

use super::{
    Doors, Fields, Params, Staff,
    administration::{ListParams, refused},
};
use crate::http::pages;

const PER_PAGE: u32 = 30;

pub fn doors(doors: Doors) -> Doors {
    let may = Permission::EditDocuments;
    doors
        .get("/quan-tri/van-ban", may, list)
        .get("/quan-tri/van-ban/them", may, new)
        .post("/quan-tri/van-ban/them", may, add)
        .get("/quan-tri/van-ban/{id}", may, edit)
        .post("/quan-tri/van-ban/{id}", may, change)
        .post("/quan-tri/van-ban/{id}/xoa", may, delete)
}

/// How the list is ordered.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct OrderParams {
    #[serde(rename = "sap-xep")]
    order: String,
}

async fn list(
    staff: Staff,
    filter: Params<DocumentFilter>,
    order: Params<OrderParams>,
    params: Params<ListParams>,
) -> Response {
    let (Ok(Query(filter)), Ok(Query(order)), Ok(Query(params))) = (filter, order, params) else {
        return pages::bad_request(&staff.asked).await;
    };
    let (filter, order) = (filter.tidy(), documents::order(&order.order));
    let registry = staff.portal().documents();
    let found = registry.ordered(&staff.account, &filter, order, params.page(), PER_PAGE).await;
    match (found, registry.facets(&filter).await) {
        (Ok(found), Ok(_)) if !found.exists() => staff.not_found().await,
        (Ok(found), Ok(facets)) => {
            let done = forms::done(&params.xong);
            staff.page(documents::list(List { found, filter, facets, order, done })).await
        }
        (Err(error), _) => refused(&staff, &error).await,
        (_, Err(error)) => staff.failed(&error).await,
    }
}

/// The number of a document that articles cite.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct NewParams {
    so: String,
}

async fn new(staff: Staff, params: Params<NewParams>) -> Response {
    let Ok(Query(NewParams { so })) = params else { return pages::bad_request(&staff.asked).await };
    match staff.portal().documents().begin(&staff.account, &so).await {
        Ok(fields) => show(&staff, documents::Form { fields, ..documents::Form::default() }).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn add(staff: Staff, fields: Fields<DocumentFields>) -> Response {
    put(&staff, None, fields).await
}

async fn edit(staff: Staff, Path(id): Path<i64>) -> Response {
    let id = DocumentId(id);
    match staff.portal().documents().get(&staff.account, id).await {
        Ok(document) => {
            let fields = DocumentFields::of(&document);
            show(&staff, documents::Form { id: Some(id), fields, faults: Faults::default() }).await
        }
        Err(error) => refused(&staff, &error).await,
    }
}

async fn change(staff: Staff, Path(id): Path<i64>, fields: Fields<DocumentFields>) -> Response {
    put(&staff, Some(DocumentId(id)), fields).await
}

async fn put(staff: &Staff, id: Option<DocumentId>, fields: Fields<DocumentFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    match staff.portal().documents().change(&staff.account, id, &fields).await {
        Ok(_) => staff.see(&format!("{LIST}?xong={}", if id.is_some() { "luu" } else { "them" })),
        Err(Refused::Mistaken(faults)) => show(staff, documents::Form { id, fields, faults }).await,
        Err(error) => refused(staff, &error).await,
    }
}

async fn delete(staff: Staff, Path(id): Path<i64>) -> Response {
    match staff.portal().documents().delete(&staff.account, DocumentId(id)).await {
        Ok(()) => staff.see(&format!("{LIST}?xong=xoa")),
        Err(error) => refused(&staff, &error).await,
    }
}

async fn show(staff: &Staff, form: documents::Form) -> Response {
    let shelf = staff.shelf(&form.fields.places().map(|(address, _)| address)).await;
    match staff.portal().documents().facets(&DocumentFilter::default()).await {
        Ok(facets) => staff.page(documents::form(facets, shelf, form)).await,
        Err(error) => staff.failed(&error).await,
    }
}
