//! Special programmes.

mod desk;

use domain::{Programme, ProgrammeCard, Slug};

pub use crate::storage::programmes::{NewProgramme, NewProgrammeContent, desk::ProgrammeFilter};
use crate::{Portal, PortalError, events::ContentKind, storage::Actor};

/// A programme has a few issues a year; a list of all of them stays short.
const ALL: u32 = 1000;

/// The programmes of a portal.
#[derive(Clone, Copy)]
pub struct Programmes<'a> {
    portal: &'a Portal,
}

impl<'a> Programmes<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// All issues that readers see, newest first.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn list(self) -> Result<Vec<Programme>, PortalError> {
        Ok(self.portal.storage().programmes(ALL).await?)
    }

    /// The newest issues, as lists show them.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn latest(self, limit: u32) -> Result<Vec<ProgrammeCard>, PortalError> {
        Ok(self.portal.storage().programme_cards(limit).await?)
    }

    /// The issue at an address.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn by_slug(self, slug: &Slug) -> Result<Option<Programme>, PortalError> {
        Ok(self.portal.storage().programme(slug).await?)
    }

    /// Stores an issue, replacing an earlier one of the same title.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn put(self, new: NewProgramme) -> Result<(), PortalError> {
        self.portal.storage().put_programme(new, &Actor::System("import")).await?;
        self.portal.changed(ContentKind::Programme, 0);
        Ok(())
    }
}
