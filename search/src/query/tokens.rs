//! Texts as the engine sees them: words in a row.

use domain::text::{Span, Word, words};

/// Longer words are no words; they would bloat keys.
const MAX_WORD: usize = 40;

/// A word of a text, with its place.
#[derive(Clone, Debug)]
pub struct Token {
    /// The word.
    pub word: Word,
    /// Where it stands.
    pub span: Span,
}

/// The words of `text` with their places.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    words(text)
        .map(|span| Token { word: Word::new(&text[span.start..span.end]), span })
        .filter(|token| is_word(&token.word))
}

fn is_word(word: &Word) -> bool {
    !word.folded.is_empty() && word.folded.len() <= MAX_WORD
}

/// The words of `text`.
pub fn word_list(text: &str) -> Vec<Word> {
    tokens(text).map(|token| token.word).collect()
}

/// The key of two words that stand side by side.
pub fn pair(first: &str, second: &str) -> String {
    format!("{first} {second}")
}

/// Where the numbers of official documents stand among `spans`, the words of
/// `text`: ranges of words that `/` or `-` joins, a number first and a letter
/// somewhere (*1048/QĐ-UBND*, *163/2021/NQ-HĐND*, *71-CTr/TU*).
pub fn number_words(text: &str, spans: &[Span]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < spans.len() {
        let mut end = start + 1;
        while let (Some(before), Some(next)) = (spans.get(end - 1), spans.get(end))
            && matches!(&text[before.end..next.start], "/" | "-" | "–")
        {
            end += 1;
        }
        let joined = spans.get(start).zip(spans.get(end - 1)).map_or("", |(a, b)| &text[a.start..b.end]);
        let is_number = joined.starts_with(|c: char| c.is_ascii_digit());
        if end - start > 1 && is_number && joined.contains(char::is_alphabetic) {
            found.push(start..end);
        }
        start = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_documents_are_found() {
        let found = |text: &str| -> Vec<String> {
            let spans: Vec<Span> = tokens(text).map(|token| token.span).collect();
            let ranges = number_words(text, &spans);
            ranges
                .iter()
                .map(|range| text[spans[range.start].start..spans[range.end - 1].end].to_owned())
                .collect()
        };
        assert_eq!(
            found("Quyết định số 1048/QĐ-UBND ngày 19/05/2023, Chương trình 71-CTr/TU và 163/2021/NQ-HĐND."),
            ["1048/QĐ-UBND", "71-CTr/TU", "163/2021/NQ-HĐND"]
        );
        assert_eq!(found("KH-CN, 2021-2025, giờ/ngày"), [""; 0]);
    }
}
