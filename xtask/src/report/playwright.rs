//! Running Playwright, and reading the report it leaves.

use std::{fs, io, path::Path, process::Command};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::{Suite, Totals};
use crate::process::CommandExt as _;

#[derive(Deserialize)]
struct Report {
    stats: Stats,
    /// What went wrong outside of any test: a file that does not compile, a server that does not start.
    #[serde(default)]
    errors: Vec<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct Stats {
    expected: u64,
    unexpected: u64,
    flaky: u64,
    skipped: u64,
}

/// Runs `command`, some `playwright test`, which lists its tests on this terminal and leaves its report
/// in `report`. `name` is what the totals call it.
pub fn run(name: &str, mut command: Command, report: &Path) -> Result<Suite> {
    match fs::remove_file(report) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("cannot remove {}", report.display()));
        }
        _ => {}
    }
    let status = command
        .arg("--reporter=list,json")
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", report)
        .status()
        .with_context(|| format!("cannot start `{}`", command.line()))?;
    let Ok(text) = fs::read_to_string(report) else { return Ok(Suite::broken(name)) };
    let totals = totals(&text).with_context(|| format!("cannot read {}", report.display()))?;
    let is_broken = !status.success() && totals.failed == 0;
    Ok(if is_broken { Suite::broken(name) } else { Suite { name: name.into(), totals } })
}

/// A test that passed when it was tried again counts as passed: Playwright lists it as flaky, above.
fn totals(report: &str) -> Result<Totals> {
    let Report { stats, errors } = serde_json::from_str(report)?;
    Ok(Totals {
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected + errors.len() as u64,
        skipped: stats.skipped,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_read() {
        let report = r#"{"config": {}, "suites": [], "errors": [],
            "stats": {"startTime": "2026-01-01", "duration": 1.5,
                      "expected": 40, "skipped": 3, "unexpected": 2, "flaky": 1}}"#;
        assert_eq!(totals(report).unwrap(), Totals { passed: 41, failed: 2, skipped: 3 });
    }

    #[test]
    fn an_error_outside_of_tests_is_a_failure() {
        let report = r#"{"errors": [{"message": "SyntaxError"}],
            "stats": {"expected": 0, "skipped": 0, "unexpected": 0, "flaky": 0}}"#;
        assert_eq!(totals(report).unwrap().failed, 1);
    }

    #[test]
    fn a_browser_run_that_leaves_no_report_is_a_failure() {
        let folder = tempfile::tempdir().unwrap();
        let suite = run("browser", Command::new("false"), &folder.path().join("report.json")).unwrap();
        assert_eq!(suite, Suite::broken("browser"));
    }
}
