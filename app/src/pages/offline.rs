//! `/offline`: what a reader sees without network where no copy was kept.
//!
//! The service worker keeps this page, and shows it with the articles it has on
//! the device put into the empty list.

use leptos::prelude::*;

use super::web_page;
use crate::{
    i18n::{Words, link, words},
    page::{Edition, Head, Page},
};

/// The page for readers without network.
#[must_use]
pub fn page(edition: &Edition) -> Page {
    let words = Words::of(edition.locale);
    let head = Head {
        title: words.offline_title.to_owned(),
        description: words.offline_text.to_owned(),
        canonical: "/offline".to_owned(),
        og_type: "website",
        json_ld: web_page(edition.locale, words.offline_title),
        noindex: true,
        ..Head::default()
    };
    Page::new(head, || view! { <OfflinePage /> }.into_any())
}

#[component]
fn OfflinePage() -> impl IntoView {
    let words = words();
    view! {
        <div class="wrap">
            <div class="error-page">
                <h1>{words.offline_title}</h1>
                <p>{words.offline_text}</p>
                // The address is the one that was asked for: a plain load asks again.
                <p><a class="try-again" href="" rel="external">{words.try_again}</a></p>
                <section>
                    <h2>{words.offline_kept}</h2>
                    <ul class="lines" data-kept-list=""></ul>
                    <p class="empty-state">{words.offline_none}</p>
                </section>
                <p class="error-links">
                    <a href=link("/")>{words.home}</a>
                    <a href=link("/lich-cong-tac")>{words.week_calendar}</a>
                </p>
            </div>
        </div>
    }
}
