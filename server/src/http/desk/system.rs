//! `/quan-tri/he-thong`: how the portal is, and copies of it.

use app::pages::desk::system::{self, ADDRESS, Shown};
use axum::{
    body::Body,
    extract::{Path, Query},
    http::header,
    response::{IntoResponse, Response},
};
use domain::Permission;
use serde::Deserialize;
use services::operations::{BackupError, BackupName};
use tokio_util::io::{ReaderStream, SyncIoBridge};

use super::{Doors, Params, Staff, administration::refused};
use crate::http::pages;

/// How much of an archive may wait for a slow network.
const BUFFER: usize = 256 * 1024;
/// The form has no fields; saying so lets a large database take its time.
const NO_FIELDS: usize = 1024;

pub fn doors(doors: Doors) -> Doors {
    let may = Permission::OperatePortal;
    doors
        .get(ADDRESS, may, page)
        .post_large("/quan-tri/he-thong/sao-luu", may, NO_FIELDS, back_up)
        .get("/quan-tri/he-thong/sao-luu/{name}", may, download)
        .post("/quan-tri/he-thong/sao-luu/{name}/xoa", may, forget)
}

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SystemParams {
    xong: String,
}

async fn page(staff: Staff, params: Params<SystemParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    show(&staff, params.xong == "sao-luu", false).await
}

async fn back_up(staff: Staff) -> Response {
    match staff.portal().operations().back_up(&staff.account).await {
        Ok(_) => staff.see(&format!("{ADDRESS}?xong=sao-luu")),
        Err(BackupError::Refused(error)) => refused(&staff, &error).await,
        Err(BackupError::NotAFile) => staff.see(ADDRESS),
        Err(BackupError::Folder(error)) => {
            tracing::error!(%error, "the folder of backups cannot be used");
            show(&staff, false, true).await
        }
    }
}

async fn download(staff: Staff, Path(name): Path<String>) -> Response {
    let Some(name) = BackupName::parse(&name) else { return staff.not_found().await };
    let (writer, reader) = tokio::io::duplex(BUFFER);
    let sent =
        staff.portal().operations().send_backup(&staff.account, &name, SyncIoBridge::new(writer)).await;
    if let Err(error) = sent {
        return answer(&staff, error).await;
    }
    let attachment = format!("attachment; filename=\"{}\"", name.archive());
    let headers = [
        (header::CONTENT_TYPE, "application/x-tar".to_owned()),
        (header::CONTENT_DISPOSITION, attachment),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, Body::from_stream(ReaderStream::new(reader))).into_response()
}

async fn forget(staff: Staff, Path(name): Path<String>) -> Response {
    let Some(name) = BackupName::parse(&name) else { return staff.not_found().await };
    match staff.portal().operations().forget_backup(&staff.account, &name).await {
        Ok(()) => staff.see(ADDRESS),
        Err(error) => answer(&staff, error).await,
    }
}

async fn answer(staff: &Staff, error: BackupError) -> Response {
    match error {
        BackupError::Refused(error) => refused(staff, &error).await,
        error => staff.failed(&error).await,
    }
}

async fn show(staff: &Staff, made: bool, failed: bool) -> Response {
    let operations = staff.portal().operations();
    let health = match operations.health(&staff.account).await {
        Ok(health) => health,
        Err(error) => return refused(staff, &error).await,
    };
    match operations.backups(&staff.account).await {
        Ok(backups) => {
            let version = env!("CARGO_PKG_VERSION");
            let page = system::page(Shown { version, health, backups, made, failed });
            // Nothing that was typed is wrong; the machine is.
            let status = if failed { 503 } else { page.status };
            staff.page(app::pages::desk::DeskPage { status, ..page }).await
        }
        Err(error) => answer(staff, error).await,
    }
}
