//! `/hoi-dap/tra-cuu`: what became of what was sent, by its reference code; right
//! after sending, the page that says thank you.

use domain::{Locale, feedback::FeedbackStatus};
use leptos::prelude::*;

use super::{PlainText, private_head};
use crate::{
    i18n::{FeedbackWords, feedback_words, link},
    page::Page,
};

/// What a code leads to.
#[derive(Clone, Debug)]
pub enum Found {
    /// No code was given.
    Nothing,
    /// No message has the code.
    Unknown,
    /// Codes were tried too often.
    TooMany,
    /// The message.
    Status(FeedbackStatus),
}

/// The page about `code`, as it was typed. `thanks` right after sending.
#[must_use]
pub fn page(locale: Locale, code: String, found: Found, thanks: bool) -> Page {
    let words = FeedbackWords::of(locale);
    let thanks = thanks && matches!(found, Found::Status(_));
    let title = if thanks { words.thanks } else { words.lookup };
    let status = match found {
        Found::Nothing | Found::Status(_) => 200,
        Found::Unknown => 404,
        Found::TooMany => 429,
    };
    let body = move || {
        let (code, found) = (code.clone(), found.clone());
        view! { <LookupPage title code found thanks /> }.into_any()
    };
    Page { status, ..Page::new(private_head(locale, title, "/hoi-dap/tra-cuu"), body) }
}

#[component]
fn LookupPage(title: &'static str, code: String, found: Found, thanks: bool) -> impl IntoView {
    let words = feedback_words();
    let told = thanks.then(|| {
        view! {
            <p>{words.thanks_text}</p>
            <p class="reference"><code>{code.clone()}</code></p>
        }
    });
    let error = |text: &'static str| view! { <p class="form-error" role="alert">{text}</p> }.into_any();
    let found = match found {
        Found::Nothing => ().into_any(),
        Found::Unknown => error(words.lookup_unknown),
        Found::TooMany => error(words.lookup_too_many),
        Found::Status(status) => view! { <Status status /> }.into_any(),
    };
    view! {
        <div class="wrap">
            <div class="text-page">
                <h1>{title}</h1>
                {told}
                {found}
                <form class="list-filter" method="get" action=link("/hoi-dap/tra-cuu")>
                    <label>
                        <span>{words.lookup_code}</span>
                        <input name="ma" value=code maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="ma-goi-y" />
                    </label>
                    <button type="submit">{words.lookup_submit}</button>
                </form>
                <p class="meta" id="ma-goi-y">{words.lookup_hint}</p>
            </div>
        </div>
    }
}

#[component]
fn Status(status: FeedbackStatus) -> impl IntoView {
    let words = feedback_words();
    let state = words.state_of(status.state);
    let answer = (!status.answer.is_empty()).then(|| {
        view! {
            <section class="official-answer" aria-labelledby="tra-loi">
                <h2 id="tra-loi">{words.answer}</h2>
                <PlainText text=status.answer />
            </section>
        }
    });
    let published =
        status.url.map(|url| view! { <p><a class="more-link" href=link(&url)>{words.see_published}</a></p> });
    view! {
        <dl class="facts">
            <div><dt>{words.state}</dt><dd>{state}</dd></div>
            <div><dt>{words.sent_on}</dt><dd>{words.kind(status.kind)}", "{status.sent_at.dd_mm_yyyy()}</dd></div>
        </dl>
        {answer}
        {published}
    }
}
