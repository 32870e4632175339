//! `/quan-tri/chuyen-muc`: categories, for those who arrange them.

use app::pages::desk::categories::{self, LIST};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{CategoryId, Permission, category::CategoryFields, typed::Faults};
use serde::Deserialize;
use services::refused::Refused;

use super::{
    Doors, Fields, Params, Staff,
    administration::{ListParams, refused},
};
use crate::http::pages;

pub fn doors(doors: Doors) -> Doors {
    let may = Permission::ManageCategories;
    doors
        .get("/quan-tri/chuyen-muc", may, list)
        .get("/quan-tri/chuyen-muc/them", may, new)
        .post("/quan-tri/chuyen-muc/them", may, add)
        .get("/quan-tri/chuyen-muc/{id}", may, edit)
        .post("/quan-tri/chuyen-muc/{id}", may, change)
        .post("/quan-tri/chuyen-muc/{id}/len", may, up)
        .post("/quan-tri/chuyen-muc/{id}/xuong", may, down)
        .get("/quan-tri/chuyen-muc/{id}/gop", may, ask_merge)
        .post("/quan-tri/chuyen-muc/{id}/gop", may, merge)
        .post("/quan-tri/chuyen-muc/{id}/xoa", may, delete)
}

async fn list(staff: Staff, params: Params<ListParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    match staff.portal().categories().entries(&staff.account).await {
        Ok(entries) => staff.page(categories::list(entries, categories::done(&params.xong))).await,
        Err(error) => refused(&staff, &error).await,
    }
}

/// Where a new category is to stand.
#[derive(Default, Deserialize)]
#[serde(default)]
struct NewParams {
    trong: String,
}

async fn new(staff: Staff, params: Params<NewParams>) -> Response {
    let Ok(Query(NewParams { trong: parent })) = params else {
        return pages::bad_request(&staff.asked).await;
    };
    let fields = CategoryFields { parent, ..CategoryFields::default() };
    show(&staff, categories::Form { fields, ..categories::Form::default() }).await
}

async fn add(staff: Staff, fields: Fields<CategoryFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    match staff.portal().categories().add(&staff.account, &fields).await {
        Ok(_) => staff.see(&format!("{LIST}?xong=them")),
        Err(Refused::Mistaken(faults)) => show(&staff, categories::Form { id: None, fields, faults }).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn edit(staff: Staff, Path(id): Path<i64>) -> Response {
    show_existing(&staff, CategoryId(id), Faults::default()).await
}

async fn change(staff: Staff, Path(id): Path<i64>, fields: Fields<CategoryFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    match staff.portal().categories().change(&staff.account, CategoryId(id), &fields).await {
        Ok(_) => staff.see(&format!("{LIST}?xong=luu")),
        Err(Refused::Mistaken(faults)) => {
            show(&staff, categories::Form { id: Some(CategoryId(id)), fields, faults }).await
        }
        Err(error) => refused(&staff, &error).await,
    }
}

async fn up(staff: Staff, Path(id): Path<i64>) -> Response {
    shift(&staff, id, true).await
}

async fn down(staff: Staff, Path(id): Path<i64>) -> Response {
    shift(&staff, id, false).await
}

async fn shift(staff: &Staff, id: i64, up: bool) -> Response {
    match staff.portal().categories().shift(&staff.account, CategoryId(id), up).await {
        Ok(()) => staff.see(LIST),
        Err(error) => refused(staff, &error).await,
    }
}

/// Into which category, as the form on the edit page asks.
#[derive(Default, Deserialize)]
#[serde(default)]
struct MergeParams {
    vao: String,
}

async fn ask_merge(staff: Staff, Path(id): Path<i64>, params: Params<MergeParams>) -> Response {
    let Ok(Query(MergeParams { vao })) = params else { return pages::bad_request(&staff.asked).await };
    question(&staff, id, &vao, Faults::default()).await
}

/// Into which category.
#[derive(Default, Deserialize)]
#[serde(default)]
struct MergeFields {
    into: String,
}

async fn merge(staff: Staff, Path(id): Path<i64>, fields: Fields<MergeFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    let Ok(into) = fields.into.parse() else { return staff.see(&format!("{LIST}/{id}")) };
    match staff.portal().categories().merge(&staff.account, CategoryId(id), CategoryId(into)).await {
        Ok(_) => staff.see(&format!("{LIST}?xong=gop")),
        Err(Refused::Mistaken(faults)) => question(&staff, id, &fields.into, faults).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn question(staff: &Staff, id: i64, into: &str, faults: Faults) -> Response {
    let entries = match staff.portal().categories().entries(&staff.account).await {
        Ok(entries) => entries,
        Err(error) => return refused(staff, &error).await,
    };
    let find = |id: i64| entries.iter().find(|entry| entry.category.id == CategoryId(id)).cloned();
    let Some(from) = find(id) else { return staff.not_found().await };
    let Some(into) = into.parse().ok().and_then(find) else { return staff.see(&format!("{LIST}/{id}")) };
    let inside = format!("{}/", from.category.path);
    let below = entries.iter().filter(|entry| entry.category.path.starts_with(&inside)).count();
    staff.page(categories::merge(from, into, below, faults)).await
}

async fn delete(staff: Staff, Path(id): Path<i64>) -> Response {
    match staff.portal().categories().delete(&staff.account, CategoryId(id)).await {
        Ok(()) => staff.see(&format!("{LIST}?xong=xoa")),
        Err(Refused::Mistaken(faults)) => show_existing(&staff, CategoryId(id), faults).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn show_existing(staff: &Staff, id: CategoryId, faults: Faults) -> Response {
    match staff.portal().categories().entries(&staff.account).await {
        Ok(entries) => match entries.iter().find(|entry| entry.category.id == id) {
            Some(entry) => {
                let form = categories::Form { faults, ..categories::Form::of(entry) };
                staff.page(categories::form(entries, form)).await
            }
            None => staff.not_found().await,
        },
        Err(error) => refused(staff, &error).await,
    }
}

async fn show(staff: &Staff, form: categories::Form) -> Response {
    match staff.portal().categories().entries(&staff.account).await {
        Ok(entries) => staff.page(categories::form(entries, form)).await,
        Err(error) => refused(staff, &error).await,
    }
}
