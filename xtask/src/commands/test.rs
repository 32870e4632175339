//! `cargo xtask test`

use std::process::ExitCode;

use anyhow::Result;

use super::build::build;
use crate::{
    context::Context,
    report::{Report, cargo, playwright},
    setup::{self, Needs, Talk},
};

/// Runs everything and ends with the totals.
pub fn run(context: &mut Context) -> Result<ExitCode> {
    setup::prepare(context, Needs::Tests, Talk::Changes)?;
    build(context)?;
    let report = test(context)?;
    println!("\n{report}");
    Ok(if report.totals().failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs the Rust tests, then the browser's, whatever comes of the first.
pub fn test(context: &Context) -> Result<Report> {
    let mut rust = context.cargo(&["test", "--workspace", "--exclude", "frontend", "--no-fail-fast"]);
    rust.args(["--features", "app/ssr"]);
    rust.env("BANTIN_BIN", context.binary()).env("BANTIN_SITE_DIR", context.site());
    let mut suites = cargo::run(rust)?;

    let mut browser = context.command(context.npm().join("node_modules/.bin/playwright"));
    browser.arg("test").current_dir(context.npm()).env("BANTIN_BIN", context.binary());
    suites.push(playwright::run(browser, &context.root.join("target/playwright.json"))?);
    Ok(Report::new(suites))
}
