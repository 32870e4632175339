//! The number and sign of a document (*số, ký hiệu*): `1048/QĐ-UBND`.

use std::{
    fmt,
    hash::{Hash, Hasher},
};

use serde::{Deserialize, Serialize};

use super::{
    kind::DocumentKind,
    reading::{digits_end, peek, skip_spaces, word_at},
    sign::{self, Sign},
};

/// Number and sign of a document in its conventional spelling: composed
/// letters, usual capitals, plain hyphens and slashes, no spaces. Such numbers
/// are of these forms, with the sources named at [`DocumentKind`]:
///
/// - `1048/QĐ-UBND`: number, kind, who issued it;
/// - `163/2021/NQ-HĐND`, `36/2005/QH11`: the same with the year, for
///   legislative documents;
/// - `71-CTr/TU`: documents of the Party;
/// - `123/SKHCN-VP`: letters, with issuer and drafting unit;
/// - `181-CP`, `63/SL`: older ones, with one part only.
///
/// Two numbers are equal when their [`key`](Self::key)s are.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentNumber {
    written: String,
    key: String,
    kind: Option<DocumentKind>,
}

impl DocumentNumber {
    /// Reads a number and sign that stands alone, in any spelling a citation
    /// may have; `số` may stand before it.
    ///
    /// # Errors
    /// When the text is something else, or more.
    pub fn parse(text: &str) -> Result<Self, InvalidNumber> {
        let error = || InvalidNumber(text.to_owned());
        let text = text.trim();
        let start = word_at(text, 0).filter(|word| word.folded(text) == "so").map_or(0, |word| {
            let after = skip_spaces(text, word.end);
            if peek(text, after) == Some(':') { skip_spaces(text, after + 1) } else { after }
        });
        let sign = sign::read(text, start, digits_end(text, start)).ok_or_else(error)?;
        if sign.end == text.len() { Ok(Self::from_sign(&sign)) } else { Err(error()) }
    }

    /// What matches numbers whatever their spelling: no marks, no case, no
    /// leading zeros, and the same divider everywhere, since `36-NQ/TW`,
    /// `36/NQ-TW` and `36 NQ/TW` are written for one another. `1048/qd-ubnd`.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The number in its conventional spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The kind of document its sign names. The Party writes `QĐ` for
    /// regulations (*quy định*) too; a sign alone does not tell them apart.
    #[must_use]
    pub const fn kind(&self) -> Option<DocumentKind> {
        self.kind
    }

    pub(super) fn from_sign(sign: &Sign) -> Self {
        let Sign { digits, suffix, year, segments, .. } = sign;
        let suffix = suffix.map(String::from).unwrap_or_default();
        let mut written = format!("{digits}{suffix}");
        let mut key = format!("{}{}", digits.trim_start_matches('0'), suffix.to_ascii_lowercase());
        if let Some(year) = year {
            written = format!("{written}/{year}");
            key = format!("{key}/{year}");
        }
        for (place, (divider, segment)) in segments.iter().enumerate() {
            written.push(*divider);
            written.push_str(&segment.written);
            key.push(if place == 0 { '/' } else { '-' });
            key.push_str(&segment.folded);
        }
        Self { written, key, kind: sign.kind() }
    }
}

/// The text is not the number and sign of one document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a number and sign like 1048/QĐ-UBND")]
pub struct InvalidNumber(String);

impl PartialEq for DocumentNumber {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for DocumentNumber {}

impl Hash for DocumentNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl TryFrom<String> for DocumentNumber {
    type Error = InvalidNumber;

    fn try_from(text: String) -> Result<Self, InvalidNumber> {
        Self::parse(&text)
    }
}

impl From<DocumentNumber> for String {
    fn from(number: DocumentNumber) -> Self {
        number.written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(text: &str) -> String {
        DocumentNumber::parse(text).map(|number| number.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_number_is_put_in_its_usual_spelling() {
        for (text, expected) in [
            ("1048/QĐ-UBND", "1048/QĐ-UBND"),
            ("Số: 1048 / qd – ubnd", "1048/QĐ-UBND"),
            ("163/2021/NQ- HĐND", "163/2021/NQ-HĐND"),
            ("71-CTr/TU", "71-CTr/TU"),
            ("36 NQ/TW", "36-NQ/TW"),
            ("12 QĐ-UBND", "12/QĐ-UBND"),
            ("117-CT/TƯ", "117-CT/TW"),
            ("157/QÐ/HÐBT", "157/QĐ/HĐBT"),
            ("30a/2008/NQ-CP", "30a/2008/NQ-CP"),
            ("36/2005/QH11", "36/2005/QH11"),
            ("10/2015/TTLT-BGDĐT-BTC-BNV", "10/2015/TTLT-BGDĐT-BTC-BNV"),
            ("123/SKH&CN-VP", "123/SKH&CN-VP"),
        ] {
            assert_eq!(spelt(text), expected, "{text}");
        }
    }

    #[test]
    fn spellings_of_one_number_have_one_key() {
        let key = |text| DocumentNumber::parse(text).unwrap().key().to_owned();
        assert_eq!(key("1048/QĐ-UBND"), "1048/qd-ubnd");
        assert_eq!(key("05/2014/TT-BKHCN"), key("5/2014/tt-bkhcn"));
        assert_eq!(key("36-NQ/TW"), key("36/NQ-TW"));
        assert_eq!(DocumentNumber::parse("72/TTg"), DocumentNumber::parse("72-TTG"));
        assert_ne!(key("117-CT/TƯ"), key("117-CT/TU"));
        assert_ne!(key("11/2016/QĐ-UBND"), key("11/QĐ-UBND"));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in
            ["", "1048", "QĐ-UBND", "0/QĐ-UBND", "12/2023", "12/QĐ-UBND ngày 1/2/2023", "24/7", "5687:2010"]
        {
            assert!(DocumentNumber::parse(text).is_err(), "{text}");
        }
    }
}
