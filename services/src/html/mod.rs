//! Markup from outside, made fit to be shown as it stands.
//!
//! [`sanitise`] is the only maker of [`SanitisedHtml`]. It rebuilds the body in
//! the portal's own shape (`tidy`) and then lets ammonia check the result
//! against the allow-list (`rules`): two independent gates.
//!
//! ```
//! use services::html::{plain_text, sanitise};
//!
//! let body = sanitise("<h1 onclick=alert(1)>Tin mới</h1><script>alert(1)</script>Xin chào");
//! assert_eq!(body.as_str(), "<h2>Tin mới</h2>\n<p>Xin chào</p>");
//! assert_eq!(plain_text(&body), "Tin mới\nXin chào");
//! ```

mod body;
mod dom;
mod exchange;
mod figure;
mod flow;
mod kind;
mod motion;
mod outline;
mod pictures;
mod rules;
mod table;
mod tasks;
mod text;
mod tidy;
mod typed;
mod video;

pub use body::markup;
pub(crate) use dom::escape;
pub use domain::SanitisedHtml;
pub use exchange::exchange;
pub use motion::with_motion;
pub use outline::{Heading, outline};
pub use pictures::{NamedPicture, PlacedPicture, named_pictures, place_pictures};
pub use text::{excerpt, plain_text};
pub use typed::{editable, typed};

/// How often markup may change shape before it must have settled.
const MAX_PASSES: usize = 6;

/// Makes markup safe and uniform; what is safe and uniform already stays as it is.
///
/// Keeps headings 2–4 (others are moved into that range), paragraphs, lists,
/// quotes, tables, figures, links and plain emphasis. Loose text becomes
/// paragraphs, Word's empty ones go, text is NFC, and each table gets a frame
/// in which it can scroll. Pictures must already lie in the portal's media
/// store: see [`place_pictures`], which belongs before this.
#[must_use]
pub fn sanitise(markup: &str) -> SanitisedHtml {
    let mut current = pass(markup);
    for _ in 1..MAX_PASSES {
        let next = pass(&current);
        if next == current {
            return SanitisedHtml::from_sanitiser(current);
        }
        current = next;
    }
    // Markup nested so wildly that each parse reads it differently: its words are enough.
    SanitisedHtml::from_sanitiser(pass(&text::paragraphs(&current)))
}

fn pass(markup: &str) -> String {
    rules::ALLOW_LIST.clean(&tidy::tidy(markup)).to_string()
}

#[cfg(test)]
mod body_tests;
#[cfg(test)]
mod tests;
