//! The site's identity and main menu, kept in memory until they change.

mod desk;
pub mod synonyms;

use std::sync::Arc;

use domain::{FrontSettings, Locale, MenuItem, Picture, SiteIdentity, Stored};
use search::Synonym;

pub use crate::storage::pages::NewMenuItem;

use crate::{Portal, PortalError, events::ContentKind, storage::Actor};

const IDENTITY: &str = "site.identity";
const FRONT: &str = "site.front";
const SYNONYMS: &str = "search.synonyms";

/// The site's identity and menu.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    portal: &'a Portal,
    locale: Locale,
}

impl<'a> Site<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal, locale: Locale::Vietnamese }
    }

    /// The same in `locale`. Without this call it is Vietnamese.
    #[must_use]
    pub const fn edition(mut self, locale: Locale) -> Self {
        self.locale = locale;
        self
    }

    /// Who runs the portal. A portal that was never set up says “Bản Tin”.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn identity(self) -> Result<Arc<SiteIdentity>, PortalError> {
        self.portal.kept().identity.get_or_load(self.locale, self.load_identity()).await
    }

    async fn load_identity(self) -> Result<SiteIdentity, PortalError> {
        let storage = self.portal.storage();
        let first = storage.setting::<SiteIdentity>(IDENTITY).await?.unwrap_or_else(unnamed);
        if self.locale == Locale::Vietnamese {
            return Ok(first);
        }
        let translated = storage.setting::<SiteIdentity>(&key(self.locale)).await?.unwrap_or_default();
        Ok(first.translated(translated))
    }

    /// The picture of the banner, if it has one.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn banner(self) -> Result<Arc<Option<Picture>>, PortalError> {
        let load = async {
            match self.identity().await?.banner.as_deref() {
                Some(hash) => self.picture(hash).await,
                None => Ok(None),
            }
        };
        self.portal.kept().banner.get_or_load(Locale::Vietnamese, load).await
    }

    /// The picture with that content address, or the one that took its place.
    async fn picture(self, hash: &str) -> Result<Option<Picture>, PortalError> {
        let item = self.portal.storage().library_item_by_hash(hash).await?;
        Ok(item.and_then(|item| match item.stored {
            Stored::Picture(picture) => Some(picture),
            Stored::File(_) => None,
        }))
    }

    /// Says who runs the portal, in this edition's language.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn set_identity(self, identity: &SiteIdentity) -> Result<(), PortalError> {
        self.keep_identity(identity, &Actor::System("seed")).await
    }

    async fn keep_identity(self, identity: &SiteIdentity, actor: &Actor) -> Result<(), PortalError> {
        self.portal.storage().set_setting(&key(self.locale), identity, actor).await?;
        self.portal.kept().identity.forget();
        self.portal.kept().banner.forget();
        if self.locale == Locale::Vietnamese {
            self.portal.visits().set_offset(identity.visits_total_offset);
        }
        self.portal.changed(ContentKind::Site, 0);
        Ok(())
    }

    /// What this site calls the same, besides the usual abbreviations.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn synonyms(self) -> Result<Vec<Synonym>, PortalError> {
        let pairs =
            self.portal.storage().setting::<Vec<(String, String)>>(SYNONYMS).await?.unwrap_or_default();
        Ok(pairs.into_iter().map(|(short, long)| Synonym { short, long }).collect())
    }

    /// Says what this site calls the same.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn set_synonyms(self, synonyms: &[Synonym], actor: &Actor) -> Result<(), PortalError> {
        let pairs: Vec<_> = synonyms.iter().map(|synonym| (&synonym.short, &synonym.long)).collect();
        self.portal.storage().set_setting(SYNONYMS, &pairs, actor).await?;
        self.portal.changed(ContentKind::Site, 0);
        Ok(())
    }

    /// How the front page is composed.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn front(self) -> Result<Arc<FrontSettings>, PortalError> {
        let load = async { Ok(self.portal.storage().setting(FRONT).await?.unwrap_or_default()) };
        self.portal.kept().front.get_or_load(Locale::Vietnamese, load).await
    }

    /// Composes the front page anew.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn set_front(self, front: &FrontSettings) -> Result<(), PortalError> {
        self.portal.storage().set_setting(FRONT, front, &Actor::System("seed")).await?;
        self.portal.kept().front.forget();
        self.portal.changed(ContentKind::Site, 0);
        Ok(())
    }

    /// The main menu.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn menu(self) -> Result<Arc<Vec<MenuItem>>, PortalError> {
        let load = self.portal.storage().menu(self.locale);
        Ok(self.portal.kept().menu.get_or_load(self.locale, load).await?)
    }

    /// Replaces the main menu.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn set_menu(self, items: &[NewMenuItem]) -> Result<(), PortalError> {
        self.portal.storage().set_menu(items, &Actor::System("seed")).await?;
        self.portal.kept().menu.forget();
        self.portal.changed(ContentKind::Site, 0);
        Ok(())
    }
}

/// Under which name the identity in `locale` is kept.
fn key(locale: Locale) -> String {
    match locale {
        Locale::Vietnamese => IDENTITY.to_owned(),
        Locale::English => format!("{IDENTITY}.{}", locale.lang()),
    }
}

fn unnamed() -> SiteIdentity {
    SiteIdentity {
        name: "Bản Tin".to_owned(),
        portal_name: "Cổng thông tin điện tử".to_owned(),
        ..SiteIdentity::default()
    }
}
