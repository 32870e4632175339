//! Articles: what readers see, and how an article gets there.

use domain::{Article, ArticleCard, ArticleId, CategoryId, Paged, Slug, Timestamp};

pub use crate::storage::{
    articles::{IndexedArticle, Lookup, NewArticle, Outcome, Put},
    listings::{ArticleAddress, FeedEntry},
};
use crate::{
    Portal, PortalError,
    events::ContentKind,
    storage::{Actor, cards::CardFilter},
};

/// The longest headline, in characters.
pub const MAX_TITLE: usize = 300;

/// Why an article cannot be stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArticleError {
    /// No headline.
    #[error("the title is empty")]
    NoTitle,
    /// The headline is a paragraph.
    #[error("the title has more than {MAX_TITLE} characters")]
    LongTitle,
}

/// The articles of a portal.
#[derive(Clone, Copy)]
pub struct Articles<'a> {
    portal: &'a Portal,
}

impl<'a> Articles<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// What the address `slug` leads to.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn by_slug(self, slug: &Slug) -> Result<Lookup, PortalError> {
        let tree = self.portal.categories().tree().await?;
        Ok(self.portal.storage().article(slug, &tree).await?)
    }

    /// The newest articles.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn latest(self, limit: u32) -> Result<Vec<ArticleCard>, PortalError> {
        self.cards(&CardFilter::default(), limit).await
    }

    /// The newest articles of these categories.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn latest_in(
        self,
        categories: &[CategoryId],
        limit: u32,
    ) -> Result<Vec<ArticleCard>, PortalError> {
        self.cards(&CardFilter { categories: Some(categories.to_vec()), ..CardFilter::default() }, limit)
            .await
    }

    /// The article pinned to the front page.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn pinned(self) -> Result<Option<ArticleCard>, PortalError> {
        let filter = CardFilter { pinned: true, ..CardFilter::default() };
        Ok(self.cards(&filter, 1).await?.into_iter().next())
    }

    /// *Tin khác*: the newest of the same category without `article` itself,
    /// filled up from the categories above when there are too few.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn others(self, article: &Article, limit: u32) -> Result<Vec<ArticleCard>, PortalError> {
        let tree = self.portal.categories().tree().await?;
        let mut found: Vec<ArticleCard> = Vec::new();
        let mut category = tree.get(article.category_id);
        while let Some(current) = category {
            let missing = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(limit));
            if missing == 0 {
                break;
            }
            let except = std::iter::once(article.id).chain(found.iter().map(|card| card.id)).collect();
            let filter =
                CardFilter { categories: Some(tree.subtree(current.id)), except, ..CardFilter::default() };
            found.extend(self.cards(&filter, missing).await?);
            category = current.parent.and_then(|parent| tree.get(parent));
        }
        Ok(found)
    }

    /// Page `page` (from 1) of these categories' articles, newest first, of one year or all.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn in_categories(
        self,
        categories: &[CategoryId],
        year: Option<i32>,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<ArticleCard>, PortalError> {
        let tree = self.portal.categories().tree().await?;
        let filter = CardFilter { categories: Some(categories.to_vec()), year, ..CardFilter::default() };
        Ok(self.portal.storage().card_page(&filter, page, per_page, &tree).await?)
    }

    /// The years in which these categories published, newest first, with how many.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn years(self, categories: &[CategoryId]) -> Result<Vec<(i32, u64)>, PortalError> {
        Ok(self.portal.storage().years(categories).await?)
    }

    /// The newest articles of these categories, or of all, as feeds show them.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn feed(
        self,
        categories: Option<Vec<CategoryId>>,
        limit: u32,
    ) -> Result<Vec<FeedEntry>, PortalError> {
        let tree = self.portal.categories().tree().await?;
        let filter = CardFilter { categories, ..CardFilter::default() };
        Ok(self.portal.storage().feed_entries(&filter, limit, &tree).await?)
    }

    /// When each published article last changed, in the order of [`Self::addresses`].
    ///
    /// # Errors
    /// When storage fails.
    pub async fn changes(self) -> Result<Vec<Timestamp>, PortalError> {
        Ok(self.portal.storage().article_changes().await?)
    }

    /// The addresses of published articles from number `skip` on, oldest first.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn addresses(self, skip: u64, limit: u64) -> Result<Vec<ArticleAddress>, PortalError> {
        Ok(self.portal.storage().article_addresses(skip, limit).await?)
    }

    /// The articles published since `from`, newest first, at most `limit`.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn since(self, from: Timestamp, limit: u32) -> Result<Vec<ArticleCard>, PortalError> {
        self.cards(&CardFilter { from: Some(from), ..CardFilter::default() }, limit).await
    }

    /// Everything published, for the search index.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn all_published(self) -> Result<Vec<IndexedArticle>, PortalError> {
        let tree = self.portal.categories().tree().await?;
        Ok(self.portal.storage().published_articles(&tree).await?)
    }

    /// By what the article of that source was last recognised; `None` when it
    /// is not here.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn fingerprint(self, source_id: &str) -> Result<Option<String>, PortalError> {
        Ok(self.portal.storage().article_fingerprint(source_id).await?)
    }

    /// Stores an article from a source other than the desk.
    ///
    /// # Errors
    /// [`PortalError::Article`] when it breaks a rule, otherwise when storage fails.
    pub async fn put(self, new: NewArticle) -> Result<Put, PortalError> {
        validate(&new)?;
        let put = self.portal.storage().put_article(new, &Actor::System("import")).await?;
        if put.outcome != Outcome::Unchanged {
            self.portal.changed(ContentKind::Article, put.id.0);
        }
        Ok(put)
    }

    /// Takes an article down; readers are told so (410). `false` when there is none.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn withdraw(self, id: ArticleId, reason: &str) -> Result<bool, PortalError> {
        let known =
            self.portal.storage().withdraw_article(id, reason, &Actor::System("command line")).await?;
        if known {
            self.portal.changed(ContentKind::Article, id.0);
        }
        Ok(known)
    }

    async fn cards(self, filter: &CardFilter, limit: u32) -> Result<Vec<ArticleCard>, PortalError> {
        let tree = self.portal.categories().tree().await?;
        Ok(self.portal.storage().cards(filter, limit, &tree).await?)
    }
}

fn validate(new: &NewArticle) -> Result<(), ArticleError> {
    if new.title.trim().is_empty() {
        return Err(ArticleError::NoTitle);
    }
    if new.title.chars().count() > MAX_TITLE {
        return Err(ArticleError::LongTitle);
    }
    Ok(())
}
