//! The tree of categories.

mod desk;

use std::sync::Arc;

use domain::{Category, CategoryId, CategoryTree, Locale};

pub use crate::storage::categories::arrange::CategoryEntry;
use crate::{Portal, PortalError, events::ContentKind, storage::Actor};

/// The categories of a portal.
#[derive(Clone, Copy)]
pub struct Categories<'a> {
    portal: &'a Portal,
    locale: Locale,
}

impl<'a> Categories<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal, locale: Locale::Vietnamese }
    }

    /// The same in `locale`. Without this call it is Vietnamese.
    #[must_use]
    pub const fn edition(mut self, locale: Locale) -> Self {
        self.locale = locale;
        self
    }

    /// The whole tree, kept in memory until it changes.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn tree(self) -> Result<Arc<CategoryTree>, PortalError> {
        let load = self.portal.storage().category_tree(self.locale);
        Ok(self.portal.kept().tree.get_or_load(self.locale, load).await?)
    }

    /// The category at the end of these names, from root to leaf; missing ones are made.
    ///
    /// # Errors
    /// When `names` is empty or storage fails.
    pub async fn ensure_path(self, names: &[String]) -> Result<CategoryId, PortalError> {
        let mut current: Option<Category> = None;
        for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
            let actor = Actor::System("import");
            let (category, is_new) =
                self.portal.storage().ensure_category(current.as_ref(), name, &actor).await?;
            if is_new {
                self.changed(category.id);
            }
            current = Some(category);
        }
        match current {
            Some(category) => Ok(category.id),
            None => Err(crate::storage::StorageError::Corrupt("a category without a name".to_owned()).into()),
        }
    }

    /// Changes a category's description and whether the front page shows it.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn describe(
        self,
        id: CategoryId,
        description: &str,
        on_front: bool,
    ) -> Result<(), PortalError> {
        let actor = Actor::System("seed");
        self.portal.storage().describe_category(id, description, on_front, &actor).await?;
        self.changed(id);
        Ok(())
    }

    /// Names a category in English.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn translate(self, id: CategoryId, name: &str, description: &str) -> Result<(), PortalError> {
        let actor = Actor::System("seed");
        self.portal.storage().translate_category(id, name, description, &actor).await?;
        self.changed(id);
        Ok(())
    }

    fn changed(self, id: CategoryId) {
        self.portal.kept().tree.forget();
        self.portal.changed(ContentKind::Category, id.0);
    }
}
