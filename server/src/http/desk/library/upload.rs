//! Taking pictures and files in: one as it is from a script, several from a form.

use app::pages::desk::library::{self, ADDRESS, ListNotice};
use axum::{
    Json,
    body::Body,
    extract::{
        Multipart, Query,
        multipart::{Field, MultipartRejection},
    },
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{LibraryItem, Locale, number::file_size};
use serde::Deserialize;
use services::{
    library::LibraryError,
    media::{MAX_VIDEO_BYTES, MediaError},
};

use super::{ListParams, answer, refused, show};
use crate::http::desk::{Params, Staff, refusal};

/// How many files a form may bring.
pub const MAX_FILES: usize = 50;

/// The query of an upload.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Named {
    name: String,
}

/// `POST /quan-tri/tep?name=…`: the body is the file.
pub async fn one(staff: Staff, params: Params<Named>, headers: HeaderMap, body: Body) -> Response {
    let Ok(Query(Named { name })) = params else {
        return refusal::say(StatusCode::BAD_REQUEST, library::words().unreadable_form);
    };
    if said_length(&headers).is_some_and(|bytes| bytes > MAX_VIDEO_BYTES) {
        let most = file_size(MAX_VIDEO_BYTES, Locale::Vietnamese);
        return refusal::say(StatusCode::PAYLOAD_TOO_LARGE, &library::words().too_large.replace("{}", &most));
    }
    match staff.portal().library().add(&staff.account, &name, body.into_data_stream()).await {
        Ok(item) => Json(answer::Item::from(item)).into_response(),
        Err(error) => answer::refusal(&staff, &error).await,
    }
}

fn said_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// `POST /quan-tri/tep/tai-len`: a form with files. Where all were taken it leads
/// to the list, where some were not the list says which and why.
pub async fn form(staff: Staff, form: Result<Multipart, MultipartRejection>) -> Response {
    let mut notice = ListNotice::default();
    if let Ok(form) = form
        && let Err(error) = take_in(&staff, form, &mut notice).await
    {
        return refused(&staff, &error).await;
    }
    if notice.brought.is_empty() && notice.refused.is_empty() {
        notice.refused.push((String::new(), library::words().nothing_chosen.to_owned()));
    }
    if notice.refused.is_empty() {
        let brought: Vec<String> = notice.brought.iter().map(|item| item.id.to_string()).collect();
        return staff.see(&format!("{ADDRESS}?moi={}", brought.join(",")));
    }
    show(&staff, &ListParams::default(), notice).await
}

/// Takes in one file after the other, and notes what became of each. Only the
/// portal's own trouble ends it.
async fn take_in(staff: &Staff, mut form: Multipart, notice: &mut ListNotice) -> Result<(), LibraryError> {
    for count in 0.. {
        let field = match next_field(&mut form).await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) => {
                notice.refused.push((String::new(), error.user_message()));
                break;
            }
        };
        if count == MAX_FILES {
            notice.refused.push((String::new(), library::words().too_many.to_owned()));
            break;
        }
        let Some(name) = file_name(&field) else { continue };
        match staff.portal().library().add(&staff.account, &name, field).await {
            Ok(item) => remember(&mut notice.brought, item),
            Err(LibraryError::Media(error)) if !error.is_ours() => {
                notice.refused.push((shortened(&name), error.user_message()));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn remember(brought: &mut Vec<LibraryItem>, item: LibraryItem) {
    if brought.iter().all(|known| known.id != item.id) {
        brought.push(item);
    }
}

/// The next field of a form.
pub(super) async fn next_field(form: &mut Multipart) -> Result<Option<Field<'_>>, MediaError> {
    form.next_field().await.map_err(|_| MediaError::Torn)
}

/// The name of the file in a field; none where nothing was chosen.
pub(super) fn file_name(field: &Field<'_>) -> Option<String> {
    field.file_name().filter(|name| !name.is_empty()).map(str::to_owned)
}

/// As much of a name as a message can bear.
fn shortened(name: &str) -> String {
    name.chars().take(80).collect()
}
