//! The first page of the desk: what waits for me.

use leptos::prelude::*;
use services::documents::MissingDocument;

use super::{DeskPage, Section, words};
use crate::{i18n::account_words, islands::with_query};

/// The start page. `missing` are documents that articles mention and the
/// registry does not have yet.
#[must_use]
pub fn page(missing: Vec<MissingDocument>) -> DeskPage {
    DeskPage::new(Section::Start, words().start, move || {
        let missing = missing.clone();
        view! {
            <div class="desk-page">
                <h1>{words().start}</h1>
                <MissingDocuments missing />
            </div>
        }
        .into_any()
    })
}

/// Documents that articles cite and the registry does not have: suggestions to add.
#[component]
fn MissingDocuments(missing: Vec<MissingDocument>) -> impl IntoView {
    let words = account_words();
    let none = missing.is_empty();
    let items = missing
        .into_iter()
        .map(|document| {
            let facts = [document.kind, document.issued_on, document.issuer];
            let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let search = with_query("/tim-kiem", &[("q", &document.number)]);
            view! {
                <li>
                    <a href=search>{document.number}</a>
                    <span class="meta">{facts}" · "{document.articles}" "{words.articles_mention_it}</span>
                </li>
            }
        })
        .collect_view();
    let list = if none {
        view! { <p class="empty-state">{words.no_missing_documents}</p> }.into_any()
    } else {
        view! { <ul class="lines">{items}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="missing-documents">
            <h2 id="missing-documents">{words.missing_documents}</h2>
            {list}
        </section>
    }
}
