//! The command line: one file per command.

mod check;
mod import;
mod migrate;
mod reindex;
mod restore;
mod seed;
mod serve;
mod user;

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
    /// Make accounts of the desk, and links to set their passwords.
    #[command(subcommand)]
    User(UserCommand),
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

/// What can be done about accounts from the command line.
#[derive(Debug, clap::Subcommand)]
pub enum UserCommand {
    /// Make an account, and print the link that sets its password (once, within 24 hours).
    Add {
        /// The name to log in with: 3 to 40 letters without marks, digits, `.`, `-`, `_`.
        login: String,
        /// The name others see.
        #[arg(long)]
        name: String,
        /// Where its mail goes.
        #[arg(long, default_value = "")]
        email: String,
        /// reporter, editor, approver or administrator.
        #[arg(long, value_parser = user::role)]
        role: domain::Role,
    },
    /// Print a new link that sets the password of an account.
    Link {
        /// The name it logs in with.
        login: String,
        /// Take its second factor away, too: telephone and recovery codes are lost.
        #[arg(long)]
        without_second_factor: bool,
    },
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
        Command::User(command) => user::run(&config, command).await,
        Command::Import(ImportSource::Jsonl { path, json }) => import::jsonl(&config, &path, json).await,
        Command::Reindex => reindex::run(&config).await,
        Command::Restore { file } => restore::run(&config, &file).await,
        Command::Check => check::run(&config).await,
    }
}
