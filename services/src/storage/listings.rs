//! Published articles as machines list them: feeds and sitemaps.
//!
//! Both read columns that one index holds (`idx_article_listing`), so that a
//! list of a hundred thousand articles touches no text.

use domain::{ArticleCard, CategoryTree, Locale, Slug, Timestamp};
use sea_orm::{
    ColumnTrait, DerivePartialModel, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::{
    Storage, StorageError,
    cards::{CardFilter, locale_of, slug, visible},
    entities::{article, audit, media},
};

/// What a feed says of an article: more than a list, less than its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// What a list shows.
    pub card: ArticleCard,
    /// The author line; may be empty.
    pub author: String,
    /// When readers last got a changed text; equal to its publication when never.
    pub updated_at: Timestamp,
}

/// Where an article is, for a sitemap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleAddress {
    /// The language it is written in.
    pub locale: Locale,
    /// Its part of the address.
    pub slug: Slug,
    /// When it was published.
    pub published_at: Timestamp,
    /// When readers last got a changed text.
    pub updated_at: Timestamp,
    /// Content address of its first picture.
    pub picture: Option<String>,
}

#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "article::Entity")]
struct FeedRow {
    id: i64,
    author: String,
    updated_at: i64,
}

#[derive(Debug, FromQueryResult)]
struct AddressRow {
    locale: String,
    slug: String,
    published_at: i64,
    updated_at: i64,
    hash: Option<String>,
}

impl Storage {
    /// The newest articles that pass `filter`, newest first, at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn feed_entries(
        &self,
        filter: &CardFilter,
        limit: u32,
        tree: &CategoryTree,
    ) -> Result<Vec<FeedEntry>, StorageError> {
        let cards = self.cards(filter, limit, tree).await?;
        let rows = article::Entity::find()
            .filter(article::COLUMN.id.is_in(cards.iter().map(|card| card.id.0)))
            .into_partial_model::<FeedRow>()
            .all(&self.read)
            .await?;
        let mut rows: std::collections::HashMap<i64, FeedRow> =
            rows.into_iter().map(|row| (row.id, row)).collect();
        let entry = |card: ArticleCard| {
            let FeedRow { author, updated_at, .. } = rows.remove(&card.id.0)?;
            Some(FeedEntry { card, author, updated_at: Timestamp(updated_at) })
        };
        Ok(cards.into_iter().filter_map(entry).collect())
    }

    /// When each published article last changed, in the order of
    /// [`Storage::article_addresses`]: how many there are, and how fresh each
    /// part of them is, in one statement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn article_changes(&self) -> Result<Vec<Timestamp>, StorageError> {
        let changes: Vec<i64> =
            in_order().column(article::Column::UpdatedAt).into_tuple().all(&self.read).await?;
        Ok(changes.into_iter().map(Timestamp).collect())
    }

    /// The addresses of published articles from number `skip` on, at most
    /// `limit`. The oldest come first, so that what was listed once keeps its place.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn article_addresses(
        &self,
        skip: u64,
        limit: u64,
    ) -> Result<Vec<ArticleAddress>, StorageError> {
        let picture = article::Entity::belongs_to(media::Entity)
            .from(article::Column::LeadMediaId)
            .to(media::Column::Id)
            .into();
        let rows = in_order()
            .columns([
                article::Column::Locale,
                article::Column::Slug,
                article::Column::PublishedAt,
                article::Column::UpdatedAt,
            ])
            .column(media::Column::Hash)
            .join(JoinType::LeftJoin, picture)
            .offset(skip)
            .limit(limit)
            .into_model::<AddressRow>()
            .all(&self.read)
            .await?;
        let address = |row: AddressRow| {
            Ok(ArticleAddress {
                locale: locale_of(&row.locale)?,
                slug: slug(row.slug)?,
                published_at: Timestamp(row.published_at),
                updated_at: Timestamp(row.updated_at),
                picture: row.hash,
            })
        };
        rows.into_iter().map(address).collect()
    }

    /// When content last changed, by the audit log; the epoch for never.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last_changed_at(&self) -> Result<Timestamp, StorageError> {
        let newest = audit::Entity::find()
            .select_only()
            .column(audit::Column::At)
            .filter(audit::Column::SubjectKind.ne(super::audit::ACCOUNT))
            .order_by_desc(audit::Column::Id)
            .into_tuple();
        Ok(Timestamp(newest.one(&self.read).await?.unwrap_or(0)))
    }
}

/// Everything readers may see, oldest first, and no column yet.
fn in_order() -> Select<article::Entity> {
    article::Entity::find()
        .select_only()
        .filter(visible(Timestamp::now()))
        .order_by_asc(article::Column::PublishedAt)
        .order_by_asc(article::Column::Id)
}
