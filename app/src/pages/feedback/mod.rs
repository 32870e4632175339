//! What readers send: questions (`/hoi-dap`), comments on drafts (`/gop-y`),
//! messages to the office (`/lien-he/gui`).

pub mod drafts;
pub mod form;
pub mod lookup;
pub mod questions;

use domain::Locale;
use leptos::prelude::*;

use super::web_page;
use crate::page::Head;

/// The head of a page that belongs to one person or one moment.
fn private_head(locale: Locale, title: &str, canonical: &str) -> Head {
    Head {
        title: title.to_owned(),
        canonical: canonical.to_owned(),
        og_type: "website",
        json_ld: web_page(locale, title),
        noindex: true,
        ..Head::default()
    }
}

/// Plain text: paragraphs parted by empty lines, lines as they were typed.
#[component]
pub(super) fn PlainText(text: String) -> impl IntoView {
    let paragraphs = text
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| view! { <p class="typed">{paragraph.to_owned()}</p> })
        .collect_view();
    view! { <div class="prose">{paragraphs}</div> }
}

/// Text for the inside of a `textarea`, which Leptos writes as it is: escaped
/// here, and behind a line break, since the parser takes the first one away
/// (HTML Living Standard §13.2.6.4.7).
pub(super) fn in_textarea(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;"))
}

/// The first words of a text, for lists and descriptions.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}

/// The language of a text, where it is not that of the page.
fn lang_beside(text: Locale) -> Option<&'static str> {
    (text != crate::i18n::locale()).then(|| text.lang())
}

#[cfg(test)]
mod tests {
    use super::{beginning, in_textarea};

    #[test]
    fn text_stays_inside_its_textarea() {
        assert_eq!(in_textarea("\na</textarea>&lt;"), "\n\na&lt;/textarea>&amp;lt;");
    }

    #[test]
    fn a_beginning_ends_with_a_whole_word() {
        assert_eq!(beginning("một\n hai  ba", 20), "một hai ba");
        assert_eq!(beginning("một hai ba bốn", 9), "một hai…");
        assert_eq!(beginning("mộthaibabốn", 4), "mộth…");
    }
}
