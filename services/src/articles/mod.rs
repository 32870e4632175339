//! Articles: what readers see, and how an article gets there.

pub mod analysis;

use std::sync::Arc;

use domain::{
    Article, ArticleCard, ArticleId, CategoryId, CategoryTree, Document, Locale, Paged, Slug, Timestamp,
    citation::CitedDocument,
};

pub use crate::storage::{
    around::Around,
    articles::{Lookup, NewArticle, Outcome, Put},
    listings::{ArticleAddress, FeedEntry},
};
use crate::{
    Portal, PortalError,
    events::ContentKind,
    storage::{Actor, cards::CardFilter},
};

pub use domain::manuscript::MAX_TITLE;

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
    locale: Locale,
}

impl<'a> Articles<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal, locale: Locale::Vietnamese }
    }

    /// The same in `locale`. Without this call it is Vietnamese.
    #[must_use]
    pub const fn edition(mut self, locale: Locale) -> Self {
        self.locale = locale;
        self
    }

    /// What the address `slug` leads to.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn by_slug(self, slug: &Slug) -> Result<Lookup, PortalError> {
        let tree = self.tree().await?;
        Ok(self.portal.storage().article(slug, self.locale, &tree).await?)
    }

    /// The newest articles.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn latest(self, limit: u32) -> Result<Vec<ArticleCard>, PortalError> {
        self.cards(&self.filter(), limit).await
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
        self.cards(&CardFilter { categories: Some(categories.to_vec()), ..self.filter() }, limit).await
    }

    /// The article pinned to the front page.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn pinned(self) -> Result<Option<ArticleCard>, PortalError> {
        let filter = CardFilter { pinned: true, ..self.filter() };
        Ok(self.cards(&filter, 1).await?.into_iter().next())
    }

    /// The articles around `article`: at most `others` of its category, at most
    /// `related` of the same content, and its neighbours.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn around(self, article: &Article, others: u32, related: u32) -> Result<Around, PortalError> {
        let tree = self.tree().await?;
        Ok(self.portal.storage().around(article, others, related, &tree).await?)
    }

    /// *Văn bản được nhắc đến*: the documents that `article` cites.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn cited(self, article: &Article) -> Result<Vec<CitedDocument>, PortalError> {
        Ok(self.portal.storage().cited_documents(article).await?)
    }

    /// The newest articles that cite `document`.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn citing(self, document: &Document, limit: u32) -> Result<Vec<ArticleCard>, PortalError> {
        let tree = self.tree().await?;
        Ok(self.portal.storage().citing_articles(document, self.locale, limit, &tree).await?)
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
        let tree = self.tree().await?;
        let filter = CardFilter { categories: Some(categories.to_vec()), year, ..self.filter() };
        Ok(self.portal.storage().card_page(&filter, page, per_page, &tree).await?)
    }

    /// The years in which these categories published, newest first, with how many.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn years(self, categories: &[CategoryId]) -> Result<Vec<(i32, u64)>, PortalError> {
        Ok(self.portal.storage().years(self.locale, categories).await?)
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
        let tree = self.tree().await?;
        let filter = CardFilter { categories, ..self.filter() };
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
        self.cards(&CardFilter { from: Some(from), ..self.filter() }, limit).await
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
        let analysis = analysis::analyse(&new.title, &new.text, &new.tags);
        let put = self.portal.storage().put_article(new, &analysis, &Actor::System("import")).await?;
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

    async fn tree(self) -> Result<Arc<CategoryTree>, PortalError> {
        self.portal.categories().edition(self.locale).tree().await
    }

    fn filter(self) -> CardFilter {
        CardFilter { locale: self.locale, ..CardFilter::default() }
    }

    async fn cards(self, filter: &CardFilter, limit: u32) -> Result<Vec<ArticleCard>, PortalError> {
        let tree = self.tree().await?;
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
