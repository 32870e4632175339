//! From a manuscript to what readers see.

use domain::{
    Article, Body, CategoryId, Locale, ManuscriptFault, ManuscriptField, Picture, StepKind, Timestamp,
    WorkflowState,
};

use super::{Copy, ManuscriptError, refuse};
use crate::{
    Portal, PortalError,
    articles::{NewArticle, analysis},
    events::ContentKind,
    html::{self, SanitisedHtml},
    import::draft::{Composed, PictureProblem, PictureSource, compose},
    media::{self, MediaError},
    storage::{Actor, manuscripts::steps::Step},
};

/// A manuscript names stored pictures only; nothing is fetched for it.
struct NoOtherPictures;

impl PictureSource for NoOtherPictures {
    async fn load(&self, _: &str) -> Result<Vec<u8>, PictureProblem> {
        Err(PictureProblem::NotFound)
    }
}

/// The text with its pictures placed, safe to show.
pub(super) async fn body(portal: &Portal, body: &Body, locale: Locale) -> Result<Composed, MediaError> {
    compose(portal, &NoOtherPictures, &html::markup(body, locale), &[]).await
}

async fn composed(portal: &Portal, copy: &Copy) -> Result<Composed, MediaError> {
    match &copy.manuscript.body {
        Some(text) => body(portal, text, copy.locale).await,
        // What came from elsewhere is what it was until somebody edits it.
        None => compose(portal, &NoOtherPictures, &copy.body_html, &[]).await,
    }
}

/// The text of a copy as markup, safe to show.
pub(super) async fn html(portal: &Portal, copy: &Copy) -> Result<String, MediaError> {
    Ok(composed(portal, copy).await?.body.as_str().to_owned())
}

/// What keeps the copy from being published: what it lacks, or a category that
/// was merged or deleted while somebody wrote.
pub(super) async fn unfinished(portal: &Portal, copy: &Copy) -> Result<Vec<ManuscriptFault>, PortalError> {
    let mut faults = copy.manuscript.unfinished();
    if let Some(category) = copy.manuscript.category
        && portal.categories().tree().await?.get(category).is_none()
    {
        faults.push(ManuscriptFault::Missing(ManuscriptField::Category));
    }
    Ok(faults)
}

/// Publishes the copy at `now`.
pub(super) async fn publish(
    portal: &Portal,
    copy: &Copy,
    step: Step<'_>,
    now: Timestamp,
    actor: &Actor,
) -> Result<(), ManuscriptError> {
    let manuscript = &copy.manuscript;
    refuse(unfinished(portal, copy).await?)?;
    let composed = composed(portal, copy).await?;
    let mut pictures = composed.pictures;
    if let Some(cover) = &manuscript.cover
        && let Some((id, _)) = media::by_hash(portal, &cover.hash).await?
    {
        pictures.retain(|picture| *picture != id);
        pictures.insert(0, id);
    }
    let new = NewArticle {
        source_id: None,
        slug: wished_slug(copy),
        title: manuscript.title.clone(),
        summary: manuscript.summary.clone(),
        body: composed.body,
        text: composed.text,
        author: manuscript.author.clone(),
        locale: copy.locale,
        translation_of: None,
        category: manuscript.category.unwrap_or(CategoryId(0)),
        tags: manuscript.tags.clone(),
        state: WorkflowState::Published,
        published_at: copy.published_at.unwrap_or(now),
        updated_at: copy.published_at.map(|_| now),
        pictures,
        pinned: copy.pinned,
        fingerprint: String::new(),
    };
    let analysis = analysis::analyse(&new.title, &new.text, &new.tags);
    let step = Step { kind: StepKind::Publish, to: WorkflowState::Published, ..step };
    if !portal.storage().publish_copy(copy.article, step, new, &analysis, actor).await? {
        return Err(ManuscriptError::Overtaken);
    }
    portal.changed(ContentKind::Article, copy.article.0);
    Ok(())
}

/// The article as its page would show it.
pub(super) async fn article(portal: &Portal, copy: &Copy) -> Result<Article, ManuscriptError> {
    let manuscript = &copy.manuscript;
    let composed = composed(portal, copy).await?;
    let tree = portal.categories().edition(copy.locale).tree().await?;
    let category_id = manuscript.category.unwrap_or(CategoryId(0));
    let words = composed.text.split_whitespace().count();
    let now = Timestamp::now();
    Ok(Article {
        id: copy.article,
        slug: wished_slug(copy).unwrap_or_else(|| domain::Slug::from_title(&manuscript.title)),
        title: manuscript.title.clone(),
        summary: manuscript.summary.clone(),
        body: SanitisedHtml::from_sanitiser(composed.body.as_str().to_owned()),
        author: manuscript.author.clone(),
        category_id,
        categories: tree.ancestry(category_id),
        tags: manuscript.tags.clone(),
        published_at: copy.published_at.or(copy.publish_at).unwrap_or(now),
        updated_at: copy.published_at.or(copy.publish_at).unwrap_or(now),
        picture: None::<Picture>,
        words: u32::try_from(words).unwrap_or(u32::MAX),
        locale: copy.locale,
        translation: None,
    })
}

fn wished_slug(copy: &Copy) -> Option<domain::Slug> {
    domain::Slug::try_from(copy.manuscript.slug.as_str()).ok()
}
