//! Words typed with Telex or VNI keys while the keyboard was not switched to
//! Vietnamese: *hooij nghij*, *ho65i nghi5*.
//!
//! The rules are those of UniKey with free placement of marks: a mark's key may
//! follow its letter or stand at the end of the syllable.

use domain::text::Word;

use super::syllable;

const GRAVE: char = '\u{300}';
const ACUTE: char = '\u{301}';
const CIRCUMFLEX: char = '\u{302}';
const TILDE: char = '\u{303}';
const BREVE: char = '\u{306}';
const HOOK: char = '\u{309}';
const HORN: char = '\u{31b}';
const DOT: char = '\u{323}';

/// What `typed` means by Telex or VNI, when it is no syllable as it stands and
/// one as decoded.
pub fn decode(typed: &str) -> Option<Word> {
    let keys = typed.to_ascii_lowercase();
    if !keys.bytes().all(|key| key.is_ascii_alphanumeric()) || syllable::is_possible(&keys) {
        return None;
    }
    let mut syllable = Syllable::default();
    if keys.bytes().any(|key| key.is_ascii_digit()) {
        keys.chars().try_for_each(|key| syllable.vni(key))?;
    } else {
        keys.chars().for_each(|key| syllable.telex(key));
    }
    syllable.word()
}

/// Letters with their marks, and a tone.
#[derive(Default)]
struct Syllable {
    letters: Vec<(char, Option<char>)>,
    tone: Option<char>,
}

impl Syllable {
    fn telex(&mut self, key: char) {
        let tone = match key {
            'f' => Some(GRAVE),
            's' => Some(ACUTE),
            'r' => Some(HOOK),
            'x' => Some(TILDE),
            'j' => Some(DOT),
            _ => None,
        };
        if let Some(tone) = tone.filter(|_| self.has_vowel()) {
            self.tone = Some(tone);
        } else if key == 'w' {
            if !self.mark("uo", HORN) && !self.mark("a", BREVE) {
                self.letters.push(('u', Some(HORN)));
            }
        } else if !("aeod".contains(key) && self.mark(key.encode_utf8(&mut [0; 4]), CIRCUMFLEX)) {
            self.letters.push((key, None));
        }
    }

    /// `None` when a digit has nothing to mark.
    fn vni(&mut self, key: char) -> Option<()> {
        let tone = match key {
            '1' => ACUTE,
            '2' => GRAVE,
            '3' => HOOK,
            '4' => TILDE,
            '5' => DOT,
            '6' => return self.mark("aeo", CIRCUMFLEX).then_some(()),
            '7' => return self.mark("uo", HORN).then_some(()),
            '8' => return self.mark("a", BREVE).then_some(()),
            '9' => return self.mark("d", CIRCUMFLEX).then_some(()),
            '0' => return None,
            letter => {
                self.letters.push((letter, None));
                return Some(());
            }
        };
        self.tone = Some(tone);
        self.has_vowel().then_some(())
    }

    fn has_vowel(&self) -> bool {
        self.letters.iter().any(|(letter, _)| "aeiouy".contains(*letter))
    }

    /// Puts `mark` on the last unmarked letter that is one of `of`.
    fn mark(&mut self, of: &str, mark: char) -> bool {
        let place = self.letters.iter().rposition(|(letter, mark)| mark.is_none() && of.contains(*letter));
        let Some(at) = place.filter(|&at| of != "d" || at == 0) else { return false };
        self.letters[at].1 = Some(mark);
        true
    }

    /// *uo* with a horn anywhere has two before another letter (*được*), and
    /// one at the end (*thuở*).
    fn share_horns(&mut self) {
        let is_pair =
            |two: &[(char, Option<char>)]| matches!(two, [('u', a), ('o', b)] if a.or(*b) == Some(HORN));
        if let Some(at) = self.letters.windows(2).position(is_pair) {
            let ends = at + 2 == self.letters.len();
            self.letters[at].1 = (!ends).then_some(HORN);
            self.letters[at + 1].1 = Some(HORN);
        }
    }

    fn word(mut self) -> Option<Word> {
        self.share_horns();
        // Without any mark it would be the word as it was typed.
        let marked = self.tone.is_some() || self.letters.iter().any(|(_, mark)| mark.is_some());
        let mut written = String::new();
        for (letter, mark) in self.letters {
            match (letter, mark) {
                ('d', Some(_)) => written.push('đ'),
                _ => written.extend(std::iter::once(letter).chain(mark)),
            }
        }
        written.extend(self.tone);
        let word = Word::new(&written);
        let fits = !syllable::is_stopped(&word.folded) || matches!(self.tone, Some(ACUTE | DOT));
        (marked && fits && syllable::is_possible(&word.folded)).then_some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telex_and_vni_are_understood() {
        for (typed, meant) in [
            ("hooij", "hội"),
            ("hoiojs", "hối"),
            ("nghij", "nghị"),
            ("toongr", "tổng"),
            ("keets", "kết"),
            ("ddooir", "đổi"),
            ("doiodr", "đổi"),
            ("chuyeenr", "chuyển"),
            ("dduowcj", "được"),
            ("nuwowcs", "nước"),
            ("thuowr", "thuở"),
            ("dduwocj", "được"),
            ("sangs", "sáng"),
            ("taoj", "tạo"),
            ("Quyeets", "quyết"),
            ("vawn", "văn"),
            ("ho6i5", "hội"),
            ("hoi65", "hội"),
            ("d9o6i3", "đổi"),
            ("d9uo7c5", "được"),
            ("va8n", "văn"),
            ("to6ng3", "tổng"),
        ] {
            assert_eq!(decode(typed), Some(Word::new(meant)), "{typed}");
        }
    }

    #[test]
    fn other_words_are_left_alone() {
        for typed in
            ["hoi", "khoa", "ubnd", "dmst", "2024", "khcn", "covid19", "1048", "qd", "google", "h", ""]
        {
            assert_eq!(decode(typed), None, "{typed}");
        }
    }
}
