//! Static pages kept by editors: introduction, contact, …

use serde::Deserialize;

use crate::{
    Locale, PageId, SanitisedHtml, Slug, SortColumn, Timestamp,
    typed::{Fault, Faults},
};

/// A static page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticPage {
    /// Its number.
    pub id: PageId,
    /// Its address below `/`.
    pub slug: Slug,
    /// Its headline.
    pub title: String,
    /// Its text.
    pub body: SanitisedHtml,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// The language it is written in.
    pub locale: Locale,
    /// Its part of the address in the other language, if it is translated.
    pub translation: Option<Slug>,
    /// The page it translates.
    pub translates: Option<PageId>,
    /// Whether readers see it.
    pub published: bool,
}

/// A column by which the desk orders pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageColumn {
    /// Its headline.
    Title,
    /// When it last changed.
    Changed,
}

impl SortColumn for PageColumn {
    const USUAL: Self = Self::Title;
    const ALL: &'static [(&'static str, Self)] = &[("tieu-de", Self::Title), ("sua", Self::Changed)];

    fn falls(self) -> bool {
        self == Self::Changed
    }
}

/// What was typed about a page, but its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedPage {
    /// Its address below `/`.
    pub slug: Slug,
    /// Its headline.
    pub title: String,
    /// The language it is written in.
    pub locale: Locale,
    /// The page it translates.
    pub translation_of: Option<PageId>,
    /// Whether readers are to see it.
    pub published: bool,
}

/// What the desk's form about a page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PageFields {
    /// Its headline.
    pub title: String,
    /// Its address; made from the headline when empty.
    pub slug: String,
    /// Its text, as plain text or markup.
    pub body: String,
    /// The language's tag.
    pub locale: String,
    /// The number of the page it translates; empty for none.
    pub translation_of: String,
    /// Not empty when readers are to see it.
    pub published: String,
}

impl PageFields {
    /// The longest headline, in characters.
    pub const MAX_TITLE: usize = 200;
    /// The longest text, in characters of what is typed.
    pub const MAX_BODY: usize = 200_000;

    /// Reads the fields.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check(&self) -> Result<TypedPage, Faults> {
        let mut faults = Faults::default();
        let title = faults.required("title", &self.title, Self::MAX_TITLE);
        let slug = faults.slug("slug", &self.slug, &title);
        if StaticPage::RESERVED_SLUGS.contains(&slug.as_str()) {
            faults.add("slug", Fault::Reserved);
        }
        if faults.lines("body", &self.body, Self::MAX_BODY).is_empty() {
            faults.add("body", Fault::Missing);
        }
        let locale = Locale::from_lang(&self.locale).unwrap_or_default();
        let translation_of = match self.translation_of.as_str() {
            "" => None,
            id => id.parse().map(PageId).map_err(|_| faults.add("translation_of", Fault::Choice)).ok(),
        };
        let published = !self.published.is_empty();
        faults.none(TypedPage { slug, title, locale, translation_of, published })
    }
}

impl StaticPage {
    /// First parts of addresses that belong to the portal itself, so that no
    /// static page may take them (the contract's table of addresses).
    pub const RESERVED_SLUGS: [&'static str; 24] = [
        "api",
        "atom",
        "bai-viet",
        "chuyen-de",
        "chuyen-muc",
        "dang-nhap",
        "dang-xuat",
        "en",
        "gop-y",
        "healthz",
        "hoi-dap",
        "icons",
        "lich-cong-tac",
        "media",
        "metrics",
        "offline",
        "pkg",
        "quan-tri",
        "search",
        "sitemap",
        "so-do-trang",
        "thong-ke",
        "tim-kiem",
        "van-ban",
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_needs_a_title_a_text_and_an_address_of_its_own() {
        let fields = PageFields { title: "Tìm kiếm".to_owned(), ..PageFields::default() };
        let faults = fields.check().unwrap_err();
        assert_eq!(faults.of("slug"), Some(&Fault::Reserved));
        assert_eq!(faults.of("body"), Some(&Fault::Missing));
        let fields = PageFields { title: "Giới thiệu".to_owned(), body: "a".to_owned(), ..fields };
        assert_eq!(fields.check().unwrap().slug.as_str(), "gioi-thieu");
    }
}
