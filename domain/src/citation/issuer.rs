//! Who issued a document: *của Ủy ban nhân dân tỉnh …* behind its number.

use super::{
    kind::DocumentKind,
    reading::{Token, is_dash, peek, skip_spaces, word_at},
};
use crate::text::compose;

/// The longest name of an issuer, in words.
const MOST_WORDS: usize = 16;

/// First words of names of offices and of holders of office.
const HEADS: [&str; 32] = [
    "chinh", "thu", "quoc", "uy", "ubnd", "ubtvqh", "hdnd", "hoi", "bo", "ban", "btv", "bct", "tinh",
    "thanh", "so", "chu", "van", "tong", "cuc", "toa", "vien", "trung", "dang", "bch", "lien", "huyen",
    "quan", "vu", "thanhuy", "ngan", "thong", "toan",
];

/// Small words inside such names besides the second syllable of a capitalised one.
const INSIDE: [&str; 24] = [
    "nhan", "dan", "tinh", "thanh", "pho", "thi", "xa", "tran", "huyen", "quan", "phuong", "trung", "uong",
    "toi", "cao", "thuong", "vu", "chap", "hanh", "nuoc", "nong", "thon", "bo", "truong",
];

/// Words that end a name even behind a capital.
const STOPS: [&str; 25] = [
    "ve", "ngay", "thi", "la", "da", "duoc", "co", "tren", "tai", "trong", "sua", "thay", "de", "do", "cho",
    "tu", "quy", "phe", "so", "theo", "nham", "voi", "khoa", "nam", "ky",
];

/// The issuer behind `at`, from *của* on: its name, in one spacing and composed,
/// and where it ends.
pub(super) fn after(text: &str, at: usize) -> Option<(String, usize)> {
    let of = word_at(text, skip_spaces(text, at)).filter(|word| word.folded(text) == "cua")?;
    let start = skip_spaces(text, of.end);
    let head = word_at(text, start)?;
    if !HEADS.contains(&head.folded(text).as_str()) {
        return None;
    }
    let end = name_end(text, head);
    Some((tidy(text.get(start..end)?), end))
}

/// Composes a name and brings it to single spaces.
pub(super) fn tidy(name: &str) -> String {
    compose(&name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Where the name that begins with `head` ends.
fn name_end(text: &str, head: Token) -> usize {
    let mut last = head;
    for _ in 0..MOST_WORDS {
        let Some(word) = next(text, last) else { break };
        last = word;
    }
    last.end
}

/// The next word of the name, if it goes on behind `last`.
fn next(text: &str, last: Token) -> Option<Token> {
    let at = skip_spaces(text, last.end);
    // *Bộ Lao động - Thương binh và Xã hội*, *Bộ Văn hóa, Thể thao và Du lịch*.
    if let Some(c) = peek(text, at).filter(|&c| is_dash(c) || c == ',') {
        let word = word_at(text, skip_spaces(text, at + c.len_utf8()))?;
        let joins = if c == ',' { follows(text, word, "thao") } else { word.is_capitalised(text) };
        return (joins && at > last.start && !begins_kind(text, word)).then_some(word);
    }
    let word = word_at(text, at)?;
    let folded = word.folded(text);
    if begins_kind(text, word) || folded.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if word.is_capitalised(text) {
        return Some(word);
    }
    if folded == "va" {
        let next = word_at(text, skip_spaces(text, word.end))?;
        let goes_on = next.is_capitalised(text) && !begins_kind(text, next);
        return goes_on.then_some(next);
    }
    if is_pair(text, word, "thanh", "lap")
        || is_pair(text, word, "ban", "hanh")
        || is_pair(text, word, "quy", "dinh")
    {
        return None;
    }
    let second =
        last.is_capitalised(text) && !is_all_capitals(text, last) && !STOPS.contains(&folded.as_str());
    (second || INSIDE.contains(&folded.as_str())).then_some(word)
}

/// Whether `word` and the one behind it are the given pair.
fn is_pair(text: &str, word: Token, first: &str, second: &str) -> bool {
    word.folded(text) == first && follows(text, word, second)
}

/// Whether `expected` stands behind `word`.
fn follows(text: &str, word: Token, expected: &str) -> bool {
    word_at(text, skip_spaces(text, word.end)).is_some_and(|next| next.folded(text) == expected)
}

fn is_all_capitals(text: &str, word: Token) -> bool {
    let written = text.get(word.start..word.end).unwrap_or_default();
    written.chars().filter(|c| c.is_alphabetic()).count() > 1 && !written.chars().any(char::is_lowercase)
}

/// Whether a kind of document begins with this word, as in *của UBND tỉnh Quy
/// định …* or *… và Kế hoạch số …*.
fn begins_kind(text: &str, word: Token) -> bool {
    let Some(second) = word_at(text, skip_spaces(text, word.end)) else { return false };
    DocumentKind::ending_at(text, word.start, second.end).is_some_and(|(_, start)| start == word.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_ends_where_the_sentence_goes_on() {
        for (text, expected) in [
            (" của UBND tỉnh ban hành Chương trình", "UBND tỉnh"),
            (" của UBND tỉnh Quảng Trị về ban hành", "UBND tỉnh Quảng Trị"),
            (" của HĐND tỉnh Quy định một số", "HĐND tỉnh"),
            (" của UBND tỉnh và Kế hoạch số 190", "UBND tỉnh"),
            (" của Thủ tướng Chính phủ ban hành", "Thủ tướng Chính phủ"),
            (" của Bộ trưởng Bộ Khoa học và Công nghệ quy định", "Bộ trưởng Bộ Khoa học và Công nghệ"),
            (" của Bộ Lao động - Thương binh và Xã hội.", "Bộ Lao động - Thương binh và Xã hội"),
            (" của Bộ Văn hóa, Thể thao và Du lịch về", "Bộ Văn hóa, Thể thao và Du lịch"),
            (" của Ủy ban Thường vụ Quốc hội ngày", "Ủy ban Thường vụ Quốc hội"),
            (" của BTV Tỉnh ủy thực hiện", "BTV Tỉnh ủy"),
            (" của Ủy ban nhân dân thành phố Đà Nẵng, thay thế", "Ủy ban nhân dân thành phố Đà Nẵng"),
            (" của Chính phủ thành lập", "Chính phủ"),
            (" của Bộ  Y tế", "Bộ Y tế"),
        ] {
            assert_eq!(after(text, 0).map(|found| found.0).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(after(" của anh ấy", 0), None);
        assert_eq!(after(" về Chính phủ", 0), None);
    }
}
