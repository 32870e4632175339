//! What the site's editors call the same, as they write it: a pair a line,
//! *KH&CN = khoa học và công nghệ*.

use search::Synonym;

/// How many pairs a site may have: readers download them with every search.
pub const MAX_PAIRS: usize = 300;
/// How long each side may be, in characters.
const MAX_SIDE: usize = 80;

/// Why a list cannot be used. Lines count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SynonymError {
    /// A line is not two texts with an equals sign between.
    #[error("line {0} is not a pair")]
    NotAPair(usize),
    /// A side of a line is too long.
    #[error("line {0} is too long")]
    TooLong(usize),
    /// There are more than [`MAX_PAIRS`].
    #[error("too many pairs")]
    TooMany,
}

/// Reads a list; empty lines are nothing.
///
/// # Errors
/// At the first line that cannot be used.
pub fn parse(text: &str) -> Result<Vec<Synonym>, SynonymError> {
    let mut pairs = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let (short, long) = line.split_once('=').ok_or(SynonymError::NotAPair(number))?;
        let (short, long) = (short.trim(), long.trim());
        let has_word = |text: &str| text.contains(char::is_alphanumeric);
        if !has_word(short) || !has_word(long) || long.contains('=') {
            return Err(SynonymError::NotAPair(number));
        }
        if [short, long].iter().any(|side| side.chars().count() > MAX_SIDE) {
            return Err(SynonymError::TooLong(number));
        }
        let compose = domain::text::compose;
        pairs.push(Synonym { short: compose(short), long: compose(long) });
    }
    if pairs.len() > MAX_PAIRS { Err(SynonymError::TooMany) } else { Ok(pairs) }
}

/// The list as [`parse`] reads it.
#[must_use]
pub fn write(pairs: &[Synonym]) -> String {
    let line = |pair: &Synonym| format!("{} = {}\n", pair.short, pair.long);
    pairs.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_and_written() {
        let pairs = parse("TTr = thanh tra\r\n\n  Sở  =Sở Khoa học và Công nghệ ").unwrap();
        assert_eq!(write(&pairs), "TTr = thanh tra\nSở = Sở Khoa học và Công nghệ\n");
        assert_eq!(parse(&write(&pairs)), Ok(pairs));
    }

    #[test]
    fn the_line_that_is_wrong_is_named() {
        assert_eq!(parse("a = b\nhỏng"), Err(SynonymError::NotAPair(2)));
        assert_eq!(parse("a = b = c"), Err(SynonymError::NotAPair(1)));
        assert_eq!(parse("= b"), Err(SynonymError::NotAPair(1)));
        assert_eq!(parse(&format!("a = {}", "b".repeat(81))), Err(SynonymError::TooLong(1)));
        assert_eq!(parse(&"a = b\n".repeat(301)), Err(SynonymError::TooMany));
    }
}
