//! Programs that cargo installs into the cache folder.

use std::{fs, path::Path, process::Command, time::Duration};

use anyhow::{Context as _, Result, ensure};

use super::{Outcome, apt};
use crate::{context::Context, lockfile, process::CommandExt as _, version::Version};

/// How long a ready-made program may take to arrive before we compile it ourselves.
const DOWNLOAD_LIMIT: Duration = Duration::from_secs(60);

/// A program from crates.io, at one version.
pub struct Tool {
    package: &'static str,
    program: &'static str,
    version: String,
    /// Whether to compile it with the dependencies its authors tested.
    locked: bool,
    /// The compiler it needs, where that is newer than the project's.
    needs_rust: Option<String>,
}

/// What builds the wasm side.
pub fn cargo_leptos(context: &Context) -> Tool {
    Tool {
        package: "cargo-leptos",
        program: "cargo-leptos",
        version: context.pins.cargo_leptos.clone(),
        locked: true,
        needs_rust: Some(context.pins.rust_for_tools.clone()),
    }
}

/// What cargo-leptos calls: it must be of the very version the wasm code is compiled with.
pub fn wasm_bindgen(context: &Context) -> Result<Tool> {
    Ok(Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: lockfile::locked_version(&context.root.join("Cargo.lock"), "wasm-bindgen")?,
        // Its lock file named a version that the registry did not have (0.2.130).
        locked: false,
        needs_rust: None,
    })
}

impl Tool {
    /// Installs it where this version is missing: ready-made if possible, else compiled.
    pub(super) fn ensure(&self, context: &Context) -> Result<Outcome> {
        if self.is_present(context) {
            return Ok(Outcome::Present(self.version.clone()));
        }
        if !(self.download(context) && self.is_present(context)) {
            self.compile(context)?;
        }
        ensure!(
            self.is_present(context),
            "it was installed into {}, but `{} --version` does not say {}",
            context.tools().display(),
            self.program,
            self.version
        );
        Ok(Outcome::Installed(self.version.clone()))
    }

    fn is_present(&self, context: &Context) -> bool {
        let Some(program) = context.which(self.program) else { return false };
        context.command(program).arg("--version").read().is_ok_and(|said| has_word(&said, &self.version))
    }

    fn download(&self, context: &Context) -> bool {
        context.which("cargo-binstall").is_some()
            && context
                .command("cargo-binstall")
                .args([
                    "--no-confirm",
                    "--force",
                    "--disable-strategies",
                    "compile",
                    "--version",
                    &self.version,
                ])
                .arg("--root")
                .arg(context.tools())
                .arg(self.package)
                .run_within(DOWNLOAD_LIMIT)
                .is_ok()
    }

    fn compile(&self, context: &Context) -> Result<()> {
        println!("  compiling {} {} (once, some minutes)", self.package, self.version);
        // A folder of its own, so that an interrupted installation goes on where it stopped.
        let target = context.cache.join("tools-build");
        let mut cargo = self.compiler(context)?;
        cargo
            .args(["install", self.package, "--version", &self.version, "--debug", "--force"])
            .args(self.locked.then_some("--locked"))
            .arg("--root")
            .arg(context.tools())
            .env("CARGO_TARGET_DIR", &target);
        let advice = format!("type `{}`, then try again", cargo.line());
        cargo.run().context(advice)?;
        fs::remove_dir_all(&target).with_context(|| format!("cannot remove {}", target.display()))
    }

    /// A cargo whose compiler is new enough: the active one, one that rustup fetches, or Debian's.
    fn compiler(&self, context: &Context) -> Result<Command> {
        let active = context.command("rustc").arg("--version").read()?;
        let is_too_old = |needed: &&str| Version::find(&active) < Version::find(needed);
        let Some(needed) = self.needs_rust.as_deref().filter(is_too_old) else {
            return Ok(context.command("cargo"));
        };
        let rustup = |arguments: &[&str]| {
            let mut command = context.command("rustup");
            command.args(arguments);
            command
        };
        let has_rustup = context.which("rustup").is_some();
        if has_rustup
            && (rustup(&["run", needed, "rustc", "--version"]).succeeds()
                || rustup(&["toolchain", "install", needed, "--profile", "minimal"])
                    .run_within(10 * DOWNLOAD_LIMIT)
                    .is_ok())
        {
            let mut cargo = context.command("cargo");
            cargo.env("RUSTUP_TOOLCHAIN", needed);
            return Ok(cargo);
        }
        debian_compiler(context, needed)
    }
}

fn debian_compiler(context: &Context, needed: &str) -> Result<Command> {
    let (cargo, rustc) = ("/usr/bin/cargo", "/usr/bin/rustc");
    let is_new_enough = || {
        let said = context.command(rustc).arg("--version").read();
        Path::new(cargo).exists() && said.is_ok_and(|said| Version::find(&said) >= Version::find(needed))
    };
    if !is_new_enough() {
        apt::install(context, &["rustc-web", "cargo-web"])?;
    }
    ensure!(
        is_new_enough(),
        "it takes Rust {needed} to compile: type `rustup toolchain install {needed} --profile minimal`, then try again"
    );
    let mut command = context.command(cargo);
    command.env_remove("RUSTUP_TOOLCHAIN").env("RUSTC", rustc);
    Ok(command)
}

fn has_word(text: &str, word: &str) -> bool {
    text.split_whitespace().any(|candidate| candidate == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_version_counts() {
        assert!(has_word("cargo-leptos 0.3.11", "0.3.11"));
        assert!(has_word("wasm-bindgen 0.2.130 (abc 2026-01-01)", "0.2.130"));
        assert!(!has_word("cargo-leptos 0.3.110", "0.3.11"));
    }
}
