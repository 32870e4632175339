//! What the script of a week asks: saving while somebody types, and reading a
//! table from the clipboard.

use app::{
    i18n::{DeskWords, HolidayWords, WeekDeskWords},
    pages::desk::calendar::{form::saved_sentence, short_moment},
};
use axum::{
    Json,
    extract::{Path, rejection::JsonRejection},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{
    IsoWeek, Locale,
    week::{
        CalendarLists, FaultKind, MAX_ROWS, RowFault, RowField, WeekRow, faults, read_lines, rows_of,
        warnings,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use services::calendar::desk::{SavedWeek, WeekCopy, WeekError};

use super::{desk, refused, week_of};
use crate::http::desk::{
    Staff,
    presence::{self, Here},
};

type Sent<T> = Result<Json<T>, JsonRejection>;

fn words() -> &'static WeekDeskWords {
    WeekDeskWords::of(Locale::Vietnamese)
}

/// Rows as the script sends them: blank ones left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    version: i32,
    rows: Vec<WeekRow>,
    #[serde(default)]
    keep: bool,
}

/// What is to be said beside a cell.
#[derive(Serialize)]
struct Said {
    row: usize,
    field: RowField,
    wrong: bool,
    text: String,
}

pub(super) async fn save(staff: Staff, week: Path<String>, draft: Sent<Draft>) -> Response {
    let Some(week) = week_of(&week) else { return refuse(StatusCode::NOT_FOUND, words().nothing) };
    let Json(Draft { version, rows, keep }) = match draft {
        Ok(draft) => draft,
        Err(rejection) => return refuse(rejection.status(), words().nothing),
    };
    let lists = match desk(&staff).lists(&staff.account).await {
        Ok(lists) => lists,
        Err(error) => return failed(&staff, &error).await,
    };
    let typed = rows.clone();
    match desk(&staff).save(&staff.account, week, version, rows, keep).await {
        Ok(SavedWeek::As(copy)) => Json(json!({
            "version": copy.version,
            "saved_at": copy.saved_at.map(short_moment),
            "facts": facts(&copy),
            "keys": copy.rows.iter().map(|row| &row.key).collect::<Vec<_>>(),
            "days": copy.rows.iter().map(|row| &row.day).collect::<Vec<_>>(),
            "said": said(&copy.rows, week, &lists),
        }))
        .into_response(),
        Ok(SavedWeek::Conflict(copy)) => (StatusCode::CONFLICT, Json(theirs(&copy))).into_response(),
        Err(WeekError::Faults(wrong)) => {
            let rows: Vec<_> =
                typed.into_iter().map(|row| row.tidy(week)).filter(|row| !row.is_blank()).collect();
            let refused = json!({ "message": first_of(&wrong), "said": said(&rows, week, &lists) });
            (StatusCode::UNPROCESSABLE_ENTITY, Json(refused)).into_response()
        }
        Err(error) => failed(&staff, &error).await,
    }
}

/// The newest rows, for a page that shows older ones.
pub(super) async fn latest(staff: Staff, week: Path<String>) -> Response {
    let Some(week) = week_of(&week) else { return refuse(StatusCode::NOT_FOUND, words().nothing) };
    match desk(&staff).open(&staff.account, week).await {
        Ok(copy) => Json(theirs(&copy)).into_response(),
        Err(error) => failed(&staff, &error).await,
    }
}

fn theirs(copy: &WeekCopy) -> Value {
    json!({
        "version": copy.version,
        "saved_at": copy.saved_at.map(short_moment),
        "by": copy.saved_by,
        "rows": copy.rows,
        "facts": facts(copy),
    })
}

/// What the head of the page says about the week.
fn facts(copy: &WeekCopy) -> Value {
    json!({
        "saved": saved_sentence(copy),
        "state": [copy.state.as_str(), words().state(copy.state)],
    })
}

pub(super) async fn present(staff: Staff, week: Path<String>, here: Sent<Here>) -> Response {
    let Some(week) = week_of(&week) else { return refuse(StatusCode::NOT_FOUND, words().nothing) };
    let Ok(Json(Here { client })) = here else {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, words().nothing);
    };
    match desk(&staff).present(&staff.account, week, &client).await {
        Ok((others, version)) => presence::answer(others, version),
        Err(error) => failed(&staff, &error).await,
    }
}

fn said(rows: &[WeekRow], week: IsoWeek, lists: &CalendarLists) -> Vec<Said> {
    let holidays = HolidayWords::of(Locale::Vietnamese);
    let wrong = faults(rows, week).into_iter().map(|fault| Said {
        row: fault.row,
        field: fault.field,
        wrong: true,
        text: words().fault(fault.kind),
    });
    let doubtful = warnings(rows, week, lists).into_iter().map(|warning| Said {
        row: warning.row,
        field: warning.field,
        wrong: false,
        text: words().warning(&warning.kind, holidays),
    });
    wrong.chain(doubtful).collect()
}

fn first_of(wrong: &[RowFault]) -> String {
    words().fault(wrong.first().map_or(FaultKind::TooManyRows, |fault| fault.kind))
}

/// What was on the clipboard.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Pasted {
    /// A table, with merged cells already repeated.
    Table(Vec<Vec<String>>),
    /// A text with tabulators.
    Text(String),
}

pub(super) async fn paste(_: Staff, week: Path<String>, pasted: Sent<Pasted>) -> Response {
    let Some(week) = week_of(&week) else { return refuse(StatusCode::NOT_FOUND, words().nothing) };
    let table = match pasted {
        Ok(Json(Pasted::Table(table))) => table,
        Ok(Json(Pasted::Text(text))) => read_lines(&text),
        Err(rejection) => return refuse(rejection.status(), words().paste_empty),
    };
    let rows: Vec<_> = rows_of(&table, week).into_iter().take(MAX_ROWS).map(|row| row.tidy(week)).collect();
    Json(json!({ "rows": rows })).into_response()
}

async fn failed(staff: &Staff, error: &WeekError) -> Response {
    match error {
        WeekError::Faults(wrong) => refuse(StatusCode::UNPROCESSABLE_ENTITY, &first_of(wrong)),
        WeekError::NotAllowed => refuse(StatusCode::FORBIDDEN, DeskWords::of(Locale::Vietnamese).not_allowed),
        error => refused(staff, error).await,
    }
}

fn refuse(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({ "message": message }))).into_response()
}
