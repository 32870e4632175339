//! `/quan-tri/phan-hoi`: what readers sent, for those who answer.

use app::{
    i18n::FeedbackWords,
    pages::desk::feedback::{self, DRAFT, LIST, List},
};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{
    BulkList, FeedbackId, FeedbackKind, FeedbackState, Locale, Permission,
    feedback::{DraftFields, StepRefused},
    typed::Faults,
};
use serde::Deserialize;
use services::feedback::{FeedbackError, FeedbackFilter, Step};

use super::{
    Doors, Fields, Params, Staff,
    administration::{self, ListParams},
    bulk,
};
use crate::http::pages;

const PER_PAGE: u32 = 30;
/// A draft is longer than other forms: its text, encoded.
const MAX_DRAFT: usize = 2 * 1024 * 1024;

pub fn doors(doors: Doors) -> Doors {
    doors
        .get("/quan-tri/phan-hoi", Permission::AnswerReaders, list)
        .get(DRAFT, Permission::PublishFeedback, draft_form)
        .post_large(DRAFT, Permission::PublishFeedback, MAX_DRAFT, open_draft)
        .get("/quan-tri/phan-hoi/{id}", Permission::AnswerReaders, message)
        .post("/quan-tri/phan-hoi/{id}/tra-loi", Permission::AnswerReaders, answer)
        .post("/quan-tri/phan-hoi/{id}/dang", Permission::PublishFeedback, publish)
        .post("/quan-tri/phan-hoi/{id}/tu-choi", Permission::PublishFeedback, reject)
        .post("/quan-tri/phan-hoi/{id}/xoa", Permission::PublishFeedback, delete)
}

async fn list(staff: Staff, params: Params<ListParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    let filter = FeedbackFilter {
        words: params.words(),
        kind: FeedbackKind::from_name(&params.loai),
        state: FeedbackState::from_name(&params.state),
        sort: params.sort(),
    };
    let told = match bulk::told(&staff, BulkList::Feedback, &params).await {
        Ok(told) => told,
        Err(error) => return administration::refused(&staff, &error).await,
    };
    match staff.portal().feedback().messages(&staff.account, &filter, params.page(), PER_PAGE).await {
        Ok(found) if !found.exists() => staff.not_found().await,
        Ok(found) => {
            let (chosen, may_publish) = (params.chooses_all(), staff.may(Permission::PublishFeedback));
            staff.page(feedback::list(List { found, filter, chosen, may_publish, told })).await
        }
        Err(error) => refused(&staff, &error).await,
    }
}

async fn message(staff: Staff, Path(id): Path<i64>) -> Response {
    show(&staff, FeedbackId(id), None, None).await
}

/// The form of the answer.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AnswerFields {
    answer: String,
}

async fn answer(staff: Staff, Path(id): Path<i64>, fields: Fields<AnswerFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    take(&staff, FeedbackId(id), Step::Answer(fields.answer)).await
}

async fn publish(staff: Staff, Path(id): Path<i64>) -> Response {
    take(&staff, FeedbackId(id), Step::Publish).await
}

async fn reject(staff: Staff, Path(id): Path<i64>) -> Response {
    take(&staff, FeedbackId(id), Step::Reject).await
}

async fn delete(staff: Staff, Path(id): Path<i64>) -> Response {
    take(&staff, FeedbackId(id), Step::Delete).await
}

/// Takes a step and goes back to the message, or to the list when it is gone.
async fn take(staff: &Staff, id: FeedbackId, step: Step) -> Response {
    let to = if step == Step::Delete { LIST.to_owned() } else { format!("{LIST}/{id}") };
    let typed = if let Step::Answer(text) = &step { Some(text.clone()) } else { None };
    match staff.portal().feedback().step(&staff.account, id, step).await {
        Ok(()) => staff.see(&to),
        Err(error) => match sentence(&error) {
            Some(sentence) => show(staff, id, typed, Some(sentence)).await,
            None => refused(staff, &error).await,
        },
    }
}

async fn show(staff: &Staff, id: FeedbackId, typed: Option<String>, error: Option<&'static str>) -> Response {
    match staff.portal().feedback().message(&staff.account, id).await {
        Ok(message) => {
            let may_publish = staff.may(Permission::PublishFeedback);
            staff.page(feedback::message(message, may_publish, typed, error)).await
        }
        Err(error) => refused(staff, &error).await,
    }
}

async fn draft_form(staff: Staff) -> Response {
    show_draft(&staff, DraftFields::default(), Faults::default()).await
}

async fn open_draft(staff: Staff, fields: Fields<DraftFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    let new = match fields.check() {
        Ok(new) => new,
        Err(faults) => return show_draft(&staff, fields, faults).await,
    };
    match staff.portal().feedback().put_draft(&staff.account, new).await {
        Ok(slug) => staff.see(&format!("/gop-y/{slug}")),
        Err(error) => refused(&staff, &error).await,
    }
}

async fn show_draft(staff: &Staff, fields: DraftFields, faults: Faults) -> Response {
    let shelf = staff.shelf(&[&fields.attachment]).await;
    staff.page(feedback::draft(shelf, fields, faults)).await
}

/// What the person at the desk can do something about.
fn sentence(error: &FeedbackError) -> Option<&'static str> {
    let words = FeedbackWords::of(Locale::Vietnamese);
    match error {
        FeedbackError::AnswerLength => Some(words.desk_answer_length),
        FeedbackError::Step(StepRefused::NeverPublished) => Some(words.desk_never_published),
        FeedbackError::Step(StepRefused::NeedsAnswer) => Some(words.desk_needs_answer),
        FeedbackError::Step(StepRefused::AlreadyThere) => Some(words.desk_already),
        _ => None,
    }
}

async fn refused(staff: &Staff, error: &FeedbackError) -> Response {
    match error {
        FeedbackError::NotAllowed => staff.not_allowed().await,
        FeedbackError::Unknown => staff.not_found().await,
        error => staff.failed(error).await,
    }
}
