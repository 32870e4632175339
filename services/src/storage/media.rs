//! Rows of stored pictures and files.

use std::collections::HashMap;

use domain::{
    FileKind, FocalPoint, MediaId, Picture, PictureVariant, Stored, StoredFile, Timestamp, UserId, text::fold,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter};

use super::{
    Storage, StorageError,
    entities::{media, media_former},
};

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
    focal_x: Option<f64>,
    focal_y: Option<f64>,
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
            focus: focus(self.focal_x, self.focal_y),
        })
    }
}

/// Fractions of width and height as a place.
pub(super) fn focus(x: Option<f64>, y: Option<f64>) -> Option<FocalPoint> {
    // A fraction that is none becomes 0 or more than a hundred.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts saturate")]
    let hundredths = |fraction: f64| (fraction * 100.0).round() as u8;
    FocalPoint::new(hundredths(x?), hundredths(y?))
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
        let row = row_by_hash(&self.read, hash).await?.filter(is_picture);
        row.map(|row| Ok((MediaId(row.id), picture(row)?))).transpose()
    }

    /// The file that is no picture with that content, if it is stored.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn file_by_hash(&self, hash: &str) -> Result<Option<StoredFile>, StorageError> {
        Ok(row_by_hash(&self.read, hash).await?.and_then(file))
    }

    /// What is to be had at an address now, be it in the place of something else.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stored_by_hash(&self, hash: &str) -> Result<Option<Stored>, StorageError> {
        row_by_hash(&self.read, hash).await?.map(stored).transpose()
    }

    /// Stores the row of a picture, or finds the one that is there already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_media(&self, new: NewMedia) -> Result<(MediaId, Picture), StorageError> {
        let (row, _) = insert_row(&self.write, new, None).await?;
        Ok((MediaId(row.id), picture(row)?))
    }

    /// Stores the row of a file that is no picture, or finds the one that is there already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_file(&self, new: NewMedia) -> Result<(MediaId, StoredFile), StorageError> {
        let (row, _) = insert_row(&self.write, new, None).await?;
        let id = MediaId(row.id);
        let file = file(row).ok_or_else(|| StorageError::Corrupt(format!("media type of media {id}")))?;
        Ok((id, file))
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

/// Stores a row unless one with that content is there; gives the one that then
/// is, and whether it is new.
pub(super) async fn insert_row(
    db: &impl ConnectionTrait,
    new: NewMedia,
    owner: Option<UserId>,
) -> Result<(media::Model, bool), StorageError> {
    let hash = new.hash.clone();
    let row = media::ActiveModel {
        hash: Set(new.hash),
        mime: Set(new.mime),
        width: Set(i32::try_from(new.width).unwrap_or(i32::MAX)),
        height: Set(i32::try_from(new.height).unwrap_or(i32::MAX)),
        bytes: Set(i64::try_from(new.bytes).unwrap_or(i64::MAX)),
        folded: Set(folded([&new.original_name, &new.alt, &new.caption, &new.credit])),
        original_name: Set(new.original_name),
        alt: Set(new.alt),
        caption: Set(new.caption),
        credit: Set(new.credit),
        focal_x: Set(None),
        focal_y: Set(None),
        variants: Set(written(&new.variants)?),
        created_at: Set(Timestamp::now().0),
        owner_id: Set(owner.map(|id| id.0)),
        ..Default::default()
    };
    let inserted = media::Entity::insert(row)
        .on_conflict(sea_orm::sea_query::OnConflict::column(media::Column::Hash).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    let row = row_by_hash(db, &hash).await?;
    let row = row.ok_or_else(|| StorageError::Corrupt(format!("media {hash} vanished")))?;
    Ok((row, inserted > 0))
}

/// The row with that content, or the one that took its place.
pub(super) async fn row_by_hash(
    db: &impl ConnectionTrait,
    hash: &str,
) -> Result<Option<media::Model>, StorageError> {
    if let Some(row) = media::Entity::find().filter(media::COLUMN.hash.eq(hash)).one(db).await? {
        return Ok(Some(row));
    }
    let Some(former) = media_former::Entity::find_by_id(hash.to_owned()).one(db).await? else {
        return Ok(None);
    };
    Ok(media::Entity::find_by_id(former.media_id).one(db).await?)
}

/// What is searched.
pub(super) fn folded(said: [&str; 4]) -> String {
    fold(&said.join(" "))
}

/// Renditions as a row holds them.
pub(super) fn written(variants: &[PictureVariant]) -> Result<String, StorageError> {
    serde_json::to_string(variants).map_err(|error| StorageError::Corrupt(error.to_string()))
}

fn is_picture(row: &media::Model) -> bool {
    row.mime.starts_with("image/")
}

/// What the row describes.
pub(super) fn stored(row: media::Model) -> Result<Stored, StorageError> {
    if is_picture(&row) {
        return Ok(Stored::Picture(picture(row)?));
    }
    let id = row.id;
    let file = file(row).ok_or_else(|| StorageError::Corrupt(format!("media type of media {id}")))?;
    Ok(Stored::File(file))
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
    let media::Model { id, hash, width, height, alt, variants, focal_x, focal_y, .. } = row;
    PictureRow { id, hash, width, height, alt, variants, focal_x, focal_y }.picture()
}
