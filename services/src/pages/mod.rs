//! Static pages.

mod desk;

use domain::{Locale, Slug, StaticPage};

pub use self::desk::PageFilter;
pub use crate::storage::pages::NewPage;
use crate::{
    Portal, PortalError,
    events::ContentKind,
    storage::{Actor, StorageError},
};

/// The static pages of a portal.
#[derive(Clone, Copy)]
pub struct Pages<'a> {
    portal: &'a Portal,
    locale: Locale,
}

impl<'a> Pages<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal, locale: Locale::Vietnamese }
    }

    /// The same in `locale`. Without this call it is Vietnamese.
    #[must_use]
    pub const fn edition(mut self, locale: Locale) -> Self {
        self.locale = locale;
        self
    }

    /// All pages of this edition in their order.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn list(self) -> Result<Vec<StaticPage>, PortalError> {
        let mut pages = self.portal.storage().pages().await?;
        pages.retain(|page| page.locale == self.locale);
        Ok(pages)
    }

    /// The page at an address, in whatever language it is written.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn by_slug(self, slug: &Slug) -> Result<Option<StaticPage>, PortalError> {
        Ok(self.portal.storage().page(slug).await?)
    }

    /// Stores a page, replacing an earlier one at the same address.
    ///
    /// # Errors
    /// When the address belongs to the portal itself, or storage fails.
    pub async fn put(self, new: NewPage) -> Result<(), PortalError> {
        if StaticPage::RESERVED_SLUGS.contains(&new.slug.as_str()) {
            return Err(
                StorageError::Corrupt(format!("the address /{} belongs to the portal", new.slug)).into()
            );
        }
        self.portal.storage().put_page(new, &Actor::System("import")).await?;
        self.portal.changed(ContentKind::Page, 0);
        Ok(())
    }
}
