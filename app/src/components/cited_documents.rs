//! *Văn bản được nhắc đến*: the documents a text cites.

use domain::{citation::CitedDocument, time::dd_mm_yyyy};
use leptos::prelude::*;

use crate::i18n::{link, vietnamese, words};

/// The cited documents, linked where the registry has them.
#[component]
pub fn CitedDocuments(cited: Vec<CitedDocument>) -> impl IntoView {
    let words = words();
    (!cited.is_empty()).then(|| {
        let items = cited.into_iter().map(|cited| {
            let name = [cited.kind.unwrap_or_default(), cited.number].join(" ").trim().to_owned();
            let name = match cited.document {
                Some(slug) => view! { <a href=link(&format!("/van-ban/{slug}"))>{name}</a> }.into_any(),
                None => name.into_any(),
            };
            let facts: Vec<String> =
                [cited.issued_on.map(dd_mm_yyyy), cited.issuer].into_iter().flatten().collect();
            view! { <li>{name}<span class="meta">{facts.join(" · ")}</span></li> }
        });
        view! {
            <section class="cited" aria-labelledby="cited-documents">
                <h2 id="cited-documents">{words.cited_documents}</h2>
                <ul class="lines" lang=vietnamese()>{items.collect_view()}</ul>
            </section>
        }
    })
}
