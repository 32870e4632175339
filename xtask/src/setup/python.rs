//! Schemathesis, which tests the API by its description, in a virtual environment of its own.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::{Outcome, apt};
use crate::{context::Context, process::CommandExt as _};

/// Where Schemathesis' program is once it is installed.
pub fn schemathesis(context: &Context) -> PathBuf {
    folder(context).join("bin/st")
}

/// Installs Schemathesis at the version in `tools.toml`.
pub(super) fn ensure_schemathesis(context: &Context) -> Result<Outcome> {
    let version = &context.pins.schemathesis;
    if is_present(context) {
        return Ok(Outcome::Present(version.clone()));
    }
    let folder = folder(context);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    let environment = || {
        let mut python = context.command("python3");
        python.args(["-m", "venv", "--clear"]).arg(&folder);
        python
    };
    // Debian's Python comes without the part that makes environments.
    if !environment().succeeds() {
        apt::install(context, &["python3-venv"])?;
        environment().run()?;
    }
    let mut pip = context.command(folder.join("bin/pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check", &format!("schemathesis=={version}")]);
    let advice = format!("type `{}` to see why, then try again", pip.line());
    pip.run().context(advice)?;
    ensure!(is_present(context), "it was installed into {}, but does not say {version}", folder.display());
    Ok(Outcome::Installed(version.clone()))
}

fn folder(context: &Context) -> PathBuf {
    context.cache.join("schemathesis")
}

fn is_present(context: &Context) -> bool {
    let said = context.command(schemathesis(context)).arg("--version").read();
    said.is_ok_and(|said| said.split_whitespace().any(|word| word == context.pins.schemathesis))
}
