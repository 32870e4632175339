//! The form that readers fill in. It works without JavaScript; with it, a proof
//! of work is computed while they write.

use domain::{
    FeedbackKind, Locale,
    feedback::{Fault, FeedbackFields, Field, limits},
};
use leptos::prelude::*;

use super::{in_textarea, private_head};
use crate::{
    i18n::{FeedbackWords, feedback_words, link},
    islands::proof_of_work::ProofOfWork,
    page::Page,
};

/// Why the form is shown again though its fields are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It was open for too long, or its ticket was not one of it.
    Expired,
    /// The field that people do not see was filled in.
    Trapped,
    /// It was sent too early; so many seconds are to be waited.
    TooFast(i64),
    /// Too much was sent; so many seconds are to be waited.
    TooMany(i64),
    /// It was sent before.
    SentBefore,
}

impl Notice {
    /// The HTTP status that says the same.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Expired | Self::Trapped => 422,
            Self::TooFast(_) | Self::TooMany(_) => 429,
            Self::SentBefore => 409,
        }
    }

    /// What the reader is told.
    #[must_use]
    pub fn text(self, words: &FeedbackWords) -> String {
        match self {
            Self::Expired => words.expired.to_owned(),
            Self::Trapped => words.trapped.to_owned(),
            Self::TooFast(seconds) => format!("{} {seconds}.", words.too_fast),
            Self::TooMany(seconds) => {
                format!("{} {}.", words.too_many, seconds.max(1).cast_unsigned().div_ceil(60))
            }
            Self::SentBefore => words.sent_before.to_owned(),
        }
    }
}

/// A form as it is shown: empty, or again with what was typed and what is wrong.
#[derive(Clone, Debug)]
pub struct FormState {
    /// What is sent with it.
    pub kind: FeedbackKind,
    /// Where it is sent, without a language.
    pub action: String,
    /// The ticket.
    pub ticket: String,
    /// For how many days reply addresses are kept.
    pub contact_days: i64,
    /// What was typed.
    pub fields: FeedbackFields,
    /// What is wrong with the fields, from top to bottom.
    pub faults: Vec<(Field, Fault)>,
    /// What else is wrong.
    pub notice: Option<Notice>,
}

impl FormState {
    /// The HTTP status of a page that shows it.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self.notice {
            Some(notice) => notice.status(),
            None if self.faults.is_empty() => 200,
            None => 422,
        }
    }

    fn has_error(&self) -> bool {
        self.notice.is_some() || !self.faults.is_empty()
    }

    /// The title of its page, which says first when something is wrong.
    pub(super) fn title(&self, locale: Locale, title: &str) -> String {
        let words = FeedbackWords::of(locale);
        if self.has_error() { format!("{} {title}", words.error_prefix) } else { title.to_owned() }
    }
}

/// The page of a form that has one to itself: `/hoi-dap/gui`, `/lien-he/gui`.
#[must_use]
pub fn page(locale: Locale, state: FormState) -> Page {
    let words = FeedbackWords::of(locale);
    let (title, text) = match state.kind {
        FeedbackKind::Contact => (words.contact, words.contact_text),
        FeedbackKind::Question => (words.ask, words.ask_text),
        FeedbackKind::Comment => (words.comment, words.comment_text),
    };
    let status = state.status();
    let head = private_head(locale, &state.title(locale, title), &state.action);
    let body = move || {
        let state = state.clone();
        view! {
            <div class="wrap">
                <div class="text-page">
                    <h1>{title}</h1>
                    <p>{text}</p>
                    <FeedbackForm state />
                </div>
            </div>
        }
        .into_any()
    };
    Page { status, ..Page::new(head, body) }
}

/// The form itself.
#[component]
pub(super) fn FeedbackForm(state: FormState) -> impl IntoView {
    let words = feedback_words();
    let fault = |field| state.faults.iter().find(|(wrong, _)| *wrong == field).map(|(_, fault)| *fault);
    let asks_title = state.kind == FeedbackKind::Question;
    let title = asks_title.then(|| {
        view! {
            <TextField field=Field::Title label=words.title value=state.fields.title.clone() fault=fault(Field::Title) most=limits::TITLE required=true />
        }
    });
    view! {
        <form class="feedback-form" id="bieu-mau" method="post" action=link(&state.action) novalidate>
            <ErrorSummary notice=state.notice faults=state.faults.clone() />
            <input type="hidden" name="ticket" value=state.ticket.clone() />
            <TextField field=Field::Name label=words.name value=state.fields.name.clone() fault=fault(Field::Name) most=limits::NAME required=true autocomplete="name" />
            <TextField field=Field::Contact label=words.reply_address hint=words.reply_address_hint value=state.fields.contact.clone() fault=fault(Field::Contact) most=limits::CONTACT />
            {title}
            <BodyField value=state.fields.body.clone() fault=fault(Field::Body) />
            <div class="trap" aria-hidden="true">
                <label>
                    <span>{words.trap}</span>
                    <input name="website" tabindex="-1" autocomplete="off" />
                </label>
            </div>
            <ConsentField given=state.fields.consent fault=fault(Field::Consent) days=state.contact_days />
            <noscript><p class="meta">{words.without_script}</p></noscript>
            <ProofOfWork ticket=state.ticket.clone() />
            <button type="submit">{words.send}</button>
        </form>
    }
}

/// What is wrong, in one place, read out at once; each line leads to its field.
#[component]
fn ErrorSummary(notice: Option<Notice>, faults: Vec<(Field, Fault)>) -> impl IntoView {
    let words = feedback_words();
    let wrong = notice.is_some() || !faults.is_empty();
    let lines = faults
        .into_iter()
        .map(|(field, fault)| {
            let href = format!("#{}", input_id(field));
            view! { <li><a href=href rel="external">{words.fault(field, fault)}</a></li> }
        })
        .collect_view();
    wrong.then(|| {
        let text = notice.map_or_else(|| words.errors_title.to_owned(), |notice| notice.text(words));
        view! {
            <div class="form-error" role="alert" tabindex="-1" autofocus>
                <p>{text}</p>
                <ul>{lines}</ul>
            </div>
        }
    })
}

#[component]
fn TextField(
    field: Field,
    label: &'static str,
    value: String,
    fault: Option<Fault>,
    most: usize,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] required: bool,
    #[prop(optional)] autocomplete: &'static str,
) -> impl IntoView {
    let id = input_id(field);
    let autocomplete = (!autocomplete.is_empty()).then_some(autocomplete);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <Notes field hint fault />
            <input
                id=id
                name=field.as_str()
                value=value
                maxlength=most.to_string()
                autocomplete=autocomplete
                aria-required=required.then_some("true")
                aria-invalid=fault.map(|_| "true")
                aria-describedby=described_by(field, !hint.is_empty(), fault.is_some())
            />
        </div>
    }
}

#[component]
fn BodyField(value: String, fault: Option<Fault>) -> impl IntoView {
    let words = feedback_words();
    let field = Field::Body;
    let value = in_textarea(&value);
    view! {
        <div class="field">
            <label for=input_id(field)>{words.body}</label>
            <Notes field hint=words.body_hint fault />
            <textarea
                id=input_id(field)
                name=field.as_str()
                rows="8"
                aria-required="true"
                aria-invalid=fault.map(|_| "true")
                aria-describedby=described_by(field, true, fault.is_some())
            >
                {value}
            </textarea>
        </div>
    }
}

#[component]
fn ConsentField(given: bool, fault: Option<Fault>, days: i64) -> impl IntoView {
    let words = feedback_words();
    let field = Field::Consent;
    let hint = format!(
        "{} {days} {}. {}",
        words.consent_retention_before, words.days, words.consent_retention_after
    );
    view! {
        <div class="field">
            <Notes field hint="" fault />
            <label class="consent" for=input_id(field)>
                <input
                    type="checkbox"
                    id=input_id(field)
                    name=field.as_str()
                    value="yes"
                    checked=given
                    aria-required="true"
                    aria-invalid=fault.map(|_| "true")
                    aria-describedby=described_by(field, true, fault.is_some())
                />
                <span>{words.consent}</span>
            </label>
            <p class="hint" id=hint_id(field)>{hint}</p>
        </div>
    }
}

/// What helps with a field, and what is wrong with it.
#[component]
fn Notes(field: Field, hint: &'static str, fault: Option<Fault>) -> impl IntoView {
    let words = feedback_words();
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id(field)>{hint}</p> });
    let fault = fault
        .map(|fault| view! { <p class="field-error" id=error_id(field)>{words.fault(field, fault)}</p> });
    view! { {hint}{fault} }
}

fn input_id(field: Field) -> String {
    format!("o-{}", field.as_str())
}

fn hint_id(field: Field) -> String {
    format!("o-{}-goi-y", field.as_str())
}

fn error_id(field: Field) -> String {
    format!("o-{}-loi", field.as_str())
}

fn described_by(field: Field, hint: bool, fault: bool) -> Option<String> {
    let ids: Vec<String> =
        [hint.then(|| hint_id(field)), fault.then(|| error_id(field))].into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
