//! Rows of stored pictures and files.

use std::collections::HashMap;

use domain::{FileKind, MediaId, Picture, PictureVariant, StoredFile, Timestamp};
use sea_orm::{ActiveValue::Set, DerivePartialModel, EntityTrait, QueryFilter};

use super::{Storage, StorageError, entities::media};

/// The columns of a picture, for rows that have one: read in the same query.
#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "media::Entity")]
pub(super) struct PictureRow {
    id: i64,
    hash: String,
    width: i32,
    height: i32,
    alt: String,
    variants: String,
}

impl PictureRow {
    /// The picture.
    pub(super) fn picture(self) -> Result<Picture, StorageError> {
        let variants = serde_json::from_str(&self.variants)
            .map_err(|error| StorageError::Corrupt(format!("variants of media {}: {error}", self.id)))?;
        Ok(Picture {
            hash: self.hash,
            width: u32::try_from(self.width).unwrap_or(0),
            height: u32::try_from(self.height).unwrap_or(0),
            alt: self.alt,
            variants,
        })
    }
}

/// What is known of a file when it is stored.
#[derive(Clone, Debug)]
pub struct NewMedia {
    /// Content address.
    pub hash: String,
    /// Media type by content.
    pub mime: String,
    /// Width in pixels, upright; 0 for files that are no pictures.
    pub width: u32,
    /// Height in pixels, upright; 0 for files that are no pictures.
    pub height: u32,
    /// Size of the original in bytes.
    pub bytes: u64,
    /// The name it came with.
    pub original_name: String,
    /// What it shows.
    pub alt: String,
    /// What is said below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// Its renditions, narrowest first.
    pub variants: Vec<PictureVariant>,
}

impl Storage {
    /// The picture with that content, if it is stored.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn media_by_hash(&self, hash: &str) -> Result<Option<(MediaId, Picture)>, StorageError> {
        let row = media::Entity::find()
            .filter(media::COLUMN.hash.eq(hash))
            .filter(media::COLUMN.mime.starts_with("image/"))
            .one(&self.read)
            .await?;
        row.map(|row| Ok((MediaId(row.id), picture(row)?))).transpose()
    }

    /// The file that is no picture with that content, if it is stored.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn file_by_hash(&self, hash: &str) -> Result<Option<StoredFile>, StorageError> {
        let row = media::Entity::find().filter(media::COLUMN.hash.eq(hash)).one(&self.read).await?;
        Ok(row.and_then(file))
    }

    /// Stores the row of a picture, or finds the one that is there already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_media(&self, new: NewMedia) -> Result<(MediaId, Picture), StorageError> {
        let row = self.insert_row(new).await?;
        Ok((MediaId(row.id), picture(row)?))
    }

    /// Stores the row of a file that is no picture, or finds the one that is there already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_file(&self, new: NewMedia) -> Result<(MediaId, StoredFile), StorageError> {
        let row = self.insert_row(new).await?;
        let id = MediaId(row.id);
        let file = file(row).ok_or_else(|| StorageError::Corrupt(format!("media type of media {id}")))?;
        Ok((id, file))
    }

    async fn insert_row(&self, new: NewMedia) -> Result<media::Model, StorageError> {
        let variants =
            serde_json::to_string(&new.variants).map_err(|error| StorageError::Corrupt(error.to_string()))?;
        let hash = new.hash.clone();
        let row = media::ActiveModel {
            hash: Set(new.hash),
            mime: Set(new.mime),
            width: Set(i32::try_from(new.width).unwrap_or(i32::MAX)),
            height: Set(i32::try_from(new.height).unwrap_or(i32::MAX)),
            bytes: Set(i64::try_from(new.bytes).unwrap_or(i64::MAX)),
            original_name: Set(new.original_name),
            alt: Set(new.alt),
            caption: Set(new.caption),
            credit: Set(new.credit),
            focal_x: Set(None),
            focal_y: Set(None),
            variants: Set(variants),
            created_at: Set(Timestamp::now().0),
            ..Default::default()
        };
        media::Entity::insert(row)
            .on_conflict(sea_orm::sea_query::OnConflict::column(media::Column::Hash).do_nothing().to_owned())
            .exec_without_returning(&self.write)
            .await?;
        let row = media::Entity::find().filter(media::COLUMN.hash.eq(hash.as_str())).one(&self.write).await?;
        row.ok_or_else(|| StorageError::Corrupt(format!("media {hash} vanished")))
    }

    /// The files with these numbers; unknown numbers and pictures are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn files(&self, ids: &[MediaId]) -> Result<HashMap<MediaId, StoredFile>, StorageError> {
        let rows = media::Entity::find()
            .filter(media::COLUMN.id.is_in(ids.iter().map(|id| id.0)))
            .all(&self.read)
            .await?;
        Ok(rows.into_iter().filter_map(|row| Some((MediaId(row.id), file(row)?))).collect())
    }

    /// The pictures with these numbers; unknown numbers are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pictures(&self, ids: &[MediaId]) -> Result<HashMap<MediaId, Picture>, StorageError> {
        let rows = media::Entity::find()
            .filter(media::COLUMN.id.is_in(ids.iter().map(|id| id.0)))
            .all(&self.read)
            .await?;
        rows.into_iter().map(|row| Ok((MediaId(row.id), picture(row)?))).collect()
    }
}

/// The row as a file; `None` for a picture.
fn file(row: media::Model) -> Option<StoredFile> {
    Some(StoredFile {
        kind: FileKind::from_mime(&row.mime)?,
        hash: row.hash,
        bytes: u64::try_from(row.bytes).unwrap_or(0),
        name: row.original_name,
    })
}

pub(super) fn picture(row: media::Model) -> Result<Picture, StorageError> {
    let media::Model { id, hash, width, height, alt, variants, .. } = row;
    PictureRow { id, hash, width, height, alt, variants }.picture()
}
