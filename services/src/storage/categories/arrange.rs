//! Putting categories in order: each change one transaction, in which former
//! addresses come to lead to the new ones.

use std::collections::HashMap;

use domain::{Category, CategoryId, CategoryTree, Slug, category::CategoryChange};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect, sea_query::Expr,
};

use super::{merge::wishing, to_domain};
use crate::storage::{
    Actor, Storage, StorageError, audit,
    entities::{article, category, menu_item},
    redirects,
};

/// The subject of audit entries.
pub(super) const SUBJECT: &str = "category";

/// A category in both languages, as the desk shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryEntry {
    /// The category, in Vietnamese.
    pub category: Category,
    /// Its name in English; may be empty.
    pub name_en: String,
    /// Its description in English; may be empty.
    pub description_en: String,
    /// How many articles are filed under itself, published or not.
    pub articles: u64,
}

/// What became of a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arranged {
    /// It is as wished.
    Done(CategoryId),
    /// There is no such category.
    Unknown,
    /// There is no such category to put it under.
    NoParent,
    /// Another category has that address.
    Taken(CategoryId),
    /// It would come to lie below itself.
    Cycle,
    /// Articles or categories are still in it.
    NotEmpty,
}

impl Storage {
    /// All categories in their order, each parent before its children.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn category_entries(&self) -> Result<Vec<CategoryEntry>, StorageError> {
        let counted: Vec<(i64, i64)> = article::Entity::find()
            .select_only()
            .column(article::Column::CategoryId)
            .column_as(article::Column::Id.count(), "articles")
            .group_by(article::Column::CategoryId)
            .into_tuple()
            .all(&self.read)
            .await?;
        let counted: HashMap<i64, i64> = counted.into_iter().collect();
        let rows = category::Entity::find().all(&self.read).await?;
        let mut entries = HashMap::new();
        let mut categories = Vec::with_capacity(rows.len());
        for row in rows {
            let articles = counted.get(&row.id).copied().unwrap_or(0);
            let (name_en, description_en) = (row.name_en.clone(), row.description_en.clone());
            let category = to_domain(row)?;
            categories.push(category.clone());
            let articles = u64::try_from(articles).unwrap_or(0);
            entries.insert(category.id, CategoryEntry { category, name_en, description_en, articles });
        }
        let tree = CategoryTree::new(categories);
        Ok(tree.iter().filter_map(|category| entries.remove(&category.id)).collect())
    }

    /// Adds a category as the last of its siblings.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add_category(&self, new: CategoryChange, actor: &Actor) -> Result<Arranged, StorageError> {
        let db = self.begin().await?;
        let tree = tree(&db).await?;
        let place = match place(&tree, new.parent, &new.slug, None) {
            Ok(place) => place,
            Err(refused) => return Ok(refused),
        };
        let name = new.name.clone();
        let row = category::ActiveModel {
            parent_id: Set(new.parent.map(|id| id.0)),
            path: Set(place.path.clone()),
            position: Set(place.position),
            ..described(new)
        };
        let id = category::Entity::insert(row).exec(&db).await?.last_insert_id;
        redirects::here(&db, &url(&place.path)).await?;
        audit::record(&db, actor, "category.create", (SUBJECT, id), &name).await?;
        db.commit().await?;
        Ok(Arranged::Done(CategoryId(id)))
    }

    /// Names, describes, and moves a category. Where its address changes, the
    /// former addresses of all below lead to the new ones.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn change_category(
        &self,
        id: CategoryId,
        change: CategoryChange,
        actor: &Actor,
    ) -> Result<Arranged, StorageError> {
        let db = self.begin().await?;
        let tree = tree(&db).await?;
        let Some(before) = tree.get(id).cloned() else { return Ok(Arranged::Unknown) };
        let place = match place(&tree, change.parent, &change.slug, Some(id)) {
            Ok(place) => place,
            Err(refused) => return Ok(refused),
        };
        let stays = before.parent == change.parent;
        let detail = change.name.clone();
        let row = category::ActiveModel {
            id: Set(id.0),
            parent_id: Set(change.parent.map(|id| id.0)),
            position: Set(if stays { before.position } else { place.position }),
            ..described(change)
        };
        category::Entity::update(row).exec(&db).await?;
        if place.path != before.path {
            for below in tree.subtree(id).into_iter().filter_map(|id| tree.get(id)) {
                let rest = below.path.strip_prefix(&before.path).unwrap_or_default();
                readdress(&db, below, &format!("{}{rest}", place.path), actor).await?;
            }
        }
        audit::record(&db, actor, "category.update", (SUBJECT, id.0), &detail).await?;
        db.commit().await?;
        Ok(Arranged::Done(id))
    }

    /// Moves a category one place up (`-1`) or down (`1`) among its siblings.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn shift_category(
        &self,
        id: CategoryId,
        by: isize,
        actor: &Actor,
    ) -> Result<Arranged, StorageError> {
        let db = self.begin().await?;
        let tree = tree(&db).await?;
        let Some(moved) = tree.get(id) else { return Ok(Arranged::Unknown) };
        let mut siblings = siblings(&tree, moved.parent);
        if let Some(at) = siblings.iter().position(|sibling| *sibling == id)
            && let Some(to) = at.checked_add_signed(by).filter(|to| *to < siblings.len())
        {
            siblings.swap(at, to);
            for (position, sibling) in (0_i32..).zip(siblings) {
                let row = category::ActiveModel {
                    id: Set(sibling.0),
                    position: Set(position),
                    ..Default::default()
                };
                category::Entity::update(row).exec(&db).await?;
            }
            audit::record(&db, actor, "category.order", (SUBJECT, id.0), &moved.name).await?;
        }
        db.commit().await?;
        Ok(Arranged::Done(id))
    }

    /// Forgets a category that holds nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_category(&self, id: CategoryId, actor: &Actor) -> Result<Arranged, StorageError> {
        let db = self.begin().await?;
        let Some(row) = category::Entity::find_by_id(id.0).one(&db).await? else {
            return Ok(Arranged::Unknown);
        };
        let articles =
            article::Entity::find().filter(article::COLUMN.category_id.eq(id.0)).count(&db).await?;
        let below = category::Entity::find().filter(category::COLUMN.parent_id.eq(id.0)).count(&db).await?;
        if articles + below > 0 || !wishing(&db, id).await?.is_empty() {
            return Ok(Arranged::NotEmpty);
        }
        category::Entity::delete_by_id(id.0).exec(&db).await?;
        audit::record(&db, actor, "category.delete", (SUBJECT, id.0), &row.name).await?;
        db.commit().await?;
        Ok(Arranged::Done(id))
    }
}

/// Where a category is to stand.
struct Place {
    path: String,
    position: i32,
}

/// The place of `slug` as the last below `parent`; `own` is the category itself
/// when it is there already.
fn place(
    tree: &CategoryTree,
    parent: Option<CategoryId>,
    slug: &Slug,
    own: Option<CategoryId>,
) -> Result<Place, Arranged> {
    let above = match parent {
        Some(parent) => Some(tree.get(parent).ok_or(Arranged::NoParent)?),
        None => None,
    };
    if let (Some(own), Some(parent)) = (own, parent)
        && tree.subtree(own).contains(&parent)
    {
        return Err(Arranged::Cycle);
    }
    let path = above.map_or_else(|| slug.to_string(), |above| format!("{}/{slug}", above.path));
    match tree.by_path(&path).filter(|holder| Some(holder.id) != own) {
        Some(holder) => Err(Arranged::Taken(holder.id)),
        None => Ok(Place { path, position: next_position(tree, parent) }),
    }
}

fn siblings(tree: &CategoryTree, parent: Option<CategoryId>) -> Vec<CategoryId> {
    match parent {
        Some(parent) => tree.children(parent).map(|category| category.id).collect(),
        None => tree.roots().map(|category| category.id).collect(),
    }
}

pub(super) fn next_position(tree: &CategoryTree, parent: Option<CategoryId>) -> i32 {
    let positions = siblings(tree, parent).into_iter().filter_map(|id| Some(tree.get(id)?.position));
    positions.max().map_or(0, |last| last + 1)
}

/// The columns that say what a category is called.
fn described(change: CategoryChange) -> category::ActiveModel {
    category::ActiveModel {
        slug: Set(change.slug.to_string()),
        name: Set(change.name),
        name_en: Set(change.name_en),
        description: Set(change.description),
        description_en: Set(change.description_en),
        on_front: Set(change.on_front),
        ..Default::default()
    }
}

pub(super) async fn tree(db: &DatabaseTransaction) -> Result<CategoryTree, StorageError> {
    let rows = category::Entity::find().all(db).await?;
    let categories: Result<Vec<_>, _> = rows.into_iter().map(to_domain).collect();
    Ok(CategoryTree::new(categories?))
}

pub(super) fn url(path: &str) -> String {
    format!("/chuyen-muc/{path}")
}

/// Gives a category its new path; its former address and the menu follow.
pub(super) async fn readdress(
    db: &DatabaseTransaction,
    category: &Category,
    path: &str,
    actor: &Actor,
) -> Result<(), StorageError> {
    let row =
        category::ActiveModel { id: Set(category.id.0), path: Set(path.to_owned()), ..Default::default() };
    category::Entity::update(row).exec(db).await?;
    redirects::moved(db, &url(&category.path), &url(path), actor).await?;
    follow_in_menu(db, &url(&category.path), &url(path)).await
}

/// What the menu says of an address it says of the new one.
pub(super) async fn follow_in_menu(
    db: &DatabaseTransaction,
    from: &str,
    to: &str,
) -> Result<(), StorageError> {
    menu_item::Entity::update_many()
        .col_expr(menu_item::Column::Url, Expr::value(to))
        .filter(menu_item::COLUMN.url.eq(from))
        .exec(db)
        .await?;
    Ok(())
}
