//! `/tim-kiem`: the search page, complete without script.

use leptos::prelude::*;
use services::PortalError;

use super::web_page;
use crate::{
    i18n::words,
    islands::search_page::SearchPage,
    page::{Edition, Head, Outcome, Page},
    search_view::{SearchRequest, SearchView},
};

/// The results for `request`, from the server's own engine. Nothing asked,
/// nothing shown but the form.
///
/// # Errors
/// When the search index cannot be read.
pub async fn page(edition: &Edition, request: SearchRequest) -> Result<Outcome, PortalError> {
    let words = edition.words();
    let view = SearchView::from(edition.search_index().search(&request.query()).await?);
    let view = if request.is_empty() { SearchView { hits: Vec::new(), total: 0, ..view } } else { view };
    let title = if request.text.trim().is_empty() {
        words.search.to_owned()
    } else {
        format!("{}: {}", words.search, request.text.trim())
    };
    let head = Head {
        json_ld: web_page(edition.locale, words.search),
        canonical: request.url(),
        og_type: "website",
        // Result pages are endless; search engines are asked to leave them alone.
        noindex: !request.is_empty(),
        title,
        ..Head::default()
    };
    let body = move || view! { <ResultsPage request=request.clone() view=view.clone() /> }.into_any();
    Ok(Page::new(head, body).into())
}

#[component]
fn ResultsPage(request: SearchRequest, view: SearchView) -> impl IntoView {
    let words = words();
    view! {
        <div class="wrap">
            <header class="page-head"><h1>{words.search}</h1></header>
            <SearchPage request view />
        </div>
    }
}
