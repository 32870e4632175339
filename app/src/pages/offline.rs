//! `/offline`: what a reader sees without network where no copy was kept.
//!
//! The service worker keeps this page, and shows it with the articles it has on
//! the device put into the empty list.

use leptos::prelude::*;

use super::web_page;
use crate::{
    i18n::WORDS,
    page::{Head, Page},
};

/// The page for readers without network.
#[must_use]
pub fn page() -> Page {
    let head = Head {
        title: WORDS.offline_title.to_owned(),
        description: WORDS.offline_text.to_owned(),
        canonical: "/offline".to_owned(),
        og_type: "website",
        json_ld: web_page(WORDS.offline_title),
        noindex: true,
        ..Head::default()
    };
    Page::new(head, || view! { <OfflinePage /> }.into_any())
}

#[component]
fn OfflinePage() -> impl IntoView {
    view! {
        <div class="wrap">
            <div class="error-page">
                <h1>{WORDS.offline_title}</h1>
                <p>{WORDS.offline_text}</p>
                // The address is the one that was asked for: a plain load asks again.
                <p><a class="try-again" href="" rel="external">{WORDS.try_again}</a></p>
                <section>
                    <h2>{WORDS.offline_kept}</h2>
                    <ul class="lines" data-kept-list=""></ul>
                    <p class="empty-state">{WORDS.offline_none}</p>
                </section>
                <p class="error-links">
                    <a href="/">{WORDS.home}</a>
                    <a href="/lich-cong-tac">{WORDS.week_calendar}</a>
                </p>
            </div>
        </div>
    }
}
