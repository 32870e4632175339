//! `/quan-tri/trang`: static pages.

use app::pages::desk::pages::{self, LIST, List};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{BulkList, Locale, PageId, Permission, page::PageFields};
use serde::Deserialize;
use services::{pages::PageFilter, refused::Refused};

use super::{
    Doors, Fields, Params, Staff,
    administration::{ListParams, refused},
    bulk,
};
use crate::http::pages::bad_request;

const PER_PAGE: u32 = 50;
/// A page is longer than other forms: its text, encoded.
const MAX_FORM: usize = 2 * 1024 * 1024;

pub fn doors(doors: Doors) -> Doors {
    let may = Permission::EditPages;
    doors
        .get("/quan-tri/trang", may, list)
        .get("/quan-tri/trang/them", may, new)
        .post_large("/quan-tri/trang/them", may, MAX_FORM, add)
        .get("/quan-tri/trang/{id}", may, edit)
        .post_large("/quan-tri/trang/{id}", may, MAX_FORM, change)
        .post("/quan-tri/trang/{id}/xoa", may, delete)
}

/// The language of which pages are shown only.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct LanguageParams {
    #[serde(rename = "ngon-ngu")]
    language: String,
}

async fn list(staff: Staff, params: Params<ListParams>, language: Params<LanguageParams>) -> Response {
    let (Ok(Query(params)), Ok(Query(language))) = (params, language) else {
        return bad_request(&staff.asked).await;
    };
    let filter = PageFilter {
        words: params.words(),
        locale: Locale::from_lang(&language.language),
        published: params.published(),
        sort: params.sort(),
    };
    let found = staff.portal().pages().find(&staff.account, &filter, params.page(), PER_PAGE).await;
    match (found, bulk::told(&staff, BulkList::Pages, &params).await) {
        (Ok(found), Ok(_)) if !found.exists() => staff.not_found().await,
        (Ok(found), Ok(told)) => {
            let chosen = params.chooses_all();
            staff.page(pages::list(List { found, filter, chosen, told })).await
        }
        (Err(error), _) | (_, Err(error)) => refused(&staff, &error).await,
    }
}

async fn new(staff: Staff) -> Response {
    show(&staff, pages::Form::new()).await
}

async fn add(staff: Staff, fields: Fields<PageFields>) -> Response {
    put(&staff, None, fields).await
}

async fn edit(staff: Staff, Path(id): Path<i64>) -> Response {
    match staff.portal().pages().all(&staff.account).await {
        Ok(all) => match all.iter().find(|page| page.id == PageId(id)).map(pages::Form::of) {
            Some(form) => staff.page(pages::form(all, form)).await,
            None => staff.not_found().await,
        },
        Err(error) => refused(&staff, &error).await,
    }
}

async fn change(staff: Staff, Path(id): Path<i64>, fields: Fields<PageFields>) -> Response {
    put(&staff, Some(PageId(id)), fields).await
}

async fn put(staff: &Staff, id: Option<PageId>, fields: Fields<PageFields>) -> Response {
    let Ok(Form(fields)) = fields else { return bad_request(&staff.asked).await };
    match staff.portal().pages().change(&staff.account, id, &fields).await {
        Ok(_) => staff.see(&format!("{LIST}?xong={}", if id.is_some() { "luu" } else { "them" })),
        Err(Refused::Mistaken(faults)) => show(staff, pages::Form { id, fields, faults }).await,
        Err(error) => refused(staff, &error).await,
    }
}

async fn delete(staff: Staff, Path(id): Path<i64>) -> Response {
    match staff.portal().pages().delete(&staff.account, PageId(id)).await {
        Ok(()) => staff.see(&format!("{LIST}?xong=xoa")),
        Err(error) => refused(&staff, &error).await,
    }
}

async fn show(staff: &Staff, form: pages::Form) -> Response {
    match staff.portal().pages().all(&staff.account).await {
        Ok(all) => staff.page(pages::form(all, form)).await,
        Err(error) => refused(staff, &error).await,
    }
}
