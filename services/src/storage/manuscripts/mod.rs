//! Working copies of articles: reading and writing one. Beside it: `list` for
//! the desk, `steps` for their way to readers, `revisions`, `notes`, `preview`.

pub mod list;
pub mod notes;
pub mod preview;
pub mod revisions;
pub mod steps;

use domain::{ArticleId, Locale, Manuscript, Slug, Timestamp, UserId, WorkflowState, text::fold};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel,
    QueryFilter, sea_query::Expr,
};

use super::{
    Actor, Storage, StorageError, audit,
    cards::{locale_of, slug},
    entities::{article, manuscript},
};

/// The subject of entries about working copies, which readers never see.
pub(super) const SUBJECT: &str = "manuscript";

/// A working copy with what is known about it.
#[derive(Clone, Debug)]
pub struct Copy {
    /// The article.
    pub article: ArticleId,
    /// What is written.
    pub manuscript: Manuscript,
    /// The markup of what was last published or imported; empty for none.
    pub body_html: String,
    /// Goes up with every change.
    pub version: i32,
    /// Where the copy stands.
    pub stage: WorkflowState,
    /// Whether readers see the article now.
    pub public: bool,
    /// Whether the article leads the front page.
    pub pinned: bool,
    /// Its part of the address; for what was never published a stand-in.
    pub slug: Slug,
    /// The language it is written in.
    pub locale: Locale,
    /// Whose article it is.
    pub owner: Option<UserId>,
    /// Who changed it last.
    pub saved_by: String,
    /// When.
    pub saved_at: Timestamp,
    /// When it is to be published, while it is scheduled.
    pub publish_at: Option<Timestamp>,
    /// When readers first saw it, if they did.
    pub published_at: Option<Timestamp>,
    /// Why it was taken down.
    pub reason: String,
}

/// What became of an attempt to save.
#[derive(Clone, Debug)]
pub enum Saved {
    /// It is stored as that version.
    As {
        /// The new version.
        version: i32,
        /// When.
        at: Timestamp,
        /// Where the copy stands now.
        stage: WorkflowState,
    },
    /// Somebody else saved in between; this is what they wrote.
    Conflict(Box<Copy>),
}

/// What is to be saved.
#[derive(Clone, Debug)]
pub struct Save<'a> {
    /// The version it was made from.
    pub version: i32,
    /// What is written.
    pub manuscript: &'a Manuscript,
    /// Where a change leads the copy.
    pub stage: WorkflowState,
    /// Whether this version is to be found again; otherwise it is when the last
    /// one is old or somebody else's.
    pub keep: bool,
}

impl Storage {
    /// The working copy of an article, made from the article itself when there
    /// is none yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn copy(&self, id: ArticleId) -> Result<Option<Copy>, StorageError> {
        let Some(row) = article::Entity::find_by_id(id.0).one(&self.read).await? else { return Ok(None) };
        let copy = manuscript::Entity::find_by_id(id.0).one(&self.read).await?;
        Ok(Some(self.to_copy(row, copy).await?))
    }

    /// Begins an article. Nobody but its owner and those who edit sees it.
    ///
    /// # Errors
    /// When the database fails, or there is no category to file anything under.
    pub async fn begin_article(
        &self,
        owner: UserId,
        locale: Locale,
        manuscript: &Manuscript,
        stand_in: &Slug,
        actor: &Actor,
    ) -> Result<ArticleId, StorageError> {
        let db = self.begin().await?;
        let category = super::categories::first(&db)
            .await?
            .ok_or_else(|| StorageError::Corrupt("there is no category".to_owned()))?;
        let now = Timestamp::now().0;
        let row = article::ActiveModel {
            slug: Set(stand_in.to_string()),
            title: Set(manuscript.title.clone()),
            summary: Set(String::new()),
            body_html: Set(String::new()),
            body_text: Set(String::new()),
            author: Set(manuscript.author.clone()),
            category_id: Set(category.0),
            state: Set(WorkflowState::Draft.as_str().to_owned()),
            published_at: Set(now),
            updated_at: Set(now),
            created_at: Set(now),
            version: Set(0),
            words: Set(0),
            pinned: Set(false),
            fingerprint: Set(String::new()),
            reason: Set(String::new()),
            locale: Set(locale.lang().to_owned()),
            analysis: Set(0),
            ..Default::default()
        };
        let id = article::Entity::insert(row).exec(&db).await?.last_insert_id;
        let copy = manuscript::ActiveModel {
            article_id: Set(id),
            version: Set(1),
            stage: Set(WorkflowState::Draft.as_str().to_owned()),
            owner_id: Set(Some(owner.0)),
            publish_at: Set(None),
            ..written(manuscript, actor)?
        };
        manuscript::Entity::insert(copy).exec_without_returning(&db).await?;
        audit::record(&db, actor, "article.begin", (SUBJECT, id), "").await?;
        db.commit().await?;
        Ok(ArticleId(id))
    }

    /// Saves a working copy, if nobody else did since. `None` for no such article.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_copy(
        &self,
        id: ArticleId,
        save: Save<'_>,
        actor: &Actor,
    ) -> Result<Option<Saved>, StorageError> {
        let db = self.begin().await?;
        let Some(row) = article::Entity::find_by_id(id.0).one(&db).await? else { return Ok(None) };
        let existing = manuscript::Entity::find_by_id(id.0).one(&db).await?;
        let current = existing.as_ref().map_or(row.version, |copy| copy.version);
        if current != save.version {
            db.rollback().await?;
            return Ok(Some(Saved::Conflict(Box::new(self.to_copy(row, existing).await?))));
        }
        let (version, at) = (current + 1, Timestamp::now());
        let copy = manuscript::ActiveModel {
            article_id: Set(id.0),
            version: Set(version),
            stage: Set(save.stage.as_str().to_owned()),
            ..written(save.manuscript, actor)?
        };
        let existing = row_for_writing(&db, &row, save.manuscript, actor).await?;
        if !claim(&db, id, save.version, None).await? {
            db.rollback().await?;
            return Ok(self.copy(id).await?.map(|theirs| Saved::Conflict(Box::new(theirs))));
        }
        manuscript::Entity::update(manuscript::ActiveModel { owner_id: existing.owner_id, ..copy })
            .exec(&db)
            .await?;
        if save.keep || revisions::is_due(&db, id, actor, at).await? {
            revisions::keep(&db, id, version, save.manuscript, "save", actor).await?;
            audit::record(&db, actor, "article.save", (SUBJECT, id.0), &version.to_string()).await?;
        }
        db.commit().await?;
        Ok(Some(Saved::As { version, at, stage: save.stage }))
    }

    async fn to_copy(
        &self,
        row: article::Model,
        copy: Option<manuscript::Model>,
    ) -> Result<Copy, StorageError> {
        let state = state(&row.state)?;
        let public = state == WorkflowState::Published;
        let published = public || state == WorkflowState::Withdrawn;
        let base = Copy {
            article: ArticleId(row.id),
            manuscript: Manuscript::default(),
            body_html: String::new(),
            version: row.version,
            stage: state,
            public,
            pinned: row.pinned,
            slug: slug(row.slug.clone())?,
            locale: locale_of(&row.locale)?,
            owner: None,
            saved_by: String::new(),
            saved_at: Timestamp(row.updated_at),
            publish_at: None,
            published_at: published.then_some(Timestamp(row.published_at)),
            reason: row.reason.clone(),
        };
        let Some(copy) = copy else {
            let manuscript = Manuscript {
                tags: self.tags_of(row.id).await?,
                cover: self.cover_of(row.lead_media_id).await?,
                ..of_article(&row)
            };
            return Ok(Copy { manuscript, body_html: row.body_html, ..base });
        };
        let manuscript: Manuscript = serde_json::from_str(&copy.content)
            .map_err(|error| StorageError::Corrupt(format!("manuscript {}: {error}", copy.article_id)))?;
        let body_html = if manuscript.body.is_none() { row.body_html } else { String::new() };
        Ok(Copy {
            manuscript,
            body_html,
            version: copy.version,
            stage: self::state(&copy.stage)?,
            owner: copy.owner_id.map(UserId),
            saved_by: copy.saved_by_name,
            saved_at: Timestamp(copy.saved_at),
            publish_at: copy.publish_at.map(Timestamp),
            ..base
        })
    }

    async fn cover_of(&self, media: Option<i64>) -> Result<Option<domain::manuscript::Cover>, StorageError> {
        let Some(id) = media.map(domain::MediaId) else { return Ok(None) };
        let picture = self.pictures(&[id]).await?.remove(&id);
        Ok(picture.map(|picture| domain::manuscript::Cover { hash: picture.hash, alt: picture.alt }))
    }
}

/// The article as a manuscript, without tags and cover. Its text stays markup.
fn of_article(row: &article::Model) -> Manuscript {
    Manuscript {
        title: row.title.clone(),
        summary: row.summary.clone(),
        author: row.author.clone(),
        category: Some(domain::CategoryId(row.category_id)),
        slug: row.slug.clone(),
        ..Manuscript::default()
    }
}

/// The columns that say what is written, and by whom.
fn written(manuscript: &Manuscript, actor: &Actor) -> Result<manuscript::ActiveModel, StorageError> {
    let content =
        serde_json::to_string(manuscript).map_err(|error| StorageError::Corrupt(error.to_string()))?;
    let (by, name) = actor.parts();
    Ok(manuscript::ActiveModel {
        content: Set(content),
        title: Set(manuscript.title.clone()),
        folded: Set(fold(&manuscript.title)),
        saved_by: Set(by.map(|id| id.0)),
        saved_by_name: Set(name.to_owned()),
        saved_at: Set(Timestamp::now().0),
        ..Default::default()
    })
}

/// Takes the copy's next version, if it still is at `version` (and in the state
/// `from`): of several who try at once, on whatever server, one succeeds. To be
/// asked before anything else of the article is written.
async fn claim(
    db: &DatabaseTransaction,
    id: ArticleId,
    version: i32,
    from: Option<WorkflowState>,
) -> Result<bool, StorageError> {
    use manuscript::Column;
    let mut update = manuscript::Entity::update_many()
        .col_expr(Column::Version, Expr::value(version + 1))
        .filter(Column::ArticleId.eq(id.0))
        .filter(Column::Version.eq(version));
    if let Some(from) = from {
        update = update.filter(Column::Stage.eq(from.as_str()));
    }
    Ok(update.exec(db).await?.rows_affected == 1)
}

/// The row of the copy, made now for an article that has none.
async fn row_for_writing(
    db: &DatabaseTransaction,
    row: &article::Model,
    manuscript: &Manuscript,
    actor: &Actor,
) -> Result<manuscript::ActiveModel, StorageError> {
    if let Some(copy) = manuscript::Entity::find_by_id(row.id).one(db).await? {
        return Ok(copy.into_active_model());
    }
    let copy = manuscript::ActiveModel {
        article_id: Set(row.id),
        version: Set(row.version),
        stage: Set(row.state.clone()),
        ..written(manuscript, actor)?
    };
    // Somebody else may make it at the same moment.
    manuscript::Entity::insert(copy)
        .on_conflict_do_nothing_on([manuscript::Column::ArticleId])
        .exec_without_returning(db)
        .await?;
    let copy = manuscript::Entity::find_by_id(row.id).one(db).await?;
    copy.map(IntoActiveModel::into_active_model)
        .ok_or_else(|| StorageError::Corrupt(format!("manuscript {} vanished", row.id)))
}

fn state(name: &str) -> Result<WorkflowState, StorageError> {
    WorkflowState::from_name(name).ok_or_else(|| StorageError::Corrupt(format!("state {name}")))
}

/// Whether there is an article of that number.
async fn exists(db: &impl ConnectionTrait, id: ArticleId) -> Result<bool, StorageError> {
    Ok(article::Entity::find_by_id(id.0).one(db).await?.is_some())
}
