//! `/quan-tri/chuyen-huong`: addresses that are no more.

use app::pages::desk::redirects::{self, LIST, List, Told};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{Permission, RedirectId, typed::Faults};
use serde::Deserialize;
use services::refused::Refused;

use super::{
    Doors, Fields, Params, Staff,
    administration::{ListParams, refused},
};
use crate::http::pages;

const PER_PAGE: u32 = 50;

pub fn doors(doors: Doors) -> Doors {
    let may = Permission::ManageSite;
    doors
        .get("/quan-tri/chuyen-huong", may, list)
        .post("/quan-tri/chuyen-huong", may, add)
        .post("/quan-tri/chuyen-huong/{id}/xoa", may, delete)
        .post("/quan-tri/chuyen-huong/{id}/khoi-phuc", may, restore)
}

/// The one that was deleted just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct DeletedParams {
    xoa: String,
}

async fn list(staff: Staff, params: Params<ListParams>, deleted: Params<DeletedParams>) -> Response {
    let (Ok(Query(params)), Ok(Query(deleted))) = (params, deleted) else {
        return pages::bad_request(&staff.asked).await;
    };
    let told = match (params.xong.as_str(), deleted.xoa.parse()) {
        ("them", _) => Some(Told::Added),
        ("hoan-tac", _) => Some(Told::Undone),
        (_, Ok(id)) => match staff.portal().redirects().deleted(&staff.account, RedirectId(id)).await {
            Ok(redirect) => redirect.map(Told::Deleted),
            Err(error) => return refused(&staff, &error).await,
        },
        _ => None,
    };
    show(&staff, &params, TypedFields::default(), Faults::default(), told).await
}

/// The form's fields.
#[derive(Default, Deserialize)]
#[serde(default)]
struct TypedFields {
    from: String,
    to: String,
}

async fn add(staff: Staff, fields: Fields<TypedFields>) -> Response {
    let Ok(Form(typed)) = fields else { return pages::bad_request(&staff.asked).await };
    match staff.portal().redirects().add(&staff.account, &typed.from, &typed.to).await {
        Ok(()) => staff.see(&format!("{LIST}?xong=them")),
        Err(Refused::Mistaken(faults)) => show(&staff, &ListParams::default(), typed, faults, None).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn delete(staff: Staff, Path(id): Path<i64>) -> Response {
    match staff.portal().redirects().set_deleted(&staff.account, RedirectId(id), true).await {
        Ok(redirect) => staff.see(&format!("{LIST}?xoa={}", redirect.id)),
        Err(error) => refused(&staff, &error).await,
    }
}

async fn restore(staff: Staff, Path(id): Path<i64>) -> Response {
    match staff.portal().redirects().set_deleted(&staff.account, RedirectId(id), false).await {
        Ok(_) => staff.see(&format!("{LIST}?xong=hoan-tac")),
        Err(error) => refused(&staff, &error).await,
    }
}

async fn show(
    staff: &Staff,
    params: &ListParams,
    typed: TypedFields,
    faults: Faults,
    told: Option<Told>,
) -> Response {
    let words = params.q.trim();
    match staff.portal().redirects().find(&staff.account, words, params.page(), PER_PAGE).await {
        Ok(found) if !found.exists() => staff.not_found().await,
        Ok(found) => {
            let TypedFields { from, to } = typed;
            staff.page(redirects::page(List { found, words: words.to_owned(), from, to, faults, told })).await
        }
        Err(error) => refused(staff, &error).await,
    }
}
