//! Static pages as editors keep them.

use domain::{Locale, PageId, SanitisedHtml, Slug, StaticPage, Timestamp};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use super::from_rows;
use crate::storage::{
    Actor, Storage, StorageError, audit,
    entities::{menu_item, page},
    redirects,
};

/// The subject of audit entries.
const SUBJECT: &str = "page";

/// What a page is to be.
#[derive(Clone, Debug)]
pub struct PageChange {
    /// Its address below `/`.
    pub slug: Slug,
    /// Its headline.
    pub title: String,
    /// Its text.
    pub body: SanitisedHtml,
    /// The language it is written in.
    pub locale: Locale,
    /// The page it translates.
    pub translation_of: Option<PageId>,
    /// Whether readers see it.
    pub published: bool,
}

/// What became of a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageOutcome {
    /// It is as wished.
    Done(PageId),
    /// There is no such page.
    Unknown,
    /// The page of that title has the address.
    Taken(String),
    /// It translates no page of the other language.
    NoOriginal,
}

impl Storage {
    /// All pages, those too that readers do not see.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn all_pages(&self) -> Result<Vec<StaticPage>, StorageError> {
        from_rows(page::Entity::find().order_by_asc(page::Column::Position).all(&self.read).await?)
    }

    /// Adds a page as the last, or changes the one of that number; its former
    /// address leads to the new one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn change_page(
        &self,
        id: Option<PageId>,
        change: PageChange,
        actor: &Actor,
    ) -> Result<PageOutcome, StorageError> {
        let db = self.begin().await?;
        let by_slug = page::Entity::find().filter(page::COLUMN.slug.eq(change.slug.as_str()));
        if let Some(holder) = by_slug.one(&db).await?.filter(|row| Some(PageId(row.id)) != id) {
            return Ok(PageOutcome::Taken(holder.title));
        }
        if let Some(original) = change.translation_of {
            let row = page::Entity::find_by_id(original.0).one(&db).await?;
            let fits = row.is_some_and(|row| {
                row.translation_of.is_none()
                    && row.locale != change.locale.lang()
                    && Some(PageId(row.id)) != id
            });
            if !fits {
                return Ok(PageOutcome::NoOriginal);
            }
        }
        let path = format!("/{}", change.slug);
        let row = page::ActiveModel {
            slug: Set(change.slug.to_string()),
            title: Set(change.title),
            body_html: Set(change.body.as_str().to_owned()),
            updated_at: Set(Timestamp::now().0),
            locale: Set(change.locale.lang().to_owned()),
            translation_of: Set(change.translation_of.map(|id| id.0)),
            published: Set(change.published),
            ..Default::default()
        };
        let (id, action) = match id {
            Some(PageId(id)) => {
                let Some(before) = page::Entity::find_by_id(id).one(&db).await? else {
                    return Ok(PageOutcome::Unknown);
                };
                page::Entity::update(page::ActiveModel { id: Set(id), ..row }).exec(&db).await?;
                let former = format!("/{}", before.slug);
                redirects::moved(&db, &former, &path, actor).await?;
                menu_item::Entity::update_many()
                    .col_expr(menu_item::Column::Url, Expr::value(path.as_str()))
                    .filter(menu_item::COLUMN.url.eq(former))
                    .exec(&db)
                    .await?;
                (id, "page.update")
            }
            None => {
                let position = next_position(&db).await?;
                let row = page::ActiveModel { position: Set(position), ..row };
                redirects::here(&db, &path).await?;
                (page::Entity::insert(row).exec(&db).await?.last_insert_id, "page.create")
            }
        };
        audit::record(&db, actor, action, (SUBJECT, id), change.slug.as_str()).await?;
        db.commit().await?;
        Ok(PageOutcome::Done(PageId(id)))
    }

    /// Deletes a page; its translation stays as a page of its own. `false` for
    /// no such page.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_page(&self, id: PageId, actor: &Actor) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let Some(row) = page::Entity::find_by_id(id.0).one(&db).await? else { return Ok(false) };
        page::Entity::update_many()
            .col_expr(page::Column::TranslationOf, Expr::value(Option::<i64>::None))
            .filter(page::COLUMN.translation_of.eq(id.0))
            .exec(&db)
            .await?;
        page::Entity::delete_by_id(id.0).exec(&db).await?;
        audit::record(&db, actor, "page.delete", (SUBJECT, id.0), &row.slug).await?;
        db.commit().await?;
        Ok(true)
    }
}

async fn next_position(db: &impl ConnectionTrait) -> Result<i32, StorageError> {
    let last = page::Entity::find()
        .select_only()
        .column(page::Column::Position)
        .order_by_desc(page::Column::Position)
        .into_tuple::<i32>();
    Ok(last.one(db).await?.map_or(0, |last| last.saturating_add(1)))
}
