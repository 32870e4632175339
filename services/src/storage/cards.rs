//! Published articles as list entries: one statement, however long
//! the list.

use domain::{
    ArticleCard, ArticleId, CategoryId, CategoryRef, CategoryTree, Locale, Paged, Slug, Timestamp,
    WorkflowState,
};
use sea_orm::{
    Condition, DerivePartialModel, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, RelationDef, Select,
};

use super::{
    Storage, StorageError,
    entities::{article, media},
    media::PictureRow,
};

/// The columns a card needs; bodies stay in the database.
#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "article::Entity")]
pub(super) struct CardRow {
    pub(super) id: i64,
    slug: String,
    title: String,
    summary: String,
    pub(super) category_id: i64,
    published_at: i64,
    #[sea_orm(nested)]
    picture: Option<PictureRow>,
}

/// From an article to its leading picture.
pub(super) fn lead_picture() -> RelationDef {
    article::Entity::belongs_to(media::Entity).from(article::Column::LeadMediaId).to(media::Column::Id).into()
}

/// Which published articles are wanted.
#[derive(Clone, Debug, Default)]
pub struct CardFilter {
    /// Only those written in this language.
    pub locale: Locale,
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
    /// The articles, newest first.
    pub(super) fn select(&self, now: Timestamp) -> Select<article::Entity> {
        self.unordered(now).order_by_desc(article::Column::PublishedAt).order_by_desc(article::Column::Id)
    }

    /// The articles, oldest first.
    pub(super) fn select_oldest_first(&self, now: Timestamp) -> Select<article::Entity> {
        self.unordered(now).order_by_asc(article::Column::PublishedAt).order_by_asc(article::Column::Id)
    }

    fn unordered(&self, now: Timestamp) -> Select<article::Entity> {
        let mut condition = visible(now).add(article::COLUMN.locale.eq(self.locale.lang()));
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
        article::Entity::find().filter(condition)
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
        let rows = with_picture(select).into_partial_model::<CardRow>().all(&self.read).await?;
        rows.into_iter().map(|row| row.card(tree)).collect()
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
        let rows = with_picture(select)
            .offset(skip)
            .limit(u64::from(per_page))
            .into_partial_model::<CardRow>()
            .all(&self.read)
            .await?;
        let items: Result<_, _> = rows.into_iter().map(|row| row.card(tree)).collect();
        Ok(Paged { items: items?, page, per_page, total })
    }

    /// The years in which articles of these categories were published, newest
    /// first, with how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn years(
        &self,
        locale: Locale,
        categories: &[CategoryId],
    ) -> Result<Vec<(i32, u64)>, StorageError> {
        let filter = CardFilter { locale, categories: Some(categories.to_vec()), ..CardFilter::default() };
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
}

/// The articles with their leading pictures.
pub(super) fn with_picture(select: Select<article::Entity>) -> Select<article::Entity> {
    select.join(JoinType::LeftJoin, lead_picture())
}

impl CardRow {
    /// The card.
    pub(super) fn card(self, tree: &CategoryTree) -> Result<ArticleCard, StorageError> {
        Ok(ArticleCard {
            id: ArticleId(self.id),
            slug: slug(self.slug)?,
            title: self.title,
            summary: self.summary,
            category: category_ref(tree, CategoryId(self.category_id)),
            published_at: Timestamp(self.published_at),
            picture: self.picture.map(PictureRow::picture).transpose()?,
        })
    }
}

/// A category's name and path; a category deleted meanwhile shows as the front page.
pub(super) fn category_ref(tree: &CategoryTree, id: CategoryId) -> CategoryRef {
    tree.get(id).map_or_else(
        || CategoryRef { path: String::new(), name: String::new() },
        |category| CategoryRef { path: category.path.clone(), name: category.name.clone() },
    )
}

/// Reads a language that this program stored.
pub(super) fn locale_of(lang: &str) -> Result<Locale, StorageError> {
    Locale::from_lang(lang).ok_or_else(|| StorageError::Corrupt(format!("language {lang}")))
}

/// Reads a slug that this program stored.
pub(super) fn slug(text: String) -> Result<Slug, StorageError> {
    Slug::try_from(text).map_err(|error| StorageError::Corrupt(error.to_string()))
}
