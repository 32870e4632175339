//! `/quan-tri/menu`: the main menu.

use app::pages::desk::{
    forms,
    menu::{self, LIST},
};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{MenuItemId, Permission, menu::MenuFields};
use services::refused::Refused;

use super::{
    Doors, Fields, Params, Staff,
    administration::{ListParams, refused},
};
use crate::http::pages;

pub fn doors(doors: Doors) -> Doors {
    let may = Permission::ManageSite;
    doors
        .get("/quan-tri/menu", may, list)
        .get("/quan-tri/menu/them", may, new)
        .post("/quan-tri/menu/them", may, add)
        .get("/quan-tri/menu/{id}", may, edit)
        .post("/quan-tri/menu/{id}", may, change)
        .post("/quan-tri/menu/{id}/len", may, up)
        .post("/quan-tri/menu/{id}/xuong", may, down)
        .post("/quan-tri/menu/{id}/xoa", may, delete)
}

async fn list(staff: Staff, params: Params<ListParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    match staff.portal().site().menu_entries(&staff.account).await {
        Ok(entries) => staff.page(menu::list(entries, forms::done(&params.xong))).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn new(staff: Staff) -> Response {
    show(&staff, |_| Some(menu::Form::default())).await
}

async fn add(staff: Staff, fields: Fields<MenuFields>) -> Response {
    put(&staff, None, fields).await
}

async fn edit(staff: Staff, Path(id): Path<i64>) -> Response {
    let entries = match staff.portal().site().menu_entries(&staff.account).await {
        Ok(entries) => entries,
        Err(error) => return refused(&staff, &error).await,
    };
    let entry = entries.into_iter().find(|entry| entry.id == MenuItemId(id));
    show(&staff, |places| entry.map(|entry| menu::Form::of(&entry, places))).await
}

async fn change(staff: Staff, Path(id): Path<i64>, fields: Fields<MenuFields>) -> Response {
    put(&staff, Some(MenuItemId(id)), fields).await
}

async fn put(staff: &Staff, id: Option<MenuItemId>, fields: Fields<MenuFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    match staff.portal().site().put_menu_item(&staff.account, id, &fields).await {
        Ok(()) => staff.see(&format!("{LIST}?xong={}", if id.is_some() { "luu" } else { "them" })),
        Err(Refused::Mistaken(faults)) => show(staff, |_| Some(menu::Form { id, fields, faults })).await,
        Err(error) => refused(staff, &error).await,
    }
}

async fn up(staff: Staff, Path(id): Path<i64>) -> Response {
    shift(&staff, id, true).await
}

async fn down(staff: Staff, Path(id): Path<i64>) -> Response {
    shift(&staff, id, false).await
}

async fn shift(staff: &Staff, id: i64, up: bool) -> Response {
    match staff.portal().site().shift_menu_item(&staff.account, MenuItemId(id), up).await {
        Ok(()) => staff.see(LIST),
        Err(error) => refused(staff, &error).await,
    }
}

async fn delete(staff: Staff, Path(id): Path<i64>) -> Response {
    match staff.portal().site().delete_menu_item(&staff.account, MenuItemId(id)).await {
        Ok(()) => staff.see(&format!("{LIST}?xong=xoa")),
        Err(error) => refused(&staff, &error).await,
    }
}

/// Shows a form; it is made from the places that it offers.
async fn show(staff: &Staff, form: impl FnOnce(&[(String, String)]) -> Option<menu::Form>) -> Response {
    let (tree, pages) = match (staff.portal().categories().tree().await, staff.portal().pages().list().await)
    {
        (Ok(tree), Ok(pages)) => (tree, pages),
        (Err(error), _) | (_, Err(error)) => return staff.failed(&error).await,
    };
    let places = menu::places(&tree, &pages);
    match form(&places) {
        Some(form) => staff.page(menu::form(places, form)).await,
        None => staff.not_found().await,
    }
}
