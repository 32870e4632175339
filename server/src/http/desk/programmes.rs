//! `/quan-tri/chuyen-de`: issues of programmes.

use app::pages::desk::programmes::{self, LIST, List};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{
    BulkList, Permission, ProgrammeId, ProgrammeKind, Timestamp, programme_form::ProgrammeFields,
    typed::Faults,
};
use services::{programmes::ProgrammeFilter, refused::Refused};

use super::{
    Doors, Fields, Params, Staff,
    administration::{ListParams, refused},
    bulk,
};
use crate::http::pages;

const PER_PAGE: u32 = 30;
/// An issue is longer than other forms: its text, encoded.
const MAX_FORM: usize = 2 * 1024 * 1024;

pub fn doors(doors: Doors) -> Doors {
    let may = Permission::EditProgrammes;
    doors
        .get("/quan-tri/chuyen-de", may, list)
        .get("/quan-tri/chuyen-de/them", may, new)
        .post_large("/quan-tri/chuyen-de/them", may, MAX_FORM, add)
        .get("/quan-tri/chuyen-de/{id}", may, edit)
        .post_large("/quan-tri/chuyen-de/{id}", may, MAX_FORM, change)
        .post("/quan-tri/chuyen-de/{id}/xoa", may, delete)
}

async fn list(staff: Staff, params: Params<ListParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    let filter = ProgrammeFilter {
        words: params.words(),
        kind: ProgrammeKind::from_name(&params.loai),
        published: params.published(),
        sort: params.sort(),
    };
    let found = staff.portal().programmes().find(&staff.account, &filter, params.page(), PER_PAGE).await;
    match (found, bulk::told(&staff, BulkList::Programmes, &params).await) {
        (Ok(found), Ok(_)) if !found.exists() => staff.not_found().await,
        (Ok(found), Ok(told)) => {
            let chosen = params.chooses_all();
            staff.page(programmes::list(List { found, filter, chosen, told })).await
        }
        (Err(error), _) | (_, Err(error)) => refused(&staff, &error).await,
    }
}

/// A new issue is of this year and comes out today until somebody says otherwise.
async fn new(staff: Staff) -> Response {
    let now = Timestamp::now();
    let fields = ProgrammeFields {
        year: now.year().to_string(),
        published_on: now.dd_mm_yyyy(),
        ..ProgrammeFields::default()
    };
    show(&staff, programmes::Form { fields, ..programmes::Form::default() }).await
}

async fn add(staff: Staff, fields: Fields<ProgrammeFields>) -> Response {
    put(&staff, None, fields).await
}

async fn edit(staff: Staff, Path(id): Path<i64>) -> Response {
    let id = ProgrammeId(id);
    match staff.portal().programmes().get(&staff.account, id).await {
        Ok(issue) => {
            let fields = ProgrammeFields {
                body: services::html::editable(&issue.body),
                ..ProgrammeFields::of(&issue)
            };
            let form = programmes::Form { id: Some(id), fields, faults: Faults::default() };
            show(&staff, form).await
        }
        Err(error) => refused(&staff, &error).await,
    }
}

async fn change(staff: Staff, Path(id): Path<i64>, fields: Fields<ProgrammeFields>) -> Response {
    put(&staff, Some(ProgrammeId(id)), fields).await
}

async fn put(staff: &Staff, id: Option<ProgrammeId>, fields: Fields<ProgrammeFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    match staff.portal().programmes().change(&staff.account, id, &fields).await {
        Ok(_) => staff.see(&format!("{LIST}?xong={}", if id.is_some() { "luu" } else { "them" })),
        Err(Refused::Mistaken(faults)) => show(staff, programmes::Form { id, fields, faults }).await,
        Err(error) => refused(staff, &error).await,
    }
}

async fn show(staff: &Staff, form: programmes::Form) -> Response {
    let shelf = staff.shelf(&form.fields.addresses()).await;
    staff.page(programmes::form(shelf, form)).await
}

async fn delete(staff: Staff, Path(id): Path<i64>) -> Response {
    match staff.portal().programmes().delete(&staff.account, ProgrammeId(id)).await {
        Ok(()) => staff.see(&format!("{LIST}?xong=xoa")),
        Err(error) => refused(&staff, &error).await,
    }
}
