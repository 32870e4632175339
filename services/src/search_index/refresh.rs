//! Bringing the index up to what is published.

use std::{collections::HashMap, io, sync::Arc};

use domain::{ArticleId, CategoryTree, Locale};
use search::{
    Root, Segment, Synonym,
    build::{SegmentBuilder, place},
};

use super::{
    SearchIndexError,
    documents::{categories, category, document, fingerprint},
    folder::Folder,
    manifest::{Manifest, Member, members_name},
    merge, off_the_executor,
};
use crate::{Portal, PortalError, storage::indexed::IndexEntry};

/// How many articles are loaded at a time.
const BATCH: usize = 200;

/// Told how a rebuild goes on: articles done, and of how many.
pub type Progress<'p> = &'p mut (dyn FnMut(usize, usize) + Send);

/// One language's index on its way to what is published.
pub struct Refresh<'a> {
    portal: &'a Portal,
    folder: &'a Folder,
    locale: Locale,
    published: Vec<IndexEntry>,
    tree: Arc<CategoryTree>,
    synonyms: Vec<Synonym>,
    manifest: Manifest,
}

impl<'a> Refresh<'a> {
    /// Looks at what is published and what is indexed. Hold the folder's lock.
    pub async fn begin(portal: &'a Portal, folder: &'a Folder, locale: Locale) -> Result<Self, PortalError> {
        let published = portal.storage().index_entries(locale).await?;
        let tree = portal.categories().edition(locale).tree().await?;
        let synonyms = portal.site().synonyms().await?;
        let manifest = Manifest::load(folder, locale).map_err(SearchIndexError::from)?;
        Ok(Self { portal, folder, locale, published, tree, synonyms, manifest })
    }

    /// Forgets what is indexed, so that all of it is written again.
    pub fn begin_anew(&mut self) {
        self.manifest = Manifest::default();
    }

    /// Takes in what was published and leaves out what was withdrawn; whether
    /// anything changed.
    pub async fn publications(&mut self, progress: Progress<'_>) -> Result<bool, PortalError> {
        let before = self.manifest.root.clone();
        let published = std::mem::take(&mut self.published);
        let missing: Vec<&IndexEntry> = self.manifest.compare(&published);
        let together = merge::with_publication(&self.manifest);
        let lost = together.iter().any(|&segment| self.manifest.size(segment) == 0);
        if !missing.is_empty() || lost {
            let missing = missing.iter().map(|entry| entry.id).collect();
            self.rewrite(&published, together, missing, progress).await?;
        }
        self.published = published;
        self.manifest.root.categories = categories(&self.tree);
        self.manifest.root.synonyms.clone_from(&self.synonyms);
        let is_there = self.folder.root(search::root_name(self.locale)).is_ok_and(|root| root.is_some());
        if self.manifest.root == before && is_there {
            return Ok(false);
        }
        self.write_root()?;
        Ok(true)
    }

    /// Merges segments until there is one of each level; whether anything changed.
    pub async fn merge(&mut self) -> Result<bool, PortalError> {
        let mut changed = false;
        loop {
            let due = merge::due(&self.manifest);
            if due.is_empty() {
                return Ok(changed);
            }
            let published = std::mem::take(&mut self.published);
            self.rewrite(&published, due, Vec::new(), &mut |_, _| {}).await?;
            self.published = published;
            self.write_root()?;
            changed = true;
        }
    }

    /// Writes the living articles of `segments` and those of `more` as one segment.
    async fn rewrite(
        &mut self,
        published: &[IndexEntry],
        mut segments: Vec<usize>,
        more: Vec<ArticleId>,
        progress: Progress<'_>,
    ) -> Result<(), PortalError> {
        let living = segments.iter().flat_map(|&segment| self.manifest.living(segment));
        let mut ids: Vec<ArticleId> = living.map(|member| ArticleId(member.0)).chain(more).collect();
        let known: HashMap<ArticleId, &IndexEntry> =
            published.iter().map(|entry| (entry.id, entry)).collect();
        ids.retain(|id| known.contains_key(id));
        ids.sort_by_cached_key(|id| {
            let entry = known[id];
            place(entry.published_at.0, category(entry.category), &entry.slug)
        });
        let written =
            if ids.is_empty() { None } else { Some(self.write_segment(&ids, &known, progress).await?) };
        segments.sort_unstable();
        for segment in segments.into_iter().rev() {
            self.manifest.root.segments.remove(segment);
            self.manifest.members.remove(segment);
        }
        if let Some((segment, members)) = written {
            self.manifest.root.segments.push(segment);
            self.manifest.members.push(members);
        }
        Ok(())
    }

    async fn write_segment(
        &self,
        ids: &[ArticleId],
        known: &HashMap<ArticleId, &IndexEntry>,
        progress: Progress<'_>,
    ) -> Result<(Segment, Vec<Member>), PortalError> {
        let mut builder = SegmentBuilder::new(self.folder.sink());
        let mut members = Vec::with_capacity(ids.len());
        for (batch, wanted) in ids.chunks(BATCH).enumerate() {
            let articles = self.portal.storage().indexed_articles(wanted, &self.tree).await?;
            let mut articles: HashMap<_, _> =
                articles.into_iter().map(|found| (found.card.id, found)).collect();
            // An article that was changed meanwhile keeps the place it had: the
            // next refresh finds its fingerprint wanting.
            let documents: Vec<_> = wanted
                .iter()
                .filter_map(|id| {
                    let entry = known[id];
                    let mut document = document(articles.remove(id)?);
                    document.category = category(entry.category);
                    document.published_at = entry.published_at.0;
                    members.push(Member(id.0, fingerprint(entry)));
                    Some(document)
                })
                .collect();
            builder = off_the_executor(move || {
                documents.iter().try_for_each(|document| builder.push(document))?;
                Ok(builder)
            })
            .await?;
            progress((batch * BATCH + wanted.len()).min(ids.len()), ids.len());
        }
        let (segment, _) = off_the_executor(move || builder.finish()).await?;
        let listed =
            serde_json::to_vec(&members).map_err(|error| SearchIndexError::from(io::Error::from(error)))?;
        self.folder.write(&members_name(segment.head), &listed).map_err(SearchIndexError::from)?;
        Ok((segment, members))
    }

    fn write_root(&self) -> Result<(), SearchIndexError> {
        let root: &Root = &self.manifest.root;
        Ok(self.folder.write(search::root_name(self.locale), &root.encode())?)
    }
}
