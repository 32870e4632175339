//! `/quan-tri`: what waits for me.

use std::error::Error;

use app::pages::desk::start::{self, Start, Task, TaskKind};
use axum::response::Response;
use domain::{IsoWeek, Permission, Sort, Timestamp, WorkflowState};
use services::manuscripts::{DeskColumn, DeskFilter};

use super::{Doors, Staff};

/// How many documents the desk suggests to add.
const SUGGESTIONS: u32 = 8;
/// How many articles each list shows.
const LISTED: u32 = 6;

pub fn doors(doors: Doors) -> Doors {
    doors.get("/quan-tri", Permission::EnterDesk, page)
}

async fn page(staff: Staff) -> Response {
    match load(&staff).await {
        Ok(start) => staff.page(start::page(start)).await,
        Err(error) => staff.failed(error.as_ref()).await,
    }
}

async fn load(staff: &Staff) -> Result<Start, Box<dyn Error + Send + Sync>> {
    let portal = staff.portal();
    let kinds = [
        (TaskKind::ToReview, Permission::PublishArticles),
        (TaskKind::Approved, Permission::PublishArticles),
        (TaskKind::MyDrafts, Permission::WriteArticles),
        (TaskKind::MySubmitted, Permission::WriteArticles),
        (TaskKind::Scheduled, Permission::PublishArticles),
    ];
    let mut tasks = Vec::new();
    for (kind, permission) in kinds {
        if staff.may(permission) {
            let listed = portal.manuscripts().list(&staff.account, filter(staff, kind), 1, LISTED).await?;
            tasks.push(Task { kind, articles: listed.items, total: listed.total });
        }
    }
    let today = Timestamp::now().date();
    let this = IsoWeek::of(today);
    let mut weeks = Vec::new();
    if staff.may(Permission::EditCalendar) {
        weeks = portal.calendar().desk().weeks(&staff.account, today).await?;
        weeks.retain(|copy| copy.week == this || copy.week == this.next());
        weeks.sort_by_key(|copy| copy.week);
    }
    Ok(Start {
        tasks,
        weeks,
        may_add: staff.may(Permission::EditDocuments),
        figures: portal.statistics().figures(today).await?,
        visits: portal.visits().counts(),
        missing: portal.documents().missing(SUGGESTIONS).await?,
    })
}

fn filter(staff: &Staff, kind: TaskKind) -> DeskFilter {
    let (stage, mine) = match kind {
        TaskKind::MyDrafts => (WorkflowState::Draft, true),
        TaskKind::MySubmitted => (WorkflowState::Submitted, true),
        TaskKind::ToReview => (WorkflowState::Submitted, false),
        TaskKind::Approved => (WorkflowState::Approved, false),
        TaskKind::Scheduled => (WorkflowState::Scheduled, false),
    };
    let sort = Sort::of(if kind == TaskKind::Scheduled { DeskColumn::Due } else { DeskColumn::Changed });
    DeskFilter { stage: Some(stage), owner: mine.then_some(staff.account.id), sort, ..DeskFilter::default() }
}
