//! `bantin seed`: what an empty portal needs before its first day.

use std::{env, error::Error, process::ExitCode};

use domain::Role;
use services::{Portal, demo};

use crate::config::Config;

/// The name the first administrator logs in with.
const ADMINISTRATOR: &str = "quantri";

/// Prepares the portal and prints the administrator's one-time link, if one is due.
#[expect(clippy::print_stdout, reason = "the link is the command's result")]
pub async fn run(config: &Config, with_demo: bool) -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    let portal = Portal::open(config.portal()).await?;
    if with_demo {
        load_demo(&portal).await?;
    }
    match administrator_link(&portal).await? {
        Some(link) => println!("{link}"),
        None => println!("The administrator “{ADMINISTRATOR}” already has a password."),
    }
    portal.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Loads the demo content when the database is empty.
pub async fn load_demo(portal: &Portal) -> Result<(), Box<dyn Error + Send + Sync>> {
    if demo::is_empty(portal).await? {
        tracing::info!("loading demo content into the empty database");
        demo::load(portal).await?;
    }
    Ok(())
}

/// Makes sure that there is an administrator. Gives the address of a one-time
/// link while none has a password; `BANTIN_ADMIN_PASSWORD` sets one instead.
pub async fn administrator_link(portal: &Portal) -> Result<Option<String>, Box<dyn Error + Send + Sync>> {
    let accounts = portal.accounts();
    if accounts.has_administrator().await? {
        return Ok(None);
    }
    let account = accounts.ensure(ADMINISTRATOR, "Quản trị", Role::Administrator).await?;
    let token = accounts.issue_login_link(account).await?;
    if let Ok(password) = env::var("BANTIN_ADMIN_PASSWORD") {
        accounts.redeem_login_link(&token, &password).await?;
        return Ok(None);
    }
    Ok(Some(format!("{}/dang-nhap/lien-ket/{token}", portal.config().base_url)))
}
