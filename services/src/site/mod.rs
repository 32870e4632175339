//! The site's identity and main menu, kept in memory until they change.

use std::sync::{Arc, PoisonError};

use domain::{MenuItem, SiteIdentity};

use crate::{Portal, PortalError, events::ContentKind, storage::Actor};

const IDENTITY: &str = "site.identity";

/// The site's identity and menu.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    portal: &'a Portal,
}

impl<'a> Site<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// Who runs the portal. A portal that was never set up says “Bản Tin”.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn identity(self) -> Result<Arc<SiteIdentity>, PortalError> {
        let slot = &self.portal.kept().identity;
        if let Some(identity) = slot.read().unwrap_or_else(PoisonError::into_inner).clone() {
            return Ok(identity);
        }
        let stored = self.portal.storage().setting::<SiteIdentity>(IDENTITY).await?;
        let identity = Arc::new(stored.unwrap_or_else(unnamed));
        *slot.write().unwrap_or_else(PoisonError::into_inner) = Some(identity.clone());
        Ok(identity)
    }

    /// Says who runs the portal.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn set_identity(self, identity: &SiteIdentity) -> Result<(), PortalError> {
        self.portal.storage().set_setting(IDENTITY, identity, &Actor::System("seed")).await?;
        *self.portal.kept().identity.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.portal.visits().set_offset(identity.visits_total_offset);
        self.portal.changed(ContentKind::Site, 0);
        Ok(())
    }

    /// The main menu.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn menu(self) -> Result<Arc<Vec<MenuItem>>, PortalError> {
        let slot = &self.portal.kept().menu;
        if let Some(menu) = slot.read().unwrap_or_else(PoisonError::into_inner).clone() {
            return Ok(menu);
        }
        let menu = Arc::new(self.portal.storage().menu().await?);
        *slot.write().unwrap_or_else(PoisonError::into_inner) = Some(menu.clone());
        Ok(menu)
    }

    /// Replaces the main menu.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn set_menu(self, items: &[MenuItem]) -> Result<(), PortalError> {
        self.portal.storage().set_menu(items, &Actor::System("seed")).await?;
        *self.portal.kept().menu.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.portal.changed(ContentKind::Site, 0);
        Ok(())
    }
}

fn unnamed() -> SiteIdentity {
    SiteIdentity {
        name: "Bản Tin".to_owned(),
        portal_name: "Cổng thông tin điện tử".to_owned(),
        ..SiteIdentity::default()
    }
}
