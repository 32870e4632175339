//! `bantin migrate`.

use std::{error::Error, process::ExitCode};

use services::Portal;

use crate::config::Config;

/// Opening the portal migrates its database.
pub async fn run(config: &Config) -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    Portal::open(config.portal()).await?;
    Ok(ExitCode::SUCCESS)
}
