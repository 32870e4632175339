//! What a long text holds, as links to its headings.

use leptos::prelude::*;
use services::html::Heading;

use crate::i18n::words;

/// The fewest headings for which a list of them helps.
const FEWEST: usize = 3;

/// Links to the headings; nothing for a text with few of them.
#[component]
pub fn TableOfContents(headings: Vec<Heading>) -> impl IntoView {
    let words = words();
    (headings.len() >= FEWEST).then(|| {
        let items = headings.into_iter().map(|heading| {
            let class = if heading.level > 2 { "below" } else { "" };
            view! {
                <li class=class>
                    <a href=format!("#{}", heading.id) rel="external">{heading.text}</a>
                </li>
            }
        });
        view! {
            <details class="contents" open>
                <summary>{words.contents}</summary>
                <nav aria-label=words.contents>
                    <ol>{items.collect_view()}</ol>
                </nav>
            </details>
        }
    })
}
