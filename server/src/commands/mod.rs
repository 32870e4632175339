//! The command line: one file per command.

mod check;
mod import;
mod migrate;
mod reindex;
mod restore;
mod seed;
mod serve;

use std::{error::Error, path::PathBuf, process::ExitCode};

use crate::config::Config;

/// What the program can be asked to do.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Serve the portal over HTTP until interrupted.
    Serve {
        /// Load demo content when the database is empty.
        #[arg(long)]
        demo: bool,
    },
    /// Bring the database to this program's version.
    Migrate,
    /// Prepare an empty portal: the first administrator, and demo content if asked for.
    Seed {
        /// Load demo content when the database is empty.
        #[arg(long)]
        demo: bool,
    },
    /// Bring in content from elsewhere.
    #[command(subcommand)]
    Import(ImportSource),
    /// Write the search index anew. A running portal goes on with the old one
    /// until it is done.
    Reindex,
    /// Put a backup from the desk into an empty data folder.
    Restore {
        /// The archive that was downloaded.
        file: PathBuf,
    },
    /// Say what is wrong with the configuration, in words.
    Check,
}

/// Where imported content comes from.
#[derive(Debug, clap::Subcommand)]
pub enum ImportSource {
    /// Articles as JSON lines, one object a line; `.gz` is read too.
    ///
    /// Exit status: 0 when every line was imported, 1 when some were not
    /// (each is reported with its number), 2 when the file cannot be read.
    Jsonl {
        /// The file; pictures are looked up beside it.
        path: PathBuf,
        /// Print the report as JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Runs a command to its end.
///
/// # Errors
/// What the person at the terminal must know, as one sentence.
pub async fn run(command: Command, config: Config) -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    match command {
        Command::Serve { demo } => serve::run(config, demo).await,
        Command::Migrate => migrate::run(&config).await,
        Command::Seed { demo } => seed::run(&config, demo).await,
        Command::Import(ImportSource::Jsonl { path, json }) => import::jsonl(&config, &path, json).await,
        Command::Reindex => reindex::run(&config).await,
        Command::Restore { file } => restore::run(&config, &file).await,
        Command::Check => check::run(&config).await,
    }
}
