//! `bantin import`.

use std::{error::Error, io::IsTerminal, path::Path, process::ExitCode};

use indicatif::{ProgressBar, ProgressStyle};
use services::{
    Portal,
    import::{self, Progress, Report},
};

use crate::config::Config;

/// Imports articles from JSON lines.
pub async fn jsonl(
    config: &Config,
    path: &Path,
    json: bool,
) -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    let portal = Portal::open(config.portal()).await?;
    let mut bar = Bar(ProgressBar::hidden());
    let report = import::jsonl(&portal, path, &mut bar).await;
    portal.close().await;
    let report = match report {
        Ok(report) => report,
        Err(error) => {
            crate::report(&error);
            return Ok(ExitCode::from(2));
        }
    };
    print(&report, json)?;
    Ok(if report.errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "the report is the command's result")]
fn print(report: &Report, json: bool) -> Result<(), Box<dyn Error + Send + Sync>> {
    if json {
        println!("{}", serde_json::to_string(report)?);
        return Ok(());
    }
    for line in &report.warnings {
        eprintln!("line {}: warning: {}", line.line, line.reason);
    }
    for line in &report.errors {
        eprintln!("line {}: not imported: {}", line.line, line.reason);
    }
    println!(
        "{} created, {} updated, {} unchanged, {} not imported",
        report.created,
        report.updated,
        report.unchanged,
        report.errors.len()
    );
    Ok(())
}

/// A bar on a terminal; elsewhere the report is enough.
struct Bar(ProgressBar);

impl Progress for Bar {
    fn start(&mut self, bytes: u64) {
        if !std::io::stderr().is_terminal() {
            return;
        }
        self.0 = ProgressBar::new(bytes);
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {percent:>3}%  {msg}  {eta} left") {
            self.0.set_style(style);
        }
    }

    fn advance(&mut self, bytes: u64, articles: u64) {
        self.0.set_position(bytes);
        self.0.set_message(format!("{articles} articles"));
    }

    fn finish(&mut self) {
        self.0.finish_and_clear();
    }
}
