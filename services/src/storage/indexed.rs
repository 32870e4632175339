//! Articles as the search index needs them: which there are, and their texts.

use std::collections::HashMap;

use domain::{ArticleCard, ArticleId, CategoryId, CategoryTree, FocalPoint, Locale, Timestamp};
use sea_orm::{EntityTrait, JoinType, QueryFilter, QuerySelect};

use super::{
    Storage, StorageError,
    cards::{CardFilter, CardRow, with_picture},
    entities::{article, article_tag, media, tag},
    media::focus,
};

/// A published article, without its texts.
#[derive(Clone, Debug)]
pub struct IndexEntry {
    /// Which one.
    pub id: ArticleId,
    /// Where it is filed.
    pub category: CategoryId,
    /// When it was published.
    pub published_at: Timestamp,
    /// Its part of the address.
    pub slug: String,
    /// Goes up with every change.
    pub version: i32,
    /// Editors put it first.
    pub pinned: bool,
    /// Its leading picture, with what changes in place: its content and its focal point.
    pub picture: Option<(String, Option<FocalPoint>)>,
}

/// A published article with what can be searched.
#[derive(Clone, Debug)]
pub struct IndexedArticle {
    /// What a result shows.
    pub card: ArticleCard,
    /// Where it is filed.
    pub category: CategoryId,
    /// Its text without markup.
    pub text: String,
    /// Names of its tags.
    pub tags: Vec<String>,
    /// Editors put it first.
    pub pinned: bool,
}

impl Storage {
    /// Everything published in `locale`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn index_entries(&self, locale: Locale) -> Result<Vec<IndexEntry>, StorageError> {
        type Row = (i64, i64, i64, String, i32, bool, Option<String>, Option<f64>, Option<f64>);
        let columns = [
            article::Column::Id,
            article::Column::CategoryId,
            article::Column::PublishedAt,
            article::Column::Slug,
            article::Column::Version,
            article::Column::Pinned,
        ];
        let select = CardFilter { locale, ..CardFilter::default() }.select(Timestamp::now());
        let select = with_picture(select).select_only().columns(columns);
        let of_picture = [media::Column::Hash, media::Column::FocalX, media::Column::FocalY];
        let rows: Vec<Row> = select.columns(of_picture).into_tuple().all(&self.read).await?;
        let entry = |(id, category, published_at, slug, version, pinned, hash, x, y): Row| IndexEntry {
            id: ArticleId(id),
            category: CategoryId(category),
            published_at: Timestamp(published_at),
            slug,
            version,
            pinned,
            picture: hash.map(|hash| (hash, focus(x, y))),
        };
        Ok(rows.into_iter().map(entry).collect())
    }

    /// Those of `ids` that are published, in no particular order. A few hundred
    /// at a time: each is a parameter of the statement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn indexed_articles(
        &self,
        ids: &[ArticleId],
        tree: &CategoryTree,
    ) -> Result<Vec<IndexedArticle>, StorageError> {
        let wanted = || ids.iter().map(|id| id.0);
        let select = article::Entity::find().filter(article::COLUMN.id.is_in(wanted()));
        let cards = with_picture(select).into_partial_model::<CardRow>().all(&self.read).await?;
        let texts: Vec<(i64, String, bool)> = article::Entity::find()
            .select_only()
            .columns([article::Column::Id, article::Column::BodyText, article::Column::Pinned])
            .filter(article::COLUMN.id.is_in(wanted()))
            .into_tuple()
            .all(&self.read)
            .await?;
        let mut texts: HashMap<i64, (String, bool)> =
            texts.into_iter().map(|(id, text, pinned)| (id, (text, pinned))).collect();
        let mut tags = self.tags_of_all(ids).await?;
        let mut articles = Vec::with_capacity(cards.len());
        for row in cards {
            let category = CategoryId(row.category_id);
            let Some((text, pinned)) = texts.remove(&row.id) else { continue };
            let tags = tags.remove(&row.id).unwrap_or_default();
            articles.push(IndexedArticle { card: row.card(tree)?, category, text, tags, pinned });
        }
        Ok(articles)
    }

    async fn tags_of_all(&self, ids: &[ArticleId]) -> Result<HashMap<i64, Vec<String>>, StorageError> {
        let to_tag =
            article_tag::Entity::belongs_to(tag::Entity).from(article_tag::Column::TagId).to(tag::Column::Id);
        let rows: Vec<(i64, String)> = article_tag::Entity::find()
            .select_only()
            .column(article_tag::Column::ArticleId)
            .column(tag::Column::Name)
            .join(JoinType::InnerJoin, to_tag.into())
            .filter(article_tag::COLUMN.article_id.is_in(ids.iter().map(|id| id.0)))
            .into_tuple()
            .all(&self.read)
            .await?;
        let mut tags = HashMap::<i64, Vec<String>>::new();
        for (article, name) in rows {
            tags.entry(article).or_default().push(name);
        }
        Ok(tags)
    }
}
