//! `/api/v1/calendar`.

use app::i18n::MACHINES;
use axum::{
    extract::{Query, State},
    http::HeaderMap,
    response::Response,
};
use domain::{CalendarEntry, IsoWeek, Timestamp, WeekCalendar, calendar::clock, time::iso_date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    answer,
    list::Params,
    problem::{ApiError, Problem},
};
use crate::state::AppState;

/// The query of `/api/v1/calendar`.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CalendarQuery {
    /// A week of ISO 8601; this week when absent.
    #[param(pattern = "^[0-9]{4}-W[0-9]{2}$", example = "2026-W48")]
    week: Option<String>,
}

/// A week of the work calendar.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarWeek {
    /// The week, ISO 8601.
    #[schema(example = "2026-W48")]
    week: String,
    /// Its Monday.
    #[schema(format = Date)]
    from: String,
    /// Its Sunday.
    #[schema(format = Date)]
    to: String,
    /// When any of its entries last changed, in Unix seconds.
    updated_at: Option<i64>,
    /// Its entries by day, half of the day and hour.
    entries: Vec<WorkEntry>,
}

/// An entry of the work calendar.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkEntry {
    /// Its number.
    id: i64,
    /// The day.
    #[schema(format = Date)]
    date: String,
    /// The half of the day: `morning`, `afternoon` or `all_day`.
    #[schema(pattern = "^(morning|afternoon|all_day)$")]
    half: &'static str,
    /// When it begins, in Việt Nam's time, if a time is set.
    #[schema(pattern = "^[0-9]{2}:[0-9]{2}$")]
    starts_at: Option<String>,
    /// When it ends, in Việt Nam's time, if a time is set.
    #[schema(pattern = "^[0-9]{2}:[0-9]{2}$")]
    ends_at: Option<String>,
    /// What happens.
    content: String,
    /// Who chairs.
    chair: String,
    /// Who takes part.
    participants: String,
    /// Where.
    place: String,
    /// Anything else; may be empty.
    note: String,
    /// Called off, yet still shown.
    cancelled: bool,
}

/// The work calendar of a week.
#[utoipa::path(
    get,
    path = "/api/v1/calendar",
    operation_id = "getWeek",
    params(CalendarQuery),
    responses(
        (status = 200, description = "The week, which may have no entries", body = CalendarWeek),
        (status = 400, description = "The week is not written as in ISO 8601",
            body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "That year has no such week",
            body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn week(state: State<AppState>, headers: HeaderMap, params: Params<CalendarQuery>) -> Response {
    let week = match read(params) {
        Ok(week) => week,
        Err(error) => return error.respond(),
    };
    let portal = state.portal.clone();
    let load = async move { Ok(CalendarWeek::from(portal.calendar().week(week).await?)) };
    answer(state, &headers, &format!("/api/v1/calendar?{week}"), load).await
}

fn read(params: Params<CalendarQuery>) -> Result<IsoWeek, ApiError> {
    let Ok(Query(CalendarQuery { week })) = params else {
        return Err(ApiError::BadQuery(MACHINES.bad_week));
    };
    match week {
        None => Ok(IsoWeek::of(Timestamp::now().date())),
        Some(week) if has_form(&week) => week.parse().map_err(|_| ApiError::NotFound(MACHINES.no_such_week)),
        Some(_) => Err(ApiError::BadQuery(MACHINES.bad_week)),
    }
}

/// Whether `week` is written like `2026-W48`, whatever it names.
fn has_form(week: &str) -> bool {
    week.len() == 8
        && week.bytes().zip(*b"0000-W00").all(|(byte, form)| match form {
            b'0' => byte.is_ascii_digit(),
            _ => byte == form,
        })
}

impl From<WeekCalendar> for CalendarWeek {
    fn from(calendar: WeekCalendar) -> Self {
        Self {
            week: calendar.week.to_string(),
            from: iso_date(calendar.week.monday()),
            to: iso_date(calendar.week.sunday()),
            updated_at: calendar.updated_at().map(|at| at.0),
            entries: calendar.entries.into_iter().map(WorkEntry::from).collect(),
        }
    }
}

impl From<CalendarEntry> for WorkEntry {
    fn from(entry: CalendarEntry) -> Self {
        Self {
            id: entry.id.0,
            date: iso_date(entry.date),
            half: entry.half.as_str(),
            starts_at: entry.starts_at.map(clock),
            ends_at: entry.ends_at.map(clock),
            content: entry.content,
            chair: entry.chair,
            participants: entry.participants,
            place: entry.place,
            note: entry.note,
            cancelled: entry.cancelled,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_week(query: &str) -> Result<String, u16> {
        let uri = format!("/x?{query}").parse().unwrap();
        read(Query::try_from_uri(&uri))
            .map(|week| week.to_string())
            .map_err(|error| error.respond().status().as_u16())
    }

    #[test]
    fn a_week_that_does_not_exist_is_unknown_and_one_that_is_no_week_is_bad() {
        assert_eq!(read_week("week=2026-W48").as_deref(), Ok("2026-W48"));
        assert_eq!(read_week("week=2025-W53"), Err(404));
        assert_eq!(read_week("week=1066-W01"), Err(404));
        for bad in ["week=", "week=2026-48", "week=2026-W8", "week=2026-w48", "tuan=2026-W48"] {
            assert_eq!(read_week(bad), Err(400), "{bad}");
        }
    }
}
