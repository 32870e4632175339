//! Static pages.

use domain::{Slug, StaticPage};

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
}

impl<'a> Pages<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// All pages in their order.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn list(self) -> Result<Vec<StaticPage>, PortalError> {
        Ok(self.portal.storage().pages().await?)
    }

    /// The page at an address.
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
