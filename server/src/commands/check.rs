//! `bantin check`: what is wrong, in words.

use std::{error::Error, process::ExitCode};

use services::Portal;

use crate::config::Config;

/// Tries everything `serve` needs, short of serving.
#[expect(clippy::print_stdout, reason = "the findings are the command's result")]
pub async fn run(config: &Config) -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    let portal_config = config.portal();
    println!("data folder   {}", portal_config.data_dir.display());
    println!("base URL      {}", portal_config.base_url);
    if !portal_config.base_url.starts_with("http://") && !portal_config.base_url.starts_with("https://") {
        return Err("BANTIN_BASE_URL must begin with http:// or https://".into());
    }
    let listener = tokio::net::TcpListener::bind(config.listen).await;
    match &listener {
        Ok(_) => println!("listen        {} is free", config.listen),
        Err(error) => println!("listen        {} cannot be used: {error}", config.listen),
    }
    Portal::open(portal_config).await?;
    println!("database      reachable and current");
    Ok(if listener.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
