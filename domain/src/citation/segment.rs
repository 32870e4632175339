//! One part of a document's sign: `QĐ`, `UBND`, `BKHCN`, `QH11`.

use super::{
    kind::DocumentKind,
    reading::{Token, is_word_char, peek, word_at},
};
use crate::text::{Word, compose};

/// The longest part, in letters and digits: `SNNPTNT`, `UBTVQH13`, `BQLKKTCN` fit.
const LONGEST: usize = 14;

/// What a part is known to stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A kind of document.
    Kind(DocumentKind),
    /// An office or a holder of office known by name.
    Office,
    /// By its form the abbreviation of a ministry (*Bộ …*) or a department (*Sở …*).
    LikelyOffice,
    /// Any other group of capitals.
    Unknown,
}

/// A part of a sign, in its conventional spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// As offices write it.
    pub written: String,
    /// Without marks and case.
    pub folded: String,
    /// What it stands for.
    pub meaning: Meaning,
    /// Where it ends in the text.
    pub end: usize,
}

/// Abbreviations of those who issue documents, as Hướng dẫn 36-HD/VPTW and the
/// numbers of the documents themselves write them. A number of the legislature's term may
/// follow (`QH11`, `HĐNN8`).
const OFFICES: [(&str, &str); 44] = [
    ("cp", "CP"),
    ("ttg", "TTg"),
    ("ctn", "CTN"),
    ("lct", "LCT"),
    ("qh", "QH"),
    ("ubtvqh", "UBTVQH"),
    ("tvqh", "TVQH"),
    ("vpqh", "VPQH"),
    ("vpcp", "VPCP"),
    ("vptw", "VPTW"),
    ("hdbt", "HĐBT"),
    ("hdcp", "HĐCP"),
    ("hdnn", "HĐNN"),
    ("hdtp", "HĐTP"),
    ("hdnd", "HĐND"),
    ("hdqt", "HĐQT"),
    ("ubnd", "UBND"),
    ("ubhc", "UBHC"),
    ("ub", "UB"),
    ("ubmttq", "UBMTTQ"),
    ("mttq", "MTTQ"),
    ("mttw", "MTTW"),
    ("ubtdtt", "UBTDTT"),
    ("tw", "TW"),
    ("tu", "TU"),
    ("hu", "HU"),
    ("du", "ĐU"),
    ("duk", "ĐUK"),
    ("qutw", "QUTW"),
    ("bgddt", "BGDĐT"),
    ("bldtbxh", "BLĐTBXH"),
    ("btgdvtw", "BTGDVTW"),
    ("bcd", "BCĐ"),
    ("bcdtw", "BCĐTW"),
    ("bcsd", "BCSĐ"),
    ("sgddt", "SGDĐT"),
    ("sldtbxh", "SLĐTBXH"),
    ("tld", "TLĐ"),
    ("tandtc", "TANDTC"),
    ("vksndtc", "VKSNDTC"),
    ("ktnn", "KTNN"),
    ("nhnn", "NHNN"),
    ("ttcp", "TTCP"),
    ("ubdt", "UBDT"),
];

/// Reads the part at `at`. `first` says that it stands where the kind of the
/// document stands: there `ND` is a decree written without its stroke, later it
/// is a newspaper.
pub(super) fn read(text: &str, at: usize, first: bool) -> Option<Segment> {
    let (written, end) = letters(text, at)?;
    let word = Word::new(&written);
    // Abbreviations keep the quality of a letter (Đ, Ư) and never its tone,
    // which tells them from words in capitals.
    if word.has_tone() || !written.starts_with(char::is_alphabetic) {
        return None;
    }
    // `Word` joins i and y; the sign keeps them apart.
    let folded = crate::text::fold(&written);
    if !folded.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'&') || folded.len() > LONGEST {
        return None;
    }
    let (written, meaning) = understand(&written, &folded, first)?;
    let folded = crate::text::fold(&written);
    Some(Segment { written, folded, meaning, end })
}

/// The letters, digits and inner `&` at `at`, composed, and where they end. The
/// Icelandic eth, which many keyboards and fonts have put in place of the
/// Vietnamese letter, is that letter.
fn letters(text: &str, at: usize) -> Option<(String, usize)> {
    let mut end = word_at(text, at)?.end;
    if peek(text, end) == Some('&') && peek(text, end + 1).is_some_and(is_word_char) {
        let Token { end: after, .. } = word_at(text, end + 1)?;
        end = after;
    }
    let written = compose(text.get(at..end)?);
    Some((written.chars().map(|c| if matches!(c, 'Ð' | 'ð') { 'Đ' } else { c }).collect(), end))
}

/// The conventional spelling of a part and its meaning; nothing for what is
/// written like a word and not known as an abbreviation.
fn understand(written: &str, folded: &str, first: bool) -> Option<(String, Meaning)> {
    // The centre's abbreviation with its horn; without it, it is a province's committee.
    if matches!(written, "TƯ" | "Tư" | "tư") {
        return (written != "tư").then(|| ("TW".to_owned(), Meaning::Office));
    }
    if first
        && let Some(kind) = DocumentKind::abbreviated(written)
        && let Some(abbreviation) = kind.abbreviation()
    {
        return Some((abbreviation.to_owned(), Meaning::Kind(kind)));
    }
    let stem = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    if let Some((_, office)) = OFFICES.iter().find(|(known, _)| *known == stem) {
        return Some((format!("{office}{}", &folded[stem.len()..]), Meaning::Office));
    }
    if is_small_office(written) {
        return Some((written.to_ascii_uppercase(), Meaning::LikelyOffice));
    }
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    let small = written.chars().filter(|c| c.is_lowercase()).count();
    if capitals == 0 || !written.starts_with(char::is_uppercase) || small > 2 || small >= capitals {
        return None;
    }
    let likely = capitals >= 3 && small == 0 && (folded.starts_with('b') || folded.starts_with('s'));
    Some((written.to_owned(), if likely { Meaning::LikelyOffice } else { Meaning::Unknown }))
}

/// Whether small letters spell a ministry or department (`bkhcn`, `stc`): a run
/// of consonants, which no Vietnamese word is.
fn is_small_office(written: &str) -> bool {
    written.len() >= 3
        && written.starts_with(['b', 's'])
        && written.bytes().all(|byte| byte.is_ascii_lowercase() && !b"aeiou".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, first: bool) -> Option<(String, Meaning)> {
        read(text, 0, first).map(|segment| (segment.written, segment.meaning))
    }

    #[test]
    fn known_parts_get_their_usual_spelling() {
        assert_eq!(written("qd-", true), Some(("QĐ".to_owned(), Meaning::Kind(DocumentKind::Decision))));
        assert_eq!(written("CTR", true), Some(("CTr".to_owned(), Meaning::Kind(DocumentKind::Programme))));
        assert_eq!(written("QÐ", true), Some(("QĐ".to_owned(), Meaning::Kind(DocumentKind::Decision))));
        assert_eq!(written("hdnd", false), Some(("HĐND".to_owned(), Meaning::Office)));
        assert_eq!(written("QH11", false), Some(("QH11".to_owned(), Meaning::Office)));
        assert_eq!(written("CT/TƯ", true), Some(("CT".to_owned(), Meaning::Kind(DocumentKind::Directive))));
        assert_eq!(written("TƯ", false), Some(("TW".to_owned(), Meaning::Office)));
        assert_eq!(written("ND", false), Some(("ND".to_owned(), Meaning::Unknown)));
        assert_eq!(written("SKH&CN", false), Some(("SKH&CN".to_owned(), Meaning::LikelyOffice)));
    }

    #[test]
    fn words_are_no_parts() {
        for word in ["Chính", "VÀ", "ngày", "UỶ", "Trần", "năm", "2023", "tư"] {
            assert_eq!(written(word, false), None, "{word}");
        }
    }
}
