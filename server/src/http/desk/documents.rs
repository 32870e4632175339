//! `/quan-tri/van-ban`: the document registry.

use app::pages::desk::documents::{self, LIST, List};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{
    BulkList, DocumentFilter, DocumentId, Permission, Visibility, document_form::DocumentFields,
    typed::Faults,
};
use serde::Deserialize;
use services::refused::Refused;

use super::{
    Doors, Fields, Params, Staff,
    administration::{ListParams, refused},
    bulk,
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

async fn list(staff: Staff, filter: Params<DocumentFilter>, params: Params<ListParams>) -> Response {
    let (Ok(Query(filter)), Ok(Query(params))) = (filter, params) else {
        return pages::bad_request(&staff.asked).await;
    };
    match load(&staff, filter.tidy(), &params).await {
        Ok(list) if !list.found.exists() => staff.not_found().await,
        Ok(list) => staff.page(documents::list(list)).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn load(staff: &Staff, filter: DocumentFilter, params: &ListParams) -> Result<List, Refused> {
    let (visibility, sort) = (Visibility::from_name(&params.state), params.sort());
    let paged = (params.page(), PER_PAGE);
    let registry = staff.portal().documents();
    let (found, facets) = registry.desk(&staff.account, &filter, visibility, sort, paged).await?;
    let told = bulk::told(staff, BulkList::Documents, params).await?;
    Ok(List { found, filter, visibility, facets, sort, chosen: params.chooses_all(), told })
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
    bulk::delete(&staff, BulkList::Documents, id).await
}

async fn show(staff: &Staff, form: documents::Form) -> Response {
    let shelf = staff.shelf(&form.fields.places().map(|(address, _)| address)).await;
    match staff.portal().documents().known(&staff.account).await {
        Ok(facets) => staff.page(documents::form(facets, shelf, form)).await,
        Err(error) => refused(staff, &error).await,
    }
}
