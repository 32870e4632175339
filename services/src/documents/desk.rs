//! The document registry as editors keep it.

use domain::{
    Document, DocumentColumn, DocumentFacets, DocumentFilter, DocumentId, Paged, Permission, Sort,
    Visibility,
    document_form::{DocumentFields, FILES},
    time::{dd_mm_yyyy, parse_iso_date},
    typed::Fault,
};

use super::Documents;
use crate::{
    accounts::AccountInfo,
    events::ContentKind,
    refused::{Refused, allow},
    storage::documents::desk::DocumentOutcome,
};

/// Among how many suggestions the one is looked for that a form begins with.
const SUGGESTIONS: u32 = 200;

impl Documents<'_> {
    /// Page `page` of what `filter` leaves, of a visibility or of all that are
    /// not deleted, with what the filter could be.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn desk(
        self,
        account: &AccountInfo,
        filter: &DocumentFilter,
        visibility: Option<Visibility>,
        sort: Sort<DocumentColumn>,
        (page, per_page): (u32, u32),
    ) -> Result<(Paged<Document>, DocumentFacets), Refused> {
        allow(account, Permission::EditDocuments)?;
        let storage = self.portal.storage();
        let found = storage.desk_documents(filter, visibility, sort, page, per_page).await?;
        Ok((found, storage.document_facets(filter, visibility).await?))
    }

    /// What the fields of documents hold, whether readers see them or not.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn known(self, account: &AccountInfo) -> Result<DocumentFacets, Refused> {
        allow(account, Permission::EditDocuments)?;
        Ok(self.portal.storage().document_facets(&DocumentFilter::default(), None).await?)
    }

    /// The document of that number.
    ///
    /// # Errors
    /// [`Refused::Unknown`], or when storage fails.
    pub async fn get(self, account: &AccountInfo, id: DocumentId) -> Result<Document, Refused> {
        allow(account, Permission::EditDocuments)?;
        self.portal.storage().document_by_id(id).await?.ok_or(Refused::Unknown)
    }

    /// What is known of a number that articles cite: the form begins with it.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn begin(self, account: &AccountInfo, number: &str) -> Result<DocumentFields, Refused> {
        allow(account, Permission::EditDocuments)?;
        let number = number.trim();
        let mut fields = DocumentFields::numbered(number);
        if number.is_empty() {
            return Ok(fields);
        }
        let missing = self.portal.storage().missing_documents(SUGGESTIONS).await?;
        if let Some(cited) = missing.into_iter().find(|cited| cited.number == number) {
            let day = cited.issued_on.and_then(|day| parse_iso_date(&day).ok());
            fields.issued_on = day.map(dd_mm_yyyy).unwrap_or_default();
            fields.kind = cited.kind.unwrap_or_default();
            fields.issuer = cited.issuer.unwrap_or_default();
        }
        Ok(fields)
    }

    /// Adds a document, or changes the one of that number.
    ///
    /// # Errors
    /// [`Refused::Unknown`]; [`Refused::Mistaken`] names the fields that are wrong.
    pub async fn change(
        self,
        account: &AccountInfo,
        id: Option<DocumentId>,
        fields: &DocumentFields,
    ) -> Result<DocumentId, Refused> {
        allow(account, Permission::EditDocuments)?;
        let change = fields.check()?;
        match self.portal.storage().change_document(id, change, &account.actor()).await? {
            DocumentOutcome::Done(id) => {
                self.portal.changed(ContentKind::Document, id.0);
                Ok(id)
            }
            DocumentOutcome::Unknown => Err(Refused::Unknown),
            DocumentOutcome::Taken(number) => Err(Refused::field("number", Fault::Taken(number))),
            DocumentOutcome::NoFile(place) => {
                Err(Refused::field(FILES.get(place).unwrap_or(&FILES[0]), Fault::File))
            }
        }
    }
}
