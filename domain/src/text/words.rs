//! Finding the words of a text.

use super::marks::is_mark;

/// Where a word stands in its text, in bytes: `text[start..end]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// The words of `text` from left to right: runs of letters, digits and
/// combining marks. `&` inside a word belongs to it (*KH&CN*).
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let mut end = start;
        let mut letters = text[start..].char_indices().peekable();
        while let Some((at, c)) = letters.next() {
            let joins = c == '&' && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            if !(c.is_alphanumeric() || is_mark(c) || joins) {
                break;
            }
            end = start + at + c.len_utf8();
        }
        rest = end;
        Some(Span { start, end })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<&str> {
        words(text).map(|span| &text[span.start..span.end]).collect()
    }

    #[test]
    fn punctuation_parts_words_and_an_ampersand_joins_them() {
        assert_eq!(
            found("“Sở KH&CN” (số 1048/QĐ-UBND) & dân."),
            ["Sở", "KH&CN", "số", "1048", "QĐ", "UBND", "dân"]
        );
        assert_eq!(found("hội & & nghị&"), ["hội", "nghị"]);
        assert_eq!(found("  "), [""; 0]);
    }

    proptest! {
        #[test]
        fn words_are_in_order_and_never_empty(text in any::<String>()) {
            let mut last = 0;
            for span in words(&text) {
                prop_assert!(last <= span.start && span.start < span.end && span.end <= text.len());
                prop_assert!(text[span.start..span.end].chars().any(char::is_alphanumeric));
                last = span.end;
            }
        }
    }
}
