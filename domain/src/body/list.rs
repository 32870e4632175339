//! Lists: with bullets, with numbers, of tasks.

use serde::{Deserialize, Serialize};

use super::{TextBlock, tagged};

/// An item of a list: a paragraph, and what hangs on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "tagged::Item", into = "tagged::Item")]
pub struct ListItem {
    /// A paragraph first.
    pub content: Vec<TextBlock>,
}

/// How a numbered list counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbering {
    /// The first item's number.
    pub start: i32,
    /// What the numbers look like.
    #[serde(default, rename = "type")]
    pub style: NumberStyle,
}

impl Default for Numbering {
    fn default() -> Self {
        Self { start: 1, style: NumberStyle::Decimal }
    }
}

/// What the numbers of a list look like, named as HTML names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum NumberStyle {
    /// 1, 2, 3
    #[default]
    #[serde(rename = "1")]
    Decimal,
    /// a, b, c
    #[serde(rename = "a")]
    LowerAlpha,
    /// A, B, C
    #[serde(rename = "A")]
    UpperAlpha,
    /// i, ii, iii
    #[serde(rename = "i")]
    LowerRoman,
    /// I, II, III
    #[serde(rename = "I")]
    UpperRoman,
}

impl NumberStyle {
    /// The value of HTML's `type`; none for plain numbers, which need none.
    #[must_use]
    pub const fn html_type(self) -> Option<&'static str> {
        match self {
            Self::Decimal => None,
            Self::LowerAlpha => Some("a"),
            Self::UpperAlpha => Some("A"),
            Self::LowerRoman => Some("i"),
            Self::UpperRoman => Some("I"),
        }
    }
}

/// What stands in a list of tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum Task {
    /// A task: a paragraph, and what hangs on it.
    TaskItem {
        /// How far it is.
        attrs: TaskState,
        /// A paragraph first.
        content: Vec<TextBlock>,
    },
}

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskState {
    /// Whether it is done.
    pub checked: bool,
}
