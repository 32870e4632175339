//! A Rust toolchain that compiles for the browser too.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context as _, Result};

use super::{Outcome, debian_wasm};
use crate::{context::Context, process::CommandExt as _};

/// The target of browser code.
pub const WASM: &str = "wasm32-unknown-unknown";

/// How long rustup may take to fetch the target before we take it for unreachable.
const DOWNLOAD_LIMIT: Duration = Duration::from_secs(180);

/// The toolchain that builds the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Toolchain {
    /// The one `cargo xtask` was started with.
    Active,
    /// Debian's compiler with a wasm standard library of our own, assembled in this folder and known
    /// to rustup, where there is one, by [`debian_wasm::NAME`].
    Debian {
        /// Its sysroot.
        sysroot: PathBuf,
        /// Whether rustup chooses between toolchains here.
        has_rustup: bool,
    },
}

impl Toolchain {
    /// Makes `command`, some cargo, use this toolchain.
    pub fn apply(&self, command: &mut Command) {
        match self {
            Self::Active => {}
            Self::Debian { has_rustup: true, .. } => {
                command.env("RUSTUP_TOOLCHAIN", debian_wasm::NAME);
            }
            Self::Debian { sysroot, has_rustup: false } => {
                command.env("RUSTC", sysroot.join("bin/rustc")).env("RUSTDOC", sysroot.join("bin/rustdoc"));
            }
        }
    }

    /// Whether clippy, which comes from the toolchain `cargo xtask` was started with, can look at
    /// code as it is compiled for the browser.
    pub fn can_lint_wasm(&self) -> bool {
        *self == Self::Active
    }

    /// What tells builds by different toolchains apart.
    pub fn settings(&self) -> String {
        let active = std::env::var("RUSTUP_TOOLCHAIN").unwrap_or_default();
        format!("{self:?} {active}")
    }
}

/// Finds a toolchain with the wasm target, adds the target to the active one, or assembles one.
pub(super) fn ensure(context: &Context) -> Result<(Toolchain, Outcome)> {
    let rustc =
        context.command("rustc").arg("--version").read().context("install Rust: https://rustup.rs")?;
    let sysroot = context.command("rustc").args(["--print", "sysroot"]).read()?;
    let sysroot = Path::new(&sysroot);
    if has_wasm_std(sysroot) {
        return Ok((Toolchain::Active, Outcome::Present(rustc)));
    }
    if let Some(toolchain) = debian_wasm::find(context)? {
        return Ok((toolchain, Outcome::Present(format!("Debian's compiler with our {WASM}"))));
    }
    let has_rustup = context.which("rustup").is_some();
    if has_rustup {
        println!("  fetching {WASM} (rustup)");
        let added = context.command("rustup").args(["target", "add", WASM]).run_within(DOWNLOAD_LIMIT);
        if added.is_ok() && has_wasm_std(sysroot) {
            return Ok((Toolchain::Active, Outcome::Installed(rustc)));
        }
        println!("  rustup cannot fetch it: assembling a toolchain from Debian's packages instead");
    }
    let advice = || format!("type `rustup target add {WASM}`, then try again");
    let toolchain = debian_wasm::assemble(context).with_context(advice)?;
    Ok((toolchain, Outcome::Installed(format!("Debian's compiler with our {WASM}"))))
}

fn has_wasm_std(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib").join(WASM).join("lib").is_dir()
}
