//! Articles and pictures of the demo content.

use std::collections::HashMap;

use domain::{MediaId, Timestamp, WorkflowState};
use futures::future::try_join_all;

use super::{
    DemoError,
    files::{self, ArticleHead, Written},
    when,
};
use crate::{
    Portal,
    articles::NewArticle,
    html,
    import::draft::{Composed, PictureProblem, PictureSource, compose},
    media::{self, PictureMeta},
};

/// The embedded pictures, by file name.
struct Embedded;

impl PictureSource for Embedded {
    async fn load(&self, source: &str) -> Result<Vec<u8>, PictureProblem> {
        files::picture(source).map(<[u8]>::to_vec).ok_or(PictureProblem::NotFound)
    }
}

/// Stores every picture, as many at a time as the media store works on.
pub(super) async fn store_pictures(portal: &Portal) -> Result<(), DemoError> {
    let alts = alts()?;
    let names = files::picture_names();
    try_join_all(names.into_iter().map(|name| {
        let alt = alts.get(name).cloned().unwrap_or_default();
        async move { store_picture(portal, name, alt).await.map(drop) }
    }))
    .await
    .map(drop)
}

/// What the pictures show, as the articles say it.
fn alts() -> Result<HashMap<String, String>, DemoError> {
    let bodies = files::articles()?.into_iter().map(|article| article.body);
    let bodies = bodies.chain(files::pages()?.into_iter().map(|page| page.body));
    Ok(bodies.flat_map(html::named_pictures).map(|picture| (picture.source, picture.alt)).collect())
}

/// Stores an embedded picture, unless the portal has it already.
pub(super) async fn store_picture(portal: &Portal, name: &str, alt: String) -> Result<MediaId, DemoError> {
    let file = format!("images/{name}");
    let bytes = files::picture(name).ok_or_else(|| DemoError::content(&file, "is missing"))?;
    let meta = PictureMeta { name: name.to_owned(), alt, ..PictureMeta::default() };
    let (id, _) = media::add(portal, bytes.to_vec(), meta).await?;
    Ok(id)
}

/// Makes an embedded body fit to be shown. Every picture it names must be there.
pub(super) async fn compose_embedded(portal: &Portal, file: &str, body: &str) -> Result<Composed, DemoError> {
    let composed = compose(portal, &Embedded, body, &[]).await?;
    match composed.warnings.first() {
        Some(warning) => Err(DemoError::content(file, warning)),
        None => Ok(composed),
    }
}

/// Loads every article.
pub(super) async fn load(portal: &Portal, now: Timestamp) -> Result<(), DemoError> {
    for article in files::articles()? {
        load_one(portal, now, article).await?;
    }
    Ok(())
}

async fn load_one(portal: &Portal, now: Timestamp, article: Written<ArticleHead>) -> Result<(), DemoError> {
    let Written { name, head, body } = article;
    let composed = compose_embedded(portal, &name, body).await?;
    let published_at = published_at(&name, &head, now)?;
    let mut pictures = composed.pictures;
    if let Some(lead) = &head.lead {
        let lead = store_picture(portal, lead, String::new()).await?;
        pictures.retain(|id| *id != lead);
        pictures.insert(0, lead);
    }
    let fingerprint = fingerprint(&[&composed.body, &head, &published_at]);
    let category = portal.categories().ensure_path(&head.category).await?;
    let article = NewArticle {
        source_id: Some(format!("demo-{name}")),
        slug: None,
        title: head.title,
        summary: head.summary,
        body: composed.body,
        text: composed.text,
        author: head.author,
        locale: head.locale,
        translation_of: head.translation_of.map(|original| format!("demo-{original}")),
        category,
        tags: head.tags,
        state: WorkflowState::Published,
        published_at,
        updated_at: None,
        pictures,
        pinned: head.pinned,
        fingerprint,
    };
    portal.articles().put(article).await?;
    Ok(())
}

fn published_at(name: &str, head: &ArticleHead, now: Timestamp) -> Result<Timestamp, DemoError> {
    match (&head.date, head.days_ago) {
        (Some(date), None) => Timestamp::parse_rfc3339(date).map_err(|error| DemoError::content(name, error)),
        (None, Some(days)) => Ok(when::days_before(now, days, head.time.as_deref())),
        _ => Err(DemoError::content(name, "needs either `date` or `days_ago`")),
    }
}

/// Changes when any of the parts does.
pub(super) fn fingerprint(parts: &[&dyn std::fmt::Debug]) -> String {
    let text = format!("{parts:?}");
    blake3::hash(text.as_bytes()).to_hex().to_string()
}
