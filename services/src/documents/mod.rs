//! The registry of official documents.

mod desk;

use domain::{Document, DocumentCard, DocumentFacets, DocumentFilter, Paged, Slug, Visibility};

pub use crate::storage::{
    citations::MissingDocument,
    documents::{NewAttachment, NewDocument},
};
use crate::{Portal, PortalError, events::ContentKind, storage::Actor};

/// The document registry of a portal.
#[derive(Clone, Copy)]
pub struct Documents<'a> {
    portal: &'a Portal,
}

impl<'a> Documents<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// Page `page` (from 1), newest first.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn page(self, page: u32, per_page: u32) -> Result<Paged<Document>, PortalError> {
        self.find(&DocumentFilter::default(), page, per_page).await
    }

    /// Page `page` (from 1) of what `filter` leaves, newest first.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn find(
        self,
        filter: &DocumentFilter,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<Document>, PortalError> {
        Ok(self.portal.storage().documents(filter, page, per_page).await?)
    }

    /// What each part of `filter` could be, with how much it would leave.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn facets(self, filter: &DocumentFilter) -> Result<DocumentFacets, PortalError> {
        Ok(self.portal.storage().document_facets(filter, Some(Visibility::Shown)).await?)
    }

    /// The newest documents, as lists show them.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn latest(self, limit: u32) -> Result<Vec<DocumentCard>, PortalError> {
        Ok(self.portal.storage().document_cards(limit).await?)
    }

    /// The document at an address.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn by_slug(self, slug: &Slug) -> Result<Option<Document>, PortalError> {
        Ok(self.portal.storage().document(slug).await?)
    }

    /// What published articles cite and the registry does not have, the most
    /// cited first: suggestions to add.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn missing(self, limit: u32) -> Result<Vec<MissingDocument>, PortalError> {
        Ok(self.portal.storage().missing_documents(limit).await?)
    }

    /// Stores a document, replacing an earlier one of the same number and date.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn put(self, new: NewDocument) -> Result<(), PortalError> {
        self.portal.storage().put_document(new, &Actor::System("import")).await?;
        self.portal.changed(ContentKind::Document, 0);
        Ok(())
    }
}
