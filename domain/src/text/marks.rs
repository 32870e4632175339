//! Letters and their marks, apart and together (Unicode normalisation).
//!
//! Natively by the crate `unicode-normalization`. In the browser by the
//! browser: its tables are there already, ours would double the search engine.

/// Letters and marks apart (NFD).
pub(super) fn decompose(text: &str) -> String {
    normalise(text, Form::Decomposed)
}

/// Letters and marks together (NFC).
pub(super) fn compose(text: &str) -> String {
    normalise(text, Form::Composed)
}

/// Whether `c` is a mark of a Latin letter: the blocks of combining diacritical
/// marks (Unicode, `Blocks.txt`).
pub(crate) const fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

#[derive(Clone, Copy)]
enum Form {
    Composed,
    Decomposed,
}

#[cfg(not(target_arch = "wasm32"))]
fn normalise(text: &str, form: Form) -> String {
    use unicode_normalization::UnicodeNormalization;
    match form {
        Form::Composed => text.nfc().collect(),
        Form::Decomposed => text.nfd().collect(),
    }
}

#[cfg(target_arch = "wasm32")]
fn normalise(text: &str, form: Form) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let form = match form {
        Form::Composed => "NFC",
        Form::Decomposed => "NFD",
    };
    js_sys::JsString::from(text).normalize(form).into()
}
