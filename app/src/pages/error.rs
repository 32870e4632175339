//! What readers see when there is no page: what happened and what to do.

use domain::Locale;
use leptos::prelude::*;

use super::web_page;
use crate::{
    i18n::{Words, link, words},
    islands::search_page::Pieces,
    page::{Head, Page},
    search_view::{HitView, SearchView},
};

/// Unknown address (404), with what the address seems to look for.
#[must_use]
pub fn not_found(locale: Locale, likely: SearchView) -> Page {
    let words = Words::of(locale);
    error(locale, 404, words.not_found_title, words.not_found_text, likely, None)
}

/// Withdrawn (410), with what the address seems to look for.
#[must_use]
pub fn gone(locale: Locale, likely: SearchView) -> Page {
    let words = Words::of(locale);
    error(locale, 410, words.gone_title, words.gone_text, likely, None)
}

/// An address that cannot be read (400).
#[must_use]
pub fn bad_request(locale: Locale) -> Page {
    let words = Words::of(locale);
    error(locale, 400, words.bad_request_title, words.bad_request_text, SearchView::default(), None)
}

/// The portal failed (500). `request_id` finds the cause in the log.
#[must_use]
pub fn failed(locale: Locale, request_id: String) -> Page {
    let words = Words::of(locale);
    error(locale, 500, words.failed_title, words.failed_text, SearchView::default(), Some(request_id))
}

fn error(
    locale: Locale,
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
        json_ld: web_page(locale, title),
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
    let words = words();
    let likely = (!hits.is_empty()).then(|| {
        let items = hits.into_iter().map(|hit| {
            view! {
                <li>
                    <a href=link(&hit.url)><Pieces pieces=hit.title /></a>
                    <span class="meta">{hit.category}" · "{hit.day}</span>
                </li>
            }
        });
        view! {
            <section>
                <h2>{words.maybe_you_meant}</h2>
                <ul class="lines">{items.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <div class="wrap">
            <div class="error-page">
                <h1>{title}</h1>
                <p>{text}</p>
                {request_id.map(|id| view! { <p>{words.request_id}" "<code>{id}</code></p> })}
                {likely}
                <p class="error-links">
                    <a href=link("/")>{words.back_home}</a>
                    <a href=link("/tim-kiem")>{words.search}</a>
                </p>
            </div>
        </div>
    }
}
