//! Published articles as list entries: always three statements, however long
//! the list.

use std::collections::HashMap;

use domain::{
    ArticleCard, ArticleId, CategoryId, CategoryRef, CategoryTree, MediaId, Paged, Slug, Timestamp,
    WorkflowState,
};
use sea_orm::{
    Condition, DerivePartialModel, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::{Storage, StorageError, entities::article};

/// The columns a card needs; bodies stay in the database.
#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "article::Entity")]
struct CardRow {
    id: i64,
    slug: String,
    title: String,
    summary: String,
    category_id: i64,
    published_at: i64,
    lead_media_id: Option<i64>,
}

/// Which published articles are wanted.
#[derive(Clone, Debug, Default)]
pub struct CardFilter {
    /// Only these categories; all when `None`.
    pub categories: Option<Vec<CategoryId>>,
    /// Only this year (Việt Nam).
    pub year: Option<i32>,
    /// Only those published at that instant or later.
    pub from: Option<Timestamp>,
    /// Not these.
    pub except: Vec<ArticleId>,
    /// Only the pinned ones.
    pub pinned: bool,
}

/// What readers may see now.
pub(super) fn visible(now: Timestamp) -> Condition {
    Condition::all()
        .add(article::COLUMN.state.eq(WorkflowState::Published.as_str()))
        .add(article::COLUMN.published_at.lte(now.0))
}

impl CardFilter {
    fn select(&self, now: Timestamp) -> Select<article::Entity> {
        let mut condition = visible(now);
        if let Some(categories) = &self.categories {
            condition = condition.add(article::COLUMN.category_id.is_in(categories.iter().map(|id| id.0)));
        }
        if let Some((from, to)) = self.year.and_then(year_bounds) {
            condition = condition
                .add(article::COLUMN.published_at.gte(from.0))
                .add(article::COLUMN.published_at.lt(to.0));
        }
        if let Some(from) = self.from {
            condition = condition.add(article::COLUMN.published_at.gte(from.0));
        }
        if !self.except.is_empty() {
            condition = condition.add(article::COLUMN.id.is_not_in(self.except.iter().map(|id| id.0)));
        }
        if self.pinned {
            condition = condition.add(article::COLUMN.pinned.eq(true));
        }
        article::Entity::find()
            .filter(condition)
            .order_by_desc(article::Column::PublishedAt)
            .order_by_desc(article::Column::Id)
    }
}

/// The first instant of a year in Việt Nam, and of the next.
fn year_bounds(year: i32) -> Option<(Timestamp, Timestamp)> {
    let start = |year| {
        domain::time::parse_iso_date(&format!("{year:04}-01-01")).ok().map(|day| Timestamp::at(day, 0, 0))
    };
    Some((start(year)?, start(year + 1)?))
}

impl Storage {
    /// The newest articles that pass `filter`, at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cards(
        &self,
        filter: &CardFilter,
        limit: u32,
        tree: &CategoryTree,
    ) -> Result<Vec<ArticleCard>, StorageError> {
        let select = filter.select(Timestamp::now()).limit(u64::from(limit));
        let rows = select.into_partial_model::<CardRow>().all(&self.read).await?;
        self.complete(rows, tree).await
    }

    /// Page `page` of the articles that pass `filter`, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn card_page(
        &self,
        filter: &CardFilter,
        page: u32,
        per_page: u32,
        tree: &CategoryTree,
    ) -> Result<Paged<ArticleCard>, StorageError> {
        let select = filter.select(Timestamp::now());
        let total = select.clone().count(&self.read).await?;
        let skip = u64::from(page.saturating_sub(1)) * u64::from(per_page);
        let rows = select
            .offset(skip)
            .limit(u64::from(per_page))
            .into_partial_model::<CardRow>()
            .all(&self.read)
            .await?;
        Ok(Paged { items: self.complete(rows, tree).await?, page, per_page, total })
    }

    /// The years in which articles of these categories were published, newest
    /// first, with how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn years(&self, categories: &[CategoryId]) -> Result<Vec<(i32, u64)>, StorageError> {
        let filter = CardFilter { categories: Some(categories.to_vec()), ..CardFilter::default() };
        let instants: Vec<i64> = filter
            .select(Timestamp::now())
            .select_only()
            .column(article::Column::PublishedAt)
            .into_tuple()
            .all(&self.read)
            .await?;
        let mut years: Vec<(i32, u64)> = Vec::new();
        for at in instants {
            let year = Timestamp(at).year();
            match years.last_mut() {
                Some((last, count)) if *last == year => *count += 1,
                _ => years.push((year, 1)),
            }
        }
        Ok(years)
    }

    async fn complete(
        &self,
        rows: Vec<CardRow>,
        tree: &CategoryTree,
    ) -> Result<Vec<ArticleCard>, StorageError> {
        let media: Vec<MediaId> = rows.iter().filter_map(|row| row.lead_media_id.map(MediaId)).collect();
        let pictures = if media.is_empty() { HashMap::new() } else { self.pictures(&media).await? };
        rows.into_iter()
            .map(|row| {
                Ok(ArticleCard {
                    id: ArticleId(row.id),
                    slug: slug(row.slug)?,
                    title: row.title,
                    summary: row.summary,
                    category: category_ref(tree, CategoryId(row.category_id)),
                    published_at: Timestamp(row.published_at),
                    picture: row.lead_media_id.and_then(|id| pictures.get(&MediaId(id)).cloned()),
                })
            })
            .collect()
    }
}

/// A category's name and path; a category deleted meanwhile shows as the front page.
pub(super) fn category_ref(tree: &CategoryTree, id: CategoryId) -> CategoryRef {
    tree.get(id).map_or_else(
        || CategoryRef { path: String::new(), name: String::new() },
        |category| CategoryRef { path: category.path.clone(), name: category.name.clone() },
    )
}

/// Reads a slug that this program stored.
pub(super) fn slug(text: String) -> Result<Slug, StorageError> {
    Slug::try_from(text).map_err(|error| StorageError::Corrupt(error.to_string()))
}
