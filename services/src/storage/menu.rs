//! Items of the main menu, one at a time.

use domain::{
    MenuItemId,
    menu::{MenuChange, MenuEntry},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Actor, Storage, StorageError, audit, entities::menu_item};

/// The subject of audit entries.
const SUBJECT: &str = "menu";

impl Storage {
    /// The items in both languages, in their order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn menu_entries(&self) -> Result<Vec<MenuEntry>, StorageError> {
        let entry = |row: menu_item::Model| MenuEntry {
            id: MenuItemId(row.id),
            label: row.label,
            label_en: row.label_en,
            url: row.url,
        };
        Ok(rows(&self.read).await?.into_iter().map(entry).collect())
    }

    /// Adds an item as the last, or changes the one of that number. `false` for
    /// no such item.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_menu_item(
        &self,
        id: Option<MenuItemId>,
        item: &MenuChange,
        actor: &Actor,
    ) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let all = rows(&db).await?;
        let row = menu_item::ActiveModel {
            label: Set(item.label.clone()),
            label_en: Set(item.label_en.clone()),
            url: Set(item.to.to_string()),
            ..Default::default()
        };
        let (id, action) = match id {
            Some(MenuItemId(id)) if all.iter().any(|row| row.id == id) => {
                menu_item::Entity::update(menu_item::ActiveModel { id: Set(id), ..row }).exec(&db).await?;
                (id, "menu.update")
            }
            Some(_) => return Ok(false),
            None => {
                let position = all.last().map_or(0, |last| last.position + 1);
                let row = menu_item::ActiveModel { parent_id: Set(None), position: Set(position), ..row };
                (menu_item::Entity::insert(row).exec(&db).await?.last_insert_id, "menu.create")
            }
        };
        audit::record(&db, actor, action, (SUBJECT, id), &item.label).await?;
        db.commit().await?;
        Ok(true)
    }

    /// Moves an item one place up or down. `false` for no such item.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn shift_menu_item(
        &self,
        id: MenuItemId,
        up: bool,
        actor: &Actor,
    ) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let mut all = rows(&db).await?;
        let Some(at) = all.iter().position(|row| row.id == id.0) else { return Ok(false) };
        let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < all.len()) };
        if let Some(to) = to {
            audit::record(&db, actor, "menu.order", (SUBJECT, id.0), &all[at].label).await?;
            all.swap(at, to);
            for (position, row) in (0_i32..).zip(all) {
                let row =
                    menu_item::ActiveModel { id: Set(row.id), position: Set(position), ..Default::default() };
                menu_item::Entity::update(row).exec(&db).await?;
            }
        }
        db.commit().await?;
        Ok(true)
    }

    /// Takes an item off the menu. `false` for no such item.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_menu_item(&self, id: MenuItemId, actor: &Actor) -> Result<bool, StorageError> {
        let db = self.begin().await?;
        let Some(row) = menu_item::Entity::find_by_id(id.0).one(&db).await? else { return Ok(false) };
        menu_item::Entity::delete_by_id(id.0).exec(&db).await?;
        audit::record(&db, actor, "menu.delete", (SUBJECT, id.0), &row.label).await?;
        db.commit().await?;
        Ok(true)
    }
}

async fn rows(db: &impl ConnectionTrait) -> Result<Vec<menu_item::Model>, StorageError> {
    Ok(menu_item::Entity::find()
        .filter(menu_item::COLUMN.parent_id.is_null())
        .order_by_asc(menu_item::Column::Position)
        .order_by_asc(menu_item::Column::Id)
        .all(db)
        .await?)
}
