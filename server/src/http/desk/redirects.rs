//! `/quan-tri/chuyen-huong`: addresses that are no more.

use app::pages::desk::redirects::{self, LIST, List};
use axum::{Form, extract::Query, response::Response};
use domain::{BulkList, Permission, typed::Faults};
use serde::Deserialize;
use services::refused::Refused;

use super::{
    Doors, Fields, Params, Staff,
    administration::{ListParams, refused},
    bulk,
};
use crate::http::pages;

const PER_PAGE: u32 = 50;

pub fn doors(doors: Doors) -> Doors {
    let may = Permission::ManageSite;
    doors.get("/quan-tri/chuyen-huong", may, list).post("/quan-tri/chuyen-huong", may, add)
}

async fn list(staff: Staff, params: Params<ListParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    show(&staff, &params, TypedFields::default(), Faults::default()).await
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
        Err(Refused::Mistaken(faults)) => show(&staff, &ListParams::default(), typed, faults).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn show(staff: &Staff, params: &ListParams, typed: TypedFields, faults: Faults) -> Response {
    let (words, sort) = (params.words(), params.sort());
    let found = staff.portal().redirects().find(&staff.account, &words, sort, params.page(), PER_PAGE).await;
    match (found, bulk::told(staff, BulkList::Redirects, params).await) {
        (Ok(found), Ok(_)) if !found.exists() => staff.not_found().await,
        (Ok(found), Ok(told)) => {
            let (TypedFields { from, to }, chosen) = (typed, params.chooses_all());
            staff.page(redirects::page(List { found, words, sort, chosen, from, to, faults, told })).await
        }
        (Err(error), _) | (_, Err(error)) => refused(staff, &error).await,
    }
}
