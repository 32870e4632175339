//! Settings, as JSON under a name.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};
use serde::{Serialize, de::DeserializeOwned};

use super::{Actor, Storage, StorageError, audit, entities::setting};

impl Storage {
    /// The setting called `key`, if it was ever set.
    ///
    /// # Errors
    /// When the database fails or holds another shape.
    pub async fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StorageError> {
        let row = setting::Entity::find_by_id(key).one(&self.read).await?;
        let read = |row: setting::Model| {
            serde_json::from_str(&row.value)
                .map_err(|error| StorageError::Corrupt(format!("setting {key}: {error}")))
        };
        row.map(read).transpose()
    }

    /// Sets the setting called `key`, on somebody's behalf.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_setting(
        &self,
        key: &str,
        value: &impl Serialize,
        actor: &Actor,
    ) -> Result<(), StorageError> {
        let db = self.begin().await?;
        write(&db, key, value).await?;
        audit::record(&db, actor, "setting.set", ("setting", 0), key).await?;
        db.commit().await?;
        Ok(())
    }

    /// Sets what the portal remembers for itself; nobody's act, so no audit entry.
    pub(super) async fn remember(&self, key: &str, value: &impl Serialize) -> Result<(), StorageError> {
        write(&self.write, key, value).await
    }
}

pub(super) async fn write(
    db: &impl ConnectionTrait,
    key: &str,
    value: &impl Serialize,
) -> Result<(), StorageError> {
    let value = serde_json::to_string(value).map_err(|error| StorageError::Corrupt(error.to_string()))?;
    let row = setting::ActiveModel { key: Set(key.to_owned()), value: Set(value) };
    setting::Entity::insert(row)
        .on_conflict(
            OnConflict::column(setting::Column::Key).update_column(setting::Column::Value).to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}
