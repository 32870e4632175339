//! Pictures as the portal knows them: files in the store, rows in the database.

use domain::{MediaId, Picture};

use super::{MediaError, MediaStore};
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
        && store.contains(&hash).await
    {
        return Ok(found);
    }
    let stored = store.store(bytes).await?;
    let row = NewMedia {
        hash: stored.hash,
        mime: stored.mime.to_owned(),
        width: stored.width,
        height: stored.height,
        bytes: stored.bytes as u64,
        original_name: meta.name,
        alt: meta.alt,
        caption: meta.caption,
        credit: meta.credit,
        variants: stored.variants,
    };
    Ok(portal.storage().insert_media(row).await?)
}

/// The stored picture of that content address.
///
/// # Errors
/// When the database fails.
pub async fn by_hash(portal: &Portal, hash: &str) -> Result<Option<(MediaId, Picture)>, MediaError> {
    Ok(portal.storage().media_by_hash(hash).await?)
}
