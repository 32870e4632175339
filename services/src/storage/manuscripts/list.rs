//! All articles as the desk lists them, whatever their state.

use domain::{
    ArticleId, CategoryId, Locale, Paged, Sort, SortColumn, Timestamp, UserId, WorkflowState, text::fold,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, FromQueryResult, JoinType, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, Func, SimpleExpr},
};

use super::state;
use crate::storage::{
    Storage, StorageError,
    cards::locale_of,
    entities::{account, article, manuscript},
};

/// A column by which a list is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskColumn {
    /// When it was changed last.
    Changed,
    /// Its headline, marks aside.
    Title,
    /// When it is due; those without an instant stand last.
    Due,
}

impl SortColumn for DeskColumn {
    const USUAL: Self = Self::Changed;
    const ALL: &'static [(&'static str, Self)] =
        &[("sua", Self::Changed), ("tieu-de", Self::Title), ("gio-hen", Self::Due)];

    fn falls(self) -> bool {
        self == Self::Changed
    }
}

/// Which articles a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskFilter {
    /// Whose copy stands there; all that are not withdrawn when `None`.
    pub stage: Option<WorkflowState>,
    /// Of this owner only.
    pub owner: Option<UserId>,
    /// Filed there.
    pub categories: Option<Vec<CategoryId>>,
    /// Whose headline holds all these words, with marks or without.
    pub words: String,
    /// In which order.
    pub sort: Sort<DeskColumn>,
}

/// An article as the desk lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskArticle {
    /// Its number.
    pub id: ArticleId,
    /// The headline of its working copy; may be empty.
    pub title: String,
    /// Where the copy stands.
    pub stage: WorkflowState,
    /// Whether readers see the article now.
    pub public: bool,
    /// Whether it leads the front page.
    pub pinned: bool,
    /// The language it is written in.
    pub locale: Locale,
    /// Its part of the address.
    pub slug: String,
    /// Where it is filed.
    pub category: CategoryId,
    /// Whose it is, by name; empty for what came from elsewhere.
    pub owner: String,
    /// When its copy was changed last.
    pub saved_at: Timestamp,
    /// When it is to be published.
    pub publish_at: Option<Timestamp>,
}

#[derive(Debug, FromQueryResult)]
struct Row {
    id: i64,
    slug: String,
    title: String,
    state: String,
    pinned: bool,
    locale: String,
    category_id: i64,
    updated_at: i64,
    copy_title: Option<String>,
    copy_stage: Option<String>,
    copy_saved_at: Option<i64>,
    copy_publish_at: Option<i64>,
    owner: Option<String>,
}

impl Storage {
    /// Page `page` of the articles that pass `filter`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn desk_articles(
        &self,
        filter: &DeskFilter,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<DeskArticle>, StorageError> {
        let select = select(filter);
        let total = select.clone().count(&self.read).await?;
        let skip = u64::from(page.saturating_sub(1)) * u64::from(per_page);
        let rows = ordered(select, filter.sort)
            .select_only()
            .columns([
                article::Column::Id,
                article::Column::Slug,
                article::Column::Title,
                article::Column::State,
                article::Column::Pinned,
                article::Column::Locale,
                article::Column::CategoryId,
                article::Column::UpdatedAt,
            ])
            .column_as(manuscript::Column::Title, "copy_title")
            .column_as(manuscript::Column::Stage, "copy_stage")
            .column_as(manuscript::Column::SavedAt, "copy_saved_at")
            .column_as(manuscript::Column::PublishAt, "copy_publish_at")
            .column_as(account::Column::DisplayName, "owner")
            .offset(skip)
            .limit(u64::from(per_page))
            .into_model::<Row>()
            .all(&self.read)
            .await?;
        let items: Result<_, _> = rows.into_iter().map(to_domain).collect();
        Ok(Paged { items: items?, page, per_page, total })
    }
}

fn ordered(select: Select<article::Entity>, sort: Sort<DeskColumn>) -> Select<article::Entity> {
    let due = Expr::col((manuscript::Entity, manuscript::Column::PublishAt));
    let folded = Expr::col((manuscript::Entity, manuscript::Column::Folded));
    let slug = Expr::col((article::Entity, article::Column::Slug));
    let order = if sort.falling { Order::Desc } else { Order::Asc };
    let select = match sort.by {
        DeskColumn::Changed => {
            return select.order_by(changed_at(), order.clone()).order_by(article::Column::Id, order);
        }
        DeskColumn::Title => select.order_by(Func::coalesce([folded, slug]), order),
        DeskColumn::Due => select.order_by_asc(due.clone().is_null()).order_by(due, order),
    };
    select.order_by_desc(changed_at()).order_by_desc(article::Column::Id)
}

fn changed_at() -> SimpleExpr {
    let saved = Expr::col((manuscript::Entity, manuscript::Column::SavedAt));
    let updated = Expr::col((article::Entity, article::Column::UpdatedAt));
    Func::coalesce([saved, updated]).into()
}

fn stage() -> SimpleExpr {
    let copy = Expr::col((manuscript::Entity, manuscript::Column::Stage));
    let state = Expr::col((article::Entity, article::Column::State));
    Func::coalesce([copy, state]).into()
}

fn select(filter: &DeskFilter) -> Select<article::Entity> {
    let copy = article::Entity::belongs_to(manuscript::Entity)
        .from(article::Column::Id)
        .to(manuscript::Column::ArticleId);
    let owner = manuscript::Entity::belongs_to(account::Entity)
        .from(manuscript::Column::OwnerId)
        .to(account::Column::Id);
    let mut condition = match filter.stage {
        Some(wanted) => Condition::all().add(stage().eq(wanted.as_str())),
        None => Condition::all().add(stage().ne(WorkflowState::Withdrawn.as_str())),
    };
    if let Some(owner) = filter.owner {
        condition = condition.add(manuscript::Column::OwnerId.eq(owner.0));
    }
    if let Some(categories) = &filter.categories {
        condition = condition.add(article::Column::CategoryId.is_in(categories.iter().map(|id| id.0)));
    }
    // An address is its headline without marks; a copy keeps its own so.
    for word in fold(&filter.words).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let any = Condition::any()
            .add(article::Column::Slug.contains(word))
            .add(manuscript::Column::Folded.contains(word));
        condition = condition.add(any);
    }
    article::Entity::find()
        .join(JoinType::LeftJoin, copy.into())
        .join(JoinType::LeftJoin, owner.into())
        .filter(condition)
}

fn to_domain(row: Row) -> Result<DeskArticle, StorageError> {
    Ok(DeskArticle {
        id: ArticleId(row.id),
        title: row.copy_title.unwrap_or(row.title),
        stage: state(row.copy_stage.as_deref().unwrap_or(&row.state))?,
        public: state(&row.state)? == WorkflowState::Published,
        pinned: row.pinned,
        locale: locale_of(&row.locale)?,
        slug: row.slug,
        category: CategoryId(row.category_id),
        owner: row.owner.unwrap_or_default(),
        saved_at: Timestamp(row.copy_saved_at.unwrap_or(row.updated_at)),
        publish_at: row.copy_publish_at.map(Timestamp),
    })
}
