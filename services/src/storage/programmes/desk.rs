//! Issues of programmes as editors keep them.

use domain::{
    FileKind, MediaId, Paged, Programme, ProgrammeId, ProgrammeKind, SanitisedHtml, Sort, Timestamp,
    programme::ProgrammeColumn,
    programme_form::{ProgrammeChange, TypedContent},
    text::{Wanted, fold},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{NewProgrammeContent, write_files};
use crate::storage::{
    Actor, Storage, StorageError, audit,
    entities::{media, programme},
    redirects,
};

/// The subject of audit entries.
const SUBJECT: &str = "programme";
/// The hour at which an issue comes out whose day alone is known.
const HOUR: u8 = 7;

/// Which issues a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgrammeFilter {
    /// Words of the title, with or without marks.
    pub words: String,
    /// Of this kind only.
    pub kind: Option<ProgrammeKind>,
    /// Those only that readers see, or those that they do not.
    pub published: Option<bool>,
    /// In this order.
    pub sort: Sort<ProgrammeColumn>,
}

/// Number, title, instant, year and number within the year.
type Listed = (i64, String, i64, i32, i32);

/// What became of a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgrammeOutcome {
    /// It is as wished.
    Done(ProgrammeId),
    /// There is no such issue.
    Unknown,
    /// The issue of that title has the address.
    Taken(String),
    /// The file that a field names is not there, or of another kind.
    NoFile(&'static str),
}

impl Storage {
    /// Page `page` of the issues that pass `filter`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_programmes(
        &self,
        filter: &ProgrammeFilter,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<Programme>, StorageError> {
        use programme::Column;
        // A few hundred in the life of a programme: titles are compared here,
        // since databases do not agree on diacritics.
        let mut select = programme::Entity::find()
            .select_only()
            .columns([Column::Id, Column::Title, Column::PublishedAt, Column::Year, Column::Number])
            .order_by_desc(Column::PublishedAt)
            .order_by_desc(Column::Id);
        if let Some(kind) = filter.kind {
            select = select.filter(programme::COLUMN.kind.eq(kind.as_str()));
        }
        if let Some(published) = filter.published {
            select = select.filter(programme::COLUMN.published.eq(published));
        }
        let mut found: Vec<Listed> = select.into_tuple().all(&self.read).await?;
        let wanted = Wanted::of(&filter.words);
        found.retain(|(_, title, ..)| wanted.is_in(title));
        let sort = filter.sort;
        match sort.by {
            ProgrammeColumn::PublishedOn => found.sort_by(|a, b| sort.directed(a.2.cmp(&b.2))),
            ProgrammeColumn::Number => found.sort_by(|a, b| sort.directed((a.3, a.4).cmp(&(b.3, b.4)))),
            ProgrammeColumn::Title => {
                found.sort_by_cached_key(|(_, title, ..)| fold(title));
                if sort.falling {
                    found.reverse();
                }
            }
        }
        let shown = Paged::cut(found, page, per_page).map(|(id, ..)| id);
        let mut rows = programme::Entity::find()
            .filter(programme::COLUMN.id.is_in(shown.items.iter().copied()))
            .all(&self.read)
            .await?;
        rows.sort_by_key(|row| shown.items.iter().position(|id| *id == row.id));
        let Paged { page, per_page, total, .. } = shown;
        Ok(Paged { items: self.with_media(rows).await?, page, per_page, total })
    }

    /// The issue of that number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn programme_by_id(&self, id: ProgrammeId) -> Result<Option<Programme>, StorageError> {
        let rows = programme::Entity::find_by_id(id.0).all(&self.read).await?;
        Ok(self.with_media(rows).await?.into_iter().next())
    }

    /// Adds an issue, or changes the one of that number; its former address
    /// leads to the new one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn change_programme(
        &self,
        id: Option<ProgrammeId>,
        change: ProgrammeChange,
        body: &SanitisedHtml,
        actor: &Actor,
    ) -> Result<ProgrammeOutcome, StorageError> {
        let db = self.begin().await?;
        let slug = change.slug.clone();
        let by_slug = programme::Entity::find().filter(programme::COLUMN.slug.eq(slug.as_str()));
        if let Some(holder) = by_slug.one(&db).await?.filter(|row| Some(ProgrammeId(row.id)) != id) {
            return Ok(ProgrammeOutcome::Taken(holder.title));
        }
        let before = match id {
            Some(id) => match programme::Entity::find_by_id(id.0).one(&db).await? {
                Some(row) => Some(row),
                None => return Ok(ProgrammeOutcome::Unknown),
            },
            None => None,
        };
        let found = found(&db, &change).await?;
        let (cover, content) = match found {
            Ok(found) => found,
            Err(field) => return Ok(ProgrammeOutcome::NoFile(field)),
        };
        // The form knows the day; who changes something else keeps the hour.
        let same_day = before
            .as_ref()
            .map(|row| Timestamp(row.published_at))
            .filter(|at| at.date() == change.published_on);
        let published_at = same_day.unwrap_or_else(|| Timestamp::at(change.published_on, HOUR, 0));
        let title = change.title.clone();
        let row = programme::ActiveModel {
            slug: Set(slug.to_string()),
            title: Set(change.title),
            number: Set(change.number),
            year: Set(change.year),
            kind: Set(content.kind().as_str().to_owned()),
            summary: Set(change.summary),
            body_html: Set(body.as_str().to_owned()),
            cover_media_id: Set(cover.map(|id| id.0)),
            published_at: Set(published_at.0),
            embed_url: Set(content.embed_url()),
            ..Default::default()
        };
        let path = |slug: &str| format!("/chuyen-de/{slug}");
        let (id, action) = match before {
            Some(before) => {
                let id = before.id;
                programme::Entity::update(programme::ActiveModel { id: Set(id), ..row }).exec(&db).await?;
                redirects::moved(&db, &path(&before.slug), &path(slug.as_str()), actor).await?;
                (id, "programme.update")
            }
            None => {
                redirects::here(&db, &path(slug.as_str())).await?;
                (programme::Entity::insert(row).exec(&db).await?.last_insert_id, "programme.create")
            }
        };
        write_files(&db, id, &content).await?;
        audit::record(&db, actor, action, (SUBJECT, id), &title).await?;
        db.commit().await?;
        Ok(ProgrammeOutcome::Done(ProgrammeId(id)))
    }

    /// Deletes an issue; its files stay in the library. `false` for no such issue.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_programme(&self, id: ProgrammeId, actor: &Actor) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let Some(row) = programme::Entity::find_by_id(id.0).one(&db).await? else { return Ok(false) };
        programme::Entity::delete_by_id(id.0).exec(&db).await?;
        audit::record(&db, actor, "programme.delete", (SUBJECT, id.0), &row.title).await?;
        db.commit().await?;
        Ok(true)
    }
}

/// The cover and what there is to watch or to read.
type Found = (Option<MediaId>, NewProgrammeContent);

/// Finds the files that a change names, or the field of one that is not there.
async fn found(
    db: &impl ConnectionTrait,
    change: &ProgrammeChange,
) -> Result<Result<Found, &'static str>, StorageError> {
    let is_picture = |mime: &str| mime.starts_with("image/");
    let is = |mime: &str, fits: fn(FileKind) -> bool| FileKind::from_mime(mime).is_some_and(fits);
    let cover = match &change.cover {
        Some(hash) => match file(db, hash, is_picture).await? {
            Some(id) => Some(id),
            None => return Ok(Err("cover")),
        },
        None => None,
    };
    let content = match &change.content {
        TypedContent::VideoToCome => NewProgrammeContent::VideoToCome,
        TypedContent::VideoEmbed(embed) => NewProgrammeContent::VideoEmbed(embed.clone()),
        TypedContent::Magazine(None) => NewProgrammeContent::Magazine(None),
        TypedContent::Magazine(Some(hash)) => {
            match file(db, hash, |mime| is(mime, |kind| kind == FileKind::Pdf)).await? {
                Some(id) => NewProgrammeContent::Magazine(Some(id)),
                None => return Ok(Err("file")),
            }
        }
        TypedContent::VideoFile { video, captions } => {
            let Some(video) = file(db, video, |mime| is(mime, FileKind::is_video)).await? else {
                return Ok(Err("file"));
            };
            let captions = match captions {
                Some(hash) => match file(db, hash, |mime| is(mime, |kind| kind == FileKind::Vtt)).await? {
                    Some(id) => Some(id),
                    None => return Ok(Err("captions")),
                },
                None => None,
            };
            NewProgrammeContent::VideoFile { video, captions }
        }
    };
    Ok(Ok((cover, content)))
}

async fn file(
    db: &impl ConnectionTrait,
    hash: &str,
    fits: impl Fn(&str) -> bool,
) -> Result<Option<MediaId>, StorageError> {
    let row = media::Entity::find().filter(media::COLUMN.hash.eq(hash)).one(db).await?;
    Ok(row.filter(|row| fits(&row.mime)).map(|row| MediaId(row.id)))
}
