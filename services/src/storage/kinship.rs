//! What articles are about, and which articles share it.

use std::collections::HashMap;

use domain::{ArticleId, Locale, citation::Citation, kinship::Feature};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::OnConflict,
};

use super::{
    Storage, StorageError,
    cards::locale_of,
    citations::keep_citations,
    entities::{article, article_feature, article_related},
};

/// How many articles are kept as related to each.
const RELATED: usize = 12;
/// A feature that more articles share than this says nothing.
const COMMON: u64 = 60;
/// Below this, what two articles share is chance.
const LEAST_SCORE: f64 = 4.0;
/// The version of the analysis; raised when it finds other things, so that
/// what is stored is analysed again.
const VERSION: i32 = 1;

/// What is found in the text of an article.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The documents it cites, in the order of the text.
    pub citations: Vec<Citation>,
    /// What it is about.
    pub features: Vec<Feature>,
}

/// The text of an article that waits for its analysis.
#[derive(Clone, Debug)]
pub struct Unanalysed {
    /// Its number.
    pub id: ArticleId,
    /// The language it is written in.
    pub locale: Locale,
    /// The headline.
    pub title: String,
    /// The text without markup.
    pub text: String,
    /// Names of its tags.
    pub tags: Vec<String>,
}

impl Storage {
    /// Articles whose analysis is missing or of an earlier version, at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unanalysed(&self, limit: u32) -> Result<Vec<Unanalysed>, StorageError> {
        let rows = article::Entity::find()
            .filter(article::COLUMN.analysis.lt(VERSION))
            .order_by_asc(article::Column::Id)
            .limit(u64::from(limit))
            .all(&self.read)
            .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let tags = self.tags_of(row.id).await?;
            let locale = locale_of(&row.locale)?;
            found.push(Unanalysed {
                id: ArticleId(row.id),
                locale,
                title: row.title,
                text: row.body_text,
                tags,
            });
        }
        Ok(found)
    }

    /// Stores the analysis of an article that is stored already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_analysis(
        &self,
        id: ArticleId,
        locale: Locale,
        analysis: &Analysis,
    ) -> Result<(), StorageError> {
        let db = self.begin().await?;
        keep_analysis(&db, id.0, locale, analysis).await?;
        db.commit().await?;
        Ok(())
    }
}

/// Stores what an article cites, what it is about, and its kin.
pub(super) async fn keep_analysis(
    db: &DatabaseTransaction,
    article: i64,
    locale: Locale,
    analysis: &Analysis,
) -> Result<(), StorageError> {
    keep_citations(db, article, &analysis.citations).await?;
    let features: HashMap<String, f64> = analysis
        .features
        .iter()
        .map(|feature| (format!("{}:{}", locale.lang(), feature.key), feature.weight))
        .collect();
    article_feature::Entity::delete_many()
        .filter(article_feature::COLUMN.article_id.eq(article))
        .exec(db)
        .await?;
    if !features.is_empty() {
        let rows = features.iter().map(|(feature, weight)| article_feature::ActiveModel {
            article_id: Set(article),
            feature: Set(feature.clone()),
            weight: Set(*weight),
        });
        article_feature::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    keep_kin(db, article, &features).await?;
    let analysed = article::ActiveModel { id: Set(article), analysis: Set(VERSION), ..Default::default() };
    article::Entity::update(analysed).exec(db).await?;
    Ok(())
}

/// Finds the articles that share rare features, and lets both sides know.
async fn keep_kin(
    db: &DatabaseTransaction,
    article: i64,
    features: &HashMap<String, f64>,
) -> Result<(), StorageError> {
    article_related::Entity::delete_many()
        .filter(
            article_related::COLUMN.article_id.eq(article).or(article_related::COLUMN.related_id.eq(article)),
        )
        .exec(db)
        .await?;
    let mut kin: Vec<(i64, f64)> = scores(db, article, features).await?.into_iter().collect();
    kin.retain(|(_, score)| *score >= LEAST_SCORE);
    kin.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    kin.truncate(RELATED);
    let link = |from: i64, to: i64, score: f64| article_related::ActiveModel {
        article_id: Set(from),
        related_id: Set(to),
        score: Set(score),
    };
    let rows: Vec<_> = kin
        .into_iter()
        .flat_map(|(other, score)| [link(article, other, score), link(other, article, score)])
        .collect();
    if !rows.is_empty() {
        use article_related::Column;
        let again = OnConflict::columns([Column::ArticleId, Column::RelatedId])
            .update_column(Column::Score)
            .to_owned();
        article_related::Entity::insert_many(rows).on_conflict(again).exec_without_returning(db).await?;
    }
    Ok(())
}

/// What each other article shares with this one, the rarer the more (inverse
/// document frequency).
async fn scores(
    db: &DatabaseTransaction,
    article: i64,
    features: &HashMap<String, f64>,
) -> Result<HashMap<i64, f64>, StorageError> {
    use article_feature::Column;
    let shared = |keys: Vec<String>| {
        article_feature::Entity::find()
            .filter(Column::Feature.is_in(keys))
            .filter(Column::ArticleId.ne(article))
    };
    let counts: Vec<(String, i64)> = shared(features.keys().cloned().collect())
        .select_only()
        .column(Column::Feature)
        .column_as(Column::ArticleId.count(), "articles")
        .group_by(Column::Feature)
        .into_tuple()
        .all(db)
        .await?;
    let rare: HashMap<String, u64> = counts
        .into_iter()
        .filter_map(|(feature, count)| Some((feature, u64::try_from(count).ok()?)))
        .filter(|(_, count)| *count <= COMMON)
        .collect();
    let total = article::Entity::find().count(db).await?;
    let mut scores = HashMap::<i64, f64>::new();
    for row in shared(rare.keys().cloned().collect()).all(db).await? {
        let (Some(own), Some(count)) = (features.get(&row.feature), rare.get(&row.feature)) else { continue };
        #[expect(clippy::cast_precision_loss, reason = "counts of articles")]
        let rarity = (1.0 + total as f64 / (1 + count) as f64).ln();
        *scores.entry(row.article_id).or_default() += f64::min(*own, row.weight) * rarity;
    }
    Ok(scores)
}
