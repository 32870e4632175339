//! `bantin user`: accounts from the command line, for who stands at the machine.

use std::{error::Error, process::ExitCode};

use domain::{AccountFault, Role};
use services::{
    Portal,
    accounts::{AccountError, NewAccount},
    storage::Actor,
};

use super::UserCommand;
use crate::config::Config;

/// Makes an account or a link, and prints the link.
#[expect(clippy::print_stdout, reason = "the link is the command's result")]
pub async fn run(config: &Config, command: UserCommand) -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    let portal = Portal::open(config.portal()).await?;
    let (accounts, actor) = (portal.accounts(), Actor::System("user"));
    let token = match command {
        UserCommand::Add { login, name, email, role } => {
            let new = NewAccount { login, display_name: name, email, role };
            accounts.invite_as(&new, &actor).await.map(|(_, token)| token)
        }
        UserCommand::Link { login, without_second_factor } => {
            accounts.reset_as(&login, without_second_factor, &actor).await
        }
    };
    println!("{}", accounts.link_address(&token.map_err(said)?));
    portal.close().await;
    Ok(ExitCode::SUCCESS)
}

/// The role of that name.
pub fn role(name: &str) -> Result<Role, String> {
    let names = Role::ALL.map(Role::as_str).join(", ");
    Role::from_name(name).ok_or_else(|| format!("the roles are {names}"))
}

/// The error as the person at the terminal reads it.
fn said(error: AccountError) -> Box<dyn Error + Send + Sync> {
    let AccountError::Fields(faults) = error else { return Box::new(error) };
    let sentences = faults.into_iter().map(|fault| match fault {
        AccountFault::Login => "a login name has 3 to 40 letters without marks, digits, “.”, “-” or “_”",
        AccountFault::LoginTaken => "another account logs in with that name",
        AccountFault::DisplayName => "the name has 1 to 80 characters",
        AccountFault::Email => "that is no email address",
    });
    sentences.collect::<Vec<_>>().join("; ").into()
}
