//! `bantin restore FILE`.

use std::{error::Error, fs::File, io::BufReader, path::Path, process::ExitCode};

use services::{Portal, operations};

use crate::config::Config;

/// Unpacks a backup into an empty data folder and brings it to this program's version.
#[expect(clippy::print_stdout, reason = "the result of the command")]
pub async fn run(config: &Config, file: &Path) -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    let portal_config = config.portal();
    let Some(database) = portal_config.database_url.strip_prefix("sqlite://") else {
        return Err(
            "a backup from the desk holds an SQLite database; restore PostgreSQL with pg_restore".into()
        );
    };
    let database = Path::new(database.split('?').next().unwrap_or(database));
    let archive = File::open(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    let files = operations::unpack(BufReader::new(archive), &portal_config.data_dir, database)?;
    let portal = Portal::open(portal_config).await?;
    portal.search_index().rebuild(&mut |_, _| {}).await?;
    portal.close().await;
    println!("restored the database and {files} media files");
    Ok(ExitCode::SUCCESS)
}
