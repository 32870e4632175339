//! The binary at work, on data of its own.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;

use super::{http::Address, wait_until};
use crate::{context::Context, process::CommandExt as _};

const START_LIMIT: Duration = Duration::from_secs(30);
const STOP_LIMIT: Duration = Duration::from_secs(15);

/// A folder with a portal's database and pictures, gone when dropped.
pub struct Data(TempDir);

impl Data {
    /// Demo content, and `articles` on top.
    pub fn prepare(context: &Context, articles: Option<&Path>) -> Result<Self> {
        let data = Self(tempfile::tempdir().context("cannot create a temporary folder")?);
        data.command(context, &["migrate"]).run()?;
        data.command(context, &["seed", "--demo"]).run()?;
        if let Some(articles) = articles {
            data.command(context, &["import", "jsonl"]).arg(articles).run()?;
        }
        Ok(data)
    }

    /// A link that lets somebody of that role in, once; its host is not the portal's.
    pub fn staff_link(&self, context: &Context, role: &str) -> Result<String> {
        let said =
            self.command(context, &["user", "add", "bench", "--name", "Bench", "--role", role]).read()?;
        Ok(said.trim().to_owned())
    }

    /// `bantin` with these data, whatever the user has configured for their own.
    fn command(&self, context: &Context, arguments: &[&str]) -> Command {
        let folder = self.0.path();
        let mut command = context.command(context.binary());
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(|name| name.starts_with("BANTIN_")) {
                command.env_remove(name);
            }
        }
        command
            .args(arguments)
            .current_dir(folder)
            .env("BANTIN_DATA_DIR", folder)
            // Making them is done once per picture, and would be measured with the rest.
            .env("BANTIN_AVIF_SPEED", "0")
            .env("BANTIN_DATABASE_URL", format!("sqlite://{}", folder.join("bantin.db").display()));
        command
    }

    fn log(&self) -> PathBuf {
        self.0.path().join("server.log")
    }
}

/// A running server; stopped when dropped.
pub struct Portal {
    /// Where it listens.
    pub address: Address,
    /// How long it took to answer for the first time.
    pub started_in: Duration,
    child: Child,
}

impl Portal {
    /// Starts the server and waits for it.
    pub fn start(context: &Context, data: &Data) -> Result<Self> {
        let address = Address::unused()?;
        let log = File::create(data.log()).context("cannot write the server's log")?;
        let mut command = data.command(context, &["serve"]);
        command.env("BANTIN_LISTEN", address.to_string()).stdout(log.try_clone()?).stderr(log);
        let start = Instant::now();
        let child = command.spawn().with_context(|| format!("cannot start `{}`", command.line()))?;
        let mut portal = Self { address, started_in: Duration::ZERO, child };
        wait_until("the server does not answer at /healthz", START_LIMIT, || {
            if let Some(status) = portal.child.try_wait()? {
                bail!("the server ended ({status}): {}", fs::read_to_string(data.log())?.trim());
            }
            Ok(address.get_plain("/healthz").is_ok_and(|answer| answer.status == 200))
        })?;
        portal.started_in = start.elapsed();
        Ok(portal)
    }

    /// Its resident memory, in bytes.
    pub fn memory(&self) -> Result<u64> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
        resident(&status).with_context(|| format!("{path} has no VmRSS"))
    }

    /// Stops it as Ctrl-C does.
    pub fn stop(mut self) -> Result<()> {
        Command::new("kill").args(["-INT", &self.child.id().to_string()]).run()?;
        let end = Instant::now() + STOP_LIMIT;
        while self.child.try_wait()?.is_none() {
            if Instant::now() > end {
                bail!("the server did not stop within {} s of an interrupt", STOP_LIMIT.as_secs());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Ends a child that may have ended already.
pub fn end(child: &mut Child) {
    if let Ok(None) = child.try_wait() {
        // There is nobody to tell: the child ended between the two lines.
        let _ = child.kill().and_then(|()| child.wait());
    }
}

fn resident(status: &str) -> Option<u64> {
    let value = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = value.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resident_memory_is_read() {
        assert_eq!(resident("Name:\tbantin\nVmHWM:\t  9000 kB\nVmRSS:\t   2048 kB\n"), Some(2_097_152));
        assert_eq!(resident("Name:\tkthread\n"), None);
    }
}
