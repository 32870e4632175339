//! The page of a picture or file, and what is done to it there.

use app::pages::desk::library::{self, ADDRESS, ItemFault, item_address};
use axum::{
    Form,
    extract::{Multipart, Path, Query, multipart::MultipartRejection},
    response::Response,
};
use domain::{MediaId, media_form::DescriptionFields};
use serde::Deserialize;
use services::library::LibraryError;

use super::{
    refused,
    upload::{file_name, next_field},
};
use crate::http::{
    desk::{Fields, Params, Staff},
    pages,
};

/// The query of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PageParams {
    xong: String,
}

pub async fn page(staff: Staff, Path(id): Path<i64>, params: Params<PageParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    let words = library::words();
    let done = match params.xong.as_str() {
        "luu" => Some(words.saved),
        "thay" => Some(words.replaced),
        _ => None,
    };
    show(&staff, MediaId(id), None, None, done).await
}

async fn show(
    staff: &Staff,
    id: MediaId,
    fields: Option<DescriptionFields>,
    fault: Option<ItemFault>,
    done: Option<&'static str>,
) -> Response {
    match staff.portal().library().item(&staff.account, id).await {
        Ok(details) => staff.page(library::item(details, fields, fault, done)).await,
        Err(error) => refused(staff, &error).await,
    }
}

pub async fn describe(staff: Staff, Path(id): Path<i64>, fields: Fields<DescriptionFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    let id = MediaId(id);
    match staff.portal().library().describe(&staff.account, id, &fields).await {
        Ok(()) => staff.see(&format!("{}?xong=luu", item_address(id))),
        Err(LibraryError::Mistaken(faults)) => {
            show(&staff, id, Some(fields), Some(ItemFault::Described(faults)), None).await
        }
        Err(error) => refused(&staff, &error).await,
    }
}

pub async fn replace(
    staff: Staff,
    Path(id): Path<i64>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let words = library::words();
    let id = MediaId(id);
    let nothing = || Some(ItemFault::Replacement(words.nothing_chosen.to_owned(), None));
    let Ok(mut form) = form else { return show(&staff, id, None, nothing(), None).await };
    let replaced = loop {
        match next_field(&mut form).await {
            Ok(Some(field)) => {
                let Some(name) = file_name(&field) else { continue };
                break staff.portal().library().replace(&staff.account, id, &name, field).await;
            }
            Ok(None) => return show(&staff, id, None, nothing(), None).await,
            Err(error) => break Err(error.into()),
        }
    };
    let (why, other) = match replaced {
        Ok(()) => return staff.see(&format!("{}?xong=thay", item_address(id))),
        Err(LibraryError::Taken(same)) if same == id => (words.same_content.to_owned(), None),
        Err(LibraryError::Taken(other)) => (words.taken.to_owned(), Some(item_address(other))),
        Err(LibraryError::OtherKind) => (words.other_kind.to_owned(), None),
        Err(LibraryError::Media(error)) if !error.is_ours() => (error.user_message(), None),
        Err(error) => return refused(&staff, &error).await,
    };
    show(&staff, id, None, Some(ItemFault::Replacement(why, other)), None).await
}

pub async fn delete(staff: Staff, Path(id): Path<i64>) -> Response {
    let id = MediaId(id);
    match staff.portal().library().delete(&staff.account, id).await {
        Ok(()) => staff.see(&format!("{ADDRESS}?xong=xoa")),
        Err(LibraryError::InUse) => {
            let why = library::words().delete_used.to_owned();
            show(&staff, id, None, Some(ItemFault::Delete(why)), None).await
        }
        Err(error) => refused(&staff, &error).await,
    }
}
