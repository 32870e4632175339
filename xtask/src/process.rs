//! Running other programs, with errors that name the command line.

use std::{
    process::{Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};

/// What this program does with a child process.
pub trait CommandExt {
    /// Runs to the end on this terminal; failing is an error.
    fn run(&mut self) -> Result<()>;
    /// Like [`run`](Self::run), but stops the child when it takes longer than `limit`.
    fn run_within(&mut self, limit: Duration) -> Result<()>;
    /// Runs to the end and returns what it printed, trimmed; failing is an error that quotes its stderr.
    fn read(&mut self) -> Result<String>;
    /// Runs in silence and tells whether it went well.
    fn succeeds(&mut self) -> bool;
    /// The command as a person would type it.
    fn line(&self) -> String;
}

impl CommandExt for Command {
    fn run(&mut self) -> Result<()> {
        let status = self.status().with_context(|| cannot_start(self))?;
        check(self, status)
    }

    fn run_within(&mut self, limit: Duration) -> Result<()> {
        let mut child = self.spawn().with_context(|| cannot_start(self))?;
        let end = Instant::now() + limit;
        loop {
            if let Some(status) = child.try_wait()? {
                return check(self, status);
            }
            if Instant::now() >= end {
                child.kill()?;
                child.wait()?;
                bail!("`{}` did not end within {} s", self.line(), limit.as_secs());
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn read(&mut self) -> Result<String> {
        let output = self.stdin(Stdio::null()).output().with_context(|| cannot_start(self))?;
        ensure!(
            output.status.success(),
            "`{}` failed ({}): {}",
            self.line(),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn succeeds(&mut self) -> bool {
        self.stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    fn line(&self) -> String {
        let words = std::iter::once(self.get_program()).chain(self.get_args());
        words.map(|word| quote(&word.to_string_lossy())).collect::<Vec<_>>().join(" ")
    }
}

fn check(command: &Command, status: ExitStatus) -> Result<()> {
    ensure!(status.success(), "`{}` failed ({status})", command.line());
    Ok(())
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`", command.line())
}

fn quote(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{word}'") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_can_be_typed_again() {
        let mut command = Command::new("esbuild");
        command.args(["--external:*.woff2", "--bundle"]);
        assert_eq!(command.line(), "esbuild '--external:*.woff2' --bundle");
    }

    #[test]
    fn a_child_that_takes_too_long_is_stopped() {
        let error = Command::new("sleep").arg("60").run_within(Duration::from_millis(100)).unwrap_err();
        assert!(error.to_string().contains("did not end"));
    }

    #[test]
    fn a_failing_child_is_an_error_that_quotes_it() {
        let error = Command::new("sh").args(["-c", "echo broken >&2; exit 3"]).read().unwrap_err();
        assert!(error.to_string().contains("broken"));
    }
}
