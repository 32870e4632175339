//! Small steps forwards and backwards through a text, all of bounded length:
//! a recogniser made of them does a bounded amount of work per digit and is
//! therefore linear on any input.

use crate::text::{fold, is_mark};

/// The longest word anything here looks at, in characters. No name of a
/// document or an office has a longer one.
const LONGEST_WORD: usize = 24;

/// The longest run of spaces that still counts as one gap, in characters.
const LONGEST_GAP: usize = 12;

/// A word of the text, in bytes: `text[start..end]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
}

impl Token {
    /// The word without case and marks.
    pub fn folded(self, text: &str) -> String {
        text.get(self.start..self.end).map(fold).unwrap_or_default()
    }

    /// Whether the word begins with a capital letter.
    pub fn is_capitalised(self, text: &str) -> bool {
        peek(text, self.start).is_some_and(char::is_uppercase)
    }
}

/// The character at `at`.
pub(super) fn peek(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character before `at`.
pub(super) fn peek_back(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Whether `c` stands inside a word.
pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Blank characters, among them the ones without width that editors insert.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A hyphen, dash or minus as people and word processors write it.
pub(super) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// A slash, plain or typographic.
pub(super) const fn is_slash(c: char) -> bool {
    matches!(c, '/' | '\u{2044}' | '\u{2215}' | '\u{ff0f}')
}

/// The end of the gap that begins at `at`. A blank line ends it: a citation
/// does not go on in the next paragraph.
pub(super) fn skip_spaces(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + gap(rest.chars())
}

/// The beginning of the gap that ends at `at`, no further back than `floor`.
pub(super) fn skip_spaces_back(text: &str, floor: usize, at: usize) -> usize {
    let rest = text.get(floor..at).unwrap_or_default();
    at - gap(rest.chars().rev())
}

/// The length in bytes of the gap at the beginning of `chars`.
fn gap(chars: impl Iterator<Item = char>) -> usize {
    let mut lines = 0;
    chars
        .take(LONGEST_GAP)
        .take_while(|&c| {
            lines += usize::from(c == '\n');
            is_space(c) && lines < 2
        })
        .map(char::len_utf8)
        .sum()
}

/// The word that begins at `at`.
pub(super) fn word_at(text: &str, at: usize) -> Option<Token> {
    let rest = text.get(at..)?;
    let length = run(rest.chars())?;
    Some(Token { start: at, end: at + length })
}

/// The word that ends at `at`, no further back than `floor`.
pub(super) fn word_before(text: &str, floor: usize, at: usize) -> Option<Token> {
    let rest = text.get(floor..at)?;
    let length = run(rest.chars().rev())?;
    Some(Token { start: at - length, end: at })
}

/// The length in bytes of the word at the beginning of `chars`, unless there is
/// none or it is longer than any word of interest.
fn run(chars: impl Iterator<Item = char>) -> Option<usize> {
    let (mut bytes, mut count) = (0, 0);
    for c in chars.take_while(|&c| is_word_char(c)) {
        bytes += c.len_utf8();
        // A decomposed letter is up to three characters.
        count += usize::from(!is_mark(c));
        if count > LONGEST_WORD || bytes > 12 * LONGEST_WORD {
            return None;
        }
    }
    (bytes > 0).then_some(bytes)
}

/// The words one after another from `at` on, with only spaces between them.
pub(super) fn following_words(text: &str, at: usize) -> impl Iterator<Item = Token> + '_ {
    let mut at = at;
    std::iter::from_fn(move || {
        let word = word_at(text, skip_spaces(text, at))?;
        at = word.end;
        Some(word)
    })
}

/// The words one before another back from `at`, with only spaces between them.
pub(super) fn preceding_words(text: &str, floor: usize, at: usize) -> impl Iterator<Item = Token> + '_ {
    let mut at = at;
    std::iter::from_fn(move || {
        let word = word_before(text, floor, skip_spaces_back(text, floor, at))?;
        at = word.start;
        Some(word)
    })
}

/// The end of the run of ASCII digits at `at`.
pub(super) fn digits_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}
