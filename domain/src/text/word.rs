//! One written word, reduced to what distinguishes it.

use super::marks::{decompose, is_mark};

/// Grave, acute, tilde, hook above, dot below: *huyền, sắc, ngã, hỏi, nặng*.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Beginnings after which a lone final *y* and *i* are the same sound.
const BEFORE_Y: [&str; 7] = ["h", "k", "l", "m", "qu", "s", "t"];

/// A word in the two forms that matter: without marks, and with its marks in one
/// canonical order (letters with their qualities, then the tone), so that *hoà*
/// and *hòa*, *kĩ* and *kỹ*, NFC and NFD are one word, while *khoa*, *khóa* and
/// *khoá* are two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word {
    /// Lower-case letters and digits without marks.
    pub folded: String,
    /// The same with marks; equal to `folded` for a word that has none.
    pub toned: String,
}

impl Word {
    /// Reduces a written word.
    #[must_use]
    pub fn new(written: &str) -> Self {
        let mut folded = String::with_capacity(written.len());
        let mut toned = String::with_capacity(written.len());
        let mut tones = String::new();
        for c in decompose(written).chars().flat_map(char::to_lowercase) {
            if TONES.contains(&c) {
                tones.push(c);
            } else if is_mark(c) {
                toned.push(c);
            } else if c.is_alphanumeric() {
                folded.push(if c == 'đ' { 'd' } else { c });
                toned.push(c);
            }
        }
        if let Some(beginning) = folded.strip_suffix('y')
            && BEFORE_Y.contains(&beginning)
            && toned.pop().is_some()
        {
            folded.pop();
            folded.push('i');
            toned.push('i');
        }
        toned.push_str(&tones);
        Self { folded, toned }
    }

    /// Whether it was written with any mark.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.folded != self.toned
    }

    /// Its letters with their qualities, and its tone; `""` for the level one.
    #[must_use]
    pub fn apart(&self) -> (&str, &str) {
        self.toned.split_at(self.toned.find(TONES).unwrap_or(self.toned.len()))
    }

    /// Whether it carries a tone other than the level one (*thanh ngang*).
    #[must_use]
    pub fn has_tone(&self) -> bool {
        self.toned.contains(TONES)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn habits_of_spelling_are_forgotten() {
        for (one, other) in [("hoà", "hòa"), ("thuỷ", "thủy"), ("kỹ", "kĩ"), ("quý", "quí"), ("Lý", "LÍ")]
        {
            assert_eq!(Word::new(one), Word::new(other), "{one} {other}");
        }
    }

    #[test]
    fn words_stay_apart() {
        for (one, other) in [("khoa", "khóa"), ("so", "số"), ("số", "sở"), ("da", "đa"), ("tai", "tay")]
        {
            assert_ne!(Word::new(one), Word::new(other), "{one} {other}");
        }
        assert_eq!(Word::new("khóa").folded, Word::new("khoa").folded);
        assert_ne!(Word::new("thuy").folded, Word::new("thui").folded);
    }

    #[test]
    fn marks_are_noticed() {
        assert!(Word::new("đa").is_marked());
        assert!(Word::new("hội").is_marked());
        assert!(!Word::new("UBND").is_marked());
        assert!(!Word::new("ky").is_marked());
    }

    proptest! {
        #[test]
        fn decomposition_does_not_matter(text in "[a-zA-Zàáảãạăắđêếôộơợưựỳý0-9]{1,12}") {
            let decomposed = decompose(&text);
            prop_assert_eq!(Word::new(&decomposed), Word::new(&text));
        }
    }
}
