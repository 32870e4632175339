//! The tree of categories.

use std::sync::{Arc, PoisonError};

use domain::{Category, CategoryId, CategoryTree};

use crate::{Portal, PortalError, events::ContentKind, storage::Actor};

/// The categories of a portal.
#[derive(Clone, Copy)]
pub struct Categories<'a> {
    portal: &'a Portal,
}

impl<'a> Categories<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// The whole tree, kept in memory until it changes.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn tree(self) -> Result<Arc<CategoryTree>, PortalError> {
        let slot = &self.portal.kept().tree;
        if let Some(tree) = slot.read().unwrap_or_else(PoisonError::into_inner).clone() {
            return Ok(tree);
        }
        let tree = Arc::new(self.portal.storage().category_tree().await?);
        *slot.write().unwrap_or_else(PoisonError::into_inner) = Some(tree.clone());
        Ok(tree)
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

    fn changed(self, id: CategoryId) {
        *self.portal.kept().tree.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.portal.changed(ContentKind::Category, id.0);
    }
}
