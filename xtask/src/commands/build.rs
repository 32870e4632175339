//! `cargo xtask build`

use std::{fs, process::ExitCode};

use anyhow::Result;

use crate::{
    context::Context,
    setup::{self, Needs, Talk},
    site,
};

/// Builds the binary and says where it is.
pub fn run(context: &mut Context) -> Result<ExitCode> {
    setup::prepare(context, Needs::Build, Talk::Changes)?;
    build(context)?;
    let binary = context.binary();
    println!("{} ({} MB)", binary.display(), fs::metadata(&binary)?.len() / 1_000_000);
    Ok(ExitCode::SUCCESS)
}

/// Builds both sides; quick where nothing changed.
pub fn build(context: &Context) -> Result<()> {
    site::build_frontend(context)?;
    site::build_server(context)
}
