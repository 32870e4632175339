//! `cargo xtask pictures`

use std::process::ExitCode;

use anyhow::Result;

use super::build::build;
use crate::{
    context::Context,
    process::CommandExt as _,
    setup::{self, Needs, Talk},
};

/// Takes the pictures of the documents anew: contact sheets of every page type, and those that
/// README.md and the guide for editors show.
pub fn run(context: &mut Context) -> Result<ExitCode> {
    setup::prepare(context, Needs::Browser, Talk::Changes)?;
    build(context)?;
    let folder = context.root.join("docs/pictures");
    let mut browser = context.command(context.npm().join("node_modules/.bin/playwright"));
    browser.args(["test", "--project=pictures", "--reporter=list"]).current_dir(context.npm());
    browser.env("BANTIN_BIN", context.binary()).env("BANTIN_PICTURES", &folder).run()?;
    println!("\nlook at {} and the whole pages in end2end/test-results/pictures", folder.display());
    Ok(ExitCode::SUCCESS)
}
