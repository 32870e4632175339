//! `cargo xtask bench`

use std::process::ExitCode;

use anyhow::Result;

use super::build::build;
use crate::{
    bench,
    context::Context,
    setup::{self, Needs, Talk},
};

/// What to do with the figures.
#[derive(clap::Args)]
pub struct Args {
    /// Also write the table into README.md
    #[arg(long)]
    write: bool,
}

/// Measures the portal and prints the figures.
pub fn run(context: &mut Context, args: &Args) -> Result<ExitCode> {
    setup::prepare(context, Needs::Bench, Talk::Changes)?;
    build(context)?;
    let table = bench::measure(context)?.to_string();
    println!("\n{table}");
    if args.write {
        bench::write_into(&context.root.join("README.md"), &table)?;
    }
    Ok(ExitCode::SUCCESS)
}
