//! What every page is made of, before it becomes HTML.

use std::sync::Arc;

use domain::{CategoryTree, Locale, MenuItem, Picture, SiteIdentity, VisitCounts, time::Date};
use leptos::prelude::AnyView;
use services::{
    Portal, PortalError, articles::Articles, categories::Categories, pages::Pages, search_index::SearchIndex,
    site::Site,
};

use crate::i18n::Words;

/// The portal in one language: what pages are loaded from.
#[derive(Clone)]
pub struct Edition {
    /// The portal.
    pub portal: Portal,
    /// The language of the address that was asked for.
    pub locale: Locale,
}

impl Edition {
    /// The portal in `locale`.
    #[must_use]
    pub const fn new(portal: Portal, locale: Locale) -> Self {
        Self { portal, locale }
    }

    /// What pages and components say.
    #[must_use]
    pub const fn words(&self) -> &'static Words {
        Words::of(self.locale)
    }

    /// The address of `path` in this edition.
    #[must_use]
    pub fn path(&self, path: &str) -> String {
        self.locale.path(path)
    }

    /// Scheme and host the portal is reached at, without a trailing slash.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.portal.config().base_url
    }

    /// The articles of this edition.
    #[must_use]
    pub const fn articles(&self) -> Articles<'_> {
        self.portal.articles().edition(self.locale)
    }

    /// The categories, named in this edition's language.
    #[must_use]
    pub const fn categories(&self) -> Categories<'_> {
        self.portal.categories().edition(self.locale)
    }

    /// Identity and menu in this edition's language.
    #[must_use]
    pub const fn site(&self) -> Site<'_> {
        self.portal.site().edition(self.locale)
    }

    /// The static pages of this edition.
    #[must_use]
    pub const fn pages(&self) -> Pages<'_> {
        self.portal.pages().edition(self.locale)
    }

    /// The search index of this edition.
    #[must_use]
    pub const fn search_index(&self) -> SearchIndex<'_> {
        self.portal.search_index().edition(self.locale)
    }
}

/// What `<head>` says about a page.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The page's own title, without the agency's name.
    pub title: String,
    /// One or two sentences for result lists and social cards.
    pub description: String,
    /// The page's one true path with query, without a language.
    pub canonical: String,
    /// Where the page is found in the other language.
    pub translation: Translation,
    /// `article` for articles, `website` otherwise (Open Graph `og:type`).
    pub og_type: &'static str,
    /// The picture of social cards.
    pub picture: Option<Picture>,
    /// Structured data (schema.org), already serialised as JSON.
    pub json_ld: serde_json::Value,
    /// Whether search engines are asked to leave the page alone.
    pub noindex: bool,
}

/// Where a page is found in the other language.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Translation {
    /// At the same path: lists and other pages that exist in every language.
    #[default]
    SamePath,
    /// At a path of its own, given without a language.
    At(String),
    /// Nowhere.
    Missing,
}

impl Translation {
    /// Of an article or page whose translation has that slug, if there is one,
    /// below `prefix`.
    #[must_use]
    pub fn of(prefix: &str, slug: Option<&domain::Slug>) -> Self {
        slug.map_or(Self::Missing, |slug| Self::At(format!("{prefix}{slug}")))
    }
}

/// A page that is ready to be rendered.
#[derive(Clone)]
pub struct Page {
    /// HTTP status.
    pub status: u16,
    /// What `<head>` says.
    pub head: Head,
    /// Renders what stands between menu and footer.
    pub body: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

impl Page {
    /// A page with status 200.
    pub fn new(head: Head, body: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        Self { status: 200, head, body: Arc::new(body) }
    }
}

/// What a request for a page leads to.
pub enum Outcome {
    /// The page.
    Page(Box<Page>),
    /// The same content lives at another address for good (308).
    Moved(String),
}

impl From<Page> for Outcome {
    fn from(page: Page) -> Self {
        Self::Page(Box::new(page))
    }
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// Nothing lives at that address; `words` is what the address seems to say.
    #[error("no page says “{words}”")]
    NotFound {
        /// Likely search words taken from the address.
        words: String,
    },
    /// The page was there and has been withdrawn.
    #[error("withdrawn: “{words}”")]
    Gone {
        /// Likely search words taken from the address.
        words: String,
    },
    /// The portal itself failed.
    #[error(transparent)]
    Portal(#[from] PortalError),
}

impl PageError {
    /// Nothing at that address.
    #[must_use]
    pub fn not_found(address: &str) -> Self {
        Self::NotFound { words: words_of(address) }
    }

    /// Something was there and is gone.
    #[must_use]
    pub fn gone(address: &str) -> Self {
        Self::Gone { words: words_of(address) }
    }
}

/// The words an address seems to say: `/bai-viet/hoi-nghi-2023` → `hoi nghi 2023`.
fn words_of(address: &str) -> String {
    let last = address.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    last.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(12)
        .collect::<Vec<_>>()
        .join(" ")
}

/// What surrounds every page: banner, menu, footer.
#[derive(Clone)]
pub struct Frame {
    /// The language of the page.
    pub locale: Locale,
    /// The agency.
    pub site: Arc<SiteIdentity>,
    /// The picture of the banner, if it has one.
    pub banner: Arc<Option<Picture>>,
    /// The main menu.
    pub menu: Arc<Vec<MenuItem>>,
    /// All categories, for the drawer.
    pub categories: Arc<CategoryTree>,
    /// Visit statistics at rendering time; an island keeps them fresh.
    pub visits: VisitCounts,
    /// Today in Việt Nam.
    pub today: Date,
    /// Scheme and host the portal is reached at, without a trailing slash.
    pub base_url: Arc<str>,
    /// The path being shown, without a language.
    pub path: String,
    /// The address that the language switch leads to.
    pub other_language: String,
}

impl Frame {
    /// Gathers the frame of the page at `path`, which says no language.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn load(edition: &Edition, path: &str, head: &Head) -> Result<Self, PortalError> {
        let portal = &edition.portal;
        let other = edition.locale.other();
        Ok(Self {
            locale: edition.locale,
            site: edition.site().identity().await?,
            banner: edition.site().banner().await?,
            menu: edition.site().menu().await?,
            categories: edition.categories().tree().await?,
            visits: portal.visits().counts(),
            today: domain::Timestamp::now().date(),
            base_url: edition.base_url().into(),
            path: path.to_owned(),
            other_language: match &head.translation {
                Translation::SamePath => other.path(&head.canonical),
                Translation::At(path) => other.path(path),
                Translation::Missing => other.path("/"),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn an_address_gives_its_likely_words() {
        assert_eq!(words_of("/bai-viet/hoi-nghi-tong-ket.html"), "hoi nghi tong ket html");
        assert_eq!(words_of("/tin/%20/"), "20");
        assert_eq!(words_of("/"), "");
    }
}
