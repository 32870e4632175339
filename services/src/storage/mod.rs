//! The only place that knows the database.
//!
//! Columns are portable between SQLite and PostgreSQL: instants are `BIGINT`
//! Unix seconds (UTC), dates `TEXT` in ISO 8601, clock times `TEXT` `HH:MM`,
//! enumerations `TEXT` under the names that `domain` gives them, lists JSON
//! `TEXT`. Entities never leave this module; its functions take and return
//! domain types or plain records.

pub mod accounts;
pub mod around;
pub mod articles;
mod audit;
pub mod audit_log;
pub mod bulk;
pub mod calendar;
pub mod cards;
pub mod categories;
pub mod citations;
mod connect;
mod document_search;
pub mod documents;
mod entities;
pub mod feedback;
mod front;
pub mod health;
pub mod indexed;
pub mod kinship;
pub mod library;
pub mod listings;
pub mod manuscripts;
pub mod media;
pub mod menu;
mod migrations;
pub mod pages;
pub mod presence;
pub mod programmes;
pub mod redirects;
pub mod sent_forms;
pub mod settings;
pub mod statistics;
pub mod visits;
pub mod weeks;

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use sea_orm::{DatabaseConnection, DatabaseTransaction, DbErr, TransactionTrait};
use sea_orm_migration::MigratorTrait;

pub use audit::Actor;
use migrations::Migrator;

/// What can go wrong with the database.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The address is not one of a supported database.
    #[error("“{0}” is not a database address: use sqlite://PATH or postgres://USER@HOST/NAME")]
    Address(String),
    /// The file or server cannot be reached.
    #[error("the database at {address} cannot be opened: check that it runs and may be written to")]
    Unreachable {
        /// Where it should be, without the password.
        address: String,
        /// What the driver said.
        #[source]
        source: DbErr,
    },
    /// The folder of the SQLite file cannot be made.
    #[error("the data folder {0} cannot be made or written to: choose another with BANTIN_DATA_DIR")]
    Folder(String, #[source] std::io::Error),
    /// The database was written by a later version of this program.
    #[error(
        "the database is newer than this program (it has step {0}): install the newer program, nothing was changed"
    )]
    NewerThanProgram(String),
    /// A row holds what no version of this program wrote.
    #[error("the database holds an unreadable value: {0}")]
    Corrupt(String),
    /// A statement failed.
    #[error("the database refused: {0}")]
    Database(#[from] DbErr),
}

/// A connection to the content. Cheap to clone.
///
/// SQLite allows one writer: writes queue on a single connection, reads have
/// their own pool. On PostgreSQL both are the same pool.
#[derive(Clone, Debug)]
pub struct Storage {
    read: DatabaseConnection,
    write: DatabaseConnection,
    statements: Arc<AtomicU64>,
}

impl Storage {
    /// Opens the database at `url`, creating an SQLite file that is missing.
    ///
    /// # Errors
    /// When the address is malformed or nothing answers there.
    pub async fn connect(url: &str) -> Result<Self, StorageError> {
        connect::connect(url).await
    }

    /// How many statements were sent to the database since it was opened.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Brings the schema to this program's version.
    ///
    /// # Errors
    /// [`StorageError::NewerThanProgram`] before anything is touched; otherwise
    /// what the database refused.
    pub async fn migrate(&self) -> Result<(), StorageError> {
        if let Some(step) = self.unknown_step().await? {
            return Err(StorageError::NewerThanProgram(step));
        }
        Migrator::up(&self.write, None).await?;
        Ok(())
    }

    /// Whether the schema is exactly of this program's version.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_current(&self) -> Result<bool, StorageError> {
        // Asked first: with a step it does not know the migrator only fails.
        if self.unknown_step().await?.is_some() {
            return Ok(false);
        }
        Ok(Migrator::get_pending_migrations(&self.read).await?.is_empty())
    }

    /// A migration that this program does not know.
    async fn unknown_step(&self) -> Result<Option<String>, StorageError> {
        Migrator::install(&self.write).await?;
        let applied = Migrator::get_migration_models(&self.write).await?;
        let known: Vec<String> =
            Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
        Ok(applied.into_iter().map(|step| step.version).find(|version| !known.contains(version)))
    }

    /// Begins a transaction that may write.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, StorageError> {
        Ok(self.write.begin().await?)
    }

    /// Closes both pools, waiting for what runs.
    pub async fn close(&self) {
        // Only a pool already closed refuses.
        let _ = self.write.clone().close().await;
        let _ = self.read.clone().close().await;
    }
}
