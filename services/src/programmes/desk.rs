//! Issues of programmes as editors keep them.

use domain::{Paged, Permission, Programme, ProgrammeId, programme_form::ProgrammeFields, typed::Fault};

use super::Programmes;
use crate::{
    accounts::AccountInfo,
    events::ContentKind,
    html,
    refused::{Refused, allow},
    storage::programmes::desk::{ProgrammeFilter, ProgrammeOutcome},
};

impl Programmes<'_> {
    /// Page `page` of the issues that pass `filter`.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn find(
        self,
        account: &AccountInfo,
        filter: &ProgrammeFilter,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<Programme>, Refused> {
        allow(account, Permission::EditProgrammes)?;
        Ok(self.portal.storage().find_programmes(filter, page, per_page).await?)
    }

    /// The issue of that number.
    ///
    /// # Errors
    /// [`Refused::Unknown`], or when storage fails.
    pub async fn get(self, account: &AccountInfo, id: ProgrammeId) -> Result<Programme, Refused> {
        allow(account, Permission::EditProgrammes)?;
        self.portal.storage().programme_by_id(id).await?.ok_or(Refused::Unknown)
    }

    /// Adds an issue, or changes the one of that number.
    ///
    /// # Errors
    /// [`Refused::Unknown`]; [`Refused::Mistaken`] names the fields that are wrong.
    pub async fn change(
        self,
        account: &AccountInfo,
        id: Option<ProgrammeId>,
        fields: &ProgrammeFields,
    ) -> Result<ProgrammeId, Refused> {
        allow(account, Permission::EditProgrammes)?;
        let (change, body) = (fields.check()?, html::typed(&fields.body));
        match self.portal.storage().change_programme(id, change, &body, &account.actor()).await? {
            ProgrammeOutcome::Done(id) => {
                self.portal.changed(ContentKind::Programme, id.0);
                Ok(id)
            }
            ProgrammeOutcome::Unknown => Err(Refused::Unknown),
            ProgrammeOutcome::Taken(title) => Err(Refused::field("slug", Fault::Taken(title))),
            ProgrammeOutcome::NoFile(field) => Err(Refused::field(field, Fault::File)),
        }
    }

    /// Deletes an issue.
    ///
    /// # Errors
    /// [`Refused::Unknown`], or when storage fails.
    pub async fn delete(self, account: &AccountInfo, id: ProgrammeId) -> Result<(), Refused> {
        allow(account, Permission::EditProgrammes)?;
        if !self.portal.storage().delete_programme(id, &account.actor()).await? {
            return Err(Refused::Unknown);
        }
        self.portal.changed(ContentKind::Programme, id.0);
        Ok(())
    }
}
