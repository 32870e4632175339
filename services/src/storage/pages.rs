//! Rows of static pages and of the menu.

pub mod desk;

use domain::{Locale, MenuItem, PageId, SanitisedHtml, Slug, StaticPage, Timestamp};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict};

use super::{
    Actor, Storage, StorageError, audit,
    cards::{locale_of, slug},
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
    /// The language it is written in.
    pub locale: Locale,
    /// The page it translates, by its address.
    pub translation_of: Option<Slug>,
}

/// An item of the main menu in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMenuItem {
    /// What it says.
    pub label: String,
    /// What it says in English; the same as in Vietnamese when empty.
    pub label_en: String,
    /// Where it leads.
    pub url: String,
}

impl Storage {
    /// All static pages that readers see, in their order, in every language.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pages(&self) -> Result<Vec<StaticPage>, StorageError> {
        let rows = page::Entity::find()
            .filter(page::COLUMN.published.eq(true))
            .order_by_asc(page::Column::Position)
            .all(&self.read)
            .await?;
        from_rows(rows)
    }

    /// The page at an address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn page(&self, slug: &Slug) -> Result<Option<StaticPage>, StorageError> {
        // There are a handful of them, and one query finds the translation too.
        Ok(self.pages().await?.into_iter().find(|page| page.slug == *slug))
    }

    /// Stores a page, replacing an earlier one at the same address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_page(&self, new: NewPage, actor: &Actor) -> Result<(), StorageError> {
        use page::Column;
        let db = self.begin().await?;
        let original = match &new.translation_of {
            Some(of) => page::Entity::find().filter(page::COLUMN.slug.eq(of.as_str())).one(&db).await?,
            None => None,
        };
        let row = page::ActiveModel {
            slug: Set(new.slug.to_string()),
            title: Set(new.title),
            body_html: Set(new.body.as_str().to_owned()),
            position: Set(new.position),
            updated_at: Set(Timestamp::now().0),
            locale: Set(new.locale.lang().to_owned()),
            translation_of: Set(original.map(|page| page.id)),
            ..Default::default()
        };
        let replaced = [
            Column::Title,
            Column::BodyHtml,
            Column::Position,
            Column::UpdatedAt,
            Column::Locale,
            Column::TranslationOf,
        ];
        page::Entity::insert(row)
            .on_conflict(OnConflict::column(Column::Slug).update_columns(replaced).to_owned())
            .exec_without_returning(&db)
            .await?;
        audit::record(&db, actor, "page.put", ("page", 0), new.slug.as_str()).await?;
        db.commit().await?;
        Ok(())
    }

    /// The main menu in its order, in `locale` as far as it is translated.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn menu(&self, locale: Locale) -> Result<Vec<MenuItem>, StorageError> {
        let rows = menu_item::Entity::find()
            .filter(menu_item::COLUMN.parent_id.is_null())
            .order_by_asc(menu_item::Column::Position)
            .all(&self.read)
            .await?;
        let label = |row: &menu_item::Model| match locale {
            Locale::English if !row.label_en.is_empty() => row.label_en.clone(),
            _ => row.label.clone(),
        };
        Ok(rows.into_iter().map(|row| MenuItem { label: label(&row), url: row.url }).collect())
    }

    /// Replaces the main menu.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_menu(&self, items: &[NewMenuItem], actor: &Actor) -> Result<(), StorageError> {
        let db = self.begin().await?;
        menu_item::Entity::delete_many().exec(&db).await?;
        let rows = (0_i32..).zip(items).map(|(position, item)| menu_item::ActiveModel {
            parent_id: Set(None),
            label: Set(item.label.clone()),
            label_en: Set(item.label_en.clone()),
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

fn from_rows(rows: Vec<page::Model>) -> Result<Vec<StaticPage>, StorageError> {
    let families: Vec<_> =
        rows.iter().map(|row| (family(row), row.locale.clone(), row.slug.clone())).collect();
    rows.into_iter()
        .map(|row| {
            let translated = families
                .iter()
                .find(|(original, locale, _)| *original == family(&row) && *locale != row.locale)
                .map(|(_, _, address)| slug(address.clone()))
                .transpose()?;
            to_domain(row, translated)
        })
        .collect()
}

/// The page that a page and its translations descend from.
fn family(row: &page::Model) -> i64 {
    row.translation_of.unwrap_or(row.id)
}

fn to_domain(row: page::Model, translation: Option<Slug>) -> Result<StaticPage, StorageError> {
    Ok(StaticPage {
        id: PageId(row.id),
        slug: slug(row.slug)?,
        title: row.title,
        body: SanitisedHtml::from_sanitiser(row.body_html),
        updated_at: Timestamp(row.updated_at),
        locale: locale_of(&row.locale)?,
        translation,
        translates: row.translation_of.map(PageId),
        published: row.published,
    })
}
