//! Addresses made from Vietnamese titles.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::fold;

/// One part of an address: lower-case ASCII letters and digits in groups
/// joined by single hyphens, never empty, at most [`Slug::MAX_LEN`] bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

impl Slug {
    /// The longest slug, in bytes: a whole headline fits, a paragraph does not.
    pub const MAX_LEN: usize = 120;

    /// Makes a slug of a title: diacritics folded (`Đổi mới` → `doi-moi`), the
    /// rest hyphenated, cut at a word. A title without a letter or digit gives `bai`.
    #[must_use]
    pub fn from_title(title: &str) -> Self {
        let folded = fold(title);
        let mut slug = String::new();
        for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            let separator = usize::from(!slug.is_empty());
            if slug.len() + separator + word.len() > Self::MAX_LEN {
                if slug.is_empty() {
                    slug.push_str(&word[..Self::MAX_LEN]);
                }
                break;
            }
            if separator == 1 {
                slug.push('-');
            }
            slug.push_str(word);
        }
        if slug.is_empty() {
            slug.push_str("bai");
        }
        Self(slug.to_ascii_lowercase())
    }

    /// The same slug with a number behind it, for the second article of one title.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        let suffix = format!("-{number}");
        let stem: String = self.0.chars().take(Self::MAX_LEN - suffix.len()).collect();
        Self(format!("{}{suffix}", stem.trim_end_matches('-')))
    }

    /// The text of the slug.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words of the slug, for guessing what a broken address meant.
    #[must_use]
    pub fn words(&self) -> String {
        self.0.replace('-', " ")
    }
}

/// The text is not of a slug's form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not lower-case letters and digits joined by single hyphens")]
pub struct InvalidSlug(String);

impl TryFrom<String> for Slug {
    type Error = InvalidSlug;

    fn try_from(text: String) -> Result<Self, InvalidSlug> {
        let valid = text.len() <= Self::MAX_LEN
            && text.split('-').all(|word| {
                !word.is_empty()
                    && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
        if valid { Ok(Self(text)) } else { Err(InvalidSlug(text)) }
    }
}

impl TryFrom<&str> for Slug {
    type Error = InvalidSlug;

    fn try_from(text: &str) -> Result<Self, InvalidSlug> {
        text.to_owned().try_into()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_vietnamese_title_becomes_its_plain_words() {
        let slug = |title| Slug::from_title(title).to_string();
        assert_eq!(slug("Đổi mới sáng tạo: năm 2024!"), "doi-moi-sang-tao-nam-2024");
        assert_eq!(slug("Hội nghị tổng kết hoạt động KH&CN"), "hoi-nghi-tong-ket-hoat-dong-kh-cn");
        assert_eq!(slug("  —  "), "bai");
    }

    proptest! {
        #[test]
        fn every_title_gives_a_valid_slug(title in any::<String>(), number in 2_u32..5_000) {
            let slug = Slug::from_title(&title);
            prop_assert_eq!(Slug::try_from(slug.as_str()), Ok(slug.clone()));
            let numbered = slug.numbered(number);
            prop_assert_eq!(Slug::try_from(numbered.as_str()), Ok(numbered.clone()));
            prop_assert_ne!(numbered, slug);
        }

        #[test]
        fn a_slug_is_its_own_slug(title in "\\PC{1,60}") {
            let slug = Slug::from_title(&title);
            prop_assert_eq!(Slug::from_title(slug.as_str()), slug);
        }
    }
}
