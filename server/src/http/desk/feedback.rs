//! `/quan-tri/phan-hoi`: what readers sent, for those who answer.

use app::{
    i18n::FeedbackWords,
    pages::desk::feedback::{self, DraftFields, LIST, List},
};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{
    BulkList, FeedbackId, FeedbackKind, FeedbackState, Locale, Permission,
    feedback::{StepRefused, plain_text},
    time::parse_iso_date,
};
use serde::Deserialize;
use services::feedback::{FeedbackError, FeedbackFilter, NewDraft, Step};

use super::{
    Doors, Fields, Params, Staff,
    administration::{self, ListParams},
    bulk,
};
use crate::http::pages;

const PER_PAGE: u32 = 30;

pub fn doors(doors: Doors) -> Doors {
    doors
        .get("/quan-tri/phan-hoi", Permission::AnswerReaders, list)
        .get("/quan-tri/phan-hoi/du-thao", Permission::PublishFeedback, draft_form)
        .post("/quan-tri/phan-hoi/du-thao", Permission::PublishFeedback, open_draft)
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
    staff.page(feedback::draft(DraftFields::default(), false)).await
}

/// The form of a draft.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NewDraftFields {
    title: String,
    body: String,
    attachment: String,
    closes_on: String,
}

async fn open_draft(staff: Staff, fields: Fields<NewDraftFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    let NewDraftFields { title, body, attachment, closes_on } = fields;
    let typed = DraftFields { title, body, attachment, closes_on };
    let Some(new) = check_draft(&typed) else {
        return staff.page(feedback::draft(typed, true)).await;
    };
    match staff.portal().feedback().put_draft(&staff.account, new).await {
        Ok(slug) => staff.see(&format!("/gop-y/{slug}")),
        Err(error) => refused(&staff, &error).await,
    }
}

/// A draft whose fields are right.
fn check_draft(typed: &DraftFields) -> Option<NewDraft> {
    let new = NewDraft {
        title: plain_text(&typed.title).replace('\n', " "),
        body: plain_text(&typed.body),
        attachment: typed.attachment.trim().to_owned(),
        closes_on: parse_iso_date(&typed.closes_on).ok()?,
    };
    let is_own = new.attachment.starts_with('/') && !new.attachment.starts_with("//");
    let linked = new.attachment.is_empty() || is_own || new.attachment.starts_with("https://");
    let clean = !new.attachment.chars().any(|c| c.is_control() || c.is_whitespace());
    let sized = (1..=300).contains(&new.title.chars().count()) && !new.body.is_empty();
    (linked && clean && sized).then_some(new)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_needs_a_title_a_text_a_date_and_a_harmless_address() {
        let typed = |attachment: &str, closes_on: &str| DraftFields {
            title: "Dự thảo".to_owned(),
            body: "Điều 1".to_owned(),
            attachment: attachment.to_owned(),
            closes_on: closes_on.to_owned(),
        };
        for good in ["", "/media/a.pdf", "https://example.vn/a.pdf"] {
            assert!(check_draft(&typed(good, "2026-12-31")).is_some(), "{good}");
        }
        for bad in ["javascript:alert(1)", "//example.vn/a", "http://example.vn/a", "/a b"] {
            assert!(check_draft(&typed(bad, "2026-12-31")).is_none(), "{bad}");
        }
        assert!(check_draft(&typed("", "31-12-2026")).is_none());
        assert!(check_draft(&DraftFields { title: " ".to_owned(), ..typed("", "2026-12-31") }).is_none());
    }
}
