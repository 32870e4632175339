//! Articles as the engine takes them.

use domain::{CategoryId, CategoryTree};
use search::{Category, Thumbnail, build::Document};

use crate::storage::indexed::{IndexEntry, IndexedArticle};

/// How wide a result's picture is at least, in pixels.
const THUMBNAIL_WIDTH: u32 = 160;
/// Goes up when the same article gives another document: then all are written again.
const VERSION: u8 = 2;

/// What distinguishes an article's present form from earlier ones.
pub fn fingerprint(entry: &IndexEntry) -> u64 {
    let parts = (
        VERSION,
        entry.id.0,
        entry.version,
        entry.category.0,
        entry.published_at.0,
        &entry.slug,
        entry.pinned,
        &entry.picture,
    );
    let hash = blake3::hash(format!("{parts:?}").as_bytes());
    u64::from_le_bytes(hash.as_bytes()[..8].try_into().unwrap_or_default())
}

/// The number by which segments know a category.
pub fn category(id: CategoryId) -> u32 {
    u32::try_from(id.0).unwrap_or(u32::MAX)
}

/// All categories, parents before children.
pub fn categories(tree: &CategoryTree) -> Vec<Category> {
    let category = |found: &domain::Category| Category {
        id: category(found.id),
        path: found.path.clone(),
        name: found.name.clone(),
    };
    tree.iter().map(category).collect()
}

/// What is indexed of an article.
pub fn document(article: IndexedArticle) -> Document {
    let card = article.card;
    let thumbnail = card.picture.as_ref().and_then(|picture| {
        let variant = picture.variants.iter().find(|variant| variant.width >= THUMBNAIL_WIDTH)?;
        let src = picture.at_least(THUMBNAIL_WIDTH);
        Some(Thumbnail { src, width: variant.width, height: variant.height, focus: picture.focus })
    });
    Document {
        slug: card.slug.to_string(),
        title: card.title,
        summary: card.summary,
        body: article.text,
        tags: article.tags,
        category: category(article.category),
        published_at: card.published_at.0,
        thumbnail,
        pinned: article.pinned,
    }
}
