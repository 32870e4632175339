//! What articles cite, and which articles cite a document.

use domain::{
    Article, ArticleCard, CategoryTree, Locale, Timestamp, Visibility,
    citation::{Citation, CitedDocument},
    time::{iso_date, parse_iso_date},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Storage, StorageError,
    cards::{CardFilter, CardRow, slug, with_picture},
    documents::number_key,
    entities::{article, article_citation, document},
};

/// A document that articles cite and the registry does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingDocument {
    /// Number and sign.
    pub number: String,
    /// Its type, as cited.
    pub kind: Option<String>,
    /// Who issued it, as cited.
    pub issuer: Option<String>,
    /// The date of issue as cited, ISO 8601.
    pub issued_on: Option<String>,
    /// How many articles cite it.
    pub articles: u64,
}

/// Number, kind, issuer, date and how many articles.
type MissingRow = (String, Option<String>, Option<String>, Option<String>, i64);

impl Storage {
    /// The documents that `article` cites, each once, with their place in the
    /// registry where they have one; in one statement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cited_documents(&self, article: &Article) -> Result<Vec<CitedDocument>, StorageError> {
        let registry = article_citation::Entity::belongs_to(document::Entity)
            .from(article_citation::Column::NumberKey)
            .to(document::Column::NumberKey);
        let rows = article_citation::Entity::find()
            .join(JoinType::LeftJoin, registry.into())
            .select_also(document::Entity)
            .filter(article_citation::COLUMN.article_id.eq(article.id.0))
            .order_by_asc(article_citation::Column::Position)
            .all(&self.read)
            .await?;
        let mut cited: Vec<(i32, CitedDocument, Vec<document::Model>)> = Vec::new();
        for (row, document) in rows {
            let document = document.filter(|row| row.visibility == Visibility::Shown.as_str());
            match cited.last_mut().filter(|(position, ..)| *position == row.position) {
                Some((.., candidates)) => candidates.extend(document),
                None => cited.push((row.position, to_domain(row)?, document.into_iter().collect())),
            }
        }
        cited
            .into_iter()
            .map(|(_, mut cited, candidates)| {
                let dates = candidates.iter().map(|document| parse_iso_date(&document.issued_on).ok());
                let which = cited.choose(article.published_at.date(), &dates.collect::<Vec<_>>());
                cited.document = which
                    .and_then(|index| candidates.get(index))
                    .map(|document| slug(document.slug.clone()))
                    .transpose()?;
                Ok(cited)
            })
            .collect()
    }

    /// The published articles that cite the document, newest first, at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn citing_articles(
        &self,
        document: &domain::Document,
        locale: Locale,
        limit: u32,
        tree: &CategoryTree,
    ) -> Result<Vec<ArticleCard>, StorageError> {
        let key = number_key(&document.number);
        let namesakes = document::Entity::find()
            .filter(document::COLUMN.number_key.eq(key.as_str()))
            .filter(document::COLUMN.visibility.eq(Visibility::Shown.as_str()));
        let namesakes = namesakes.count(&self.read).await?;
        let mut citations = article_citation::Entity::find()
            .select_only()
            .column(article_citation::Column::ArticleId)
            .filter(article_citation::COLUMN.number_key.eq(key.as_str()));
        let same_day = article_citation::COLUMN.issued_on.eq(iso_date(document.issued_on));
        // Numbers begin again each year: without a date only a unique number is sure.
        citations = citations.filter(match namesakes {
            0 | 1 => same_day.or(article_citation::COLUMN.issued_on.is_null()),
            _ => same_day,
        });
        let rows = with_picture(CardFilter { locale, ..CardFilter::default() }.select(Timestamp::now()))
            .filter(article::Column::Id.in_subquery(citations.into_query()))
            .limit(u64::from(limit))
            .into_partial_model::<CardRow>()
            .all(&self.read)
            .await?;
        rows.into_iter().map(|row| row.card(tree)).collect()
    }

    /// What articles cite and the registry does not have, the most cited first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn missing_documents(&self, limit: u32) -> Result<Vec<MissingDocument>, StorageError> {
        use article_citation::Column;
        let known = document::Entity::find()
            .select_only()
            .column(document::Column::NumberKey)
            .filter(document::COLUMN.visibility.ne(Visibility::Deleted.as_str()))
            .into_query();
        let count = Expr::col(Column::ArticleId).count_distinct();
        let rows = article_citation::Entity::find()
            .select_only()
            .column_as(Expr::col(Column::Number).max(), "number")
            .column_as(Expr::col(Column::Kind).max(), "kind")
            .column_as(Expr::col(Column::Issuer).max(), "issuer")
            .column_as(Expr::col(Column::IssuedOn).max(), "issued_on")
            .column_as(count.clone(), "articles")
            .filter(Column::NumberKey.not_in_subquery(known))
            .group_by(Column::NumberKey)
            .order_by_desc(count)
            .order_by_asc(Column::NumberKey)
            .limit(u64::from(limit))
            .into_tuple::<MissingRow>()
            .all(&self.read)
            .await?;
        let missing = |(number, kind, issuer, issued_on, articles): MissingRow| MissingDocument {
            number,
            kind,
            issuer,
            issued_on,
            articles: u64::try_from(articles).unwrap_or(0),
        };
        Ok(rows.into_iter().map(missing).collect())
    }

    /// Gives every document without one the key of its number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn key_documents(&self) -> Result<(), StorageError> {
        let rows = document::Entity::find().filter(document::COLUMN.number_key.eq(""));
        for row in rows.all(&self.read).await? {
            let key = number_key(&row.number);
            let mut row = row.into_active_model();
            row.number_key = Set(key);
            document::Entity::update(row).exec(&self.write).await?;
        }
        Ok(())
    }
}

/// Stores what an article cites, each document once.
pub(super) async fn keep_citations(
    db: &DatabaseTransaction,
    article: i64,
    citations: &[Citation],
) -> Result<(), StorageError> {
    article_citation::Entity::delete_many()
        .filter(article_citation::COLUMN.article_id.eq(article))
        .exec(db)
        .await?;
    let mut rows: Vec<article_citation::ActiveModel> = Vec::new();
    for cited in domain::citation::unique(citations) {
        rows.push(article_citation::ActiveModel {
            article_id: Set(article),
            position: Set(i32::try_from(rows.len()).unwrap_or(i32::MAX)),
            number_key: Set(cited.number.key().to_owned()),
            number: Set(cited.number.to_string()),
            kind: Set(cited.kind.map(|kind| kind.name().to_owned())),
            issuer: Set(cited.issuer),
            issued_on: Set(cited.issued_on.map(iso_date)),
        });
    }
    if !rows.is_empty() {
        article_citation::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

fn to_domain(row: article_citation::Model) -> Result<CitedDocument, StorageError> {
    let issued_on = row
        .issued_on
        .map(|date| parse_iso_date(&date))
        .transpose()
        .map_err(|error| StorageError::Corrupt(error.to_string()))?;
    Ok(CitedDocument {
        key: row.number_key,
        number: row.number,
        kind: row.kind,
        issuer: row.issuer,
        issued_on,
        document: None,
    })
}
