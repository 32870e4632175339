//! Lists of tasks: whether a task is done is said in words, which every reader,
//! feed and search gets; the style sheet draws a box in their place.

use domain::Locale;
use scraper::ElementRef;

/// The class of the words.
pub(super) const CLASS: &str = "task-state";

const fn words(checked: bool, locale: Locale) -> &'static str {
    match (locale, checked) {
        (Locale::Vietnamese, true) => "Đã xong:",
        (Locale::Vietnamese, false) => "Chưa xong:",
        (Locale::English, true) => "Done:",
        (Locale::English, false) => "Not done:",
    }
}

/// What the line of a task begins with.
pub(super) fn state(checked: bool, locale: Locale) -> String {
    format!("{} ", marked(words(checked, locale)))
}

/// The words of an element that claims to say how far a task is; nothing else
/// may look as if it did.
pub(super) fn state_of(element: ElementRef<'_>) -> Option<String> {
    let text: String = element.text().collect();
    let known = |said: &&str| *said == text.trim();
    Locale::ALL
        .into_iter()
        .flat_map(|locale| [true, false].map(|checked| words(checked, locale)))
        .find(known)
        .map(marked)
}

fn marked(words: &str) -> String {
    format!("<span class=\"{CLASS}\">{words}</span>")
}
