//! The articles around one: other news, related ones, neighbours.

use domain::{Article, ArticleCard, ArticleId, CategoryId, CategoryTree, Timestamp};
use sea_orm::{
    ColumnTrait, Condition, DerivePartialModel, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, RelationDef, Select,
    sea_query::{Expr, ExprTrait, IntoCondition, SelectStatement},
};

use super::{
    Storage, StorageError,
    cards::{CardFilter, CardRow, visible, with_picture},
    entities::{article, article_related},
};

/// The articles around one.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// *Tin khác*: the newest of its category, then of the categories above.
    pub others: Vec<ArticleCard>,
    /// *Có thể bạn quan tâm*: those of the same content, the nearest first.
    pub related: Vec<ArticleCard>,
    /// The one published before it in its category.
    pub previous: Option<ArticleCard>,
    /// The one published after it in its category.
    pub next: Option<ArticleCard>,
}

#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "article_related::Entity")]
struct KinRow {
    score: f64,
}

#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "article::Entity")]
struct AroundRow {
    #[sea_orm(nested)]
    card: CardRow,
    #[sea_orm(nested)]
    kin: Option<KinRow>,
}

impl Storage {
    /// The articles around `article`, in one statement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn around(
        &self,
        article: &Article,
        others: u32,
        related: u32,
        tree: &CategoryTree,
    ) -> Result<Around, StorageError> {
        let now = Timestamp::now();
        let lineage = lineage(article.category_id, tree);
        let mut wanted = Condition::any().add(article_related::COLUMN.score.is_not_null());
        for categories in &lineage {
            let newest = within(article, categories).select(now).limit(u64::from(others));
            wanted = wanted.add(article::Column::Id.in_subquery(ids(newest)));
        }
        let own = within(article, &[article.category_id]);
        let previous = own.select(now).filter(before(article)).limit(1);
        let next = own.select_oldest_first(now).filter(after(article)).limit(1);
        for neighbour in [previous, next] {
            wanted = wanted.add(article::Column::Id.in_subquery(ids(neighbour)));
        }
        let rows = with_picture(article::Entity::find())
            .join(JoinType::LeftJoin, kin_of(article.id))
            .filter(visible(now))
            .filter(article::COLUMN.locale.eq(article.locale.lang()))
            .filter(article::COLUMN.id.ne(article.id.0))
            .filter(wanted)
            .order_by_desc(article::Column::PublishedAt)
            .order_by_desc(article::Column::Id)
            .into_partial_model::<AroundRow>()
            .all(&self.read)
            .await?;
        sort_out(rows, article, &lineage, (others as usize, related as usize), tree)
    }
}

/// Own category with all below it, then the same of each category above.
fn lineage(category: CategoryId, tree: &CategoryTree) -> Vec<Vec<CategoryId>> {
    let mut lineage = Vec::new();
    let mut current = tree.get(category);
    while let Some(category) = current {
        lineage.push(tree.subtree(category.id));
        current = category.parent.and_then(|parent| tree.get(parent));
    }
    lineage
}

fn within(article: &Article, categories: &[CategoryId]) -> CardFilter {
    CardFilter {
        locale: article.locale,
        categories: Some(categories.to_vec()),
        except: vec![article.id],
        ..CardFilter::default()
    }
}

fn ids(select: Select<article::Entity>) -> SelectStatement {
    select.select_only().column(article::Column::Id).into_query()
}

fn before(article: &Article) -> Condition {
    let at = article.published_at.0;
    let same_moment =
        Condition::all().add(article::COLUMN.published_at.eq(at)).add(article::COLUMN.id.lt(article.id.0));
    Condition::any().add(article::COLUMN.published_at.lt(at)).add(same_moment)
}

fn after(article: &Article) -> Condition {
    let at = article.published_at.0;
    let same_moment =
        Condition::all().add(article::COLUMN.published_at.eq(at)).add(article::COLUMN.id.gt(article.id.0));
    Condition::any().add(article::COLUMN.published_at.gt(at)).add(same_moment)
}

/// From an article to its place among the kin of `id`.
fn kin_of(id: ArticleId) -> RelationDef {
    let relation: RelationDef = article::Entity::belongs_to(article_related::Entity)
        .from(article::Column::Id)
        .to(article_related::Column::RelatedId)
        .into();
    relation.on_condition(move |_, related| {
        Expr::col((related, article_related::Column::ArticleId)).eq(id.0).into_condition()
    })
}

/// Gives each row, newest first, the parts it plays.
fn sort_out(
    rows: Vec<AroundRow>,
    article: &Article,
    lineage: &[Vec<CategoryId>],
    (others, related): (usize, usize),
    tree: &CategoryTree,
) -> Result<Around, StorageError> {
    let mut around = Around::default();
    let place = (article.published_at, article.id);
    let mut kin: Vec<(f64, ArticleCard)> = Vec::new();
    let mut by_line: Vec<Vec<ArticleCard>> = vec![Vec::new(); lineage.len()];
    for row in rows {
        let category = CategoryId(row.card.category_id);
        let card = row.card.card(tree)?;
        if let Some(KinRow { score }) = row.kin {
            kin.push((score, card.clone()));
        }
        if category == article.category_id {
            if (card.published_at, card.id) > place {
                around.next = Some(card.clone());
            } else if around.previous.is_none() {
                around.previous = Some(card.clone());
            }
        }
        if let Some(line) = lineage.iter().position(|categories| categories.contains(&category)) {
            by_line[line].push(card);
        }
    }
    around.others =
        by_line.into_iter().flat_map(|cards| cards.into_iter().take(others)).take(others).collect();
    kin.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    kin.retain(|(_, card)| around.others.iter().all(|other| other.id != card.id));
    around.related = kin.into_iter().map(|(_, card)| card).take(related).collect();
    Ok(around)
}
