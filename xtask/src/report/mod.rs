//! How many tests passed, failed and were skipped.

pub mod cargo;
pub mod playwright;
pub mod schemathesis;

use std::{fmt, iter::Sum, ops::Add};

/// Numbers of tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Did what they say.
    pub passed: u64,
    /// Did not, or came to no end.
    pub failed: u64,
    /// Were not run.
    pub skipped: u64,
}

/// Tests that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suite {
    /// Which.
    pub name: String,
    /// How they went.
    pub totals: Totals,
}

impl Suite {
    /// A suite that came to no result: one failure, so that nobody takes it for a success.
    pub fn broken(name: impl Into<String>) -> Self {
        Self { name: name.into(), totals: Totals { failed: 1, ..Totals::default() } }
    }
}

/// A table of all suites that have tests, and a last line with the sum.
pub struct Report(Vec<Suite>);

impl Report {
    /// The suites in the order they ran.
    pub fn new(suites: impl IntoIterator<Item = Suite>) -> Self {
        Self(suites.into_iter().filter(|suite| suite.totals != Totals::default()).collect())
    }

    /// The sum.
    pub fn totals(&self) -> Totals {
        self.0.iter().map(|suite| suite.totals).sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().map(|suite| suite.name.chars().count()).max().unwrap_or(0);
        writeln!(f, "{:width$}  passed  failed  skipped", "")?;
        for Suite { name, totals } in &self.0 {
            writeln!(f, "{name:width$}  {:6}  {:6}  {:7}", totals.passed, totals.failed, totals.skipped)?;
        }
        write!(f, "{}", self.totals())
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

impl Add for Totals {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl Sum for Totals {
    fn sum<I: Iterator<Item = Self>>(totals: I) -> Self {
        totals.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_ends_with_the_sum_and_leaves_out_what_has_no_tests() {
        let suite = |name: &str, passed, failed, skipped| Suite {
            name: name.into(),
            totals: Totals { passed, failed, skipped },
        };
        let report =
            Report::new([suite("domain", 120, 0, 1), suite("empty", 0, 0, 0), suite("browser", 9, 2, 0)]);
        assert_eq!(
            report.to_string(),
            "         passed  failed  skipped\n\
             domain      120       0        1\n\
             browser       9       2        0\n\
             129 passed, 2 failed, 1 skipped"
        );
    }
}
