//! The binary `bantin`: one door to the services for the operating system's
//! command line, another for HTTP.

#![recursion_limit = "256"]

mod commands;
mod config;
mod http;
mod router;
mod state;
#[cfg(test)]
mod test_portal;

use std::process::ExitCode;

use clap::Parser;

/// Bản Tin: the portal of a public agency in one program.
#[derive(Debug, Parser)]
#[command(name = "bantin", version, about, long_about = None)]
struct Cli {
    #[command(flatten)]
    overrides: config::Overrides,
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn,sea_orm_migration=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let result =
        config::Config::load(cli.overrides).map_err(Into::into).and_then(|config| run(cli.command, config));
    match result {
        Ok(code) => code,
        Err(error) => {
            report(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

fn run(
    command: commands::Command,
    config: config::Config,
) -> Result<ExitCode, Box<dyn std::error::Error + Send + Sync>> {
    let runtime = tokio::runtime::Runtime::new()?;
    let result = runtime.block_on(commands::run(command, config));
    // What is still written in the background, such as the search index, can be
    // cut off at any moment; nobody waits for it.
    runtime.shutdown_timeout(std::time::Duration::from_millis(500));
    result
}

/// One sentence for the person at the terminal, with its causes.
#[expect(clippy::print_stderr, reason = "the terminal is where the person is")]
fn report(error: &(dyn std::error::Error + Send + Sync)) {
    eprintln!("bantin: {error}");
    let mut said = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let text = cause.to_string();
        if !said.contains(&text) {
            eprintln!("  because: {text}");
        }
        said.push_str(&text);
        source = cause.source();
    }
}
