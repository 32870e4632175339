//! What readers see when there is no page: what happened and what to do.

use leptos::prelude::*;

use super::web_page;
use crate::{
    i18n::WORDS,
    islands::search_page::Pieces,
    page::{Head, Page},
    search_view::{HitView, SearchView},
};

/// Unknown address (404), with what the address seems to look for.
#[must_use]
pub fn not_found(likely: SearchView) -> Page {
    error(404, WORDS.not_found_title, WORDS.not_found_text, likely, None)
}

/// Withdrawn (410), with what the address seems to look for.
#[must_use]
pub fn gone(likely: SearchView) -> Page {
    error(410, WORDS.gone_title, WORDS.gone_text, likely, None)
}

/// An address that cannot be read (400).
#[must_use]
pub fn bad_request() -> Page {
    error(400, WORDS.bad_request_title, WORDS.bad_request_text, SearchView::default(), None)
}

/// The portal failed (500). `request_id` finds the cause in the log.
#[must_use]
pub fn failed(request_id: String) -> Page {
    error(500, WORDS.failed_title, WORDS.failed_text, SearchView::default(), Some(request_id))
}

fn error(
    status: u16,
    title: &'static str,
    text: &'static str,
    likely: SearchView,
    request_id: Option<String>,
) -> Page {
    let head = Head {
        title: title.to_owned(),
        description: text.to_owned(),
        canonical: "/".to_owned(),
        og_type: "website",
        json_ld: web_page(title),
        noindex: true,
        ..Head::default()
    };
    let body = move || {
        let (hits, request_id) = (likely.hits.clone(), request_id.clone());
        view! { <ErrorPage title text hits request_id /> }.into_any()
    };
    Page { status, ..Page::new(head, body) }
}

#[component]
fn ErrorPage(
    title: &'static str,
    text: &'static str,
    hits: Vec<HitView>,
    request_id: Option<String>,
) -> impl IntoView {
    let likely = (!hits.is_empty()).then(|| {
        let items = hits.into_iter().map(|hit| {
            view! {
                <li>
                    <a href=hit.url><Pieces pieces=hit.title /></a>
                    <span class="meta">{hit.category}" · "{hit.day}</span>
                </li>
            }
        });
        view! {
            <section>
                <h2>{WORDS.maybe_you_meant}</h2>
                <ul class="lines">{items.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <div class="wrap">
            <div class="error-page">
                <h1>{title}</h1>
                <p>{text}</p>
                {request_id.map(|id| view! { <p>{WORDS.request_id}" "<code>{id}</code></p> })}
                {likely}
                <p class="error-links">
                    <a href="/">{WORDS.back_home}</a>
                    <a href="/tim-kiem">{WORDS.search}</a>
                </p>
            </div>
        </div>
    }
}
