//! `bantin reindex`.

use std::{error::Error, io::IsTerminal as _, process::ExitCode};

use indicatif::{ProgressBar, ProgressStyle};
use services::Portal;

use crate::config::Config;

/// Writes the search index anew.
#[expect(clippy::print_stdout, reason = "the result of the command")]
pub async fn run(config: &Config) -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    let portal = Portal::open(config.portal()).await?;
    let bar = if std::io::stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} articles, {eta} left") {
        bar.set_style(style);
    }
    let mut written = 0;
    let mut progress = |articles: usize, of: usize| {
        bar.set_length(of as u64);
        bar.set_position(articles as u64);
        // Editions come one after the other: the last report of each counts.
        written += if articles == of { of } else { 0 };
    };
    let done = portal.search_index().rebuild(&mut progress).await;
    bar.finish_and_clear();
    portal.close().await;
    done?;
    println!("{written} articles indexed");
    Ok(ExitCode::SUCCESS)
}
