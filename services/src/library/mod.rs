//! The media library: what staff bring, describe, replace and remove.
//!
//! Whoever writes may use everything. What one brought oneself one may describe,
//! replace and remove; what others brought, those who look after the library.

mod pieces;

use std::collections::HashMap;

use domain::{
    LibraryItem, MediaId, MediaUse, Paged, Permission, Timestamp, UserId, document_form::content_address,
    media_form::DescriptionFields, typed::Faults,
};
use futures::Stream;

pub use self::pieces::Piece;
use crate::{
    Portal,
    accounts::AccountInfo,
    events::ContentKind,
    media::{Arrived, MediaError},
    storage::{StorageError, library::Replaced},
};
pub use crate::{
    media::{PieceError, Progress, UploadId},
    storage::library::LibraryFilter,
};

/// How long what was brought is left alone, in seconds: it may stand in a text
/// that is not saved yet.
const FRESH: i64 = 24 * 3600;

/// What can go wrong in the library.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The account may not do that with this picture or file.
    #[error("this account may not do that")]
    NotAllowed,
    /// There is no such picture or file.
    #[error("there is no such picture or file")]
    Unknown,
    /// Something would be missing if it were gone.
    #[error("it is in use")]
    InUse,
    /// The fields of what is said about it have mistakes.
    #[error("mistakes in the form: {0:?}")]
    Mistaken(Faults),
    /// The same content is there already, as this item.
    #[error("the same content is there already")]
    Taken(MediaId),
    /// It cannot take the other's place.
    #[error("it is of another kind")]
    OtherKind,
    /// A piece of a file does not fit.
    #[error(transparent)]
    Piece(PieceError),
    /// The picture or file itself.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// A picture or file with all that its page tells.
#[derive(Clone, Debug)]
pub struct ItemDetails {
    /// The picture or file.
    pub item: LibraryItem,
    /// The name of who brought it; empty where nobody at the desk did.
    pub owner: String,
    /// Where it is used.
    pub uses: Vec<MediaUse>,
    /// Whether who asks may change it.
    pub may_change: bool,
}

impl ItemDetails {
    /// Whether nothing would be missing if it were gone.
    #[must_use]
    pub fn is_unused(&self) -> bool {
        !self.uses.iter().any(|used| used.place.is_current())
    }
}

/// The media library of a portal.
#[derive(Clone, Copy)]
pub struct Library<'a> {
    portal: &'a Portal,
}

impl<'a> Library<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// Takes in a picture or file as it comes. What is there already is found
    /// by its content, and keeps its name and who brought it first.
    ///
    /// # Errors
    /// When the account may not, or what comes is nothing the portal keeps.
    pub async fn add<B: AsRef<[u8]>, E>(
        self,
        account: &AccountInfo,
        name: &str,
        source: impl Stream<Item = Result<B, E>> + Unpin,
    ) -> Result<LibraryItem, LibraryError> {
        allow(account.role.may(Permission::UseMedia))?;
        let (storage, store) = (self.portal.storage(), self.portal.media());
        let arrived = Arrived::receive(store, source).await?;
        if let Some(known) = storage.library_item_by_hash(&arrived.hash).await?
            && store.contains(known.stored.hash()).await
        {
            return Ok(known);
        }
        let new = arrived.settle(store, name).await?;
        Ok(storage.add_to_library(new, &account.actor()).await?)
    }

    /// Page `page` of the library.
    ///
    /// # Errors
    /// [`LibraryError::NotAllowed`], or when storage fails.
    pub async fn page(
        self,
        account: &AccountInfo,
        filter: &LibraryFilter,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<LibraryItem>, LibraryError> {
        allow(account.role.may(Permission::UseMedia))?;
        Ok(self.portal.storage().library(filter, account.id, page, per_page).await?)
    }

    /// Some pictures and files, in no particular order; unknown numbers are left out.
    ///
    /// # Errors
    /// [`LibraryError::NotAllowed`], or when storage fails.
    pub async fn items(
        self,
        account: &AccountInfo,
        ids: &[MediaId],
    ) -> Result<Vec<LibraryItem>, LibraryError> {
        allow(account.role.may(Permission::UseMedia))?;
        Ok(self.portal.storage().library_items(ids).await?)
    }

    /// The pictures and files that addresses name, by the content address in
    /// each; those that name none are left out.
    ///
    /// # Errors
    /// [`LibraryError::NotAllowed`], or when storage fails.
    pub async fn behind(
        self,
        account: &AccountInfo,
        addresses: &[&str],
    ) -> Result<HashMap<String, LibraryItem>, LibraryError> {
        allow(account.role.may(Permission::UseMedia))?;
        let mut found = HashMap::new();
        for hash in addresses.iter().filter_map(|address| content_address(address)) {
            if let Some(item) = self.portal.storage().library_item_by_hash(hash).await? {
                found.insert(hash.to_owned(), item);
            }
        }
        Ok(found)
    }

    /// All about one picture or file.
    ///
    /// # Errors
    /// [`LibraryError::NotAllowed`], [`LibraryError::Unknown`], or when storage fails.
    pub async fn item(self, account: &AccountInfo, id: MediaId) -> Result<ItemDetails, LibraryError> {
        allow(account.role.may(Permission::UseMedia))?;
        let storage = self.portal.storage();
        let item = storage.library_item(id).await?.ok_or(LibraryError::Unknown)?;
        let owner = match item.owner {
            Some(owner) => storage.owner_name(owner).await?.unwrap_or_default(),
            None => String::new(),
        };
        let uses = storage.media_uses(id).await?;
        Ok(ItemDetails { may_change: may_change(account, item.owner), owner, uses, item })
    }

    /// Changes what is said about a picture or file.
    ///
    /// # Errors
    /// When the account may not, the fields have mistakes, there is no such thing, or storage fails.
    pub async fn describe(
        self,
        account: &AccountInfo,
        id: MediaId,
        fields: &DescriptionFields,
    ) -> Result<(), LibraryError> {
        self.changeable(account, id).await?;
        let said = fields.check().map_err(LibraryError::Mistaken)?;
        if !self.portal.storage().describe_media(id, &said, &account.actor()).await? {
            return Err(LibraryError::Unknown);
        }
        self.changed();
        Ok(())
    }

    /// Puts what comes in the place of a picture or file, wherever that is used.
    ///
    /// # Errors
    /// When the account may not, what comes cannot take that place, or storage fails.
    pub async fn replace<B: AsRef<[u8]>, E>(
        self,
        account: &AccountInfo,
        id: MediaId,
        name: &str,
        source: impl Stream<Item = Result<B, E>> + Unpin,
    ) -> Result<(), LibraryError> {
        let before = self.changeable(account, id).await?;
        let store = self.portal.media();
        let arrived = Arrived::receive(store, source).await?;
        if arrived.hash == before.stored.hash() {
            return Err(LibraryError::Taken(id));
        }
        let new = arrived.settle(store, name).await?;
        let hash = new.hash.clone();
        match self.portal.storage().replace_media(id, new, &account.actor()).await? {
            Replaced::Done { former } => {
                // The old content may be what must no longer be seen.
                self.forget_files(&former).await;
                self.changed();
                Ok(())
            }
            Replaced::Same => Err(LibraryError::Taken(id)),
            Replaced::Taken(other) => Err(LibraryError::Taken(other)),
            refused => {
                self.forget_files(&hash).await;
                Err(if refused == Replaced::OtherKind {
                    LibraryError::OtherKind
                } else {
                    LibraryError::Unknown
                })
            }
        }
    }

    /// Removes a picture or file that nothing uses.
    ///
    /// # Errors
    /// When the account may not, it is in use, there is no such thing, or storage fails.
    pub async fn delete(self, account: &AccountInfo, id: MediaId) -> Result<(), LibraryError> {
        self.changeable(account, id).await?;
        let removed = self.portal.storage().delete_media(id, &account.actor()).await?;
        self.forget_files(&removed.ok_or(LibraryError::InUse)?).await;
        Ok(())
    }

    /// What has been there for a day and is used nowhere, not even in an
    /// earlier version of an article; the oldest first.
    ///
    /// # Errors
    /// [`LibraryError::NotAllowed`], or when storage fails.
    pub async fn unused(
        self,
        account: &AccountInfo,
        now: Timestamp,
    ) -> Result<Vec<LibraryItem>, LibraryError> {
        allow(account.role.may(Permission::ManageMedia))?;
        Ok(self.portal.storage().unused_media(now.plus_seconds(-FRESH)).await?)
    }

    /// Removes those of `ids` that are used nowhere still. Gives how many they were.
    ///
    /// # Errors
    /// [`LibraryError::NotAllowed`], or when storage fails.
    pub async fn delete_unused(
        self,
        account: &AccountInfo,
        ids: &[MediaId],
        now: Timestamp,
    ) -> Result<usize, LibraryError> {
        let unused = self.unused(account, now).await?;
        let mut removed = 0;
        for item in unused.into_iter().filter(|item| ids.contains(&item.id)) {
            if let Some(hash) = self.portal.storage().delete_media(item.id, &account.actor()).await? {
                self.forget_files(&hash).await;
                removed += 1;
            }
        }
        Ok(removed)
    }

    async fn changeable(self, account: &AccountInfo, id: MediaId) -> Result<LibraryItem, LibraryError> {
        let item = self.portal.storage().library_item(id).await?.ok_or(LibraryError::Unknown)?;
        allow(may_change(account, item.owner))?;
        Ok(item)
    }

    /// Pictures are seen everywhere, even around every page.
    fn changed(self) {
        self.portal.kept().banner.forget();
        self.portal.changed(ContentKind::Site, 0);
    }

    /// The row is gone already, or never came to be; files that stay only take
    /// room. Those that something in the library has stay: what was refused may
    /// have had the content of what is there.
    async fn forget_files(self, hash: &str) {
        match self.portal.storage().library_item_by_hash(hash).await {
            Ok(Some(item)) if item.stored.hash() == hash => return,
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, hash, "files of the media store are left: who has them is not known");
                return;
            }
        }
        if let Err(error) = self.portal.media().remove(hash).await {
            tracing::warn!(%error, hash, "files of the media store could not be removed");
        }
    }
}

fn may_change(account: &AccountInfo, owner: Option<UserId>) -> bool {
    let least = if owner == Some(account.id) { Permission::UseMedia } else { Permission::ManageMedia };
    account.role.may(least)
}

const fn allow(allowed: bool) -> Result<(), LibraryError> {
    if allowed { Ok(()) } else { Err(LibraryError::NotAllowed) }
}
