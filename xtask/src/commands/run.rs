//! `cargo xtask run`

use std::{ffi::OsString, os::unix::process::CommandExt as _, process::ExitCode};

use anyhow::{Context as _, Result};

use super::build::build;
use crate::{
    context::Context,
    setup::{self, Needs, Talk},
};

/// What to hand on.
#[derive(clap::Args)]
pub struct Args {
    /// Arguments for `bantin serve`
    #[arg(last = true)]
    serve: Vec<OsString>,
}

/// Builds the binary and becomes it, so that signals and the exit status are the server's own.
pub fn run(context: &mut Context, args: &Args) -> Result<ExitCode> {
    setup::prepare(context, Needs::Build, Talk::Changes)?;
    build(context)?;
    let binary = context.binary();
    let error = context.command(&binary).args(["serve", "--demo"]).args(&args.serve).exec();
    Err(error).with_context(|| format!("cannot start {}", binary.display()))
}
