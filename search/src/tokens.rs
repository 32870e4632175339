//! Texts as the engine sees them: words in a row.

use domain::text::{Span, Word, words};

use crate::abbreviations;

/// Longer queries are cut: the rest of a pasted paragraph decides nothing.
const MAX_TOKENS: usize = 24;
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
        .filter(|token| !token.word.folded.is_empty() && token.word.folded.len() <= MAX_WORD)
}

/// The words of `text`.
pub fn word_list(text: &str) -> Vec<Word> {
    tokens(text).map(|token| token.word).collect()
}

/// The key of two words that stand side by side.
pub fn pair(first: &str, second: &str) -> String {
    format!("{first} {second}")
}

/// A query taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The words looked for.
    pub words: Vec<Word>,
    /// Whether any word was typed with marks: then marks count.
    pub marked: bool,
    /// Whether the last word may be half-typed.
    pub open: bool,
}

impl Terms {
    /// Takes a typed query apart.
    pub fn parse(text: &str) -> Self {
        let mut words = word_list(text);
        words.truncate(MAX_TOKENS);
        Self { marked: words.iter().any(Word::is_marked), open: text.ends_with(char::is_alphanumeric), words }
    }

    /// The same with one word replaced by a spelling without marks.
    pub fn corrected(&self, index: usize, folded: &str) -> Self {
        let mut corrected = self.clone();
        corrected.words[index] = Word { folded: folded.to_owned(), toned: folded.to_owned() };
        corrected.open &= index + 1 != corrected.words.len();
        corrected
    }

    /// Words that are worth marking in a result besides the query's own: what
    /// its abbreviations stand for.
    pub fn meanings(&self) -> Vec<Vec<Word>> {
        self.words.iter().filter_map(|word| abbreviations::meaning(&word.folded)).map(word_list).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_knows_whether_it_is_marked_and_half_typed() {
        let terms = Terms::parse("Hội nghị tong k");
        assert!(terms.marked && terms.open);
        assert_eq!(
            terms.words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>(),
            ["hoi", "nghi", "tong", "k"]
        );
        assert!(!Terms::parse("hoi nghi ").open);
        assert!(!Terms::parse("hoi nghi").marked);
    }

    #[test]
    fn abbreviations_are_one_word_and_known() {
        let terms = Terms::parse("KH&CN");
        assert_eq!(terms.words.len(), 1);
        assert_eq!(terms.meanings()[0].len(), 5);
    }
}
