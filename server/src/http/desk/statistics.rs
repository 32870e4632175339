//! `/quan-tri/thong-ke`: how much is read.

use app::pages::desk::statistics;
use axum::response::Response;
use domain::{Permission, Timestamp};

use super::{Doors, Staff};

pub fn doors(doors: Doors) -> Doors {
    doors.get(statistics::ADDRESS, Permission::ReadStatistics, page)
}

async fn page(staff: Staff) -> Response {
    match staff.portal().statistics().figures(Timestamp::now().date()).await {
        Ok(figures) => {
            let visits = staff.portal().visits().counts();
            staff.page(statistics::page(figures, visits)).await
        }
        Err(error) => staff.failed(&error).await,
    }
}
