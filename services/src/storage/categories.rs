//! Rows of categories.

pub mod arrange;
mod merge;

use domain::{Category, CategoryId, CategoryTree, Locale, Slug};
use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};

use super::{Actor, Storage, StorageError, audit, cards::slug, entities::category};

impl Storage {
    /// All categories, named in `locale` as far as they are translated.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn category_tree(&self, locale: Locale) -> Result<CategoryTree, StorageError> {
        let rows = category::Entity::find().all(&self.read).await?;
        let categories: Result<Vec<_>, _> =
            rows.into_iter().map(|row| to_domain(named(row, locale))).collect();
        Ok(CategoryTree::new(categories?))
    }

    /// The category called `name` under `parent`, made if missing. The flag
    /// says whether it is new.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ensure_category(
        &self,
        parent: Option<&Category>,
        name: &str,
        actor: &Actor,
    ) -> Result<(Category, bool), StorageError> {
        let db = self.begin().await?;
        let siblings = match parent {
            Some(parent) => category::COLUMN.parent_id.eq(parent.id.0),
            None => category::COLUMN.parent_id.is_null(),
        };
        let siblings = category::Entity::find().filter(siblings).all(&db).await?;
        if let Some(found) = siblings.iter().find(|row| row.name == name) {
            return Ok((to_domain(found.clone())?, false));
        }
        let wished = Slug::from_title(name);
        let taken = |slug: &Slug| siblings.iter().any(|row| row.slug == slug.as_str());
        let mut own = wished.clone();
        let mut number = 2;
        while taken(&own) {
            own = wished.numbered(number);
            number += 1;
        }
        let row = category::ActiveModel {
            parent_id: Set(parent.map(|parent| parent.id.0)),
            slug: Set(own.to_string()),
            path: Set(parent.map_or_else(|| own.to_string(), |parent| format!("{}/{own}", parent.path))),
            name: Set(name.to_owned()),
            description: Set(String::new()),
            position: Set(siblings.iter().map(|row| row.position).max().map_or(0, |last| last + 1)),
            on_front: Set(false),
            name_en: Set(String::new()),
            description_en: Set(String::new()),
            ..Default::default()
        };
        let id = category::Entity::insert(row).exec(&db).await?.last_insert_id;
        audit::record(&db, actor, "category.create", ("category", id), name).await?;
        let row = category::Entity::find_by_id(id).one(&db).await?;
        db.commit().await?;
        let row = row.ok_or_else(|| StorageError::Corrupt(format!("category {id} vanished")))?;
        Ok((to_domain(row)?, true))
    }

    /// Changes how a category is described and whether the front page shows it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn describe_category(
        &self,
        id: CategoryId,
        description: &str,
        on_front: bool,
        actor: &Actor,
    ) -> Result<(), StorageError> {
        let db = self.begin().await?;
        if let Some(row) = category::Entity::find_by_id(id.0).one(&db).await? {
            let mut row = row.into_active_model();
            row.description = Set(description.to_owned());
            row.on_front = Set(on_front);
            category::Entity::update(row).exec(&db).await?;
            audit::record(&db, actor, "category.update", ("category", id.0), description).await?;
        }
        db.commit().await?;
        Ok(())
    }

    /// Names a category in English.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn translate_category(
        &self,
        id: CategoryId,
        name: &str,
        description: &str,
        actor: &Actor,
    ) -> Result<(), StorageError> {
        let db = self.begin().await?;
        if let Some(row) = category::Entity::find_by_id(id.0).one(&db).await? {
            let mut row = row.into_active_model();
            row.name_en = Set(name.to_owned());
            row.description_en = Set(description.to_owned());
            category::Entity::update(row).exec(&db).await?;
            audit::record(&db, actor, "category.translate", ("category", id.0), name).await?;
        }
        db.commit().await?;
        Ok(())
    }

    /// Whether there is any category: an empty portal has none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_categories(&self) -> Result<bool, StorageError> {
        let any = category::Entity::find().select_only().column(category::Column::Id).into_tuple::<i64>();
        Ok(any.one(&self.read).await?.is_some())
    }
}

/// The row with its name in `locale`; what is not translated keeps its first name.
fn named(mut row: category::Model, locale: Locale) -> category::Model {
    if locale == Locale::English {
        if !row.name_en.is_empty() {
            row.name.clone_from(&row.name_en);
        }
        row.description.clone_from(&row.description_en);
    }
    row
}

fn to_domain(row: category::Model) -> Result<Category, StorageError> {
    Ok(Category {
        id: CategoryId(row.id),
        parent: row.parent_id.map(CategoryId),
        slug: slug(row.slug)?,
        path: row.path,
        name: row.name,
        description: row.description,
        position: row.position,
        on_front: row.on_front,
    })
}

/// The first category of all, for what has not been filed yet.
pub(super) async fn first(db: &impl sea_orm::ConnectionTrait) -> Result<Option<CategoryId>, StorageError> {
    let first = category::Entity::find()
        .select_only()
        .column(category::Column::Id)
        .order_by_asc(category::Column::Position)
        .order_by_asc(category::Column::Id)
        .into_tuple();
    Ok(first.one(db).await?.map(CategoryId))
}
