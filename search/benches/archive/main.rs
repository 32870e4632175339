//! The benchmark of the archive search: how good its answers are and what they
//! cost, on archives of 1,000 to 100,000 made-up articles and on real ones.
//!
//! `cargo bench -p search --bench archive -- help` says how to run it.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "figures are said on the terminal")]

mod adapter;
mod arguments;
mod article;
mod chance;
mod commands;
mod cost;
mod export;
mod generate;
mod goals;
mod quality;
mod queries;
mod real;
mod spelling;
mod wire;

use std::{error::Error, process::ExitCode};

/// What can go wrong is said and ends the run.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    match arguments::Arguments::read(std::env::args().skip(1)).and_then(|arguments| commands::run(&arguments))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
