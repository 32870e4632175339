//! Identity and menu as administrators keep them.

use domain::{
    Locale, MenuItemId, Permission, SiteIdentity,
    front_form::FrontFields,
    menu::{MenuEntry, MenuFields},
    site::SiteFields,
    typed::Fault,
};

use super::{FRONT, Site, key, unnamed};
use crate::{
    accounts::AccountInfo,
    events::ContentKind,
    refused::{Refused, allow},
};

impl Site<'_> {
    /// What is written in this edition's language alone.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn written(self, account: &AccountInfo) -> Result<SiteIdentity, Refused> {
        allow(account, Permission::ManageSite)?;
        let written = self.portal.storage().setting(&key(self.locale)).await?;
        Ok(match self.locale {
            Locale::Vietnamese => written.unwrap_or_else(unnamed),
            Locale::English => written.unwrap_or_default(),
        })
    }

    /// Says who runs the portal, in this edition's language.
    ///
    /// # Errors
    /// [`Refused::Mistaken`] names the fields that are wrong.
    pub async fn identify(self, account: &AccountInfo, fields: &SiteFields) -> Result<(), Refused> {
        allow(account, Permission::ManageSite)?;
        let mut identity = fields.check(self.locale)?;
        if let Some(hash) = &identity.banner {
            let picture = self.picture(hash).await?;
            identity.banner = Some(picture.ok_or_else(|| Refused::field("banner", Fault::File))?.hash);
        }
        self.keep_identity(&identity, &account.actor()).await?;
        Ok(())
    }

    /// The form of the front page as it is.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn front_fields(self, account: &AccountInfo) -> Result<FrontFields, Refused> {
        allow(account, Permission::ManageSite)?;
        let tree = self.portal.categories().tree().await?;
        Ok(FrontFields::of(&*self.front().await?, &tree))
    }

    /// Composes the front page anew.
    ///
    /// # Errors
    /// [`Refused::Mistaken`] names the fields that are wrong.
    pub async fn compose_front(self, account: &AccountInfo, fields: &FrontFields) -> Result<(), Refused> {
        allow(account, Permission::ManageSite)?;
        let mut settings = fields.check()?;
        // Somebody else may have deleted one meanwhile.
        let tree = self.portal.categories().tree().await?;
        settings.order.retain(|id| tree.get(*id).is_some());
        self.portal.storage().compose_front(FRONT, &settings, &account.actor()).await?;
        self.portal.kept().front.forget();
        self.portal.kept().tree.forget();
        self.portal.changed(ContentKind::Site, 0);
        Ok(())
    }

    /// The items of the menu in both languages, in their order.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn menu_entries(self, account: &AccountInfo) -> Result<Vec<MenuEntry>, Refused> {
        allow(account, Permission::ManageSite)?;
        Ok(self.portal.storage().menu_entries().await?)
    }

    /// Adds an item as the last of the menu, or changes one that is there.
    ///
    /// # Errors
    /// [`Refused::Unknown`]; [`Refused::Mistaken`] names the fields that are wrong.
    pub async fn put_menu_item(
        self,
        account: &AccountInfo,
        id: Option<MenuItemId>,
        fields: &MenuFields,
    ) -> Result<(), Refused> {
        allow(account, Permission::ManageSite)?;
        let item = fields.check()?;
        let known = self.portal.storage().put_menu_item(id, &item, &account.actor()).await?;
        self.menu_changed(known)
    }

    /// Moves an item one place up or down.
    ///
    /// # Errors
    /// [`Refused::Unknown`], or when storage fails.
    pub async fn shift_menu_item(
        self,
        account: &AccountInfo,
        id: MenuItemId,
        up: bool,
    ) -> Result<(), Refused> {
        allow(account, Permission::ManageSite)?;
        let known = self.portal.storage().shift_menu_item(id, up, &account.actor()).await?;
        self.menu_changed(known)
    }

    /// Takes an item off the menu.
    ///
    /// # Errors
    /// [`Refused::Unknown`], or when storage fails.
    pub async fn delete_menu_item(self, account: &AccountInfo, id: MenuItemId) -> Result<(), Refused> {
        allow(account, Permission::ManageSite)?;
        let known = self.portal.storage().delete_menu_item(id, &account.actor()).await?;
        self.menu_changed(known)
    }

    fn menu_changed(self, known: bool) -> Result<(), Refused> {
        if !known {
            return Err(Refused::Unknown);
        }
        self.portal.kept().menu.forget();
        self.portal.changed(ContentKind::Site, 0);
        Ok(())
    }
}
