//! The media library as the desk sees it.

mod replace;
mod uses;

use domain::{
    LibraryItem, LibraryKind, LibraryOnly, LibraryOrder, MediaId, Paged, Timestamp, UserId,
    media_form::Description, text::fold,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::LikeExpr,
};

pub use replace::Replaced;

use super::{
    Actor, Storage, StorageError, audit,
    entities::{account, media},
    media::{NewMedia, folded, insert_row, row_by_hash, stored},
};

/// The subject of audit entries about what readers do not see.
pub(super) const SHELF: &str = "library";
/// The subject of those about what they do.
const PUBLIC: &str = "media";
/// How many words of a search count.
const MAX_WORDS: usize = 8;

/// Which part of the library a list shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LibraryFilter {
    /// Every word of it is in the name or what is said about it.
    pub words: String,
    /// Of this kind only.
    pub kind: Option<LibraryKind>,
    /// What it comes down to.
    pub only: Option<LibraryOnly>,
    /// What comes first.
    pub order: LibraryOrder,
}

impl Storage {
    /// Stores what somebody brought, or finds what is there already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add_to_library(&self, new: NewMedia, actor: &Actor) -> Result<LibraryItem, StorageError> {
        let db = self.begin().await?;
        let (row, is_new) = insert_row(&db, new, actor.parts().0).await?;
        if is_new {
            audit::record(&db, actor, "media.add", (SHELF, row.id), &row.original_name).await?;
        }
        db.commit().await?;
        item(row)
    }

    /// Page `page` of what `reader` looks for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn library(
        &self,
        filter: &LibraryFilter,
        reader: UserId,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<LibraryItem>, StorageError> {
        let mut select = media::Entity::find();
        for word in fold(&filter.words).split_whitespace().take(MAX_WORDS) {
            let word = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            select =
                select.filter(media::Column::Folded.like(LikeExpr::new(format!("%{word}%")).escape('\\')));
        }
        select = match filter.kind {
            Some(LibraryKind::Picture) => select.filter(media::COLUMN.mime.starts_with("image/")),
            Some(LibraryKind::File) => select.filter(media::Column::Mime.not_like("image/%")),
            None => select,
        };
        select = match filter.only {
            Some(LibraryOnly::Mine) => select.filter(media::COLUMN.owner_id.eq(reader.0)),
            Some(LibraryOnly::WithoutAlt) => {
                select.filter(media::COLUMN.mime.starts_with("image/")).filter(media::COLUMN.alt.eq(""))
            }
            None => select,
        };
        let total = select.clone().count(&self.read).await?;
        let select = match filter.order {
            LibraryOrder::Newest => {
                select.order_by_desc(media::Column::CreatedAt).order_by_desc(media::Column::Id)
            }
            LibraryOrder::Oldest => {
                select.order_by_asc(media::Column::CreatedAt).order_by_asc(media::Column::Id)
            }
            LibraryOrder::Name => select.order_by_asc(media::Column::Folded).order_by_asc(media::Column::Id),
            LibraryOrder::Largest => {
                select.order_by_desc(media::Column::Bytes).order_by_desc(media::Column::Id)
            }
        };
        let skip = u64::from(page.saturating_sub(1)) * u64::from(per_page);
        let rows = select.offset(skip).limit(u64::from(per_page)).all(&self.read).await?;
        let items = rows.into_iter().map(item).collect::<Result<_, _>>()?;
        Ok(Paged { items, page, per_page, total })
    }

    /// One picture or file.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn library_item(&self, id: MediaId) -> Result<Option<LibraryItem>, StorageError> {
        media::Entity::find_by_id(id.0).one(&self.read).await?.map(item).transpose()
    }

    /// The picture or file with that content, or the one that took its place.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn library_item_by_hash(&self, hash: &str) -> Result<Option<LibraryItem>, StorageError> {
        row_by_hash(&self.read, hash).await?.map(item).transpose()
    }

    /// What others call an account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn owner_name(&self, id: UserId) -> Result<Option<String>, StorageError> {
        Ok(account::Entity::find_by_id(id.0).one(&self.read).await?.map(|account| account.display_name))
    }

    /// Those with these numbers, in no particular order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn library_items(&self, ids: &[MediaId]) -> Result<Vec<LibraryItem>, StorageError> {
        let rows = media::Entity::find()
            .filter(media::COLUMN.id.is_in(ids.iter().map(|id| id.0)))
            .all(&self.read)
            .await?;
        rows.into_iter().map(item).collect()
    }

    /// Changes what is said about a picture or file. `false` when it is gone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn describe_media(
        &self,
        id: MediaId,
        said: &Description,
        actor: &Actor,
    ) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let Some(row) = media::Entity::find_by_id(id.0).one(&db).await? else { return Ok(false) };
        let fraction = |hundredths: u8| f64::from(hundredths) / 100.0;
        let name = row.original_name.clone();
        let mut row = row.into_active_model();
        row.folded = Set(folded([&name, &said.alt, &said.caption, &said.credit]));
        row.alt = Set(said.alt.clone());
        row.caption = Set(said.caption.clone());
        row.credit = Set(said.credit.clone());
        row.focal_x = Set(said.focus.map(|focus| fraction(focus.x())));
        row.focal_y = Set(said.focus.map(|focus| fraction(focus.y())));
        media::Entity::update(row).exec(&db).await?;
        audit::record(&db, actor, "media.describe", (PUBLIC, id.0), &name).await?;
        db.commit().await?;
        Ok(true)
    }

    /// Removes a picture or file that nothing uses. `false`, and nothing is
    /// done, when something does; the content address of what is gone otherwise.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_media(&self, id: MediaId, actor: &Actor) -> Result<Option<String>, StorageError> {
        let db = self.begin().await?;
        let Some(row) = media::Entity::find_by_id(id.0).one(&db).await? else { return Ok(None) };
        let used = uses::of(&db, &row).await?;
        if used.iter().any(|used| used.place.is_current()) {
            return Ok(None);
        }
        media::Entity::delete_by_id(id.0).exec(&db).await?;
        audit::record(&db, actor, "media.delete", (SHELF, id.0), &row.original_name).await?;
        db.commit().await?;
        Ok(Some(row.hash))
    }
}

fn item(row: media::Model) -> Result<LibraryItem, StorageError> {
    Ok(LibraryItem {
        id: MediaId(row.id),
        name: row.original_name.clone(),
        bytes: u64::try_from(row.bytes).unwrap_or(0),
        caption: row.caption.clone(),
        credit: row.credit.clone(),
        owner: row.owner_id.map(UserId),
        added_at: Timestamp(row.created_at),
        stored: stored(row)?,
    })
}
