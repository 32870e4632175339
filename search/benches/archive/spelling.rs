//! How the same syllable is written and typed: tone placement, Telex, VNI.

use unicode_normalization::UnicodeNormalization as _;

/// Old placement and new: the tone on the first or on the second vowel of an
/// open *oa*, *oe*, *uy*.
const PLACEMENTS: [(&str, &str); 15] = [
    ("òa", "oà"),
    ("óa", "oá"),
    ("ỏa", "oả"),
    ("õa", "oã"),
    ("ọa", "oạ"),
    ("òe", "oè"),
    ("óe", "oé"),
    ("ỏe", "oẻ"),
    ("õe", "oẽ"),
    ("ọe", "oẹ"),
    ("ùy", "uỳ"),
    ("úy", "uý"),
    ("ủy", "uỷ"),
    ("ũy", "uỹ"),
    ("ụy", "uỵ"),
];

/// Marks of letters: Unicode, the letter or digit of Telex, the digit of VNI.
const QUALITIES: [(char, char, char, char); 5] = [
    ('a', '\u{302}', 'a', '6'),
    ('e', '\u{302}', 'e', '6'),
    ('o', '\u{302}', 'o', '6'),
    ('a', '\u{306}', 'w', '8'),
    ('\0', '\u{31b}', 'w', '7'),
];

/// Tones: Unicode, Telex, VNI.
const TONES: [(char, char, char); 5] = [
    ('\u{301}', 's', '1'),
    ('\u{300}', 'f', '2'),
    ('\u{309}', 'r', '3'),
    ('\u{303}', 'x', '4'),
    ('\u{323}', 'j', '5'),
];

/// `text` with tones where the new habit puts them: *hoà*, *thuỷ*.
pub fn new_placement(text: &str) -> String {
    place(text, &|(old, new)| (old, new))
}

/// `text` with tones where the old habit puts them: *hòa*, *thủy*.
pub fn old_placement(text: &str) -> String {
    place(text, &|(old, new)| (new, old))
}

fn place(
    text: &str,
    direction: &dyn Fn((&'static str, &'static str)) -> (&'static str, &'static str),
) -> String {
    let chars: Vec<char> = text.nfc().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let two = || chars[at..].iter().take(2).collect::<String>();
        let is_open = chars.get(at + 2).is_none_or(|next| !next.is_alphabetic());
        let after_q = at > 0 && chars[at - 1].eq_ignore_ascii_case(&'q');
        let is_candidate = "oòóỏõọuùúủũụ".contains(chars[at]) && is_open && !after_q;
        let replaced = is_candidate
            .then(two)
            .and_then(|two| PLACEMENTS.into_iter().map(direction).find(|(from, _)| *from == two));
        if let Some((_, to)) = replaced {
            out.push_str(to);
            at += 2;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// The keys that type `text` by Telex: `hooij nghij`.
pub fn telex(text: &str) -> String {
    keys(text, "dd", |(_, _, telex, _)| telex, |(_, telex, _)| telex)
}

/// The keys that type `text` by VNI: `ho6i5 nghi5`.
pub fn vni(text: &str) -> String {
    keys(text, "d9", |(_, _, _, vni)| vni, |(_, _, vni)| vni)
}

fn keys(
    text: &str,
    dd: &str,
    quality: impl Fn((char, char, char, char)) -> char,
    tone: impl Fn((char, char, char)) -> char,
) -> String {
    let word = |word: &str| {
        let (mut out, mut tones) = (String::new(), String::new());
        let mut base = '\0';
        for c in word.nfd() {
            if c == 'đ' {
                out.push_str(dd);
            } else if let Some(mark) = QUALITIES
                .into_iter()
                .find(|(letter, mark, ..)| *mark == c && (*letter == base || *letter == '\0'))
            {
                out.push(quality(mark));
            } else if let Some(mark) = TONES.into_iter().find(|(mark, ..)| *mark == c) {
                tones.push(tone(mark));
            } else {
                out.push(c);
                base = c;
            }
        }
        out + &tones
    };
    text.to_lowercase().split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// `text` as one types it who never learned the marks.
pub fn fold(text: &str) -> String {
    domain::text::fold(text)
}
