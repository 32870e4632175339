//! `/quan-tri/phan-hoi`: what readers sent, for those who answer. Every address
//! asks for a session and for a role, every form for its origin.

use app::{
    i18n::FeedbackWords,
    pages::feedback::desk::{self, DraftFields, LIST},
};
use axum::{
    Form,
    extract::{Path, Query, rejection::FormRejection},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    FeedbackId, FeedbackKind, FeedbackState, Locale,
    feedback::{StepRefused, plain_text},
    time::parse_iso_date,
};
use serde::Deserialize;
use services::{
    accounts::AccountInfo,
    feedback::{FeedbackError, FeedbackFilter, NewDraft, Step},
};

use super::{Params, failed};
use crate::http::{account, asked::Asked, pages};

const PER_PAGE: u32 = 30;

/// The query of the list.
#[derive(Debug, Default, Deserialize)]
pub struct DeskParams {
    #[serde(default)]
    loai: String,
    #[serde(default, rename = "tinh-trang")]
    state: String,
    trang: Option<String>,
}

/// `/quan-tri/phan-hoi`.
pub async fn list(asked: Asked, params: Params<DeskParams>) -> Response {
    let account = match account::require(&asked).await {
        Ok(account) => account,
        Err(response) => return response,
    };
    let Ok(Query(params)) = params else { return pages::bad_request(&asked).await };
    let filter = FeedbackFilter {
        kind: FeedbackKind::from_name(&params.loai),
        state: FeedbackState::from_name(&params.state),
    };
    let page = params.trang.and_then(|page| page.parse().ok()).unwrap_or(1);
    match asked.state.portal.feedback().messages(&account, filter, page, PER_PAGE).await {
        Ok(messages) => {
            let may_publish = account.role.may_publish_feedback();
            pages::private(&asked, desk::list(messages, filter, may_publish)).await
        }
        Err(error) => refused(&asked, &error).await,
    }
}

/// `/quan-tri/phan-hoi/{id}`.
pub async fn message(asked: Asked, Path(id): Path<i64>) -> Response {
    match account::require(&asked).await {
        Ok(account) => show(&asked, &account, FeedbackId(id), None, None).await,
        Err(response) => response,
    }
}

/// The form of the answer.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AnswerFields {
    answer: String,
}

/// `POST /quan-tri/phan-hoi/{id}/tra-loi`.
pub async fn answer(
    asked: Asked,
    Path(id): Path<i64>,
    fields: Result<Form<AnswerFields>, FormRejection>,
) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&asked).await };
    take(&asked, FeedbackId(id), Step::Answer(fields.answer)).await
}

/// `POST /quan-tri/phan-hoi/{id}/dang`.
pub async fn publish(asked: Asked, Path(id): Path<i64>) -> Response {
    take(&asked, FeedbackId(id), Step::Publish).await
}

/// `POST /quan-tri/phan-hoi/{id}/tu-choi`.
pub async fn reject(asked: Asked, Path(id): Path<i64>) -> Response {
    take(&asked, FeedbackId(id), Step::Reject).await
}

/// `POST /quan-tri/phan-hoi/{id}/xoa`.
pub async fn delete(asked: Asked, Path(id): Path<i64>) -> Response {
    take(&asked, FeedbackId(id), Step::Delete).await
}

/// Takes a step and goes back to the message, or to the list when it is gone.
async fn take(asked: &Asked, id: FeedbackId, step: Step) -> Response {
    let account = match own_form(asked).await {
        Ok(account) => account,
        Err(response) => return response,
    };
    let to = if step == Step::Delete { LIST.to_owned() } else { format!("{LIST}/{id}") };
    let typed = if let Step::Answer(text) = &step { Some(text.clone()) } else { None };
    match asked.state.portal.feedback().step(&account, id, step).await {
        Ok(()) => Redirect::to(&to).into_response(),
        Err(error) => match sentence(&error) {
            Some(sentence) => show(asked, &account, id, typed, Some(sentence)).await,
            None => refused(asked, &error).await,
        },
    }
}

async fn show(
    asked: &Asked,
    account: &AccountInfo,
    id: FeedbackId,
    typed: Option<String>,
    error: Option<&'static str>,
) -> Response {
    match asked.state.portal.feedback().message(account, id).await {
        Ok(message) => {
            let may_publish = account.role.may_publish_feedback();
            pages::private(asked, desk::message(message, may_publish, typed, error)).await
        }
        Err(error) => refused(asked, &error).await,
    }
}

/// `/quan-tri/phan-hoi/du-thao`.
pub async fn draft_form(asked: Asked) -> Response {
    match account::require(&asked).await {
        Ok(account) if account.role.may_publish_feedback() => {
            pages::private(&asked, desk::draft(DraftFields::default(), false)).await
        }
        Ok(_) => refused(&asked, &FeedbackError::NotAllowed).await,
        Err(response) => response,
    }
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

/// `POST /quan-tri/phan-hoi/du-thao`.
pub async fn open_draft(asked: Asked, fields: Result<Form<NewDraftFields>, FormRejection>) -> Response {
    let account = match own_form(&asked).await {
        Ok(account) => account,
        Err(response) => return response,
    };
    let Ok(Form(fields)) = fields else { return pages::bad_request(&asked).await };
    let NewDraftFields { title, body, attachment, closes_on } = fields;
    let typed = DraftFields { title, body, attachment, closes_on };
    let Some(new) = check_draft(&typed) else {
        return pages::private(&asked, desk::draft(typed, true)).await;
    };
    match asked.state.portal.feedback().put_draft(&account, new).await {
        Ok(slug) => Redirect::to(&format!("/gop-y/{slug}")).into_response(),
        Err(error) => refused(&asked, &error).await,
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

/// The account behind a form of this portal.
async fn own_form(asked: &Asked) -> Result<AccountInfo, Response> {
    if !account::is_own_form(&asked.headers) {
        return Err(account::foreign_form());
    }
    account::require(asked).await
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

async fn refused(asked: &Asked, error: &FeedbackError) -> Response {
    match error {
        FeedbackError::NotAllowed => pages::private(asked, desk::not_allowed()).await,
        error => failed(asked, error).await,
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
