//! Where in the portal a page stands.

use domain::CategoryRef;
use leptos::prelude::*;

use crate::i18n::{link, words};

/// The way from the front page to here; the last part may be the page itself.
#[component]
pub fn Breadcrumb(
    /// From root to leaf.
    categories: Vec<CategoryRef>,
    /// The last part is the page being shown.
    #[prop(optional)]
    ends_here: bool,
) -> impl IntoView {
    let words = words();
    let last = categories.len();
    let parts = categories.into_iter().enumerate().map(|(index, category)| {
        let here = ends_here && index + 1 == last;
        let url = link(&category.url());
        view! {
            <li><a href=url aria-current=here.then_some("page")>{category.name}</a></li>
        }
    });
    view! {
        <nav class="breadcrumb" aria-label=words.breadcrumb>
            <ol>
                <li><a href=link("/")>{words.home}</a></li>
                {parts.collect_view()}
            </ol>
        </nav>
    }
}
