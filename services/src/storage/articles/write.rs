//! Writing an article with everything that hangs on it, all or nothing.

use domain::{ArticleId, MediaId, Slug, Timestamp, WorkflowState};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, sea_query::OnConflict,
};

use super::{NewArticle, Outcome, Put};
use crate::storage::{
    Actor, Storage, StorageError, audit,
    entities::{article, article_media, article_revision, article_slug, article_tag, tag},
    kinship::{Analysis, keep_analysis},
};

impl Storage {
    /// Stores an article with its revision, tags, pictures, analysis and audit entry, all or nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_article(
        &self,
        new: NewArticle,
        analysis: &Analysis,
        actor: &Actor,
    ) -> Result<Put, StorageError> {
        let db = self.begin().await?;
        let existing = match &new.source_id {
            Some(source) => {
                article::Entity::find().filter(article::COLUMN.source_id.eq(source.as_str())).one(&db).await?
            }
            None => None,
        };
        if let Some(row) = existing.as_ref().filter(|row| row.fingerprint == new.fingerprint) {
            let put = Put { id: ArticleId(row.id), outcome: Outcome::Unchanged };
            db.rollback().await?;
            return Ok(put);
        }
        let wished = new.slug.clone().unwrap_or_else(|| Slug::from_title(&new.title));
        let slug = free_slug(&db, &wished, existing.as_ref().map(|row| row.id)).await?;
        let original = original(&db, new.translation_of.as_deref()).await?;
        let (id, version, outcome) = match existing {
            Some(row) => {
                keep_former_address(&db, &row, &slug).await?;
                let (id, version) = (row.id, row.version + 1);
                let mut row = row.into_active_model();
                fill(&mut row, &new, &slug, version);
                row.translation_of = Set(original);
                article::Entity::update(row).exec(&db).await?;
                (id, version, Outcome::Updated)
            }
            None => {
                let mut row = article::ActiveModel {
                    reason: Set(String::new()),
                    analysis: Set(0),
                    ..Default::default()
                };
                row.created_at = Set(Timestamp::now().0);
                fill(&mut row, &new, &slug, 1);
                row.translation_of = Set(original);
                (article::Entity::insert(row).exec(&db).await?.last_insert_id, 1, Outcome::Created)
            }
        };
        keep_revision(&db, id, version, &new, actor).await?;
        set_tags(&db, id, &new.tags).await?;
        set_pictures(&db, id, &new.pictures).await?;
        keep_analysis(&db, id, new.locale, analysis).await?;
        let action = if outcome == Outcome::Created { "article.create" } else { "article.update" };
        audit::record(&db, actor, action, ("article", id), slug.as_str()).await?;
        db.commit().await?;
        Ok(Put { id: ArticleId(id), outcome })
    }

    /// Gives the article of that row what `new` says, in a transaction of the
    /// caller's, but where it came from and what it translates. Returns its address.
    pub(in crate::storage) async fn replace_article(
        &self,
        db: &DatabaseTransaction,
        row: article::Model,
        new: NewArticle,
        version: i32,
        analysis: &Analysis,
    ) -> Result<Slug, StorageError> {
        let wished = new.slug.clone().unwrap_or_else(|| Slug::from_title(&new.title));
        let slug = free_slug(db, &wished, Some(row.id)).await?;
        // The stand-in of what was never published was nobody's address.
        if WorkflowState::from_name(&row.state) != Some(WorkflowState::Draft) {
            keep_former_address(db, &row, &slug).await?;
        }
        let id = row.id;
        let (source, fingerprint, pinned) = (row.source_id.clone(), row.fingerprint.clone(), row.pinned);
        let mut row = row.into_active_model();
        fill(&mut row, &new, &slug, version);
        row.source_id = Set(source);
        row.fingerprint = Set(fingerprint);
        row.pinned = Set(pinned);
        row.reason = Set(String::new());
        article::Entity::update(row).exec(db).await?;
        set_tags(db, id, &new.tags).await?;
        set_pictures(db, id, &new.pictures).await?;
        keep_analysis(db, id, new.locale, analysis).await?;
        Ok(slug)
    }

    /// Takes an article down. `false` when there is none with that number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw_article(
        &self,
        id: ArticleId,
        reason: &str,
        actor: &Actor,
    ) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let Some(row) = article::Entity::find_by_id(id.0).one(&db).await? else { return Ok(false) };
        let mut row = row.into_active_model();
        row.state = Set(WorkflowState::Withdrawn.as_str().to_owned());
        row.reason = Set(reason.to_owned());
        article::Entity::update(row).exec(&db).await?;
        audit::record(&db, actor, "article.withdraw", ("article", id.0), reason).await?;
        db.commit().await?;
        Ok(true)
    }
}

fn fill(row: &mut article::ActiveModel, new: &NewArticle, slug: &Slug, version: i32) {
    row.source_id = Set(new.source_id.clone());
    row.slug = Set(slug.to_string());
    row.title = Set(new.title.clone());
    row.summary = Set(new.summary.clone());
    row.body_html = Set(new.body.as_str().to_owned());
    row.body_text = Set(new.text.clone());
    row.author = Set(new.author.clone());
    row.category_id = Set(new.category.0);
    row.state = Set(new.state.as_str().to_owned());
    row.published_at = Set(new.published_at.0);
    row.updated_at = Set(new.updated_at.unwrap_or(new.published_at).0);
    row.version = Set(version);
    row.words = Set(i32::try_from(new.text.split_whitespace().count()).unwrap_or(i32::MAX));
    row.pinned = Set(new.pinned);
    row.fingerprint = Set(new.fingerprint.clone());
    row.lead_media_id = Set(new.pictures.first().map(|id| id.0));
    row.locale = Set(new.locale.lang().to_owned());
}

/// The number of the article of that source. A translation may arrive before
/// its original; it then stands alone until it arrives again.
async fn original(db: &DatabaseTransaction, source_id: Option<&str>) -> Result<Option<i64>, StorageError> {
    let Some(source_id) = source_id else { return Ok(None) };
    let found = article::Entity::find()
        .select_only()
        .column(article::Column::Id)
        .filter(article::COLUMN.source_id.eq(source_id))
        .into_tuple();
    Ok(found.one(db).await?)
}

/// The wished slug, or the first numbered one that no other article has or had.
async fn free_slug(db: &DatabaseTransaction, wished: &Slug, own: Option<i64>) -> Result<Slug, StorageError> {
    let mut candidate = wished.clone();
    let mut number = 2;
    loop {
        let holder = article::Entity::find()
            .select_only()
            .column(article::Column::Id)
            .filter(article::COLUMN.slug.eq(candidate.as_str()))
            .into_tuple::<i64>()
            .one(db)
            .await?;
        let former = article_slug::Entity::find_by_id(candidate.to_string()).one(db).await?;
        let foreign = |id: i64| Some(id) != own;
        if !holder.is_some_and(foreign) && !former.is_some_and(|former| foreign(former.article_id)) {
            return Ok(candidate);
        }
        candidate = wished.numbered(number);
        number += 1;
    }
}

async fn keep_former_address(
    db: &DatabaseTransaction,
    row: &article::Model,
    slug: &Slug,
) -> Result<(), StorageError> {
    if row.slug == slug.as_str() {
        return Ok(());
    }
    // An address that becomes current again no longer leads elsewhere.
    article_slug::Entity::delete_by_id(slug.to_string()).exec(db).await?;
    let former = article_slug::ActiveModel { slug: Set(row.slug.clone()), article_id: Set(row.id) };
    article_slug::Entity::insert(former)
        .on_conflict(
            OnConflict::column(article_slug::Column::Slug)
                .update_column(article_slug::Column::ArticleId)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

async fn keep_revision(
    db: &DatabaseTransaction,
    id: i64,
    version: i32,
    new: &NewArticle,
    actor: &Actor,
) -> Result<(), StorageError> {
    let revision = article_revision::ActiveModel {
        article_id: Set(id),
        version: Set(version),
        title: Set(new.title.clone()),
        summary: Set(new.summary.clone()),
        body_html: Set(new.body.as_str().to_owned()),
        author: Set(new.author.clone()),
        account_id: Set(actor.parts().0.map(|id| id.0)),
        saved_at: Set(Timestamp::now().0),
        ..Default::default()
    };
    article_revision::Entity::insert(revision).exec_without_returning(db).await?;
    Ok(())
}

async fn set_tags(db: &DatabaseTransaction, article: i64, names: &[String]) -> Result<(), StorageError> {
    article_tag::Entity::delete_many().filter(article_tag::COLUMN.article_id.eq(article)).exec(db).await?;
    for name in names {
        let tag_id = tag_id(db, name).await?;
        let link = article_tag::ActiveModel { article_id: Set(article), tag_id: Set(tag_id) };
        article_tag::Entity::insert(link)
            .on_conflict_do_nothing_on([article_tag::Column::ArticleId, article_tag::Column::TagId])
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

async fn tag_id(db: &impl ConnectionTrait, name: &str) -> Result<i64, StorageError> {
    let slug = Slug::from_title(name);
    if let Some(tag) = tag::Entity::find().filter(tag::COLUMN.slug.eq(slug.as_str())).one(db).await? {
        return Ok(tag.id);
    }
    let row = tag::ActiveModel {
        slug: Set(slug.to_string()),
        name: Set(name.trim().to_owned()),
        ..Default::default()
    };
    Ok(tag::Entity::insert(row).exec(db).await?.last_insert_id)
}

async fn set_pictures(
    db: &DatabaseTransaction,
    article: i64,
    pictures: &[MediaId],
) -> Result<(), StorageError> {
    article_media::Entity::delete_many()
        .filter(article_media::COLUMN.article_id.eq(article))
        .exec(db)
        .await?;
    for (position, picture) in (0_i32..).zip(pictures) {
        let link = article_media::ActiveModel {
            article_id: Set(article),
            media_id: Set(picture.0),
            position: Set(position),
        };
        // A picture that stands twice in a text keeps its first place.
        article_media::Entity::insert(link)
            .on_conflict_do_nothing_on([article_media::Column::ArticleId, article_media::Column::MediaId])
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}
