//! How the database is, and copies of it.

use std::path::Path;

use sea_orm::{
    ConnectionTrait, DatabaseBackend, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Statement,
    TransactionTrait, sqlx,
};

use super::{Actor, Storage, StorageError, audit, entities::manuscript};

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatabaseKind {
    /// A file beside the media.
    Sqlite,
    /// A server.
    PostgreSql,
}

/// The database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatabaseState {
    /// Which it is.
    pub kind: DatabaseKind,
    /// How many bytes it takes.
    pub bytes: u64,
}

impl Storage {
    fn kind(&self) -> DatabaseKind {
        match self.read.get_database_backend() {
            DatabaseBackend::Sqlite => DatabaseKind::Sqlite,
            _ => DatabaseKind::PostgreSql,
        }
    }

    /// Which database it is, and how large.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn state(&self) -> Result<DatabaseState, StorageError> {
        let kind = self.kind();
        let size = match kind {
            DatabaseKind::Sqlite => {
                "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()"
            }
            DatabaseKind::PostgreSql => "SELECT pg_database_size(current_database()) AS bytes",
        };
        let backend = self.read.get_database_backend();
        let row = self.read.query_one_raw(Statement::from_string(backend, size)).await?;
        let bytes: i64 = row.map_or(Ok(0), |row| row.try_get("", "bytes"))?;
        Ok(DatabaseState { kind, bytes: u64::try_from(bytes).unwrap_or(0) })
    }

    /// How many articles wait for their hour.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn scheduled_articles(&self) -> Result<u64, StorageError> {
        let waiting = manuscript::Entity::find().filter(manuscript::COLUMN.publish_at.is_not_null());
        Ok(waiting.count(&self.read).await?)
    }

    /// Writes a copy of the database as it is at one moment, while others go on
    /// reading and writing. `false` where the database is no file.
    ///
    /// # Errors
    /// When the database fails, or cannot write there.
    pub async fn copy_to(&self, path: &Path, actor: &Actor) -> Result<bool, StorageError> {
        if self.kind() != DatabaseKind::Sqlite {
            return Ok(false);
        }
        // A connection of its own: readers' refuse to write anything, and the
        // one that writes is for others to use meanwhile.
        let failed = |error: sqlx::Error| DbErr::Custom(error.to_string());
        let mut connection = self.read.get_sqlite_connection_pool().acquire().await.map_err(failed)?.detach();
        sqlx::query("PRAGMA query_only = OFF").execute(&mut connection).await.map_err(failed)?;
        let copy = sqlx::query("VACUUM INTO ?").bind(path.display().to_string());
        copy.execute(&mut connection).await.map_err(failed)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let db = self.write.begin().await?;
        audit::record(&db, actor, "backup.make", (audit::BACKUP, 0), &name).await?;
        db.commit().await?;
        Ok(true)
    }

    /// Writes down that a copy was thrown away.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forgot_copy(&self, name: &str, actor: &Actor) -> Result<(), StorageError> {
        audit::record(&self.write, actor, "backup.delete", (audit::BACKUP, 0), name).await
    }
}
