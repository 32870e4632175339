//! Version numbers, as tools print them.

use std::fmt;

use serde::{Deserialize, Deserializer, de::Error};

/// A version of up to three numbers; what is left out is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(u64, u64, u64);

impl Version {
    /// The first word of `text` that is a version: `rustc 1.96.0 (ac68faa20 2026-05-25)`, `v20.20.2`.
    pub fn find(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::parse)
    }

    fn parse(word: &str) -> Option<Self> {
        let numbers = word.trim_start_matches('v');
        let release = numbers.split(['-', '+']).next()?;
        let mut parts = release.split('.');
        let major = parts.next()?.parse().ok()?;
        let mut following = || match parts.next() {
            Some(part) => part.parse().ok(),
            None => Some(0),
        };
        let version = Self(major, following()?, following()?);
        parts.next().is_none().then_some(version)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is not a version")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_what_tools_print() {
        let find = |text| Version::find(text).map(|version| version.to_string());
        assert_eq!(find("rustc 1.96.0 (ac68faa20 2026-05-25)").as_deref(), Some("1.96.0"));
        assert_eq!(find("v20.20.2\n").as_deref(), Some("20.20.2"));
        assert_eq!(find("cargo-leptos 0.3.11").as_deref(), Some("0.3.11"));
        assert_eq!(find("rustc 1.97.0-beta.2 (x 2026-06-01)").as_deref(), Some("1.97.0"));
        assert_eq!(find("no version at all"), None);
        assert_eq!(find("127.0.0.1"), None);
    }

    #[test]
    fn versions_compare_as_numbers() {
        assert!(Version::find("1.96") > Version::find("1.95.9"));
        assert!(Version::find("1.100.0") > Version::find("1.96.0"));
        assert_eq!(Version::find("20"), Version::find("20.0.0"));
    }
}
