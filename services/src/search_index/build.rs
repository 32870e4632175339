//! The files of the index, from what is published.

use std::io::Write;

use bytes::Bytes;
use domain::{CategoryTree, Locale};
use search::{
    Thumbnail,
    build::{Category, Document, build},
};

use super::{Files, IndexFile};
use crate::articles::IndexedArticle;

/// Brotli quality 0–11: an index is written at every change, and read often.
const QUALITY: i32 = 5;
/// How wide a result's picture is at least, in pixels.
const THUMBNAIL_WIDTH: u32 = 160;

/// Writes and compresses the index of an edition. Takes seconds for large archives: call it
/// off the executor.
pub fn files(locale: Locale, articles: &[IndexedArticle], tree: &CategoryTree) -> Files {
    let categories: Vec<_> = tree.iter().collect();
    let documents = articles.iter().map(|article| {
        let category = categories.iter().position(|category| category.id == article.category);
        document(article, category.unwrap_or(usize::MAX))
    });
    let documents = documents.collect();
    let categories = categories
        .iter()
        .map(|category| Category { path: category.path.clone(), name: category.name.clone() })
        .collect();
    let root = search::root_name(locale);
    build(root, categories, documents)
        .into_iter()
        .map(|file| (file.name.clone(), compress(&file, file.name == root)))
        .collect()
}

fn document(article: &IndexedArticle, category: usize) -> Document {
    let card = &article.card;
    let thumbnail = card.picture.as_ref().and_then(|picture| {
        let variant = picture.variants.iter().find(|variant| variant.width >= THUMBNAIL_WIDTH)?;
        let src = picture.at_least(THUMBNAIL_WIDTH);
        Some(Thumbnail { src, width: variant.width, height: variant.height })
    });
    Document {
        slug: card.slug.to_string(),
        title: card.title.clone(),
        summary: card.summary.clone(),
        body: article.text.clone(),
        tags: article.tags.clone(),
        category,
        published_at: card.published_at.0,
        thumbnail,
    }
}

fn compress(file: &search::build::File, is_root: bool) -> IndexFile {
    let smaller = |bytes: Vec<u8>| (bytes.len() < file.bytes.len()).then(|| Bytes::from(bytes));
    IndexFile {
        brotli: brotli(&file.bytes).and_then(smaller),
        gzip: gzip(&file.bytes).and_then(smaller),
        is_root,
        bytes: Bytes::from(file.bytes.clone()),
    }
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality: QUALITY, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).ok()?;
    Some(out)
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}
