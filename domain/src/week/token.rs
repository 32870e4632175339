//! The pieces of a written day or hour.

use crate::text::fold;

/// A piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits, as a number.
    Number(u32),
    /// Letters, folded: lower case without marks.
    Word(String),
    /// Any dash.
    Dash,
    /// Any other sign.
    Sign(char),
}

/// Whether a text is longer than any day or hour: nobody reads on.
pub(super) fn is_long(text: &str) -> bool {
    text.chars().nth(super::MAX_LINE).is_some()
}

/// The pieces of a text, without the spaces between them.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let folded = fold(text);
    let mut found = Vec::new();
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let length = digits.max(letters).max(first.len_utf8());
        let (piece, after) = rest.split_at(length);
        rest = after;
        if digits > 0 {
            // What is too long for a number is none of a day or an hour.
            found.push(piece.parse().map_or_else(|_| Token::Word(piece.to_owned()), Token::Number));
        } else if letters > 0 {
            found.push(Token::Word(piece.to_owned()));
        } else if matches!(first, '-' | '–' | '—' | '−' | '‐' | '‑' | '~' | '→') {
            found.push(Token::Dash);
        } else if !first.is_whitespace() {
            found.push(Token::Sign(first));
        }
    }
    found
}
