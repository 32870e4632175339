//! `/quan-tri/tep`: pictures and files. The list, for people and for the
//! editor's script; `upload` takes them in whole, `pieces` piece by piece, `item`
//! looks after each.

mod answer;
mod item;
mod pieces;
mod upload;

use app::pages::desk::library::{self, ADDRESS, ListNotice, UNUSED, UnusedNotice};
use axum::{
    Form, Json,
    extract::Query,
    response::{IntoResponse, Response},
};
use domain::{LibraryItem, LibraryKind, LibraryOnly, LibraryOrder, MediaId, Paged, Permission, Timestamp};
use serde::Deserialize;
use services::library::{LibraryError, LibraryFilter};

use super::{Doors, Fields, Params, Staff, door::wants_json};
use crate::http::pages;

const PER_PAGE: u32 = 24;

/// More than any file may have: the services say in words what is too much.
const MAX_UPLOAD: usize = 1024 * 1024 * 1024;

pub fn doors(doors: Doors) -> Doors {
    doors
        .get(ADDRESS, Permission::UseMedia, list)
        .post_large(ADDRESS, Permission::UseMedia, MAX_UPLOAD, upload::one)
        .post_large(library::UPLOAD, Permission::UseMedia, MAX_UPLOAD, upload::form)
        .post(pieces::ADDRESS, Permission::UseMedia, pieces::announce)
        .get(pieces::ONE, Permission::UseMedia, pieces::progress)
        .patch(pieces::ONE, Permission::UseMedia, pieces::MAX_PIECE, pieces::add)
        .delete(pieces::ONE, Permission::UseMedia, pieces::give_up)
        .get(UNUSED, Permission::ManageMedia, unused)
        .post(UNUSED, Permission::ManageMedia, delete_unused)
        .get("/quan-tri/tep/{id}", Permission::UseMedia, item::page)
        .post("/quan-tri/tep/{id}", Permission::UseMedia, item::describe)
        .post_large("/quan-tri/tep/{id}/thay", Permission::UseMedia, MAX_UPLOAD, item::replace)
        .post("/quan-tri/tep/{id}/xoa", Permission::UseMedia, item::delete)
}

/// The query of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListParams {
    q: String,
    loai: String,
    chi: String,
    xep: String,
    trang: String,
    /// What was brought just now: numbers with commas between.
    moi: String,
    /// What was deleted just now.
    xong: String,
}

impl ListParams {
    fn filter(&self) -> LibraryFilter {
        LibraryFilter {
            words: self.q.clone(),
            kind: LibraryKind::from_name(&self.loai),
            only: LibraryOnly::from_name(&self.chi),
            order: LibraryOrder::from_name(&self.xep),
        }
    }

    fn page(&self) -> u32 {
        self.trang.parse().unwrap_or(1).max(1)
    }

    fn brought(&self) -> Vec<MediaId> {
        self.moi.split(',').filter_map(|id| id.parse().ok()).map(MediaId).take(upload::MAX_FILES).collect()
    }
}

async fn list(staff: Staff, params: Params<ListParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    if wants_json(&staff.asked.headers) {
        return match found(&staff, &params).await {
            Ok(items) => Json(answer::Listing::from(items)).into_response(),
            Err(error) => answer::refusal(&staff, &error).await,
        };
    }
    let brought = match staff.portal().library().items(&staff.account, &params.brought()).await {
        Ok(brought) => brought,
        Err(error) => return refused(&staff, &error).await,
    };
    let done = (params.xong == "xoa").then_some(library::words().deleted);
    show(&staff, &params, ListNotice { done, brought, refused: Vec::new() }).await
}

/// The list as the query asks for it, with something to tell above it.
async fn show(staff: &Staff, params: &ListParams, notice: ListNotice) -> Response {
    match found(staff, params).await {
        Ok(items) => {
            let may_manage = staff.may(Permission::ManageMedia);
            staff.page(library::list(items, params.filter(), notice, may_manage)).await
        }
        Err(error) => refused(staff, &error).await,
    }
}

async fn found(staff: &Staff, params: &ListParams) -> Result<Paged<LibraryItem>, LibraryError> {
    staff.portal().library().page(&staff.account, &params.filter(), params.page(), PER_PAGE).await
}

async fn unused(staff: Staff, params: Params<ListParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    let notice = if params.xong == "xoa" { UnusedNotice::Deleted } else { UnusedNotice::Nothing };
    report(&staff, notice).await
}

async fn report(staff: &Staff, notice: UnusedNotice) -> Response {
    match staff.portal().library().unused(&staff.account, Timestamp::now()).await {
        Ok(items) => staff.page(library::unused(items, notice)).await,
        Err(error) => refused(staff, &error).await,
    }
}

async fn delete_unused(staff: Staff, fields: Fields<Vec<(String, String)>>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    let chosen: Vec<MediaId> = fields
        .iter()
        .filter(|(name, _)| name == "tep")
        .filter_map(|(_, id)| id.parse().ok().map(MediaId))
        .collect();
    let sure = fields.iter().any(|(name, value)| name == "chac" && value == "1");
    if chosen.is_empty() || !sure {
        return report(&staff, UnusedNotice::NotSure).await;
    }
    match staff.portal().library().delete_unused(&staff.account, &chosen, Timestamp::now()).await {
        Ok(_) => staff.see(&format!("{UNUSED}?xong=xoa")),
        Err(error) => refused(&staff, &error).await,
    }
}

/// The answer to what the person at the desk can do nothing about.
async fn refused(staff: &Staff, error: &LibraryError) -> Response {
    match error {
        LibraryError::NotAllowed => staff.not_allowed().await,
        LibraryError::Unknown => staff.not_found().await,
        error => staff.failed(error).await,
    }
}
