//! Addresses that are no more, and where they lead.

use std::fmt;

use crate::{Locale, RedirectId, SortColumn, Timestamp};

/// The longest address that is kept, in bytes.
const MAX: usize = 500;

/// Where the portal itself, its machines and its desk answer: nothing there was
/// ever an address of content.
const RESERVED: [&str; 17] = [
    "",
    "api",
    "dang-nhap",
    "dang-xuat",
    "en",
    "healthz",
    "icons",
    "manifest.webmanifest",
    "media",
    "metrics",
    "offline",
    "pkg",
    "quan-tri",
    "readyz",
    "search",
    "sitemap",
    "sw.js",
];

/// A path below which content once was, without a language, decoded, perhaps
/// with the query that an older portal told its pages apart by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FormerPath(String);

/// Why something is no such path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoFormerPath {
    /// It is no path of this portal.
    #[error("not a path of this portal")]
    Form,
    /// The portal itself answers there.
    #[error("the portal itself answers there")]
    Reserved,
}

impl FormerPath {
    /// Reads a path such as `/tin-cu/12` or `/index.php?id=12`.
    ///
    /// # Errors
    /// When it is none, or the portal itself answers there.
    pub fn parse(text: &str) -> Result<Self, NoFormerPath> {
        let text = text.trim();
        if !is_path(text) || text.contains('#') {
            return Err(NoFormerPath::Form);
        }
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let path = Locale::split(path).1.trim_end_matches('/');
        let first = path.split('/').nth(1).unwrap_or_default();
        if RESERVED.contains(&first) {
            return Err(NoFormerPath::Reserved);
        }
        let query = if query.is_empty() { String::new() } else { format!("?{query}") };
        Ok(Self(format!("{path}{query}")))
    }

    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FormerPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where something leads: a path of this portal, or an `https` address elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination(String);

impl Destination {
    /// Reads a path or an address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let elsewhere = text.strip_prefix("https://").is_some_and(|rest| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            host.contains('.') && !host.contains(['@', '\\']) && is_plain(text)
        });
        (elsewhere || is_path(text)).then(|| Self(text.to_owned()))
    }

    /// The path or address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it lies in this portal.
    #[must_use]
    pub fn is_path(&self) -> bool {
        self.0.starts_with('/')
    }

    /// Where a reader of an edition is led: content that both have, in theirs.
    #[must_use]
    pub fn for_reader(&self, locale: Locale) -> String {
        let names_a_language = Locale::split(&self.0).0 != Locale::Vietnamese;
        if self.is_path() && !names_a_language { locale.path(&self.0) } else { self.0.clone() }
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A path that is no more and where it leads, for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// Its number.
    pub id: RedirectId,
    /// The path.
    pub from: FormerPath,
    /// Where it leads.
    pub to: Destination,
    /// Since when.
    pub made_at: Timestamp,
}

/// A path of this portal: not a scheme-relative address, nothing that browsers
/// would mend into one.
fn is_path(text: &str) -> bool {
    text.starts_with('/') && !text.starts_with("//") && is_plain(text)
}

fn is_plain(text: &str) -> bool {
    text.len() <= MAX && !text.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\')
}

/// A column by which the desk orders former addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedirectColumn {
    /// Since when it leads on.
    Made,
    /// The former address.
    From,
    /// Where it leads.
    To,
}

impl SortColumn for RedirectColumn {
    const USUAL: Self = Self::Made;
    const ALL: &'static [(&'static str, Self)] =
        &[("ngay", Self::Made), ("tu", Self::From), ("den", Self::To)];

    fn falls(self) -> bool {
        self == Self::Made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_former_path_says_no_language_and_ends_without_a_slash() {
        let path = |text| FormerPath::parse(text).map(|path| path.to_string());
        assert_eq!(path("/tin-cu/12/").as_deref(), Ok("/tin-cu/12"));
        assert_eq!(path("/en/tin-cu").as_deref(), Ok("/tin-cu"));
        assert_eq!(path(" /index.php?nv=news&id=5 ").as_deref(), Ok("/index.php?nv=news&id=5"));
        for bad in ["tin-cu", "//evil.vn/x", "/a b", "/a\\b", "https://x.vn/", "/a#b", "/\u{0}"] {
            assert_eq!(path(bad), Err(NoFormerPath::Form), "{bad}");
        }
        for reserved in ["/", "/en", "/quan-tri/x", "/api/v1", "/?p=1", "/en/quan-tri"] {
            assert_eq!(path(reserved), Err(NoFormerPath::Reserved), "{reserved}");
        }
        assert_eq!(path(&format!("/{}", "a".repeat(MAX))), Err(NoFormerPath::Form));
    }

    #[test]
    fn a_destination_is_a_path_or_lies_elsewhere_behind_https() {
        for good in ["/", "/bai-viet/x?y#z", "https://so.example.vn", "https://so.example.vn/x"] {
            assert!(Destination::parse(good).is_some(), "{good}");
        }
        for bad in
            ["", "x", "//evil.vn", "javascript:alert(1)", "http://x.vn", "https://", "https://a@b.vn", "/\\x"]
        {
            assert_eq!(Destination::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_reader_stays_in_their_language() {
        let to = |text| Destination::parse(text).unwrap();
        assert_eq!(to("/bai-viet/x").for_reader(Locale::English), "/en/bai-viet/x");
        assert_eq!(to("/en/about").for_reader(Locale::Vietnamese), "/en/about");
        assert_eq!(to("https://x.vn/").for_reader(Locale::English), "https://x.vn/");
    }
}
