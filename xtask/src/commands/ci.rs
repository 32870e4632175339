//! `cargo xtask ci`

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::Result;

use super::{build::build, test::test};
use crate::{
    context::Context,
    process::CommandExt as _,
    setup::{self, Needs, Talk},
    site::{self, size::Eager},
};

/// Checks everything, goes on after a failure, and ends with the totals of the tests.
pub fn run(context: &mut Context) -> Result<ExitCode> {
    let mut steps = Steps::default();
    // Without the tools or the binary there is nothing to go on with.
    steps.must("setup", || setup::prepare(context, Needs::Tests, Talk::Everything))?;
    let context = &*context;
    steps.attempt("fmt", || context.lint_cargo(&["fmt", "--all", "--check"]).run());
    steps.attempt("clippy, server", || lint_native(context));
    steps.attempt("clippy, browser", || lint_browser(context));
    steps.attempt("types, worker", || site::check_worker(context));
    steps.attempt("types, desk", || site::check_desk(context));
    steps.must("build", || build(context))?;
    steps.attempt("download size", || check_size(context));
    let report = steps.must("test", || test(context))?;
    if report.totals().failed > 0 {
        steps.fail_last();
    }

    steps.print();
    println!("\n{report}");
    Ok(if steps.all_went_well() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn lint_native(context: &Context) -> Result<()> {
    let packages =
        ["clippy", "--workspace", "--exclude", "frontend", "--all-targets", "--features", "app/ssr"];
    context.lint_cargo(&packages).args(["--", "-D", "warnings"]).run()
}

fn lint_browser(context: &Context) -> Result<()> {
    let mut clippy = context.lint_cargo(&[
        "clippy",
        "--package",
        "app",
        "--package",
        "frontend",
        "--features",
        "app/hydrate",
    ]);
    if context.toolchain.can_lint_wasm() {
        clippy.args(["--target", setup::WASM]);
    } else {
        println!("this clippy has no standard library for {}: checking as native code", setup::WASM);
    }
    clippy.args(["--", "-D", "warnings"]).run()
}

fn check_size(context: &Context) -> Result<()> {
    let eager = Eager::measure(context)?;
    eager.check()?;
    println!("{eager}");
    site::check_desk_size(context)
}

#[derive(Default)]
struct Steps(Vec<Step>);

struct Step {
    name: &'static str,
    took: Duration,
    went_well: bool,
}

impl Steps {
    /// A step the following ones build on.
    fn must<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n── {name}");
        let start = Instant::now();
        let result = work();
        self.0.push(Step { name, took: start.elapsed(), went_well: result.is_ok() });
        if result.is_err() {
            self.print();
        }
        result
    }

    /// A step whose failure is remembered for the end.
    fn attempt(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) {
        println!("\n── {name}");
        let start = Instant::now();
        let result = work();
        if let Err(error) = &result {
            eprintln!("error: {error:#}");
        }
        self.0.push(Step { name, took: start.elapsed(), went_well: result.is_ok() });
    }

    fn fail_last(&mut self) {
        if let Some(last) = self.0.last_mut() {
            last.went_well = false;
        }
    }

    fn all_went_well(&self) -> bool {
        self.0.iter().all(|step| step.went_well)
    }

    fn print(&self) {
        println!();
        for Step { name, took, went_well } in &self.0 {
            let sign = if *went_well { '✓' } else { '✗' };
            println!("{sign} {name:15} {:7.1} s", took.as_secs_f64());
        }
    }
}
