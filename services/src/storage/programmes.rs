//! Rows of programme issues.

pub mod desk;

use std::collections::HashMap;

use domain::{
    MediaId, Programme, ProgrammeCard, ProgrammeContent, ProgrammeId, ProgrammeKind, SanitisedHtml, Slug,
    StoredFile, Timestamp, VideoEmbed, VideoSource,
};
use sea_orm::{
    ActiveValue::Set, DatabaseTransaction, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    Select, sea_query::OnConflict,
};

use super::{
    Actor, Storage, StorageError, audit,
    cards::slug,
    entities::{media, programme, programme_file},
    media::picture,
};

/// The role of the file that is watched or read.
const MAIN: &str = "main";
/// The role of subtitles.
const CAPTIONS: &str = "captions";

/// An issue before it has a number.
#[derive(Clone, Debug)]
pub struct NewProgramme {
    /// Its title; its slug is made from it, and identifies it.
    pub title: String,
    /// Number within the year.
    pub number: i32,
    /// The year of the issue.
    pub year: i32,
    /// What there is to watch or to read.
    pub content: NewProgrammeContent,
    /// What is in it, in a sentence.
    pub summary: String,
    /// What is in it.
    pub body: SanitisedHtml,
    /// Its cover.
    pub cover: Option<MediaId>,
    /// When it came out.
    pub published_at: Timestamp,
}

/// What there is to watch or to read, as stored files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewProgrammeContent {
    /// A broadcast that is not there yet.
    VideoToCome,
    /// A video of the portal's own.
    VideoFile {
        /// The video.
        video: MediaId,
        /// Its subtitles.
        captions: Option<MediaId>,
    },
    /// A video at another site.
    VideoEmbed(VideoEmbed),
    /// A magazine, as soon as it is there.
    Magazine(Option<MediaId>),
}

impl NewProgrammeContent {
    const fn kind(&self) -> ProgrammeKind {
        match self {
            Self::Magazine(_) => ProgrammeKind::Magazine,
            _ => ProgrammeKind::Video,
        }
    }

    fn embed_url(&self) -> String {
        match self {
            Self::VideoEmbed(embed) => embed.watch_url(),
            _ => String::new(),
        }
    }

    /// The files with their roles.
    fn files(&self) -> Vec<(&'static str, MediaId)> {
        match self {
            Self::VideoToCome | Self::VideoEmbed(_) => Vec::new(),
            Self::VideoFile { video, captions } => {
                [(MAIN, *video)].into_iter().chain(captions.map(|captions| (CAPTIONS, captions))).collect()
            }
            Self::Magazine(file) => file.map(|file| (MAIN, file)).into_iter().collect(),
        }
    }
}

impl Storage {
    /// The newest issues that readers see, at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn programmes(&self, limit: u32) -> Result<Vec<Programme>, StorageError> {
        let rows = shown()
            .order_by_desc(programme::Column::PublishedAt)
            .limit(u64::from(limit))
            .all(&self.read)
            .await?;
        self.with_media(rows).await
    }

    /// The newest issues as lists show them, at most `limit`, in one statement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn programme_cards(&self, limit: u32) -> Result<Vec<ProgrammeCard>, StorageError> {
        let cover = programme::Entity::belongs_to(media::Entity)
            .from(programme::Column::CoverMediaId)
            .to(media::Column::Id);
        let rows = shown()
            .join(JoinType::LeftJoin, cover.into())
            .select_also(media::Entity)
            .order_by_desc(programme::Column::PublishedAt)
            .limit(u64::from(limit))
            .all(&self.read)
            .await?;
        let card = |(row, cover): (programme::Model, Option<media::Model>)| {
            Ok(ProgrammeCard {
                slug: slug(row.slug)?,
                title: row.title,
                cover: cover.map(picture).transpose()?,
                published_at: Timestamp(row.published_at),
            })
        };
        rows.into_iter().map(card).collect()
    }

    /// The issue at an address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn programme(&self, slug: &Slug) -> Result<Option<Programme>, StorageError> {
        let rows = shown().filter(programme::COLUMN.slug.eq(slug.as_str())).all(&self.read).await?;
        Ok(self.with_media(rows).await?.into_iter().next())
    }

    async fn with_media(&self, rows: Vec<programme::Model>) -> Result<Vec<Programme>, StorageError> {
        let ids: Vec<MediaId> = rows.iter().filter_map(|row| row.cover_media_id.map(MediaId)).collect();
        let mut covers = self.pictures(&ids).await?;
        let mut files = self.programme_files(&rows).await?;
        rows.into_iter()
            .map(|row| {
                let cover = row.cover_media_id.and_then(|id| covers.remove(&MediaId(id)));
                let files = files.remove(&row.id).unwrap_or_default();
                let kind = ProgrammeKind::from_name(&row.kind)
                    .ok_or_else(|| StorageError::Corrupt(format!("kind of programme {}", row.id)))?;
                Ok(Programme {
                    id: ProgrammeId(row.id),
                    slug: slug(row.slug)?,
                    title: row.title,
                    number: row.number,
                    year: row.year,
                    content: content(kind, files, &row.embed_url),
                    summary: row.summary,
                    body: SanitisedHtml::from_sanitiser(row.body_html),
                    cover,
                    published_at: Timestamp(row.published_at),
                    published: row.published,
                })
            })
            .collect()
    }

    /// The files of issues by role.
    async fn programme_files(
        &self,
        rows: &[programme::Model],
    ) -> Result<HashMap<i64, HashMap<String, StoredFile>>, StorageError> {
        let places = programme_file::Entity::find()
            .filter(programme_file::COLUMN.programme_id.is_in(rows.iter().map(|row| row.id)))
            .all(&self.read)
            .await?;
        let media: Vec<MediaId> = places.iter().map(|place| MediaId(place.media_id)).collect();
        let stored = self.files(&media).await?;
        let mut files: HashMap<i64, HashMap<String, StoredFile>> = HashMap::new();
        for place in places {
            if let Some(file) = stored.get(&MediaId(place.media_id)).cloned() {
                files.entry(place.programme_id).or_default().insert(place.role, file);
            }
        }
        Ok(files)
    }

    /// Stores an issue, replacing an earlier one of the same slug; what the desk
    /// has hidden stays so.
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
            kind: Set(new.content.kind().as_str().to_owned()),
            summary: Set(new.summary),
            body_html: Set(new.body.as_str().to_owned()),
            cover_media_id: Set(new.cover.map(|id| id.0)),
            published_at: Set(new.published_at.0),
            embed_url: Set(new.content.embed_url()),
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
            Column::EmbedUrl,
        ];
        programme::Entity::insert(row)
            .on_conflict(OnConflict::column(Column::Slug).update_columns(replaced).to_owned())
            .exec_without_returning(&db)
            .await?;
        replace_files(&db, &slug, &new.content).await?;
        audit::record(&db, actor, "programme.put", ("programme", 0), slug.as_str()).await?;
        db.commit().await?;
        Ok(())
    }
}

/// Issues that readers see.
fn shown() -> Select<programme::Entity> {
    programme::Entity::find().filter(programme::COLUMN.published.eq(true))
}

async fn replace_files(
    db: &DatabaseTransaction,
    slug: &Slug,
    content: &NewProgrammeContent,
) -> Result<(), StorageError> {
    let row = programme::Entity::find().filter(programme::COLUMN.slug.eq(slug.as_str())).one(db).await?;
    let id = row.ok_or_else(|| StorageError::Corrupt(format!("programme {slug} vanished")))?.id;
    write_files(db, id, content).await
}

async fn write_files(
    db: &DatabaseTransaction,
    id: i64,
    content: &NewProgrammeContent,
) -> Result<(), StorageError> {
    programme_file::Entity::delete_many().filter(programme_file::COLUMN.programme_id.eq(id)).exec(db).await?;
    let rows = content.files().into_iter().map(|(role, media)| programme_file::ActiveModel {
        programme_id: Set(id),
        role: Set(role.to_owned()),
        media_id: Set(media.0),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        programme_file::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// What an issue of `kind` offers. A file of the wrong kind is no content.
fn content(kind: ProgrammeKind, mut files: HashMap<String, StoredFile>, embed_url: &str) -> ProgrammeContent {
    let main = files.remove(MAIN);
    match kind {
        ProgrammeKind::Magazine => ProgrammeContent::Magazine(main),
        ProgrammeKind::Video => ProgrammeContent::Video(match main.filter(|file| file.kind.is_video()) {
            Some(video) => Some(VideoSource::File { video, captions: files.remove(CAPTIONS) }),
            None => VideoEmbed::parse(embed_url).map(VideoSource::Embed),
        }),
    }
}
