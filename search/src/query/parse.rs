//! A typed query taken apart.

use std::ops::Range;

use domain::text::{Word, fold};

use super::{
    abbreviations::Synonyms,
    syllable,
    tokens::{Token, number_words, tokens},
    typing,
};

/// Longer queries are cut: the rest of a pasted paragraph decides nothing.
const MAX_WORDS: usize = 24;
/// The same in bytes, before anything is looked at.
const MAX_BYTES: usize = 2000;
/// How many words the number of a document has at most.
const NUMBER_WORDS: usize = 5;

/// Words in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// The words.
    pub words: Vec<Word>,
    /// Whether they must stand side by side.
    pub phrase: bool,
    /// Parts that can be written otherwise; they do not overlap.
    pub spans: Vec<Span>,
}

/// A part of a clause that can be written otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Which words.
    pub words: Range<usize>,
    /// The other ways.
    pub others: Vec<Vec<Word>>,
    /// The beginning of a document's number that they may be.
    pub number: Option<String>,
}

/// What a query asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// What articles must hold.
    pub clauses: Vec<Clause>,
    /// What they must not hold: words or phrases.
    pub excluded: Vec<Vec<Word>>,
    /// The category asked for with `chuyên-mục:`, as typed, without marks.
    pub category: Option<String>,
    /// The year asked for with `năm:`.
    pub year: Option<i32>,
    /// Whether any word was typed with marks: then marks count.
    pub marked: bool,
    /// Whether the last word may be half-typed.
    pub open: bool,
}

impl Ask {
    /// Takes a typed query apart.
    #[must_use]
    pub fn parse(text: &str, synonyms: &Synonyms) -> Self {
        let end =
            text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= MAX_BYTES).last();
        let text = &text[..end.unwrap_or(0)];
        let mut ask = Self { open: text.ends_with(char::is_alphanumeric), ..Self::default() };
        let mut rest = text;
        let mut run_start = text;
        // Runs of plain words lie between what has a sign of its own.
        while !rest.trim_start().is_empty() {
            rest = rest.trim_start();
            let Some(sign) = Sign::at(rest) else {
                rest = &rest[rest.find(char::is_whitespace).unwrap_or(rest.len())..];
                continue;
            };
            ask.plain(&run_start[..run_start.len() - rest.len()], synonyms);
            rest = &rest[sign.length..];
            run_start = rest;
            ask.take(&sign);
            ask.open &= !rest.trim().is_empty();
        }
        ask.plain(run_start, synonyms);
        let mut room = MAX_WORDS;
        for clause in &mut ask.clauses {
            clause.words.truncate(room);
            clause.spans.retain(|span| span.words.end <= clause.words.len());
            room -= clause.words.len();
        }
        ask.clauses.retain(|clause| !clause.words.is_empty());
        let marked = ask.words().any(Word::is_marked);
        ask.marked = marked;
        ask
    }

    /// All words that articles must hold.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.clauses.iter().flat_map(|clause| &clause.words)
    }

    fn plain(&mut self, text: &str, synonyms: &Synonyms) {
        let found: Vec<Token> = tokens(text).collect();
        if found.is_empty() {
            return;
        }
        let mut spans = numbers(text, &found);
        let words: Vec<Word> = found.into_iter().map(|token| token.word).collect();
        let mut at = 0;
        while at < words.len() {
            let free =
                |length| spans.iter().all(|span| span.words.end <= at || at + length <= span.words.start);
            match synonyms.at(&words[at..]).filter(|(length, _)| free(*length)) {
                Some((length, others)) => {
                    let others = others.into_iter().map(<[Word]>::to_vec).collect();
                    spans.push(Span { words: at..at + length, others, number: None });
                    at += length;
                }
                None => at += 1,
            }
        }
        crate::order::sort_by_key(&mut spans, |span| span.words.start);
        self.clauses.push(Clause { words, phrase: false, spans });
    }

    fn take(&mut self, sign: &Sign<'_>) {
        let words: Vec<Word> = tokens(sign.value).map(|token| token.word).collect();
        match sign.kind {
            Kind::Phrase => self.clauses.push(Clause { words, phrase: true, spans: Vec::new() }),
            Kind::Without if !words.is_empty() => self.excluded.push(words),
            Kind::Without => {}
            Kind::Category => self.category = Some(fold(sign.value.trim())),
            Kind::Year => self.year = sign.value.trim().parse().ok(),
        }
    }

    /// The same with what was typed in Telex or VNI decoded; `None` when nothing was.
    #[must_use]
    pub fn decoded(&self) -> Option<Self> {
        let mut ask = self.clone();
        let mut changed = false;
        for word in ask.clauses.iter_mut().flat_map(|clause| &mut clause.words) {
            if let Some(meant) = typing::decode(&word.toned) {
                *word = meant;
                changed = true;
            }
        }
        ask.marked |= changed;
        changed.then_some(ask)
    }

    /// The same with one word of a clause replaced.
    #[must_use]
    pub fn corrected(&self, clause: usize, word: usize, meant: Word) -> Self {
        let mut ask = self.clone();
        if let Some(clause) = ask.clauses.get_mut(clause) {
            clause.spans.retain(|span| !span.words.contains(&word));
            if let Some(word) = clause.words.get_mut(word) {
                *word = meant;
            }
        }
        ask.open = false;
        ask
    }

    /// Its words as they could be typed.
    #[must_use]
    pub fn shown(&self) -> String {
        let words = self.words().map(|word| domain::text::compose(&written(word)));
        words.collect::<Vec<_>>().join(" ")
    }
}

/// A word with its tone where most keyboards put it: on the last letter that
/// carries a mark, else on the first vowel of an open rhyme (*hòa*), else on
/// the main one (*hoàn*, *ngoại*).
fn written(word: &Word) -> String {
    let is_tone = |c: char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let (tones, letters): (Vec<char>, Vec<char>) = word.toned.chars().partition(|&c| is_tone(c));
    let (Some(tone), Some(end)) = (tones.first(), letters.len().checked_sub(1)) else {
        return word.toned.clone();
    };
    let is_vowel = |c: &char| "aeiouy".contains(*c);
    let is_mark = |c: &char| matches!(c, '\u{302}' | '\u{306}' | '\u{31b}');
    let place = letters.iter().rposition(is_mark).or_else(|| {
        let onset = usize::from(letters.starts_with(&['q', 'u']) || letters.starts_with(&['g', 'i'])) * 2;
        let first = letters
            .iter()
            .skip(onset)
            .position(is_vowel)
            .map_or_else(|| letters.iter().position(is_vowel), |at| Some(at + onset))?;
        let last = first + letters[first..].iter().take_while(|c| is_vowel(c)).count() - 1;
        let closed = last + 1 < letters.len();
        Some(match last - first {
            0 => first,
            1 if !closed => first,
            1 => last,
            _ => first + 1,
        })
    });
    let (before, after) = letters.split_at(place.unwrap_or(end) + 1);
    before.iter().chain([tone]).chain(after).collect()
}

/// The numbers of documents in a query: written together, or a number followed
/// by words that are no syllables (*1048 qd ubnd*).
fn numbers(text: &str, found: &[Token]) -> Vec<Span> {
    let places: Vec<_> = found.iter().map(|token| token.span).collect();
    let mut ranges = number_words(text, &places);
    let is_number = |word: &Word| word.folded.bytes().all(|byte| byte.is_ascii_digit());
    let mut at = 0;
    while at < found.len() {
        let covered = |at: usize| ranges.iter().any(|range| range.contains(&at));
        let part =
            |at: &usize| is_number(&found[*at].word) || !syllable::is_possible(&found[*at].word.folded);
        let tail = (at + 1..found.len()).take(NUMBER_WORDS - 1);
        let end = at + 1 + tail.take_while(|at| !covered(*at) && part(at)).count();
        let has_letters = found[at + 1..end].iter().any(|token| !is_number(&token.word));
        if !covered(at) && is_number(&found[at].word) && has_letters {
            ranges.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    let key =
        |range: &Range<usize>| found[range.clone()].iter().map(|token| token.word.folded.as_str()).collect();
    ranges.into_iter().map(|words| Span { number: Some(key(&words)), others: Vec::new(), words }).collect()
}

/// Something with a sign of its own: `"…"`, `-…`, `chuyên-mục:…`, `năm:…`.
struct Sign<'t> {
    kind: Kind,
    value: &'t str,
    /// In bytes, sign and quotes counted in.
    length: usize,
}

enum Kind {
    Phrase,
    Without,
    Category,
    Year,
}

impl<'t> Sign<'t> {
    /// The one that `text` begins with.
    fn at(text: &'t str) -> Option<Self> {
        if let Some((value, length)) = quoted(text) {
            return Some(Self { kind: Kind::Phrase, value, length });
        }
        if let Some(rest) = text
            .strip_prefix('-')
            .filter(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)))
        {
            let (value, length) = value(rest);
            return Some(Self { kind: Kind::Without, value, length: length + 1 });
        }
        let (name, rest) = text.split_once(':')?;
        let kind = match fold(name).as_str() {
            "chuyen-muc" | "category" => Kind::Category,
            "nam" | "year" => Kind::Year,
            _ => return None,
        };
        let (value, length) = value(rest);
        Some(Self { kind, value, length: name.len() + 1 + length })
    }
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

/// A quoted value at the beginning of `text`, and its length with quotes. A
/// quote that is never closed is none.
fn quoted(text: &str) -> Option<(&str, usize)> {
    let open = text.chars().next().filter(|&c| is_quote(c))?.len_utf8();
    let length = text[open..].find(is_quote)?;
    let close = text[open + length..].chars().next()?.len_utf8();
    Some((&text[open..open + length], open + length + close))
}

/// A quoted value, or everything up to the next space.
fn value(text: &str) -> (&str, usize) {
    quoted(text).unwrap_or_else(|| {
        let length = text.find(char::is_whitespace).unwrap_or(text.len());
        (&text[..length], length)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ask(text: &str) -> Ask {
        Ask::parse(text, &Synonyms::new(&[]))
    }

    fn words(words: &[Word]) -> String {
        words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_query_knows_whether_it_is_marked_and_half_typed() {
        let half = ask("Hội nghị tong k");
        assert!(half.marked && half.open);
        assert_eq!(words(&half.clauses[0].words), "hoi nghi tong k");
        assert!(!ask("hoi nghi ").open);
        assert!(!ask("hoi nghi").marked);
        assert!(!ask("hoi năm:2024").open);
    }

    #[test]
    fn signs_are_understood() {
        let all = ask("chuyển đổi \"đô thị thông minh\" -\"hà nội\" -bão chuyên-mục:tin-tuc năm:2024 y tế");
        let clauses: Vec<_> =
            all.clauses.iter().map(|clause| (words(&clause.words), clause.phrase)).collect();
        assert_eq!(
            clauses,
            [
                ("chuyen doi".to_owned(), false),
                ("do thi thong minh".to_owned(), true),
                ("y te".to_owned(), false)
            ]
        );
        assert_eq!(
            all.excluded.iter().map(|excluded| words(excluded)).collect::<Vec<_>>(),
            ["ha noi", "bao"]
        );
        assert_eq!((all.category.as_deref(), all.year), (Some("tin-tuc"), Some(2024)));
        assert_eq!(ask("chuyên-mục:\"Tin của Sở\"").category.as_deref(), Some("tin cua so"));
        // A dash within a word, an open quote and a colon elsewhere are nothing.
        assert_eq!(words(&ask("covid-19 \"hội lúc 7:30").clauses[0].words), "covid 19 hoi luc 7 30");
    }

    #[test]
    fn numbers_of_documents_are_recognised() {
        for (text, number) in [
            ("1048/QĐ-UBND", Some("1048qdubnd")),
            ("1048 qd ubnd", Some("1048qdubnd")),
            ("quyết định 1048/QĐ", Some("1048qd")),
            ("163 2021 nq hdnd", Some("1632021nqhdnd")),
            ("năm 2024", None),
            ("5 tỉnh", None),
        ] {
            let spans = &ask(text).clauses[0].spans;
            let found = spans.iter().find_map(|span| span.number.as_deref());
            assert_eq!(found, number, "{text}");
        }
    }

    #[test]
    fn telex_is_decoded_and_shown_as_it_is_written() {
        let decoded = ask("hooij nghij khoa hocj ubnd").decoded();
        assert_eq!(decoded.map(|ask| ask.shown()).as_deref(), Some("hội nghị khoa học ubnd"));
        assert_eq!(ask("hoi nghi").decoded(), None);
        for text in ["hòa", "thủy", "quyết", "già", "khoái", "chuyển", "mùa", "giỏi", "ngoại", "hoàn"]
        {
            assert_eq!(ask(text).shown(), text);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_query(text: String) {
            let ask = ask(&text);
            prop_assert!(ask.words().count() <= MAX_WORDS);
            let _ = (ask.shown(), ask.decoded());
            for clause in &ask.clauses {
                prop_assert!(clause.spans.windows(2).all(|two| two[0].words.end <= two[1].words.start));
            }
        }
    }
}
