//! Running Schemathesis, and reading the report it leaves.

use std::{fs, io, path::Path, process::Command};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::{Suite, Totals};
use crate::process::CommandExt as _;

const NAME: &str = "API by its description";

#[derive(Deserialize)]
struct Report {
    /// Whether the run came to its end.
    complete: bool,
    test_cases: TestCases,
    /// What went wrong outside of any test case.
    errors: Vec<Counted>,
}

#[derive(Deserialize)]
struct TestCases {
    generated: u64,
    with_failures: u64,
    errored: u64,
}

#[derive(Deserialize)]
struct Counted {
    count: u64,
}

/// Runs `command`, some `st run`, which tells of its findings on this terminal and leaves its report in
/// `report`.
pub fn run(mut command: Command, report: &Path) -> Result<Suite> {
    match fs::remove_file(report) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("cannot remove {}", report.display()));
        }
        _ => {}
    }
    let status = command
        .args(["--report=json", "--report-json-path"])
        .arg(report)
        .status()
        .with_context(|| format!("cannot start `{}`", command.line()))?;
    let Ok(text) = fs::read_to_string(report) else { return Ok(Suite::broken(NAME)) };
    let totals = totals(&text).with_context(|| format!("cannot read {}", report.display()))?;
    let is_broken = totals == Totals::default() || (!status.success() && totals.failed == 0);
    Ok(if is_broken { Suite::broken(NAME) } else { Suite { name: NAME.into(), totals } })
}

/// A test case is a request with everything that is checked of its answer.
fn totals(report: &str) -> Result<Totals> {
    let Report { complete, test_cases, errors } = serde_json::from_str(report)?;
    let failed = test_cases.with_failures + test_cases.errored;
    let outside = errors.iter().map(|error| error.count).sum::<u64>() + u64::from(!complete);
    Ok(Totals {
        passed: test_cases.generated.saturating_sub(failed),
        failed: failed.max(outside),
        skipped: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_read() {
        let report = r#"{"schemathesis_version": "4.32.5", "complete": true, "exit_code": 1, "errors": [],
            "test_cases": {"generated": 900, "with_failures": 3, "unique_failures": 2, "errored": 0}}"#;
        assert_eq!(totals(report).unwrap(), Totals { passed: 897, failed: 3, skipped: 0 });
    }

    #[test]
    fn a_run_that_breaks_off_or_finds_no_api_is_a_failure() {
        let report = r#"{"complete": false, "errors": [{"title": "Schema Loading Error", "count": 1}],
            "test_cases": {"generated": 0, "with_failures": 0, "errored": 0}}"#;
        assert_eq!(totals(report).unwrap().failed, 2);
        let folder = tempfile::tempdir().unwrap();
        let suite = run(Command::new("false"), &folder.path().join("report.json")).unwrap();
        assert_eq!(suite, Suite::broken(NAME));
        let suite = run(Command::new("true"), &folder.path().join("report.json")).unwrap();
        assert_eq!(suite, Suite::broken(NAME));
    }
}
