//! `cargo xtask test`

use std::process::ExitCode;

use anyhow::{Context as _, Result};

use super::build::build;
use crate::{
    bench::portal::{Data, Portal},
    context::Context,
    report::{Report, Suite, cargo, playwright, schemathesis},
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

/// Runs the Rust tests, then those of the API, then the browser's, whatever comes of those before.
pub fn test(context: &Context) -> Result<Report> {
    let mut rust = context.cargo(&["test", "--workspace", "--exclude", "frontend", "--no-fail-fast"]);
    rust.args(["--features", "app/ssr"]);
    rust.env("BANTIN_BIN", context.binary()).env("BANTIN_SITE_DIR", context.site());
    let mut suites = cargo::run(rust)?;

    suites.push(api(context)?);

    suites.push(desk_scripts(context)?);

    let mut browser = context.command(context.npm().join("node_modules/.bin/playwright"));
    browser.arg("test").current_dir(context.npm()).env("BANTIN_BIN", context.binary());
    suites.push(playwright::run("browser", browser, &context.root.join("target/playwright.json"))?);
    Ok(Report::new(suites))
}

/// Types and pastes into the desk's scripts, which a server in memory serves.
fn desk_scripts(context: &Context) -> Result<Suite> {
    let mut browser = context.command(context.editor().join("node_modules/.bin/playwright"));
    browser.arg("test").current_dir(context.editor());
    playwright::run("the desk's scripts", browser, &context.root.join("target/playwright-desk.json"))
}

/// Lets Schemathesis ask the API everything its description allows, and what it forbids.
fn api(context: &Context) -> Result<Suite> {
    let data = Data::prepare(context, None)?;
    let portal = Portal::start(context, &data)?;
    let mut command = context.command(setup::schemathesis(context));
    command.args(["run", &portal.address.url("/api/v1/openapi.json"), "--checks=all"]);
    // The same requests every time: what fails here fails for whoever looks into it.
    command.arg("--generation-deterministic");
    let suite = schemathesis::run(command, &context.root.join("target/schemathesis.json"));
    portal.stop().context("the portal of the API's tests")?;
    suite
}
