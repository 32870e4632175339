//! What a reader may do with an article besides reading it.

use leptos::prelude::*;

use crate::{
    i18n::{link, words},
    islands::with_query,
};

/// Print view, sharing, copying, reading aloud. The links work everywhere; the
/// buttons appear where the browser can do what they say (`boot/wake-tools.js`).
#[component]
pub fn ArticleTools(
    /// Path of the article, without a language.
    path: String,
    /// Its full address.
    address: String,
    /// Its headline.
    title: String,
) -> impl IntoView {
    let words = words();
    let print = link(&format!("{path}/in"));
    let facebook = with_query("https://www.facebook.com/sharer/sharer.php", &[("u", &address)]);
    // Mail programs read `+` as it stands.
    let mail = with_query("mailto:", &[("subject", &title), ("body", &address)]).replace('+', "%20");
    view! {
        <div class="article-tools" role="group" aria-label=words.tools>
            <a href=print>{words.print_view}</a>
            <a href=facebook rel="external noopener">"Facebook"</a>
            <a href=mail>{words.send_by_mail}</a>
            // What appears later, the latest last: nothing moves.
            <button type="button" data-tool="copy" data-done=words.copied hidden>{words.copy_link}</button>
            <button type="button" data-tool="share" hidden>{words.share}</button>
            <button type="button" data-tool="read" aria-pressed="false" hidden>{words.read_aloud}</button>
            <span role="status" class="meta"></span>
        </div>
    }
}
