//! Forms that readers send. In this order: is it from this portal, not too
//! often, with a ticket; are its fields right; is it not a machine. Whatever is
//! wrong, what was typed comes back.

use app::pages::feedback::{
    drafts::{self, Below},
    form::{self, Notice},
};
use axum::{
    Form,
    extract::{Path, rejection::FormRejection},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    FeedbackKind, Timestamp,
    feedback::{Draft, FeedbackFields},
};
use serde::Deserialize;
use services::feedback::{Credentials, FeedbackError, Refusal};

use super::{CONTACT_FORM, QUESTION_FORM, Shown, draft_page, failed};
use crate::http::{asked::Asked, own_form, pages, visits::ReaderAddress};

/// The fields of a form; a missing one is an empty one.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    name: String,
    contact: String,
    title: String,
    body: String,
    consent: String,
    ticket: String,
    proof: String,
    website: String,
}

type Sent = Result<Form<Fields>, FormRejection>;

/// `POST /hoi-dap/gui`.
pub async fn question(asked: Asked, ReaderAddress(address): ReaderAddress, fields: Sent) -> Response {
    let arrival = Arrival { kind: FeedbackKind::Question, action: QUESTION_FORM, draft: None };
    arrival.take(&asked, address, fields).await
}

/// `POST /lien-he/gui`.
pub async fn contact(asked: Asked, ReaderAddress(address): ReaderAddress, fields: Sent) -> Response {
    let arrival = Arrival { kind: FeedbackKind::Contact, action: CONTACT_FORM, draft: None };
    arrival.take(&asked, address, fields).await
}

/// `POST /gop-y/{slug}`.
pub async fn comment(
    asked: Asked,
    ReaderAddress(address): ReaderAddress,
    Path(slug): Path<String>,
    fields: Sent,
) -> Response {
    let draft = match drafts::find(&asked.edition(), &slug).await {
        Ok(draft) => draft,
        Err(error) => return pages::refused(&asked, &error).await,
    };
    let action = draft.url();
    let arrival = Arrival { kind: FeedbackKind::Comment, action: &action, draft: Some(&draft) };
    arrival.take(&asked, address, fields).await
}

/// A form that has arrived.
struct Arrival<'a> {
    kind: FeedbackKind,
    /// Where it was sent, which names its ticket.
    action: &'a str,
    draft: Option<&'a Draft>,
}

impl Arrival<'_> {
    async fn take(self, asked: &Asked, address: std::net::IpAddr, fields: Sent) -> Response {
        if !own_form::is_own_form(&asked.headers) {
            return own_form::refuse();
        }
        let Ok(Form(fields)) = fields else { return pages::bad_request(asked).await };
        let typed = FeedbackFields {
            name: fields.name,
            contact: fields.contact,
            title: fields.title,
            body: fields.body,
            consent: !fields.consent.is_empty(),
        };
        if self.draft.is_some_and(|draft| !draft.is_open(Timestamp::now())) {
            return self.too_late(asked, typed.body).await;
        }
        let credentials = Credentials { ticket: fields.ticket, proof: fields.proof, trap: fields.website };
        match self.admit(asked, address, &typed, &credentials).await {
            Ok(reference) => thank(asked, &reference),
            Err(Refused::Again(shown)) => self.again(asked, Shown { fields: typed, ..*shown }).await,
            Err(Refused::TooLate) => self.too_late(asked, typed.body).await,
            Err(Refused::Failed(error)) => failed(asked, &error).await,
        }
    }

    /// Stores the form, or says why not. Gives its reference code.
    async fn admit(
        &self,
        asked: &Asked,
        address: std::net::IpAddr,
        typed: &FeedbackFields,
        credentials: &Credentials,
    ) -> Result<String, Refused> {
        let (gate, now) = (&asked.state.gate, Timestamp::now());
        let kept = || Some(credentials.ticket.clone());
        let again = |refusal, ticket| Refused::again(notice(refusal), ticket);
        let ticket = gate.recognise(self.action, credentials, now).map_err(|refusal| again(refusal, None))?;
        gate.attempt(address, now).map_err(|refusal| again(refusal, kept()))?;
        let submission = typed.check(self.kind).map_err(|faults| {
            Refused::Again(Box::new(Shown { faults, ticket: kept(), ..Shown::default() }))
        })?;
        let admission = gate
            .admit(&ticket, &credentials.proof, address, now)
            .map_err(|refusal| again(refusal, kept()))?;
        let feedback = asked.state.portal.feedback();
        match feedback.send(submission, self.draft, &admission, asked.locale).await {
            Ok(()) => Ok(admission.reference),
            Err(FeedbackError::SentBefore) => Err(Refused::again(Notice::SentBefore, None)),
            Err(FeedbackError::Closed) => Err(Refused::TooLate),
            Err(error) => Err(Refused::Failed(error)),
        }
    }

    /// The form again, with what was typed.
    async fn again(&self, asked: &Asked, shown: Shown) -> Response {
        let state = match shown.form(asked, self.kind, self.action).await {
            Ok(state) => state,
            Err(response) => return response,
        };
        match self.draft {
            Some(draft) => draft_page(asked, draft.clone(), Below::Form(Box::new(state))).await,
            None => pages::private(asked, form::page(asked.locale, state)).await,
        }
    }

    /// A comment on a draft that is closed: not taken, but not lost either.
    async fn too_late(&self, asked: &Asked, text: String) -> Response {
        match self.draft {
            Some(draft) => draft_page(asked, draft.clone(), Below::TooLate(text)).await,
            None => pages::not_found(asked).await,
        }
    }
}

/// Why a form was not taken.
enum Refused {
    /// Its sender is to look at it again.
    Again(Box<Shown>),
    /// The draft is closed.
    TooLate,
    /// The portal failed.
    Failed(FeedbackError),
}

impl Refused {
    fn again(notice: Notice, ticket: Option<String>) -> Self {
        Self::Again(Box::new(Shown { notice: Some(notice), ticket, ..Shown::default() }))
    }
}

const fn notice(refusal: Refusal) -> Notice {
    match refusal {
        Refusal::Ticket(_) => Notice::Expired,
        Refusal::Trap => Notice::Trapped,
        Refusal::TooFast(seconds) => Notice::TooFast(seconds),
        Refusal::TooMany(seconds) => Notice::TooMany(seconds),
    }
}

/// To the page that shows the code, so that going back or reloading sends nothing twice.
fn thank(asked: &Asked, reference: &str) -> Response {
    let to = asked.locale.path(&format!("/hoi-dap/tra-cuu?ma={reference}&gui=1"));
    ([(header::CACHE_CONTROL, "no-store")], Redirect::to(&to)).into_response()
}
