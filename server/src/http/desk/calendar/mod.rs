//! `/quan-tri/lich`: weeks of the work calendar, for those who make them.

mod autosave;
mod history;
mod sent;
mod week;

use app::pages::desk::calendar::{self as pages, LIST, NAMES, names::NamesForm, week_url};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{IsoWeek, Permission, Timestamp, week::CalendarLists};
use serde::Deserialize;
use services::calendar::desk::{CalendarDesk, WeekError};

use super::{Doors, Fields, Params, Staff};
use crate::http::pages::bad_request;

/// The largest week that is taken, in bytes: letters with marks grow ninefold in forms.
const MAX_WEEK: usize = 2 * 1024 * 1024;

pub fn doors(doors: Doors) -> Doors {
    doors
        .get(LIST, Permission::EditCalendar, list)
        .get(NAMES, Permission::EditCalendar, names)
        .post(NAMES, Permission::EditCalendar, set_names)
        .get("/quan-tri/lich/{week}", Permission::EditCalendar, week::show)
        .post_large("/quan-tri/lich/{week}", Permission::EditCalendar, MAX_WEEK, week::submit)
        .post_large("/quan-tri/lich/{week}/dang", Permission::PublishCalendar, MAX_WEEK, week::publish)
        .post("/quan-tri/lich/{week}/go", Permission::PublishCalendar, week::take_back)
        .post("/quan-tri/lich/{week}/chep", Permission::EditCalendar, week::copy_last)
        .get("/quan-tri/lich/{week}/ban-thao", Permission::EditCalendar, autosave::latest)
        .put("/quan-tri/lich/{week}/ban-thao", Permission::EditCalendar, MAX_WEEK, autosave::save)
        .post("/quan-tri/lich/{week}/co-mat", Permission::EditCalendar, autosave::present)
        .post_large("/quan-tri/lich/{week}/dan", Permission::EditCalendar, MAX_WEEK, autosave::paste)
        .get("/quan-tri/lich/{week}/lich-su", Permission::EditCalendar, history::list)
        .post("/quan-tri/lich/{week}/khoi-phuc", Permission::EditCalendar, history::restore)
}

/// The desk of the calendar.
fn desk(staff: &Staff) -> CalendarDesk<'_> {
    staff.portal().calendar().desk()
}

/// The week of an address.
fn week_of(Path(name): &Path<String>) -> Option<IsoWeek> {
    name.parse().ok()
}

/// The query of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListParams {
    #[serde(rename = "tuan")]
    week: Option<String>,
}

async fn list(staff: Staff, params: Params<ListParams>) -> Response {
    let Ok(Query(ListParams { week })) = params else { return bad_request(&staff.asked).await };
    let wished = week.as_deref().map(str::parse::<IsoWeek>);
    if let Some(Ok(week)) = wished {
        return staff.see(&week_url(week));
    }
    let today = Timestamp::now().date();
    match desk(&staff).weeks(&staff.account, today).await {
        Ok(weeks) => staff.page(pages::list::page(weeks, today, wished.is_some())).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn names(staff: Staff, params: Params<week::Done>) -> Response {
    let saved = params.is_ok_and(|Query(done)| done.is_saved());
    match desk(&staff).lists(&staff.account).await {
        Ok(lists) => show_names(&staff, lists, [false; 2], saved).await,
        Err(error) => refused(&staff, &error).await,
    }
}

/// The form of the lists.
#[derive(Default, Deserialize)]
#[serde(default)]
struct NamesFields {
    leaders: String,
    rooms: String,
}

async fn set_names(staff: Staff, fields: Fields<NamesFields>) -> Response {
    let Ok(Form(NamesFields { leaders, rooms })) = fields else { return bad_request(&staff.asked).await };
    let lists =
        CalendarLists { leaders: CalendarLists::names(&leaders), rooms: CalendarLists::names(&rooms) };
    let wrong = [&lists.leaders, &lists.rooms].map(|names| !CalendarLists::are_storable(names));
    if wrong.contains(&true) {
        return show_names(&staff, lists, wrong, false).await;
    }
    match desk(&staff).set_lists(&staff.account, &lists).await {
        Ok(()) => staff.see(&format!("{NAMES}?da=luu")),
        Err(error) => refused(&staff, &error).await,
    }
}

async fn show_names(staff: &Staff, lists: CalendarLists, wrong: [bool; 2], saved: bool) -> Response {
    let CalendarLists { leaders, rooms } = lists;
    let form = NamesForm { leaders: leaders.join("\n"), rooms: rooms.join("\n"), wrong, saved };
    staff.page(pages::names::page(form)).await
}

/// Answers to what the person at the desk can do nothing about here.
async fn refused(staff: &Staff, error: &WeekError) -> Response {
    match error {
        WeekError::NotAllowed => staff.not_allowed().await,
        WeekError::Unknown => staff.not_found().await,
        error => staff.failed(error).await,
    }
}
