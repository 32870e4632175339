//! Rows of draft documents.

use std::collections::HashMap;

use domain::{
    DraftId, FeedbackKind, Paged, Slug, Timestamp,
    feedback::{Draft, DraftCard, NewDraft},
    time::{iso_date, parse_iso_date},
};
use sea_orm::{
    ActiveValue::Set, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};

use super::published;
use crate::storage::{
    Actor, Storage, StorageError, audit,
    cards::slug,
    entities::{draft, feedback},
};

impl Storage {
    /// Page `page` of the drafts: the one that closes last comes first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn drafts(&self, page: u32, per_page: u32) -> Result<Paged<DraftCard>, StorageError> {
        let select =
            draft::Entity::find().order_by_desc(draft::Column::ClosesOn).order_by_desc(draft::Column::Id);
        let total = select.clone().count(&self.read).await?;
        let skip = u64::from(page.saturating_sub(1)) * u64::from(per_page);
        let rows = select.offset(skip).limit(u64::from(per_page)).all(&self.read).await?;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let counts: Vec<(Option<i64>, i64)> = published(FeedbackKind::Comment)
            .filter(feedback::COLUMN.draft_id.is_in(ids))
            .select_only()
            .column(feedback::Column::DraftId)
            .column_as(sea_orm::ColumnTrait::count(&feedback::Column::Id), "comments")
            .group_by(feedback::Column::DraftId)
            .into_tuple()
            .all(&self.read)
            .await?;
        let counts: HashMap<i64, i64> =
            counts.into_iter().filter_map(|(draft, count)| Some((draft?, count))).collect();
        let card = |row: draft::Model| {
            let comments = counts.get(&row.id).copied().unwrap_or_default();
            Ok(DraftCard { draft: to_draft(row)?, comments: u64::try_from(comments).unwrap_or_default() })
        };
        let items = rows.into_iter().map(card).collect::<Result<_, StorageError>>()?;
        Ok(Paged { items, page, per_page, total })
    }

    /// The draft at an address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn draft(&self, slug: &Slug) -> Result<Option<Draft>, StorageError> {
        let row = draft::Entity::find().filter(draft::COLUMN.slug.eq(slug.as_str())).one(&self.read).await?;
        row.map(to_draft).transpose()
    }

    /// Stores a draft, replacing an earlier one of the same title.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_draft(&self, new: NewDraft, actor: &Actor) -> Result<Slug, StorageError> {
        use draft::Column;
        let slug = Slug::from_title(&new.title);
        let row = draft::ActiveModel {
            slug: Set(slug.to_string()),
            title: Set(new.title),
            body: Set(new.body),
            attachment: Set(new.attachment),
            closes_on: Set(iso_date(new.closes_on)),
            opened_at: Set(Timestamp::now().0),
            ..Default::default()
        };
        let replaced = [Column::Title, Column::Body, Column::Attachment, Column::ClosesOn];
        let db = self.begin().await?;
        draft::Entity::insert(row)
            .on_conflict(OnConflict::column(Column::Slug).update_columns(replaced).to_owned())
            .exec_without_returning(&db)
            .await?;
        audit::record(&db, actor, "draft.put", ("draft", 0), slug.as_str()).await?;
        db.commit().await?;
        Ok(slug)
    }
}

pub(super) fn to_draft(row: draft::Model) -> Result<Draft, StorageError> {
    let closes_on = parse_iso_date(&row.closes_on)
        .map_err(|_| StorageError::Corrupt(format!("closing date of draft {}", row.id)))?;
    Ok(Draft {
        id: DraftId(row.id),
        slug: slug(row.slug)?,
        title: row.title,
        body: row.body,
        attachment: row.attachment,
        closes_on,
        opened_at: Timestamp(row.opened_at),
    })
}
