//! Rows of static pages and of the menu.

use domain::{MenuItem, PageId, SanitisedHtml, Slug, StaticPage, Timestamp};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict};

use super::{
    Actor, Storage, StorageError, audit,
    cards::slug,
    entities::{menu_item, page},
};

/// A static page before it has a number.
#[derive(Clone, Debug)]
pub struct NewPage {
    /// Its address below `/`; it identifies the page.
    pub slug: Slug,
    /// Its headline.
    pub title: String,
    /// Its text.
    pub body: SanitisedHtml,
    /// Its place among the pages, ascending.
    pub position: i32,
}

impl Storage {
    /// All static pages in their order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pages(&self) -> Result<Vec<StaticPage>, StorageError> {
        let rows = page::Entity::find().order_by_asc(page::Column::Position).all(&self.read).await?;
        rows.into_iter().map(to_domain).collect()
    }

    /// The page at an address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn page(&self, slug: &Slug) -> Result<Option<StaticPage>, StorageError> {
        let row = page::Entity::find().filter(page::COLUMN.slug.eq(slug.as_str())).one(&self.read).await?;
        row.map(to_domain).transpose()
    }

    /// Stores a page, replacing an earlier one at the same address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_page(&self, new: NewPage, actor: &Actor) -> Result<(), StorageError> {
        use page::Column;
        let db = self.begin().await?;
        let row = page::ActiveModel {
            slug: Set(new.slug.to_string()),
            title: Set(new.title),
            body_html: Set(new.body.as_str().to_owned()),
            position: Set(new.position),
            updated_at: Set(Timestamp::now().0),
            ..Default::default()
        };
        let replaced = [Column::Title, Column::BodyHtml, Column::Position, Column::UpdatedAt];
        page::Entity::insert(row)
            .on_conflict(OnConflict::column(Column::Slug).update_columns(replaced).to_owned())
            .exec_without_returning(&db)
            .await?;
        audit::record(&db, actor, "page.put", ("page", 0), new.slug.as_str()).await?;
        db.commit().await?;
        Ok(())
    }

    /// The main menu in its order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn menu(&self) -> Result<Vec<MenuItem>, StorageError> {
        let rows = menu_item::Entity::find()
            .filter(menu_item::COLUMN.parent_id.is_null())
            .order_by_asc(menu_item::Column::Position)
            .all(&self.read)
            .await?;
        Ok(rows.into_iter().map(|row| MenuItem { label: row.label, url: row.url }).collect())
    }

    /// Replaces the main menu.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_menu(&self, items: &[MenuItem], actor: &Actor) -> Result<(), StorageError> {
        let db = self.begin().await?;
        menu_item::Entity::delete_many().exec(&db).await?;
        let rows = (0_i32..).zip(items).map(|(position, item)| menu_item::ActiveModel {
            parent_id: Set(None),
            label: Set(item.label.clone()),
            url: Set(item.url.clone()),
            position: Set(position),
            ..Default::default()
        });
        menu_item::Entity::insert_many(rows).exec_without_returning(&db).await?;
        audit::record(&db, actor, "menu.set", ("menu", 0), "").await?;
        db.commit().await?;
        Ok(())
    }
}

fn to_domain(row: page::Model) -> Result<StaticPage, StorageError> {
    Ok(StaticPage {
        id: PageId(row.id),
        slug: slug(row.slug)?,
        title: row.title,
        body: SanitisedHtml::from_sanitiser(row.body_html),
        updated_at: Timestamp(row.updated_at),
    })
}
