//! HTML that is safe to send to a reader as it stands.

use serde::Serialize;

/// Body markup that went through the portal's sanitiser.
///
/// Only the sanitiser (`services::html`) makes one from outside text, and only
/// this type may be rendered raw. It is deliberately not deserialisable: text
/// from the wire is never trusted by shape alone.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct SanitisedHtml(String);

impl SanitisedHtml {
    /// Wraps markup that the sanitiser has just produced, or that storage kept
    /// from an earlier pass. Call it from those two places only.
    #[must_use]
    pub const fn from_sanitiser(markup: String) -> Self {
        Self(markup)
    }

    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
