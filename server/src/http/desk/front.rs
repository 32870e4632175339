//! `/quan-tri/trang-nhat`: how the front page is composed.

use app::pages::desk::front::{self, ADDRESS};
use axum::{Form, extract::Query, response::Response};
use domain::{Permission, front_form::FrontFields, typed::Faults};
use services::refused::Refused;

use super::{
    Doors, Fields, Params, Staff,
    administration::{ListParams, refused},
};
use crate::http::pages;

pub fn doors(doors: Doors) -> Doors {
    let may = Permission::ManageSite;
    doors.get("/quan-tri/trang-nhat", may, form).post("/quan-tri/trang-nhat", may, save)
}

async fn form(staff: Staff, params: Params<ListParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    match staff.portal().site().front_fields(&staff.account).await {
        Ok(fields) => show(&staff, fields, Faults::default(), params.xong == "luu").await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn save(staff: Staff, sent: Fields<Vec<(String, String)>>) -> Response {
    let Ok(Form(pairs)) = sent else { return pages::bad_request(&staff.asked).await };
    let fields = FrontFields::sent(pairs);
    match staff.portal().site().compose_front(&staff.account, &fields).await {
        Ok(()) => staff.see(&format!("{ADDRESS}?xong=luu")),
        Err(Refused::Mistaken(faults)) => show(&staff, fields, faults, false).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn show(staff: &Staff, fields: FrontFields, faults: Faults, saved: bool) -> Response {
    match staff.portal().categories().tree().await {
        Ok(tree) => staff.page(front::page(front::Form { tree, fields, faults, saved })).await,
        Err(error) => staff.failed(&error).await,
    }
}
