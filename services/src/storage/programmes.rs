//! Rows of programme issues.

use domain::{MediaId, Programme, ProgrammeId, ProgrammeKind, SanitisedHtml, Slug, Timestamp};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::OnConflict};

use super::{Actor, Storage, StorageError, audit, cards::slug, entities::programme};

/// An issue before it has a number.
#[derive(Clone, Debug)]
pub struct NewProgramme {
    /// Its title; its slug is made from it, and identifies it.
    pub title: String,
    /// Number within the year.
    pub number: i32,
    /// The year of the issue.
    pub year: i32,
    /// What it is made of.
    pub kind: ProgrammeKind,
    /// What is in it, in a sentence.
    pub summary: String,
    /// What is in it.
    pub body: SanitisedHtml,
    /// Its cover.
    pub cover: Option<MediaId>,
    /// When it came out.
    pub published_at: Timestamp,
}

impl Storage {
    /// The newest issues, at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn programmes(&self, limit: u32) -> Result<Vec<Programme>, StorageError> {
        let rows = programme::Entity::find()
            .order_by_desc(programme::Column::PublishedAt)
            .limit(u64::from(limit))
            .all(&self.read)
            .await?;
        self.with_covers(rows).await
    }

    /// The issue at an address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn programme(&self, slug: &Slug) -> Result<Option<Programme>, StorageError> {
        let rows = programme::Entity::find()
            .filter(programme::COLUMN.slug.eq(slug.as_str()))
            .all(&self.read)
            .await?;
        Ok(self.with_covers(rows).await?.into_iter().next())
    }

    async fn with_covers(&self, rows: Vec<programme::Model>) -> Result<Vec<Programme>, StorageError> {
        let ids: Vec<MediaId> = rows.iter().filter_map(|row| row.cover_media_id.map(MediaId)).collect();
        let mut covers = self.pictures(&ids).await?;
        rows.into_iter()
            .map(|row| {
                let cover = row.cover_media_id.and_then(|id| covers.remove(&MediaId(id)));
                let kind = ProgrammeKind::from_name(&row.kind)
                    .ok_or_else(|| StorageError::Corrupt(format!("kind of programme {}", row.id)))?;
                Ok(Programme {
                    id: ProgrammeId(row.id),
                    slug: slug(row.slug)?,
                    title: row.title,
                    number: row.number,
                    year: row.year,
                    kind,
                    summary: row.summary,
                    body: SanitisedHtml::from_sanitiser(row.body_html),
                    cover,
                    published_at: Timestamp(row.published_at),
                })
            })
            .collect()
    }

    /// Stores an issue, replacing an earlier one of the same slug.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_programme(&self, new: NewProgramme, actor: &Actor) -> Result<(), StorageError> {
        use programme::Column;
        let db = self.begin().await?;
        let slug = Slug::from_title(&new.title);
        let row = programme::ActiveModel {
            slug: Set(slug.to_string()),
            title: Set(new.title),
            number: Set(new.number),
            year: Set(new.year),
            kind: Set(new.kind.as_str().to_owned()),
            summary: Set(new.summary),
            body_html: Set(new.body.as_str().to_owned()),
            cover_media_id: Set(new.cover.map(|id| id.0)),
            published_at: Set(new.published_at.0),
            ..Default::default()
        };
        let replaced = [
            Column::Title,
            Column::Number,
            Column::Year,
            Column::Kind,
            Column::Summary,
            Column::BodyHtml,
            Column::CoverMediaId,
            Column::PublishedAt,
        ];
        programme::Entity::insert(row)
            .on_conflict(OnConflict::column(Column::Slug).update_columns(replaced).to_owned())
            .exec_without_returning(&db)
            .await?;
        audit::record(&db, actor, "programme.put", ("programme", 0), slug.as_str()).await?;
        db.commit().await?;
        Ok(())
    }
}
