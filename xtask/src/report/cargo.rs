//! Running `cargo test`, and reading its totals while it prints.

use std::{
    io::{BufRead as _, BufReader, IsTerminal as _, pipe, stdout},
    process::Command,
};

use anyhow::{Context as _, Result};

use super::{Suite, Totals};
use crate::process::CommandExt as _;

/// Runs `command`, showing what it prints, and returns one suite for each test binary.
pub fn run(mut command: Command) -> Result<Vec<Suite>> {
    // One pipe for both streams: cargo names a test binary on stderr, the binary counts on stdout, and
    // only their order tells which number belongs to which.
    let (reader, writer) = pipe().context("cannot create a pipe")?;
    command.stdout(writer.try_clone()?).stderr(writer);
    if stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = command.spawn().with_context(|| format!("cannot start `{}`", command.line()))?;
    // It holds the writing ends, and the pipe only ends when they are closed.
    drop(command);

    let mut output = Output::default();
    for line in BufReader::new(reader).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        output.read(&without_colours(&line));
    }
    let status = child.wait()?;
    Ok(output.finish(status.success()))
}

#[derive(Default)]
struct Output {
    finished: Vec<Suite>,
    /// The test binary that was started last and has not counted yet.
    running: Option<String>,
}

impl Output {
    fn read(&mut self, line: &str) {
        if let Some(name) = suite_name(line) {
            self.give_up_running();
            self.running = Some(name);
        } else if let Some(totals) = result(line) {
            match (self.running.take(), self.finished.last_mut()) {
                (Some(name), _) => self.finished.push(Suite { name, totals }),
                // A crate's documentation can be several binaries, and prints a result for each.
                (None, Some(last)) => last.totals = last.totals + totals,
                (None, None) => self.finished.push(Suite { name: "cargo test".into(), totals }),
            }
        }
    }

    fn give_up_running(&mut self) {
        self.finished.extend(self.running.take().map(Suite::broken));
    }

    fn finish(mut self, success: bool) -> Vec<Suite> {
        if !success {
            self.give_up_running();
            if self.finished.iter().all(|suite| suite.totals.failed == 0) {
                self.finished.push(Suite::broken("cargo test"));
            }
        }
        self.finished
    }
}

/// The suite that `     Running unittests src/lib.rs (target/debug/deps/domain-0123)` begins: `domain`.
fn suite_name(line: &str) -> Option<String> {
    let line = line.trim_start();
    if let Some(package) = line.strip_prefix("Doc-tests ") {
        return Some(format!("{} (documentation)", package.trim()));
    }
    let (what, binary) = line.strip_prefix("Running ")?.strip_suffix(')')?.split_once(" (")?;
    if what.starts_with("tests/") {
        return Some(what.to_owned());
    }
    let file = binary.rsplit('/').next()?;
    let name = file.rsplit_once('-').map_or(file, |(name, _)| name);
    Some(name.to_owned())
}

/// The numbers in `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; …`.
fn result(line: &str) -> Option<Totals> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |what: &str| {
        let part = counts.split("; ").find_map(|part| part.strip_suffix(what))?;
        part.trim().parse().ok()
    };
    Some(Totals {
        passed: count("passed")?,
        failed: count("failed")?,
        skipped: count("ignored")? + count("filtered out")?,
    })
}

fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, escaped)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = escaped.split_once(|c: char| c.is_ascii_alphabetic()).map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    const OK: &str =
        "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.05s";
    const FAILED: &str =
        "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.05s";

    fn suites(lines: &[&str], success: bool) -> Vec<(String, u64, u64, u64)> {
        let mut output = Output::default();
        lines.iter().for_each(|line| output.read(line));
        let row = |suite: Suite| (suite.name, suite.totals.passed, suite.totals.failed, suite.totals.skipped);
        output.finish(success).into_iter().map(row).collect()
    }

    #[test]
    fn each_binary_gets_its_numbers() {
        let lines = [
            "   Compiling domain v0.1.0 (/srv/bantin/domain)",
            "     Running unittests src/lib.rs (target/debug/deps/domain-1f00ba)",
            "test a_test ... ok",
            OK,
            "     Running tests/http.rs (target/debug/deps/http-1f00ba)",
            FAILED,
            "   Doc-tests domain",
            OK,
            "",
            OK,
        ];
        let expected = [
            ("domain".to_owned(), 12, 0, 4),
            ("tests/http.rs".to_owned(), 2, 1, 0),
            ("domain (documentation)".to_owned(), 24, 0, 8),
        ];
        assert_eq!(suites(&lines, false), expected);
    }

    #[test]
    fn a_binary_that_dies_is_a_failure() {
        let lines = ["     Running unittests src/lib.rs (target/debug/deps/a-0)", "signal: 6"];
        assert_eq!(suites(&lines, false), [("a".to_owned(), 0, 1, 0)]);
        let lines = [lines[0], "     Running unittests src/lib.rs (target/debug/deps/b-0)", OK];
        assert_eq!(suites(&lines, false), [("a".to_owned(), 0, 1, 0), ("b".to_owned(), 12, 0, 4)]);
    }

    #[test]
    fn code_that_does_not_compile_is_a_failure() {
        assert_eq!(suites(&["error: could not compile"], false), [("cargo test".to_owned(), 0, 1, 0)]);
    }

    #[test]
    fn colours_do_not_hide_numbers() {
        let line =
            "\u{1b}[1m\u{1b}[92m     Running\u{1b}[0m unittests src/lib.rs (target/debug/deps/domain-1f)";
        assert_eq!(suite_name(&without_colours(line)).as_deref(), Some("domain"));
        let line =
            "test result: \u{1b}[32mok\u{1b}[m. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(result(&without_colours(line)).map(|totals| totals.passed), Some(1));
    }

    #[test]
    fn a_real_child_is_read_to_its_end() {
        let mut command = Command::new("sh");
        command
            .args(["-c", &format!("echo '   Running unittests src/lib.rs (x/deps/a-0)' >&2; echo '{OK}'")]);
        assert_eq!(run(command).unwrap()[0].name, "a");
    }
}
