//! The way of a working copy to readers and back: each step one transaction,
//! with its version, its entry in the audit log and, where readers see it, the
//! article itself.

use domain::{ArticleId, Manuscript, StepKind, Timestamp, WorkflowState};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::{SUBJECT, claim, notes, revisions, row_for_writing};
use crate::storage::{
    Actor, Storage, StorageError,
    articles::NewArticle,
    audit,
    entities::{article, manuscript},
    kinship::Analysis,
};

/// What a step does besides leading on.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// Which.
    pub kind: StepKind,
    /// The version it is taken on.
    pub version: i32,
    /// Where it starts.
    pub from: WorkflowState,
    /// Where it leads.
    pub to: WorkflowState,
    /// The copy as it is.
    pub manuscript: &'a Manuscript,
    /// The instant of publication, for what is scheduled.
    pub publish_at: Option<Timestamp>,
    /// The comment that goes with it, or the reason; may be empty.
    pub comment: &'a str,
}

impl Storage {
    /// Takes a step that changes nothing for readers but, perhaps, that they no
    /// longer see the article. `false` when somebody else was quicker.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_step(
        &self,
        id: ArticleId,
        step: Step<'_>,
        actor: &Actor,
    ) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let Some(row) = article::Entity::find_by_id(id.0).one(&db).await? else { return Ok(false) };
        let mut copy = row_for_writing(&db, &row, step.manuscript, actor).await?;
        if !claim(&db, id, step.version, Some(step.from)).await? {
            return Ok(false);
        }
        copy.version = Set(step.version + 1);
        copy.stage = Set(step.to.as_str().to_owned());
        copy.publish_at = Set(step.publish_at.map(|at| at.0));
        manuscript::Entity::update(copy).exec(&db).await?;
        let withdrawn = step.kind == StepKind::Withdraw;
        if withdrawn {
            let mut row = row.into_active_model();
            row.state = Set(WorkflowState::Withdrawn.as_str().to_owned());
            row.reason = Set(step.comment.to_owned());
            row.pinned = Set(false);
            article::Entity::update(row).exec(&db).await?;
        }
        let occasion = step.kind.as_str();
        revisions::keep(&db, id, step.version + 1, step.manuscript, occasion, actor).await?;
        if !step.comment.is_empty() {
            notes::insert(&db, id, step.comment, actor).await?;
        }
        // Readers' pages follow what the log says of articles, not of copies.
        let subject = if withdrawn { "article" } else { SUBJECT };
        audit::record(&db, actor, &format!("article.{occasion}"), (subject, id.0), step.comment).await?;
        db.commit().await?;
        Ok(true)
    }

    /// Shows a working copy to readers. `new` is the article made of it; what
    /// the article is beyond that (where it came from, what it translates, when
    /// it was first seen) stays. `false` when somebody else was quicker.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn publish_copy(
        &self,
        id: ArticleId,
        step: Step<'_>,
        new: NewArticle,
        analysis: &Analysis,
        actor: &Actor,
    ) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let Some(row) = article::Entity::find_by_id(id.0).one(&db).await? else { return Ok(false) };
        let mut copy = row_for_writing(&db, &row, step.manuscript, actor).await?;
        if !claim(&db, id, step.version, Some(step.from)).await? {
            return Ok(false);
        }
        let version = step.version + 1;
        let slug = self.replace_article(&db, row, new, version, analysis).await?;
        // The address that was found free is the one that is wished from now on.
        let manuscript = Manuscript { slug: slug.to_string(), ..step.manuscript.clone() };
        let content =
            serde_json::to_string(&manuscript).map_err(|error| StorageError::Corrupt(error.to_string()))?;
        copy.content = Set(content);
        copy.version = Set(version);
        copy.stage = Set(WorkflowState::Published.as_str().to_owned());
        copy.publish_at = Set(None);
        manuscript::Entity::update(copy).exec(&db).await?;
        revisions::keep(&db, id, version, &manuscript, StepKind::Publish.as_str(), actor).await?;
        audit::record(&db, actor, "article.dang", ("article", id.0), slug.as_str()).await?;
        db.commit().await?;
        Ok(true)
    }

    /// Lets an article lead the front page, or no longer. `false` for no such
    /// article, or one that readers do not see.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pin_article(
        &self,
        id: ArticleId,
        pinned: bool,
        actor: &Actor,
    ) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let Some(row) = article::Entity::find_by_id(id.0)
            .filter(article::COLUMN.state.eq(WorkflowState::Published.as_str()))
            .one(&db)
            .await?
        else {
            return Ok(false);
        };
        if pinned {
            // One article leads, in its language.
            article::Entity::update_many()
                .col_expr(article::Column::Pinned, sea_orm::sea_query::Expr::value(false))
                .filter(article::Column::Pinned.eq(true))
                .filter(article::Column::Locale.eq(row.locale.as_str()))
                .exec(&db)
                .await?;
        }
        let mut row = row.into_active_model();
        row.pinned = Set(pinned);
        article::Entity::update(row).exec(&db).await?;
        let action = if pinned { "article.pin" } else { "article.unpin" };
        audit::record(&db, actor, action, ("article", id.0), "").await?;
        db.commit().await?;
        Ok(true)
    }

    /// The articles whose instant has come.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_articles(&self, now: Timestamp) -> Result<Vec<ArticleId>, StorageError> {
        let rows = manuscript::Entity::find()
            .filter(manuscript::COLUMN.stage.eq(WorkflowState::Scheduled.as_str()))
            .filter(manuscript::Column::PublishAt.lte(now.0))
            .all(&self.read)
            .await?;
        Ok(rows.into_iter().map(|row| ArticleId(row.article_id)).collect())
    }
}
