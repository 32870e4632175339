//! `cargo xtask setup`

use std::process::ExitCode;

use anyhow::Result;

use crate::{
    context::Context,
    setup::{self, Needs, Talk},
};

/// What to prepare for.
#[derive(clap::Args)]
pub struct Args {
    /// Also install what the tests need: Chromium, PostgreSQL
    #[arg(long)]
    tests: bool,
}

/// Installs what is missing.
pub fn run(context: &mut Context, args: &Args) -> Result<ExitCode> {
    let needs = if args.tests { Needs::Tests } else { Needs::Build };
    setup::prepare(context, needs, Talk::Everything)?;
    Ok(ExitCode::SUCCESS)
}
