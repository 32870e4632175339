//! `/quan-tri`: what waits for me.

use app::pages::desk::start;
use axum::response::Response;
use domain::Permission;

use super::{Doors, Staff};

/// How many documents the desk suggests to add.
const SUGGESTIONS: u32 = 20;

pub fn doors(doors: Doors) -> Doors {
    doors.get("/quan-tri", Permission::EnterDesk, page)
}

async fn page(staff: Staff) -> Response {
    match staff.portal().documents().missing(SUGGESTIONS).await {
        Ok(missing) => staff.page(start::page(missing)).await,
        Err(error) => staff.failed(&error).await,
    }
}
