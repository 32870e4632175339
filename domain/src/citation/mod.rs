//! Citations of official documents in running text: *Quyết định số
//! 1048/QĐ-UBND ngày 19/05/2023 của UBND tỉnh*.
//!
//! A citation names a document by its number **and** sign (*số, ký hiệu*), the
//! pair that Nghị định 30/2020/NĐ-CP (Phụ lục I) gives each document. A number
//! alone (*Nghị định 82*) names nothing that can be looked up and is left out.
//!
//! [`find`] is total and linear: it stops at digits only, and around each run of
//! digits looks at a bounded number of words. Spaces of all kinds, dashes of all
//! kinds, capitals, missing marks and both forms of composition are read alike.
//!
//! ```
//! let text = "Thực hiện Quyết định số 1048/QĐ-UBND ngày 19/05/2023 của UBND tỉnh";
//! let found = &domain::citation::find(text)[0];
//! assert_eq!(&text[found.span.clone()], "Quyết định số 1048/QĐ-UBND ngày 19/05/2023");
//! assert_eq!(found.number.to_string(), "1048/QĐ-UBND");
//! assert_eq!(found.issuer.as_deref(), Some("UBND tỉnh"));
//! ```

mod cited;
mod context;
mod date;
mod issuer;
mod kind;
mod number;
mod reading;
mod segment;
mod sign;

use std::ops::Range;

pub use cited::{CitedDocument, unique};
pub use kind::DocumentKind;
pub use number::{DocumentNumber, InvalidNumber};
use time::Date;

use self::{
    context::Context,
    reading::{digits_end, skip_spaces, word_at},
    sign::{Certainty, Sign},
};

/// One citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What a link would cover, in bytes of the text: the kind and *số* where
    /// they stand directly before the number, the number, and the date where it
    /// stands directly behind.
    pub span: Range<usize>,
    /// The number and sign alone, in bytes of the text; part of `span`.
    pub number_span: Range<usize>,
    /// Number and sign.
    pub number: DocumentNumber,
    /// The kind, as named in the text or else by the sign.
    pub kind: Option<DocumentKind>,
    /// Who issued it, as named in the text, composed and in single spaces.
    pub issuer: Option<String>,
    /// The date of issue stated behind the number.
    pub issued_on: Option<Date>,
}

/// The citations in `text` from left to right. Their spans are disjoint and on
/// boundaries of characters. `text` is one paragraph or text node; a blank line
/// parts citations from what follows.
#[must_use]
pub fn find(text: &str) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(text, at) {
        let end = digits_end(text, start);
        at = end;
        if !sign::may_begin(text, start) {
            continue;
        }
        if let Some(sign) = sign::read(text, start, end)
            && let Some(citation) = recognise(text, start, &sign, found.last())
        {
            at = citation.span.end;
            found.push(citation);
        }
    }
    found
}

fn next_digit(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    rest.iter().position(u8::is_ascii_digit).map(|offset| at + offset)
}

/// Decides whether number and sign at `start` are a citation, and gathers what
/// is said around them.
fn recognise(text: &str, start: usize, sign: &Sign, last: Option<&Citation>) -> Option<Citation> {
    let floor = last.map_or(0, |citation| citation.span.end);
    let context = context::before(text, floor, start);
    let listed = last.filter(|last| {
        context.kind.is_none() && goes_on(text, last.span.end, context.start.unwrap_or(start))
    });
    if !is_cited(sign, &context, listed.is_some()) {
        return None;
    }
    let number = DocumentNumber::from_sign(sign);
    let law = || sign.is_legislative().then(|| context::law_before(text, floor, start))?;
    let kind = context.kind.or(number.kind()).or(listed.and_then(|last| last.kind)).or_else(law);
    let mut citation = Citation {
        span: context.start.unwrap_or(start)..sign.end,
        number_span: start..sign.end,
        kind,
        number,
        issuer: context.issuer.and_then(|(start, end)| text.get(start..end)).map(issuer::tidy),
        issued_on: None,
    };
    read_on(text, &mut citation);
    Some(citation)
}

/// Whether what stands before a number makes its sign a document's. The less a
/// sign says by itself, the more must be said before it.
fn is_cited(sign: &Sign, context: &Context, listed: bool) -> bool {
    if context.other {
        return false;
    }
    let certainty = sign.certainty();
    match context.kind {
        Some(_) if context.numbered => true,
        Some(kind) => certainty >= Certainty::Known || (!kind.is_everyday_word() && !sign.is_single_letter()),
        None if certainty == Certainty::Complete => true,
        // A dash between spaces behind *số 12* may be one between words.
        None if sign.spaced => false,
        None if listed => !sign.is_single_letter(),
        None => context.numbered && certainty >= Certainty::Known,
    }
}

/// Whether only a comma, *và* and the like stand between two numbers.
fn goes_on(text: &str, from: usize, to: usize) -> bool {
    let between = text.get(from..to).unwrap_or_default();
    if between.len() > 16 {
        return false;
    }
    let mut at = skip_spaces(between, 0);
    if between[at..].starts_with([',', ';']) {
        at = skip_spaces(between, at + 1);
    }
    if let Some(word) =
        word_at(between, at).filter(|word| matches!(word.folded(between).as_str(), "va" | "hoac"))
    {
        at = skip_spaces(between, word.end);
    }
    at > 0 && at == between.len()
}

/// Reads date and issuer behind the number, in either order.
fn read_on(text: &str, citation: &mut Citation) {
    let mut end = citation.span.end;
    if let Some(dated) = date::after(text, end) {
        citation.issued_on = Some(dated.date);
        end = dated.end;
        if dated.direct {
            citation.span.end = end;
        }
    }
    if let Some((issuer, end)) = issuer::after(text, end) {
        citation.issuer = Some(issuer);
        if citation.issued_on.is_none() {
            citation.issued_on = date::after(text, end).map(|dated| dated.date);
        }
    }
}

#[cfg(test)]
mod tests;
