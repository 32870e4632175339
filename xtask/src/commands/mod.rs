//! One file per command.

mod bench;
mod build;
mod ci;
mod dev;
mod pictures;
mod run;
mod setup;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::context::Context;

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Bring this machine to where the project builds; does nothing twice
    Setup(setup::Args),
    /// Build the self-contained release binary
    Build,
    /// Build, then serve the portal; arguments after `--` go to `bantin serve`
    Run(run::Args),
    /// Serve the portal and rebuild it at every change
    Dev,
    /// Run all tests, in a real browser too, and print their totals last
    Test,
    /// Check formatting, lints and download size, then run all tests
    Ci,
    /// Measure the portal and print the figures as a table
    Bench(bench::Args),
    /// Take the pictures of the documents anew, contact sheets of every page type among them
    Pictures,
}

impl Cli {
    /// Runs the command that was asked for.
    ///
    /// An error is something that kept the command from doing its work; work done with a bad result
    /// (a failing test) is an exit code, because the command has said itself what is wrong.
    pub fn run(self) -> Result<ExitCode> {
        let mut context = Context::discover()?;
        match self.command {
            Command::Setup(args) => setup::run(&mut context, &args),
            Command::Build => build::run(&mut context),
            Command::Run(args) => run::run(&mut context, &args),
            Command::Dev => dev::run(&mut context),
            Command::Test => test::run(&mut context),
            Command::Ci => ci::run(&mut context),
            Command::Bench(args) => bench::run(&mut context, &args),
            Command::Pictures => pictures::run(&mut context),
        }
    }
}
