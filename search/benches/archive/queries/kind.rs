//! The kinds of queries, and the two halves.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::chance::hash;

/// What a query tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A compound with its marks.
    Marked,
    /// The same without.
    Folded,
    /// With marks and one slip.
    Typo,
    /// Without marks and with one slip.
    TypoFolded,
    /// With marks, the last syllable not yet finished.
    HalfTyped,
    /// The same without marks.
    HalfTypedFolded,
    /// The keys of Telex, the input method being off.
    Telex,
    /// The keys of VNI.
    Vni,
    /// The tone on the other vowel than in the article.
    TonePlacement,
    /// *1048/QĐ-UBND*
    Number,
    /// *1048*
    NumberOnly,
    /// *1048 qd ubnd*
    NumberSpaced,
    /// *dmst cấp tỉnh*
    Abbreviation,
    /// The first words of a title.
    TitlePrefix,
    /// A whole title.
    Title,
    /// The same without marks.
    TitleFolded,
    /// A question in natural language.
    Question,
    /// The same without marks.
    QuestionFolded,
    /// What the measured design was tried with.
    Probe,
}

impl Kind {
    /// Every kind, in the order of the table.
    pub const ALL: [Self; 19] = [
        Self::Marked,
        Self::Folded,
        Self::Typo,
        Self::TypoFolded,
        Self::HalfTyped,
        Self::HalfTypedFolded,
        Self::Telex,
        Self::Vni,
        Self::TonePlacement,
        Self::Number,
        Self::NumberOnly,
        Self::NumberSpaced,
        Self::Abbreviation,
        Self::TitlePrefix,
        Self::Title,
        Self::TitleFolded,
        Self::Question,
        Self::QuestionFolded,
        Self::Probe,
    ];

    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Marked => "with marks",
            Self::Folded => "without marks",
            Self::Typo => "one slip, marks",
            Self::TypoFolded => "one slip, no marks",
            Self::HalfTyped => "half-typed, marks",
            Self::HalfTypedFolded => "half-typed, no marks",
            Self::Telex => "Telex keys",
            Self::Vni => "VNI keys",
            Self::TonePlacement => "other tone placement",
            Self::Number => "document number",
            Self::NumberOnly => "number alone",
            Self::NumberSpaced => "number with spaces",
            Self::Abbreviation => "abbreviation",
            Self::TitlePrefix => "title's first words",
            Self::Title => "title",
            Self::TitleFolded => "title, no marks",
            Self::Question => "question",
            Self::QuestionFolded => "question, no marks",
            Self::Probe => "probes",
        }
    }

    /// The least nDCG that is good enough.
    pub const fn ndcg_goal(self) -> Option<f64> {
        match self {
            Self::Folded => Some(0.90),
            Self::Typo | Self::TypoFolded => Some(0.80),
            _ => None,
        }
    }

    /// The least mean reciprocal rank that is good enough.
    pub const fn mrr_goal(self) -> Option<f64> {
        match self {
            Self::Title | Self::TitleFolded => Some(0.98),
            _ => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Queries to tune the engine with, and queries to report how good it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Half {
    /// May be looked at.
    Tune,
    /// Decides nothing but figures.
    Report,
}

impl Half {
    /// The half of everything that is made of `base`.
    pub fn of(base: &str) -> Self {
        if (hash(base) >> 32) & 1 == 0 { Self::Tune } else { Self::Report }
    }
}
