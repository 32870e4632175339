//! One picture or file in the place of another.
//!
//! The row keeps its number, so whatever names it by number follows by itself.
//! Published texts name it by its content address and are rewritten in the same
//! transaction; readers' browsers keep files for ever, so the address must
//! change where the content does. Everything else that names the old address
//! (working copies, earlier versions, other people's links) is led to the new
//! one by `media_former`.

use domain::{MediaId, SanitisedHtml, Stored};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, sea_query::Expr,
};

use super::{Actor, NewMedia, PUBLIC, Storage, StorageError, audit, folded, stored};
use crate::{
    html,
    storage::{
        entities::{article, draft, media, media_former, page, programme},
        media::{row_by_hash, written},
    },
};

/// What came of a replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// It was done; the address that is no longer used.
    Done {
        /// The content address of what was there before.
        former: String,
    },
    /// The very same content is there already.
    Same,
    /// The content is that of another picture or file.
    Taken(MediaId),
    /// It cannot stand in the place of the other: a picture for a document.
    OtherKind,
    /// There is nothing to be replaced.
    Unknown,
}

impl Storage {
    /// Puts `new` in the place of what is there; what is said about it stays.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn replace_media(
        &self,
        id: MediaId,
        new: NewMedia,
        actor: &Actor,
    ) -> Result<Replaced, StorageError> {
        let db = self.begin().await?;
        let Some(row) = media::Entity::find_by_id(id.0).one(&db).await? else { return Ok(Replaced::Unknown) };
        match row_by_hash(&db, &new.hash).await? {
            Some(same) if same.id == row.id && same.hash == new.hash => return Ok(Replaced::Same),
            Some(other) if other.id != row.id => return Ok(Replaced::Taken(MediaId(other.id))),
            // What was there once may come back.
            _ => {
                media_former::Entity::delete_by_id(new.hash.clone()).exec(&db).await?;
            }
        }
        let former = row.hash.clone();
        let before = stored(row.clone())?;
        let changed = with_content(row, new)?;
        let after = stored(changed.clone())?;
        if !before.may_be_replaced_by(&after) {
            return Ok(Replaced::OtherKind);
        }
        let detail = format!("{former} → {}", changed.hash);
        media::Entity::update(changed.into_active_model().reset_all()).exec(&db).await?;
        let address = media_former::ActiveModel { hash: Set(former.clone()), media_id: Set(id.0) };
        media_former::Entity::insert(address).exec_without_returning(&db).await?;
        rewrite_texts(&db, &before, &after).await?;
        audit::record(&db, actor, "media.replace", (PUBLIC, id.0), &detail).await?;
        db.commit().await?;
        Ok(Replaced::Done { former })
    }
}

/// The row with other content. What must stay in sight of another picture nobody knows.
fn with_content(row: media::Model, new: NewMedia) -> Result<media::Model, StorageError> {
    Ok(media::Model {
        folded: folded([&new.original_name, &row.alt, &row.caption, &row.credit]),
        variants: written(&new.variants)?,
        hash: new.hash,
        mime: new.mime,
        width: i32::try_from(new.width).unwrap_or(i32::MAX),
        height: i32::try_from(new.height).unwrap_or(i32::MAX),
        bytes: i64::try_from(new.bytes).unwrap_or(i64::MAX),
        original_name: new.original_name,
        focal_x: None,
        focal_y: None,
        ..row
    })
}

async fn rewrite_texts(
    db: &DatabaseTransaction,
    before: &Stored,
    after: &Stored,
) -> Result<(), StorageError> {
    let folder = format!("/media/{}/", before.hash());
    macro_rules! rewrite {
        ($($entity:ident),+) => {$(
            let texts: Vec<(i64, String)> = $entity::Entity::find()
                .select_only()
                .columns([$entity::Column::Id, $entity::Column::BodyHtml])
                .filter($entity::COLUMN.body_html.contains(folder.as_str()))
                .into_tuple()
                .all(db)
                .await?;
            for (id, text) in texts {
                let text = html::exchange(&SanitisedHtml::from_sanitiser(text), before, after);
                $entity::Entity::update_many()
                    .col_expr($entity::Column::BodyHtml, Expr::value(text.as_str()))
                    .filter($entity::COLUMN.id.eq(id))
                    .exec(db)
                    .await?;
            }
        )+};
    }
    rewrite!(article, page, programme);
    draft::Entity::update_many()
        .col_expr(draft::Column::Attachment, Expr::value(after.url()))
        .filter(draft::COLUMN.attachment.eq(before.url()))
        .exec(db)
        .await?;
    Ok(())
}
