//! The languages readers may choose: Vietnamese first, English beside it.

use serde::{Deserialize, Serialize};

/// A language of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Locale {
    /// *Tiếng Việt*, at addresses without a prefix.
    #[default]
    #[serde(rename = "vi")]
    Vietnamese,
    /// English, below `/en`.
    #[serde(rename = "en")]
    English,
}

impl Locale {
    /// Every language, the first one first.
    pub const ALL: [Self; 2] = [Self::Vietnamese, Self::English];

    /// Its language tag (BCP 47), under which storage and exports keep it too.
    #[must_use]
    pub const fn lang(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// The language of that tag.
    #[must_use]
    pub fn from_lang(lang: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.lang() == lang)
    }

    /// Language and territory as Open Graph writes them: `vi_VN`.
    #[must_use]
    pub const fn open_graph(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi_VN",
            Self::English => "en_US",
        }
    }

    /// Its own name for itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vietnamese => "Tiếng Việt",
            Self::English => "English",
        }
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Vietnamese => Self::English,
            Self::English => Self::Vietnamese,
        }
    }

    /// The address of `path`, which begins with `/`, in this language.
    #[must_use]
    pub fn path(self, path: &str) -> String {
        match self {
            Self::Vietnamese => path.to_owned(),
            Self::English if path == "/" => "/en".to_owned(),
            Self::English => format!("/en{path}"),
        }
    }

    /// The language of an address and its path without the prefix.
    #[must_use]
    pub fn split(address: &str) -> (Self, &str) {
        match address.strip_prefix("/en") {
            Some("") => (Self::English, "/"),
            Some(rest) if rest.starts_with('/') => (Self::English, rest),
            _ => (Self::Vietnamese, address),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_its_language() {
        for path in ["/", "/bai-viet/en", "/en-route"] {
            for locale in Locale::ALL {
                assert_eq!(Locale::split(&locale.path(path)), (locale, path));
            }
        }
        assert_eq!(Locale::English.path("/"), "/en");
        assert_eq!(Locale::split("/energy").0, Locale::Vietnamese);
    }
}
