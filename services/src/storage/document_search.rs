//! Narrowing the document registry.

use domain::{
    DocumentFacets, DocumentFilter, FacetValue, Visibility,
    text::{compose, fold},
};
use sea_orm::{
    Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, LikeExpr, SimpleExpr},
};

use super::{Storage, StorageError, entities::document};

/// How many words of a text are looked for.
const MAX_WORDS: usize = 12;

/// A part of the filter that has values to choose from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Facet {
    Issuer,
    Kind,
    Field,
    Year,
}

impl Facet {
    const ALL: [Self; 4] = [Self::Issuer, Self::Kind, Self::Field, Self::Year];

    /// What it compares. The year is the beginning of an ISO date; written
    /// without parameters, so that selecting and grouping are the same expression.
    fn expression(self) -> SimpleExpr {
        match self {
            Self::Issuer => Expr::col(document::Column::Issuer),
            Self::Kind => Expr::col(document::Column::Kind),
            Self::Field => Expr::col(document::Column::Field),
            Self::Year => Expr::cust("substr(issued_on, 1, 4)"),
        }
    }

    fn wanted(self, filter: &DocumentFilter) -> &str {
        match self {
            Self::Issuer => &filter.issuer,
            Self::Kind => &filter.kind,
            Self::Field => &filter.field,
            Self::Year => &filter.year,
        }
    }
}

/// What a document must be for `filter` to leave it; `except` is not looked at.
/// Without a visibility it is whatever is not deleted.
pub(super) fn condition(
    filter: &DocumentFilter,
    visibility: Option<Visibility>,
    except: Option<Facet>,
) -> Condition {
    let seen = Expr::col(document::Column::Visibility);
    let mut condition = Condition::all().add(match visibility {
        Some(visibility) => seen.eq(visibility.as_str()),
        None => seen.ne(Visibility::Deleted.as_str()),
    });
    for facet in Facet::ALL.into_iter().filter(|facet| Some(*facet) != except) {
        let wanted = facet.wanted(filter);
        if !wanted.is_empty() {
            condition = condition.add(facet.expression().eq(compose(wanted)));
        }
    }
    for word in fold(&filter.text).split_whitespace().take(MAX_WORDS) {
        condition = condition.add(Expr::col(document::Column::Folded).like(containing(word)));
    }
    condition
}

/// The pattern of texts that contain `word`, whose own `%` and `_` are letters.
pub(super) fn containing(word: &str) -> LikeExpr {
    let escaped = word.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
    LikeExpr::new(format!("%{escaped}%")).escape('\\')
}

impl Storage {
    /// What each part of `filter` could be, the other parts staying as they are,
    /// among documents of a visibility, or among all that are not deleted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn document_facets(
        &self,
        filter: &DocumentFilter,
        visibility: Option<Visibility>,
    ) -> Result<DocumentFacets, StorageError> {
        let facet = |facet| self.facet(filter, visibility, facet);
        let mut years = facet(Facet::Year).await?;
        years.reverse();
        Ok(DocumentFacets {
            issuers: facet(Facet::Issuer).await?,
            kinds: facet(Facet::Kind).await?,
            fields: facet(Facet::Field).await?,
            years,
        })
    }

    /// The values of a facet in alphabetical order, which databases do not agree on.
    async fn facet(
        &self,
        filter: &DocumentFilter,
        visibility: Option<Visibility>,
        facet: Facet,
    ) -> Result<Vec<FacetValue>, StorageError> {
        let counted: Vec<(String, i64)> = document::Entity::find()
            .select_only()
            .expr(facet.expression())
            .expr(Expr::cust("COUNT(*)"))
            .filter(condition(filter, visibility, Some(facet)))
            .group_by(facet.expression())
            .into_tuple()
            .all(&self.read)
            .await?;
        let mut values: Vec<FacetValue> = counted
            .into_iter()
            .filter(|(value, _)| !value.is_empty())
            .map(|(value, count)| FacetValue { value, count: u64::try_from(count).unwrap_or(0) })
            .collect();
        values.sort_by_cached_key(|facet| (fold(&facet.value), facet.value.clone()));
        Ok(values)
    }
}
