//! Earlier versions of a week.

use app::pages::desk::calendar::{
    history::{Compared, page},
    week_url,
};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{IsoWeek, week::differences};
use serde::Deserialize;
use services::calendar::desk::WeekError;

use super::{bad_request, desk, refused, week_of};
use crate::http::desk::{Fields, Params, Staff};

/// The query of the history: two versions to compare.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Versions {
    tu: Option<i64>,
    den: Option<i64>,
}

pub(super) async fn list(staff: Staff, week: Path<String>, params: Params<Versions>) -> Response {
    let Some(week) = week_of(&week) else { return staff.not_found().await };
    let Ok(Query(Versions { tu, den })) = params else { return bad_request(&staff.asked).await };
    let compared = match (tu, den) {
        (Some(from), Some(to)) => match compare(&staff, week, from, to).await {
            Ok(compared) => Some(compared),
            Err(error) => return refused(&staff, &error).await,
        },
        _ => None,
    };
    match desk(&staff).history(&staff.account, week).await {
        Ok(versions) => staff.page(page(week, versions, compared)).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn compare(staff: &Staff, week: IsoWeek, from: i64, to: i64) -> Result<Compared, WeekError> {
    let from = desk(staff).version(&staff.account, week, from).await?;
    let to = desk(staff).version(&staff.account, week, to).await?;
    Ok(Compared {
        from: (from.id, from.version),
        to: (to.id, to.version),
        changes: differences(&from.rows, &to.rows),
    })
}

/// The form of a version to take up again.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RestoreFields {
    id: i64,
}

pub(super) async fn restore(staff: Staff, week: Path<String>, fields: Fields<RestoreFields>) -> Response {
    let Some(week) = week_of(&week) else { return staff.not_found().await };
    let Ok(Form(RestoreFields { id })) = fields else { return bad_request(&staff.asked).await };
    match desk(&staff).restore(&staff.account, week, id).await {
        Ok(()) => staff.see(&format!("{}?da=khoi-phuc", week_url(week))),
        Err(WeekError::Overtaken) => staff.see(&week_url(week)),
        Err(error) => refused(&staff, &error).await,
    }
}
