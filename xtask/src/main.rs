//! The project's own commands: `cargo xtask <command>`.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks on the terminal")]

mod bench;
mod commands;
mod context;
mod lockfile;
mod pins;
mod process;
mod report;
mod setup;
mod site;
mod stamp;
mod version;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match commands::Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
