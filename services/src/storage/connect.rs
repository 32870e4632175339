//! Opening SQLite and PostgreSQL the way the portal needs them.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbErr,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

use super::{Storage, StorageError};

/// How long a statement waits for another's lock.
const BUSY: Duration = Duration::from_secs(5);
const READERS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 16;

pub(super) async fn connect(url: &str) -> Result<Storage, StorageError> {
    if let Some(path) = url.strip_prefix("sqlite://") {
        sqlite(path.split('?').next().unwrap_or(path)).await
    } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        let mut options = ConnectOptions::new(url);
        options.max_connections(POSTGRES_CONNECTIONS).acquire_timeout(BUSY).sqlx_logging(false);
        let statements = Arc::default();
        let pool = open(options, &without_password(url), &statements).await?;
        Ok(Storage { read: pool.clone(), write: pool, statements })
    } else {
        Err(StorageError::Address(without_password(url)))
    }
}

async fn sqlite(path: &str) -> Result<Storage, StorageError> {
    if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|error| StorageError::Folder(folder.display().to_string(), error))?;
    }
    // The writer comes first: it makes the file and turns on the journal.
    let statements = Arc::default();
    let write = open(sqlite_options(path, 1, false), path, &statements).await?;
    let read = open(sqlite_options(path, READERS, true), path, &statements).await?;
    Ok(Storage { read, write, statements })
}

fn sqlite_options(path: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite://{path}?mode=rwc"));
    options.max_connections(connections).min_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(
        move |sqlite| {
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(BUSY)
                .pragma("query_only", if read_only { "ON" } else { "OFF" })
        },
    );
    options
}

/// Connects, and counts in `statements` what is sent.
async fn open(
    options: ConnectOptions,
    address: &str,
    statements: &Arc<AtomicU64>,
) -> Result<DatabaseConnection, StorageError> {
    let mut connection = Database::connect(options)
        .await
        .map_err(|source: DbErr| StorageError::Unreachable { address: address.to_owned(), source })?;
    let statements = statements.clone();
    connection.set_metric_callback(move |_| {
        statements.fetch_add(1, Ordering::Relaxed);
    });
    Ok(connection)
}

/// The address without what must not reach a log.
fn without_password(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_password_never_reaches_a_message() {
        assert_eq!(without_password("postgres://u:p@h/db"), "postgres://…@h/db");
    }
}
