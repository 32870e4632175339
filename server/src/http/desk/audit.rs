//! `/quan-tri/nhat-ky`: who did what, as pages and as a file.

use app::pages::desk::audit::{self, FILE, Shown};
use axum::{
    body::Body,
    extract::Query,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{AuditId, Permission, typed::Faults};
use serde::Deserialize;
use services::audit::AuditFilter;
use tokio::io::{AsyncWriteExt as _, DuplexStream};
use tokio_util::io::ReaderStream;

use super::{Doors, Params, Staff, administration::refused, csv};
use crate::http::pages;

/// How many entries a page shows.
const PER_PAGE: u64 = 100;
/// How many entries of the file are read at a time.
const BATCH: u64 = 1000;
/// How much of the file may wait for a slow network.
const BUFFER: usize = 64 * 1024;

pub fn doors(doors: Doors) -> Doors {
    doors.get("/quan-tri/nhat-ky", Permission::ReadAudit, page).get(FILE, Permission::ReadAudit, file)
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct LogParams {
    ai: String,
    viec: String,
    tim: String,
    tu: String,
    den: String,
    truoc: String,
}

impl LogParams {
    fn filter(&self) -> (AuditFilter, Faults) {
        let mut faults = Faults::default();
        let filter = AuditFilter {
            actor: self.ai.trim().to_owned(),
            action: self.viec.trim().to_owned(),
            subject: self.tim.trim().to_owned(),
            from: faults.day("tu", &self.tu),
            to: faults.day("den", &self.den),
        };
        (filter, faults)
    }
}

async fn page(staff: Staff, params: Params<LogParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    let (filter, faults) = params.filter();
    let before = params.truoc.parse().ok().map(AuditId);
    let log = staff.portal().audit();
    // One more than is shown tells whether there are more.
    let entries = log.entries(&staff.account, &filter, before, PER_PAGE + 1).await;
    let (mut entries, actions) = match (entries, log.actions(&staff.account).await) {
        (Ok(entries), Ok(actions)) => (entries, actions),
        (Err(error), _) | (_, Err(error)) => return refused(&staff, &error).await,
    };
    let has_more = entries.len() as u64 > PER_PAGE;
    if has_more {
        entries.pop();
    }
    let older = if has_more { entries.last().map(|entry| entry.id) } else { None };
    let days = [params.tu, params.den];
    let is_first = before.is_none();
    staff.page(audit::page(Shown { entries, filter, days, faults, actions, older, is_first })).await
}

/// The whole log as the filter leaves it, written while it is sent: however
/// long it is, a batch of it is in memory.
async fn file(staff: Staff, params: Params<LogParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    let (filter, faults) = params.filter();
    if !faults.is_empty() {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    }
    let (writer, reader) = tokio::io::duplex(BUFFER);
    tokio::spawn(async move {
        // A reader that went away needs no answer.
        if let Err(error) = write(staff, filter, writer).await {
            tracing::debug!(%error, "the audit log was not sent to its end");
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"nhat-ky.csv\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, Body::from_stream(ReaderStream::new(reader))).into_response()
}

async fn write(
    staff: Staff,
    filter: AuditFilter,
    mut out: DuplexStream,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    out.write_all(csv::BEGINNING).await?;
    out.write_all(&csv::record(&[
        "id",
        "at",
        "actor",
        "account",
        "action",
        "subject",
        "subject_id",
        "detail",
    ])?)
    .await?;
    let mut before = None;
    loop {
        let entries = staff.portal().audit().entries(&staff.account, &filter, before, BATCH).await?;
        for entry in &entries {
            let account = entry.account.map_or_else(String::new, |id| id.to_string());
            let record = csv::record(&[
                &entry.id.to_string(),
                &audit::moment(entry.at),
                &entry.actor,
                &account,
                &entry.action,
                &entry.subject,
                &entry.subject_id.to_string(),
                &entry.detail,
            ])?;
            out.write_all(&record).await?;
        }
        before = entries.last().map(|entry| entry.id);
        if (entries.len() as u64) < BATCH {
            break;
        }
    }
    out.shutdown().await?;
    Ok(())
}
