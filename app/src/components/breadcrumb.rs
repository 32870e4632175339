//! Where in the portal a page stands.

use domain::CategoryRef;
use leptos::prelude::*;

use crate::i18n::WORDS;

/// The way from the front page to here; the last part may be the page itself.
#[component]
pub fn Breadcrumb(
    /// From root to leaf.
    categories: Vec<CategoryRef>,
    /// The last part is the page being shown.
    #[prop(optional)]
    ends_here: bool,
) -> impl IntoView {
    let last = categories.len();
    let parts = categories.into_iter().enumerate().map(|(index, category)| {
        let here = ends_here && index + 1 == last;
        let url = category.url();
        view! {
            <li><a href=url aria-current=here.then_some("page")>{category.name}</a></li>
        }
    });
    view! {
        <nav class="breadcrumb" aria-label=WORDS.breadcrumb>
            <ol>
                <li><a href="/">{WORDS.home}</a></li>
                {parts.collect_view()}
            </ol>
        </nav>
    }
}
