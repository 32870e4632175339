//! Pictures as the portal knows them: files in the store, rows in the database.

use domain::{MediaId, Picture, Stored};

use super::{MediaError, MediaStore, StoredPicture};
use crate::{Portal, storage::media::NewMedia};

/// What is known of a picture beside its pixels.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PictureMeta {
    /// The file name it came under.
    pub name: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Its caption.
    pub caption: String,
    /// Who made it.
    pub credit: String,
}

/// Takes a picture into the portal. One that is there already is found by its
/// content and keeps what was first said about it; nothing is decoded again.
///
/// # Errors
/// When the bytes are no acceptable picture, or the portal cannot store it.
pub async fn add(
    portal: &Portal,
    bytes: Vec<u8>,
    meta: PictureMeta,
) -> Result<(MediaId, Picture), MediaError> {
    let store = portal.media();
    let hash = MediaStore::hash(&bytes);
    let known = by_hash(portal, &hash).await?;
    if let Some(found) = known
        && store.contains(&found.1.hash).await
    {
        return Ok(found);
    }
    let stored = store.store(bytes).await?;
    Ok(portal.storage().insert_media(stored.row(meta)).await?)
}

impl StoredPicture {
    /// The row that it calls for.
    pub(super) fn row(self, meta: PictureMeta) -> NewMedia {
        NewMedia {
            hash: self.hash,
            mime: self.mime.to_owned(),
            width: self.width,
            height: self.height,
            bytes: self.bytes as u64,
            original_name: meta.name,
            alt: meta.alt,
            caption: meta.caption,
            credit: meta.credit,
            variants: self.variants,
        }
    }
}

/// The stored picture of that content address, or the one that took its place.
///
/// # Errors
/// When the database fails.
pub async fn by_hash(portal: &Portal, hash: &str) -> Result<Option<(MediaId, Picture)>, MediaError> {
    Ok(portal.storage().media_by_hash(hash).await?)
}

/// What is to be had at a content address now, be it in the place of something else.
///
/// # Errors
/// When the database fails.
pub async fn stored_by_hash(portal: &Portal, hash: &str) -> Result<Option<Stored>, MediaError> {
    Ok(portal.storage().stored_by_hash(hash).await?)
}
