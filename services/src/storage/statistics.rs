//! Counts over visits and articles: one grouped statement each.

use domain::{
    CategoryId, Locale, Slug, Timestamp,
    time::{Date, VIETNAM, iso_date, parse_iso_date},
};
use sea_orm::{
    EntityTrait, ExprTrait, JoinType, Order, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Func},
};

use super::{
    Storage, StorageError,
    cards::{slug, visible},
    entities::{article, article_view, visit_day},
};

/// An article that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadArticle {
    /// Its part of the address.
    pub slug: Slug,
    /// Its headline.
    pub title: String,
}

/// Seconds from the beginning of Julian day 0 to the Unix epoch, by days that
/// begin at midnight: 1970-01-01 is Julian day 2 440 588.
const JULIAN_EPOCH: i64 = 2_440_588 * DAY;
/// A day in seconds.
const DAY: i64 = 24 * 60 * 60;

impl Storage {
    /// Visits day by day from `first` on, oldest first; days without any are missing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn visits_since(&self, first: Date) -> Result<Vec<(Date, u64)>, StorageError> {
        let rows = visit_day::Entity::find()
            .filter(visit_day::COLUMN.day.gte(iso_date(first)))
            .order_by_asc(visit_day::Column::Day)
            .all(&self.read)
            .await?;
        rows.into_iter()
            .map(|row| {
                let day =
                    parse_iso_date(&row.day).map_err(|error| StorageError::Corrupt(error.to_string()))?;
                Ok((day, number(row.visits)))
            })
            .collect()
    }

    /// The articles in `locale` that were opened most from `first` on, with how
    /// often; what readers may not see any more is left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn most_read(
        &self,
        locale: Locale,
        first: Date,
        limit: u32,
    ) -> Result<Vec<(ReadArticle, u64)>, StorageError> {
        // PostgreSQL adds whole numbers up to a NUMERIC.
        let sum =
            Func::cast_as(Expr::col((article_view::Entity, article_view::Column::Views)).sum(), "BIGINT");
        let of_article = article_view::Entity::belongs_to(article::Entity)
            .from(article_view::Column::ArticleId)
            .to(article::Column::Id);
        let rows: Vec<(String, String, i64)> = article_view::Entity::find()
            .select_only()
            .column(article::Column::Slug)
            .column(article::Column::Title)
            .expr_as(sum, "opened")
            .join(JoinType::InnerJoin, of_article.into())
            .filter(visible(Timestamp::now()))
            .filter(article::COLUMN.locale.eq(locale.lang()))
            .filter(article_view::COLUMN.day.gte(iso_date(first)))
            .group_by(article::Column::Id)
            .group_by(article::Column::Slug)
            .group_by(article::Column::Title)
            .order_by(Expr::col("opened"), Order::Desc)
            .order_by_desc(article::Column::Id)
            .limit(u64::from(limit))
            .into_tuple()
            .all(&self.read)
            .await?;
        rows.into_iter()
            .map(|(address, title, views)| Ok((ReadArticle { slug: slug(address)?, title }, number(views))))
            .collect()
    }

    /// How many articles in `locale` readers may see, by their own category.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn articles_by_category(&self, locale: Locale) -> Result<Vec<(CategoryId, u64)>, StorageError> {
        let rows: Vec<(i64, i64)> = article::Entity::find()
            .select_only()
            .column(article::Column::CategoryId)
            .expr_as(Expr::col(article::Column::Id).count(), "articles")
            .filter(visible(Timestamp::now()))
            .filter(article::COLUMN.locale.eq(locale.lang()))
            .group_by(article::Column::CategoryId)
            .into_tuple()
            .all(&self.read)
            .await?;
        Ok(rows.into_iter().map(|(id, articles)| (CategoryId(id), number(articles))).collect())
    }

    /// How many articles in `locale` readers may see, by the day in Việt Nam
    /// they were published on, oldest first; days without any are missing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn articles_by_day(&self, locale: Locale) -> Result<Vec<(Date, u64)>, StorageError> {
        // Julian days: what both databases can divide, and never negative.
        let to_midnight = i64::from(VIETNAM.whole_seconds()) + JULIAN_EPOCH;
        let day = Expr::col(article::Column::PublishedAt).add(to_midnight).div(DAY);
        let rows: Vec<(i64, i64)> = article::Entity::find()
            .select_only()
            .expr_as(day, "civil_day")
            .expr_as(Expr::col(article::Column::Id).count(), "articles")
            .filter(visible(Timestamp::now()))
            .filter(article::COLUMN.locale.eq(locale.lang()))
            .group_by(Expr::col("civil_day"))
            .order_by(Expr::col("civil_day"), Order::Asc)
            .into_tuple()
            .all(&self.read)
            .await?;
        rows.into_iter().map(|(day, articles)| Ok((julian(day)?, number(articles)))).collect()
    }
}

fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

fn julian(day: i64) -> Result<Date, StorageError> {
    i32::try_from(day)
        .ok()
        .and_then(|day| Date::from_julian_day(day).ok())
        .ok_or_else(|| StorageError::Corrupt(format!("Julian day {day}")))
}
