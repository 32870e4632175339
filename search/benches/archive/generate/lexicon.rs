//! The words that articles are made of.

use std::{collections::HashMap, sync::LazyLock};

use crate::chance::{Chance, hash};

/// Made once.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// How many made-up syllables there are for names of enterprises and projects.
const SYLLABLES: usize = 2000;

/// Names that offices abbreviate: in full and short.
pub const ABBREVIATIONS: [(&str, &str); 12] = [
    ("khoa học và công nghệ", "KH&CN"),
    ("ủy ban nhân dân", "UBND"),
    ("đổi mới sáng tạo", "ĐMST"),
    ("hội đồng nhân dân", "HĐND"),
    ("sở hữu trí tuệ", "SHTT"),
    ("chuyển đổi số", "CĐS"),
    ("cải cách hành chính", "CCHC"),
    ("thủ tục hành chính", "TTHC"),
    ("công nghệ thông tin", "CNTT"),
    ("an toàn thông tin", "ATTT"),
    ("bảo hiểm y tế", "BHYT"),
    ("giáo dục và đào tạo", "GD&ĐT"),
];

/// A compound, and the same with an abbreviation where there is one.
#[derive(Clone, Debug)]
pub struct Compound {
    /// In full.
    pub long: String,
    /// Abbreviated.
    pub short: Option<String>,
}

/// What an article can be about.
pub struct Topic {
    /// Its name.
    pub name: Compound,
    /// Its words, frequent ones first.
    pub compounds: Vec<Compound>,
}

/// All lists.
pub struct Lexicon {
    /// What articles are about.
    pub topics: Vec<Topic>,
    /// Made-up syllables.
    pub syllables: Vec<String>,
    lists: HashMap<String, Vec<Compound>>,
}

impl Lexicon {
    fn new() -> Self {
        let topics = lines(include_str!("lexicon/topics.txt"))
            .map(|(name, compounds)| Topic { name: compound(name), compounds: compounds.collect() })
            .collect();
        let lists = lines(include_str!("lexicon/general.txt"))
            .chain(lines(include_str!("lexicon/names.txt")))
            .map(|(name, words)| (name.to_owned(), words.collect()))
            .collect();
        Self { topics, lists, syllables: syllables() }
    }

    /// The list of that name.
    ///
    /// # Panics
    /// When the lexicon has none such.
    pub fn list(&self, name: &str) -> &[Compound] {
        &self.lists[name]
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = (&'static str, impl Iterator<Item = Compound>)> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .map(|(name, words)| (name, words.split(", ").map(compound)))
}

fn compound(long: &str) -> Compound {
    let short = ABBREVIATIONS.iter().find(|(full, _)| long.contains(full));
    Compound { long: long.to_owned(), short: short.map(|(full, short)| long.replace(full, short)) }
}

/// Beginnings with rhymes and tones, in an order that only looks like chance.
fn syllables() -> Vec<String> {
    let parts: HashMap<&str, Vec<&str>> = include_str!("lexicon/syllables.txt")
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, parts)| (name, parts.split(", ").collect()))
        .collect();
    let tones: [(&str, &[char]); 2] = [
        ("open", &['\0', '\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}']),
        ("closed", &['\u{301}', '\u{323}']),
    ];
    let mut syllables = Vec::new();
    for (kind, tones) in tones {
        for onset in &parts["onsets"] {
            for rhyme in &parts[kind] {
                syllables.extend(tones.iter().filter_map(|tone| syllable(onset, rhyme, *tone)));
            }
        }
    }
    syllables.sort_by_key(|syllable| hash(syllable));
    syllables.truncate(SYLLABLES);
    syllables
}

/// One syllable by the rules of spelling: *k*, *gh*, *ngh* never stand before these rhymes' vowels.
fn syllable(onset: &str, rhyme: &str, tone: char) -> Option<String> {
    if onset == "gi" && rhyme.starts_with(['i', 'e']) {
        return None;
    }
    // The tone stands on the second vowel of *uô* and *ươ*, else on the first.
    let vowels: Vec<usize> =
        rhyme.char_indices().filter(|(_, c)| "aăâoôơuư".contains(*c)).map(|(at, _)| at).collect();
    let is_long = rhyme.starts_with("uô") || rhyme.starts_with("ươ");
    let place = if is_long { vowels.last() } else { vowels.first() };
    let place = *place?;
    let after = place + rhyme[place..].chars().next()?.len_utf8();
    let mut written = format!("{onset}{}", &rhyme[..after]);
    if tone != '\0' {
        written.push(tone);
    }
    written.push_str(&rhyme[after..]);
    Some(domain::text::compose(&written))
}

/// Any word of a list, all alike.
pub fn any<'a>(list: &'a [Compound], chance: &mut Chance) -> &'a str {
    &chance.pick(list).long
}
