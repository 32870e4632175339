//! Rows of the visit counters.

use std::collections::{HashMap, HashSet};

use domain::{
    ArticleId, Slug,
    time::{Date, iso_date},
};
use sea_orm::{
    ActiveValue::Set,
    EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use serde::{Deserialize, Serialize};

use super::{
    Storage, StorageError,
    entities::{article, article_view, visit_day, visitor},
};

/// The salt of a day; without it the hashes of that day mean nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DailySalt {
    /// The day in Việt Nam, ISO 8601.
    pub day: String,
    /// 32 random bytes.
    pub salt: [u8; 32],
}

const SALT: &str = "visits.salt";

/// What was counted since the last time it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisitBatch {
    /// The day in Việt Nam, ISO 8601.
    pub day: String,
    /// New visits.
    pub visits: u64,
    /// Visitors seen, by hash, with when (Unix seconds).
    pub visitors: HashMap<i64, i64>,
    /// Articles opened, by slug.
    pub views: HashMap<String, u64>,
}

/// What was counted on a day that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastDay {
    /// The day in Việt Nam.
    pub day: Date,
    /// Visits on that day.
    pub visits: u64,
    /// Articles opened on that day.
    pub views: Vec<(ArticleId, u64)>,
}

/// How many rows go into one statement; both databases limit its parameters.
const ROWS: usize = 1000;

/// A count as the database holds it.
fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl Storage {
    /// The salt in use, if any.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn visit_salt(&self) -> Result<Option<DailySalt>, StorageError> {
        self.setting(SALT).await
    }

    /// Begins a day: a new salt, and yesterday's visitors forgotten.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin_visit_day(&self, salt: &DailySalt) -> Result<(), StorageError> {
        self.remember(SALT, salt).await?;
        visitor::Entity::delete_many()
            .filter(visitor::COLUMN.day.ne(salt.day.as_str()))
            .exec(&self.write)
            .await?;
        Ok(())
    }

    /// Today's visitors by hash with when they were last seen; today's visits; all visits.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn visit_state(&self, day: &str) -> Result<(HashMap<i64, i64>, u64, u64), StorageError> {
        let visitors = visitor::Entity::find().filter(visitor::COLUMN.day.eq(day)).all(&self.read).await?;
        let days = visit_day::Entity::find().all(&self.read).await?;
        let number = |visits: i64| u64::try_from(visits).unwrap_or(0);
        let today = days.iter().find(|row| row.day == day).map_or(0, |row| number(row.visits));
        let total = days.iter().map(|row| number(row.visits)).sum();
        Ok((visitors.into_iter().map(|row| (row.hash, row.last_seen)).collect(), today, total))
    }

    /// Adds a batch to the counters, all or nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add_visits(&self, batch: &VisitBatch) -> Result<(), StorageError> {
        let db = self.begin().await?;
        if batch.visits > 0 {
            let row =
                visit_day::ActiveModel { day: Set(batch.day.clone()), visits: Set(count(batch.visits)) };
            let add = Expr::col((visit_day::Entity, visit_day::Column::Visits)).add(count(batch.visits));
            visit_day::Entity::insert(row)
                .on_conflict(
                    OnConflict::column(visit_day::Column::Day)
                        .value(visit_day::Column::Visits, add)
                        .to_owned(),
                )
                .exec_without_returning(&db)
                .await?;
        }
        for (&hash, &last_seen) in &batch.visitors {
            let row = visitor::ActiveModel {
                hash: Set(hash),
                day: Set(batch.day.clone()),
                last_seen: Set(last_seen),
            };
            let renewed = [visitor::Column::Day, visitor::Column::LastSeen];
            visitor::Entity::insert(row)
                .on_conflict(OnConflict::column(visitor::Column::Hash).update_columns(renewed).to_owned())
                .exec_without_returning(&db)
                .await?;
        }
        for (id, views) in self.viewed(&batch.views).await? {
            use article_view::Column;
            let row = article_view::ActiveModel {
                article_id: Set(id),
                day: Set(batch.day.clone()),
                views: Set(count(views)),
            };
            let add = Expr::col((article_view::Entity, Column::Views)).add(count(views));
            article_view::Entity::insert(row)
                .on_conflict(
                    OnConflict::columns([Column::ArticleId, Column::Day])
                        .value(Column::Views, add)
                        .to_owned(),
                )
                .exec_without_returning(&db)
                .await?;
        }
        db.commit().await?;
        Ok(())
    }

    /// Stores what was counted on past days; a day that has its count keeps it.
    /// Gives the visits that came in by it. All or nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn import_visits(&self, past: &[PastDay]) -> Result<u64, StorageError> {
        let db = self.begin().await?;
        let known: HashSet<String> = visit_day::Entity::find()
            .select_only()
            .column(visit_day::Column::Day)
            .into_tuple::<String>()
            .all(&db)
            .await?
            .into_iter()
            .collect();
        let new: Vec<&PastDay> = past.iter().filter(|past| !known.contains(&iso_date(past.day))).collect();
        let days = new.iter().map(|past| visit_day::ActiveModel {
            day: Set(iso_date(past.day)),
            visits: Set(count(past.visits)),
        });
        for rows in days.collect::<Vec<_>>().chunks(ROWS) {
            visit_day::Entity::insert_many(rows.to_vec()).exec_without_returning(&db).await?;
        }
        let views = new.iter().flat_map(|past| {
            past.views.iter().map(|&(id, views)| article_view::ActiveModel {
                article_id: Set(id.0),
                day: Set(iso_date(past.day)),
                views: Set(count(views)),
            })
        });
        for rows in views.collect::<Vec<_>>().chunks(ROWS) {
            article_view::Entity::insert_many(rows.to_vec())
                .on_conflict_do_nothing_on([article_view::Column::ArticleId, article_view::Column::Day])
                .exec_without_returning(&db)
                .await?;
        }
        db.commit().await?;
        Ok(new.iter().map(|past| past.visits).sum())
    }

    async fn viewed(&self, views: &HashMap<String, u64>) -> Result<Vec<(i64, u64)>, StorageError> {
        if views.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<(i64, String)> = article::Entity::find()
            .select_only()
            .columns([article::Column::Id, article::Column::Slug])
            .filter(article::COLUMN.slug.is_in(views.keys().map(String::as_str)))
            .into_tuple()
            .all(&self.read)
            .await?;
        Ok(rows.into_iter().filter_map(|(id, slug)| Some((id, *views.get(&slug)?))).collect())
    }

    /// How often the article at an address was opened, ever.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn views_of(&self, slug: &Slug) -> Result<u64, StorageError> {
        let Some(row) =
            article::Entity::find().filter(article::COLUMN.slug.eq(slug.as_str())).one(&self.read).await?
        else {
            return Ok(0);
        };
        let days = article_view::Entity::find()
            .filter(article_view::COLUMN.article_id.eq(row.id))
            .all(&self.read)
            .await?;
        Ok(days.iter().map(|day| u64::try_from(day.views).unwrap_or(0)).sum())
    }
}
