//! One week: its form, and the steps it takes.

use app::{
    i18n::WeekDeskWords,
    pages::desk::calendar::{form, form::WeekForm, week_url},
};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{
    IsoWeek, Locale, Permission,
    time::{iso_date, parse_iso_date},
    week::{RowFault, WeekRow, differences, faults, read_lines, rows_of, warnings},
};
use serde::Deserialize;
use services::calendar::desk::{SavedWeek, WeekCopy, WeekError};

use super::{bad_request, desk, refused, sent::SentWeek, week_of};
use crate::http::desk::{Fields, Params, Staff};

type Sent = Fields<Vec<(String, String)>>;

fn words() -> &'static WeekDeskWords {
    WeekDeskWords::of(Locale::Vietnamese)
}

/// The query of the form: what was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    da: String,
}

impl Done {
    pub(super) fn is_saved(&self) -> bool {
        self.da == "luu"
    }
}

pub(super) async fn show(staff: Staff, week: Path<String>, params: Params<Done>) -> Response {
    let Some(week) = week_of(&week) else { return staff.not_found().await };
    let done = match params.map(|Query(Done { da })| da).unwrap_or_default().as_str() {
        "luu" => Some(words().saved_done),
        "dang" => Some(words().published_done),
        "go" => Some(words().taken_back_done),
        "chep" => Some(words().copied_done),
        "khoi-phuc" => Some(words().restored_done),
        _ => None,
    };
    match desk(&staff).open(&staff.account, week).await {
        Ok(copy) => {
            let rows = copy.rows.clone();
            answer(&staff, copy, rows, |form| form.done = done).await
        }
        Err(error) => refused(&staff, &error).await,
    }
}

/// The form with `rows`, changed by `say`.
async fn answer(
    staff: &Staff,
    copy: WeekCopy,
    rows: Vec<WeekRow>,
    say: impl FnOnce(&mut WeekForm),
) -> Response {
    let lists = match desk(staff).lists(&staff.account).await {
        Ok(lists) => lists,
        Err(error) => return refused(staff, &error).await,
    };
    let week = copy.week;
    let mut form = WeekForm {
        faults: faults(&rows, week),
        warnings: warnings(&rows, week, &lists),
        may_publish: staff.may(Permission::PublishCalendar),
        copy,
        rows,
        lists,
        done: None,
        notice: None,
        error: None,
        pasted: String::new(),
        unread: false,
        reason: None,
        conflict: None,
        status: 200,
    };
    say(&mut form);
    staff.page(form::page(form)).await
}

pub(super) async fn submit(staff: Staff, week: Path<String>, fields: Sent) -> Response {
    let Some(week) = week_of(&week) else { return staff.not_found().await };
    let sent = fields.ok().and_then(|Form(fields)| SentWeek::read(fields, week));
    let Some(sent) = sent else { return bad_request(&staff.asked).await };
    match sent.action.as_str() {
        "add" | "paste" => change(&staff, week, sent).await,
        _ => match save(&staff, week, sent).await {
            Ok(_) => staff.see(&format!("{}?da=luu", week_url(week))),
            Err(response) => response,
        },
    }
}

/// Rows that came to the form and are not saved yet.
async fn change(staff: &Staff, week: IsoWeek, sent: SentWeek) -> Response {
    let copy = match desk(staff).open(&staff.account, week).await {
        Ok(copy) => WeekCopy { version: sent.version, ..copy },
        Err(error) => return refused(staff, &error).await,
    };
    let SentWeek { action, add_day, pasted, mut rows, .. } = sent;
    if action == "add" {
        let day = parse_iso_date(&add_day).unwrap_or_else(|_| week.monday());
        // Behind the last row of its day, where one looks for it.
        let at = rows.iter().rposition(|row| row.day == iso_date(day)).map_or(rows.len(), |last| last + 1);
        rows.insert(at, WeekRow::on(day));
        let said = |form: &mut WeekForm| (form.done, form.pasted) = (Some(words().added), pasted);
        return answer(staff, copy, rows, said).await;
    }
    let read: Vec<_> = rows_of(&read_lines(&pasted), week).into_iter().map(|row| row.tidy(week)).collect();
    let number = read.len();
    rows.retain(|row| !row.is_blank());
    rows.extend(read);
    answer(staff, copy, rows, |form| {
        if number == 0 {
            (form.pasted, form.unread, form.status) = (pasted, true, 422);
        } else {
            form.notice = Some(words().pasted.replace("{}", &number.to_string()));
        }
    })
    .await
}

/// Saves what was sent, or answers why not.
async fn save(staff: &Staff, week: IsoWeek, sent: SentWeek) -> Result<WeekCopy, Response> {
    let SentWeek { version, rows, pasted, .. } = sent;
    match desk(staff).save(&staff.account, week, version, rows.clone(), true).await {
        Ok(SavedWeek::As(copy)) => Ok(copy),
        Ok(SavedWeek::Conflict(theirs)) => {
            let mine: Vec<_> = rows.iter().filter(|row| !row.is_blank()).cloned().collect();
            let changes = differences(&theirs.rows, &mine);
            let said = |form: &mut WeekForm| {
                (form.conflict, form.status, form.pasted) = (Some(changes), 409, pasted);
            };
            Err(answer(staff, theirs, rows, said).await)
        }
        Err(WeekError::Faults(wrong)) => {
            Err(unsaved(staff, week, SentWeek { version, rows, pasted, ..SentWeek::default() }, &wrong).await)
        }
        Err(error) => Err(refused(staff, &error).await),
    }
}

/// What cannot be stored, as it was sent.
async fn unsaved(staff: &Staff, week: IsoWeek, sent: SentWeek, wrong: &[RowFault]) -> Response {
    let SentWeek { version, rows, pasted, .. } = sent;
    match desk(staff).open(&staff.account, week).await {
        Ok(copy) => {
            let sentence = words().fault_not_saved.replace("{}", &wrong.len().to_string());
            let said = |form: &mut WeekForm| {
                (form.error, form.status, form.pasted) = (Some(sentence), 422, pasted);
            };
            answer(staff, WeekCopy { version, ..copy }, rows, said).await
        }
        Err(error) => refused(staff, &error).await,
    }
}

pub(super) async fn publish(staff: Staff, week: Path<String>, fields: Sent) -> Response {
    let Some(week) = week_of(&week) else { return staff.not_found().await };
    let sent = fields.ok().and_then(|Form(fields)| SentWeek::read(fields, week));
    let Some(sent) = sent else { return bad_request(&staff.asked).await };
    let copy = match save(&staff, week, sent).await {
        Ok(copy) => copy,
        Err(response) => return response,
    };
    let sentence = match desk(&staff).publish(&staff.account, week, copy.version).await {
        Ok(()) => return staff.see(&format!("{}?da=dang", week_url(week))),
        Err(WeekError::Faults(wrong)) => words().faults_title.replace("{}", &wrong.len().to_string()),
        Err(WeekError::Empty) => words().nothing_to_publish.to_owned(),
        // Somebody saved between the two steps: what they wrote is what the page shows.
        Err(WeekError::Overtaken) => return staff.see(&week_url(week)),
        Err(error) => return refused(&staff, &error).await,
    };
    let rows = copy.rows.clone();
    answer(&staff, copy, rows, |form| (form.error, form.status) = (Some(sentence), 422)).await
}

/// The form of a reason.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ReasonFields {
    reason: String,
}

pub(super) async fn take_back(staff: Staff, week: Path<String>, fields: Fields<ReasonFields>) -> Response {
    let Some(week) = week_of(&week) else { return staff.not_found().await };
    let Ok(Form(ReasonFields { reason })) = fields else { return bad_request(&staff.asked).await };
    match desk(&staff).take_back(&staff.account, week, &reason).await {
        Ok(()) => staff.see(&format!("{}?da=go", week_url(week))),
        Err(WeekError::Reason) => refill(&staff, week, |form| form.reason = Some(reason)).await,
        Err(WeekError::NotPublic) => {
            refill(&staff, week, |form| form.error = Some(words().not_public.to_owned())).await
        }
        Err(error) => refused(&staff, &error).await,
    }
}

/// The form of the copy.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct CopyFields {
    version: i32,
}

pub(super) async fn copy_last(staff: Staff, week: Path<String>, fields: Fields<CopyFields>) -> Response {
    let Some(week) = week_of(&week) else { return staff.not_found().await };
    let Ok(Form(CopyFields { version })) = fields else { return bad_request(&staff.asked).await };
    match desk(&staff).copy_last(&staff.account, week, version).await {
        Ok(SavedWeek::As(_)) => staff.see(&format!("{}?da=chep", week_url(week))),
        // Nothing was typed that could be lost: the page shows the newest.
        Ok(SavedWeek::Conflict(_)) => staff.see(&week_url(week)),
        Err(WeekError::Empty) => {
            refill(&staff, week, |form| form.error = Some(words().copy_empty.to_owned())).await
        }
        Err(WeekError::Faults(_)) => {
            let sentence = words().too_many_rows.replace("{}", &domain::week::MAX_ROWS.to_string());
            refill(&staff, week, |form| form.error = Some(sentence)).await
        }
        Err(error) => refused(&staff, &error).await,
    }
}

/// The form as it is stored, with what is wrong.
async fn refill(staff: &Staff, week: IsoWeek, say: impl FnOnce(&mut WeekForm)) -> Response {
    match desk(staff).open(&staff.account, week).await {
        Ok(copy) => {
            let rows = copy.rows.clone();
            let said = |form: &mut WeekForm| {
                form.status = 422;
                say(form);
            };
            answer(staff, copy, rows, said).await
        }
        Err(error) => refused(staff, &error).await,
    }
}
