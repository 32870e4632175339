//! What readers send, and what they see of it.

mod send;

use app::{
    page::{Outcome, PageError},
    pages::feedback::{
        drafts::{self, Below},
        form::{self, FormState, Notice},
        lookup::{self, Found},
        questions,
    },
};
use axum::{
    extract::{Path, Query, rejection::QueryRejection},
    response::Response,
};
use domain::{
    FeedbackKind, Timestamp,
    feedback::{Fault, FeedbackFields, Field},
};
use serde::Deserialize;
use services::feedback::FeedbackError;

use super::{asked::Asked, pages, visits::ReaderAddress};

pub use send::{comment, contact, question};

/// Where questions are asked.
const QUESTION_FORM: &str = "/hoi-dap/gui";
/// Where messages to the office are written.
const CONTACT_FORM: &str = "/lien-he/gui";

type Params<T> = Result<Query<T>, QueryRejection>;

/// The query of the list of questions.
#[derive(Debug, Default, Deserialize)]
pub struct QuestionParams {
    #[serde(default)]
    q: String,
    trang: Option<String>,
}

/// `/hoi-dap`. A search is not kept: there is no end to what readers may ask.
pub async fn questions(asked: Asked, params: Params<QuestionParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&asked).await };
    if params.q.trim().is_empty() {
        return pages::cached(&asked, |edition| async move {
            questions::list(&edition, "", params.trang.as_deref()).await
        })
        .await;
    }
    match questions::list(&asked.edition(), &params.q, params.trang.as_deref()).await {
        Ok(outcome) => pages::fresh(&asked, outcome).await,
        Err(error) => pages::refused(&asked, &error).await,
    }
}

/// `/hoi-dap/{id-slug}`.
pub async fn published_question(asked: Asked, Path(part): Path<String>) -> Response {
    pages::cached(&asked, |edition| async move { questions::question(&edition, &part).await }).await
}

/// `/hoi-dap/gui`.
pub async fn question_form(asked: Asked) -> Response {
    empty_form(&asked, FeedbackKind::Question, QUESTION_FORM).await
}

/// `/lien-he/gui`.
pub async fn contact_form(asked: Asked) -> Response {
    empty_form(&asked, FeedbackKind::Contact, CONTACT_FORM).await
}

async fn empty_form(asked: &Asked, kind: FeedbackKind, action: &str) -> Response {
    match Shown::default().form(asked, kind, action).await {
        Ok(state) => pages::private(asked, form::page(asked.locale, state)).await,
        Err(response) => response,
    }
}

/// The query of plain lists.
#[derive(Debug, Default, Deserialize)]
pub struct ListParams {
    trang: Option<String>,
}

/// `/gop-y`.
pub async fn drafts(asked: Asked, params: Params<ListParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&asked).await };
    pages::cached(&asked, |edition| async move { drafts::list(&edition, params.trang.as_deref()).await })
        .await
}

/// `/gop-y/{slug}`. The form of an open draft holds a ticket for one reader; a
/// closed draft is a page like any other.
pub async fn draft(asked: Asked, Path(slug): Path<String>) -> Response {
    let draft = match drafts::find(&asked.edition(), &slug).await {
        Ok(draft) => draft,
        Err(error) => return pages::refused(&asked, &error).await,
    };
    if !draft.is_open(Timestamp::now()) {
        return pages::cached(&asked, |edition| async move {
            Ok(Outcome::from(drafts::page(&edition, draft, Below::Closed).await?))
        })
        .await;
    }
    let action = draft.url();
    match Shown::default().form(&asked, FeedbackKind::Comment, &action).await {
        Ok(state) => draft_page(&asked, draft, Below::Form(Box::new(state))).await,
        Err(response) => response,
    }
}

async fn draft_page(asked: &Asked, draft: domain::feedback::Draft, below: Below) -> Response {
    match drafts::page(&asked.edition(), draft, below).await {
        Ok(page) => pages::private(asked, page).await,
        Err(error) => pages::refused(asked, &error).await,
    }
}

/// The query of the look-up page.
#[derive(Debug, Default, Deserialize)]
pub struct LookupParams {
    #[serde(default)]
    ma: String,
    gui: Option<String>,
}

/// `/hoi-dap/tra-cuu`.
pub async fn look_up(
    asked: Asked,
    ReaderAddress(address): ReaderAddress,
    params: Params<LookupParams>,
) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&asked).await };
    let code: String = params.ma.trim().chars().take(40).collect();
    let found = if code.is_empty() {
        Found::Nothing
    } else if asked.state.gate.attempt(address, Timestamp::now()).is_err() {
        Found::TooMany
    } else {
        match asked.state.portal.feedback().status(&code).await {
            Ok(status) => status.map_or(Found::Unknown, Found::Status),
            Err(error) => return pages::failed(&asked, &error).await,
        }
    };
    pages::private(&asked, lookup::page(asked.locale, code, found, params.gui.is_some())).await
}

/// What a form shows besides itself.
#[derive(Default)]
struct Shown {
    fields: FeedbackFields,
    faults: Vec<(Field, Fault)>,
    notice: Option<Notice>,
    /// A ticket that is still good; without one there is a new one.
    ticket: Option<String>,
}

impl Shown {
    /// The form, with a ticket.
    async fn form(self, asked: &Asked, kind: FeedbackKind, action: &str) -> Result<FormState, Response> {
        let ticket = match self.ticket {
            Some(ticket) => ticket,
            None => match asked.state.gate.issue(action) {
                Ok(ticket) => ticket.as_str().to_owned(),
                Err(error) => return Err(pages::failed(asked, &error).await),
            },
        };
        let contact_days = match asked.state.portal.feedback().contact_days().await {
            Ok(days) => days,
            Err(error) => return Err(pages::failed(asked, &error).await),
        };
        let Self { fields, faults, notice, .. } = self;
        Ok(FormState { kind, action: action.to_owned(), ticket, contact_days, fields, faults, notice })
    }
}

/// The page for an error that is nobody's at the form.
async fn failed(asked: &Asked, error: &FeedbackError) -> Response {
    match error {
        FeedbackError::Unknown => pages::refused(asked, &PageError::not_found("")).await,
        error => pages::failed(asked, error).await,
    }
}
