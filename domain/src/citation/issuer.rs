//! Who issued a document: *của Ủy ban nhân dân tỉnh …* behind its number.

use super::{
    kind::DocumentKind,
    reading::{Token, is_dash, peek, skip_spaces, word_at},
};
use crate::text::compose;

/// The longest name of an issuer, in words.
const MOST_WORDS: usize = 16;

/// First words of names of offices and of holders of office.
const HEADS: [&str; 33] = [
    "chinh", "thu", "quoc", "uy", "ubnd", "ubtvqh", "hdnd", "hoi", "bo", "ban", "btv", "bct", "tinh",
    "thanh", "so", "chu", "van", "tong", "cuc", "toa", "vien", "trung", "dang", "bch", "lien", "huyen",
    "quan", "vu", "thanhuy", "ngan", "thong", "toan", "thuong",
];

/// Those whose names may have parts joined by *và*.
const JOINED: [&str; 9] = ["bo", "so", "vien", "uy", "van", "cuc", "tong", "ban", "toa"];

/// Small words inside such names besides the second syllable of a capitalised one.
const INSIDE: [&str; 25] = [
    "nhan", "dan", "tinh", "thanh", "pho", "thi", "xa", "tran", "huyen", "quan", "phuong", "trung", "uong",
    "toi", "cao", "thuong", "vu", "chap", "hanh", "nuoc", "nong", "thon", "bo", "truong", "truc",
];

/// Words of two syllables that are often written small: *của chính phủ*.
const PAIRS: [(&str, &str); 12] = [
    ("chinh", "phu"),
    ("thu", "tuong"),
    ("tuong", "chinh"),
    ("quoc", "hoi"),
    ("bo", "truong"),
    ("uy", "ban"),
    ("hoi", "dong"),
    ("chu", "tich"),
    ("tinh", "uy"),
    ("thanh", "uy"),
    ("ban", "bi"),
    ("dau", "tu"),
];

/// Verbs that begin like a word inside a name.
const VERBS: [(&str, &str); 3] = [("thanh", "lap"), ("ban", "hanh"), ("quy", "dinh")];

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
    // One word is a name only as an abbreviation.
    (end > head.end || is_all_capitals(text, head)).then_some(())?;
    Some((tidy(text.get(start..end)?), end))
}

/// Composes a name and brings it to single spaces.
pub(super) fn tidy(name: &str) -> String {
    compose(&name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Where the name that begins with `head` ends.
fn name_end(text: &str, head: Token) -> usize {
    let joins = JOINED.contains(&head.folded(text).as_str());
    let mut last = head;
    for _ in 0..MOST_WORDS {
        let Some(word) = behind_mark(text, last).or_else(|| next(text, last, joins)) else { break };
        last = word;
    }
    last.end
}

/// The next word of the name behind a mark inside it: *Bộ Lao động - Thương binh
/// và Xã hội*, *Bộ Văn hóa, Thể thao và Du lịch*, *UBND TP. Hồ Chí Minh*.
fn behind_mark(text: &str, last: Token) -> Option<Token> {
    let at = skip_spaces(text, last.end);
    let mark = peek(text, at)?;
    let word = word_at(text, skip_spaces(text, at + mark.len_utf8()))?;
    let goes_on = match mark {
        '.' => last.folded(text) == "tp",
        '&' => at == last.end,
        ',' => is_pair(text, word, "the", "thao"),
        mark => is_dash(mark) && !begins_kind(text, word),
    };
    (goes_on && word.is_capitalised(text)).then_some(word)
}

/// The next word of the name, if it goes on behind `last`; `joins` says that
/// *và* may join its parts.
fn next(text: &str, last: Token, joins: bool) -> Option<Token> {
    let word = word_at(text, skip_spaces(text, last.end))?;
    let (folded, before) = (word.folded(text), last.folded(text));
    // *Sở Kế hoạch và Đầu tư* is an office, *UBND tỉnh Kế hoạch …* the next document.
    let of_field = matches!(before.as_str(), "so" | "bo");
    let ends = matches!(folded.as_str(), "ngay" | "ve") || folded.bytes().any(|byte| byte.is_ascii_digit());
    if ends || (!of_field && begins_kind(text, word)) {
        return None;
    }
    if word.is_capitalised(text) || PAIRS.contains(&(before.as_str(), folded.as_str())) {
        return Some(word);
    }
    if folded == "va" {
        let next = word_at(text, skip_spaces(text, word.end))?;
        return (joins && next.is_capitalised(text) && !begins_kind(text, next)).then_some(next);
    }
    if VERBS.iter().any(|(first, second)| is_pair(text, word, first, second)) {
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
            (" của thủ tướng chính phủ về", "thủ tướng chính phủ"),
            (" CỦA CHÍNH PHỦ NGÀY", "CHÍNH PHỦ"),
            (" của Bộ  Y tế", "Bộ Y tế"),
            (" của Sở Kế hoạch và Đầu tư tỉnh", "Sở Kế hoạch và Đầu tư tỉnh"),
            (" của Bộ KH&CN về", "Bộ KH&CN"),
            (" của UBND TP. Hồ Chí Minh.", "UBND TP. Hồ Chí Minh"),
            (" của Chính phủ Việt Nam và Apple", "Chính phủ Việt Nam"),
            (" của Thường trực Hội đồng nhân dân tỉnh về", "Thường trực Hội đồng nhân dân tỉnh"),
        ] {
            assert_eq!(after(text, 0).map(|found| found.0).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(after(" của anh ấy", 0), None);
        assert_eq!(after(" của liên ngành", 0), None);
        assert_eq!(after(" về Chính phủ", 0), None);
    }
}
