//! Reading number and sign at a place of a text.

use super::{
    kind::DocumentKind,
    reading::{digits_end, is_dash, is_slash, is_word_char, peek, peek_back, skip_spaces},
    segment::{self, Meaning, Segment},
};

/// No register of an office counts further than this many digits in a year.
const MOST_DIGITS: usize = 6;

/// The most parts of a sign: a joint circular of five ministries.
const MOST_SEGMENTS: usize = 6;

/// The years whose documents carry the year in their number.
const YEARS: std::ops::RangeInclusive<u16> = 1945..=2099;

/// Number and sign as read.
#[derive(Clone, Debug)]
pub(super) struct Sign {
    pub digits: String,
    /// `a` of `30a/2008/NQ-CP`.
    pub suffix: Option<char>,
    pub year: Option<u16>,
    /// Whether there are spaces before the first part.
    pub spaced: bool,
    /// The parts, each with its divider before it, `/` or `-`.
    pub segments: Vec<(char, Segment)>,
    /// Where it ends in the text.
    pub end: usize,
}

/// How sure a sign is by itself to be that of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// Capitals behind a number.
    Formed,
    /// A part of it is known.
    Known,
    /// Kind and issuer, or a year and the legislature.
    Complete,
}

impl Sign {
    /// The kind of document its first part names.
    pub fn kind(&self) -> Option<DocumentKind> {
        match self.segments.first()?.1.meaning {
            Meaning::Kind(kind) => Some(kind),
            _ => None,
        }
    }

    /// Whether the sign is one letter only, as of an appendix or a block of flats.
    pub fn is_single_letter(&self) -> bool {
        matches!(self.segments.as_slice(), [(_, only)] if only.folded.len() == 1)
    }

    /// Whether the legislature or its standing committee is named behind a year,
    /// as in the numbers of laws.
    pub fn is_legislative(&self) -> bool {
        let first = self.segments.first().map_or("", |(_, first)| &first.folded);
        self.year.is_some() && (first.starts_with("qh") || first.starts_with("ubtvqh"))
    }

    /// How sure the sign is by itself.
    pub fn certainty(&self) -> Certainty {
        let meaning = |place: usize| self.segments.get(place).map(|(_, segment)| segment.meaning);
        let office = |place| matches!(meaning(place), Some(Meaning::Office | Meaning::LikelyOffice));
        let names_kind = self.kind().is_some();
        let letter = meaning(0) == Some(Meaning::LikelyOffice) && self.segments.len() > 1;
        if (names_kind && (office(1) || (self.year.is_some() && meaning(1).is_some())))
            || self.is_legislative()
        {
            Certainty::Complete
        } else if letter
            || self.segments.iter().any(|(_, segment)| {
                segment.meaning == Meaning::Office
                    || (matches!(segment.meaning, Meaning::Kind(_)) && segment.folded.len() > 1)
            })
        {
            Certainty::Known
        } else {
            Certainty::Formed
        }
    }
}

/// Whether the digits at `start` can begin a number: they are not the rest of a
/// date, a fraction, a decimal, a score or a word.
pub(super) fn may_begin(text: &str, start: usize) -> bool {
    let Some(before) = peek_back(text, start) else { return true };
    if is_word_char(before) {
        return false;
    }
    let joins = is_dash(before) || is_slash(before) || matches!(before, '.' | ',' | ':' | '_' | '=');
    let further = peek_back(text, start - before.len_utf8());
    !(joins
        && further.is_some_and(|c| {
            if matches!(before, '.' | ',' | ':') { c.is_numeric() } else { is_word_char(c) }
        }))
}

/// Reads the number whose digits are `text[start..digits_end]`, and its sign.
pub(super) fn read(text: &str, start: usize, digits_end: usize) -> Option<Sign> {
    let digits = text.get(start..digits_end)?;
    if digits.len() > MOST_DIGITS || digits.bytes().all(|byte| byte == b'0') {
        return None;
    }
    let (suffix, end) = suffix(text, digits_end);
    let mut sign =
        Sign { digits: digits.to_owned(), suffix, year: None, spaced: false, segments: Vec::new(), end };
    if let Some((year, end)) = year(text, end) {
        sign.year = Some(year);
        sign.end = end;
    }
    while sign.segments.len() < MOST_SEGMENTS
        && let Some((divider, spaced, segment)) = next(text, &sign)
    {
        sign.spaced |= spaced && sign.segments.is_empty();
        sign.end = segment.end;
        sign.segments.push((divider, segment));
    }
    settle(sign)
}

/// A single Latin letter behind the digits.
fn suffix(text: &str, at: usize) -> (Option<char>, usize) {
    match peek(text, at) {
        Some(c) if c.is_ascii_alphabetic() && !peek(text, at + 1).is_some_and(is_word_char) => {
            (Some(c), at + 1)
        }
        _ => (None, at),
    }
}

/// `/2021` with a divider behind it.
fn year(text: &str, at: usize) -> Option<(u16, usize)> {
    let divider = divider(text, at)?;
    let end = digits_end(text, divider.end);
    let year = text.get(divider.end..end).filter(|digits| digits.len() == 4)?.parse().ok()?;
    let goes_on = self::divider(text, end).is_some_and(|next| next.sign != '.');
    (divider.sign != '.' && YEARS.contains(&year) && goes_on).then_some((year, end))
}

/// A slash, dash, dot or gap between parts.
struct Divider {
    /// `/`, `-`, `.` or a space.
    sign: char,
    /// Whether there are spaces around it.
    spaced: bool,
    end: usize,
}

fn divider(text: &str, at: usize) -> Option<Divider> {
    let before = skip_spaces(text, at);
    let c = peek(text, before)?;
    let sign = match c {
        c if is_slash(c) => '/',
        c if is_dash(c) => '-',
        '.' if before == at => return Some(Divider { sign: '.', spaced: false, end: at + 1 }),
        _ if before > at => return Some(Divider { sign: ' ', spaced: true, end: before }),
        _ => return None,
    };
    let end = skip_spaces(text, before + c.len_utf8());
    Some(Divider { sign, spaced: before > at || end > before + c.len_utf8(), end })
}

/// The next part of the sign read so far, its divider, and whether spaces are around that.
fn next(text: &str, sign: &Sign) -> Option<(char, bool, Segment)> {
    let divider = divider(text, sign.end)?;
    let last = sign.segments.last().map(|(_, segment)| segment);
    let segment = segment::read(text, divider.end, last.is_none())?;
    let known = segment.meaning != Meaning::Unknown;
    let capital = peek(text, divider.end).is_some_and(char::is_uppercase);
    let fits = match (divider.sign, last) {
        // A full stop may end the sentence; only a known office goes on behind it.
        ('.', Some(_)) => segment.meaning == Meaning::Office && capital,
        ('.', None) => false,
        (' ', None) => capital,
        (' ', Some(_)) => false,
        // A dash between spaces may be one between words.
        (_, None) => !divider.spaced || known,
        (_, Some(last)) => !divider.spaced || (matches!(last.meaning, Meaning::Kind(_)) && known),
    };
    let written = match divider.sign {
        '.' => '-',
        other => other,
    };
    fits.then_some((written, divider.spaced, segment))
}

/// Checks what only the whole sign tells, and gives the divider that a gap
/// stands for: a slash, or a hyphen where a slash follows as in the Party's signs.
fn settle(mut sign: Sign) -> Option<Sign> {
    let following = sign.segments.get(1).map(|(divider, _)| *divider);
    let (divider, first) = sign.segments.first_mut()?;
    if *divider == ' ' {
        following?;
        *divider =
            if following == Some('/') && matches!(first.meaning, Meaning::Kind(_)) { '-' } else { '/' };
    }
    if sign.year.is_some() {
        *divider = '/';
    }
    Some(sign)
}
