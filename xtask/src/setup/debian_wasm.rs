//! The wasm target without rustup's server: Debian's compiler, and a standard library built once
//! from Debian's copy of its source.
//!
//! Debian compiles for the browser with its own packages only, so the result is a sysroot of ours:
//! the host's libraries are links to Debian's, the wasm ones are ours, and `rustc` is a script that
//! says where both are.

use std::{
    fs,
    os::unix::fs::{PermissionsExt as _, symlink},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use super::{
    apt,
    toolchain::{Toolchain, WASM},
};
use crate::{context::Context, process::CommandExt as _};

/// The name rustup gets to know the toolchain by.
pub const NAME: &str = "bantin";

const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const RUSTLIB: &str = "/usr/lib/rustlib";

/// The toolchain assembled earlier, if Debian's compiler is still the same.
pub fn find(context: &Context) -> Result<Option<Toolchain>> {
    let sysroot = sysroot(context);
    let Ok(made_with) = fs::read_to_string(sysroot.join("made-with")) else { return Ok(None) };
    if debian_rustc_version(context).is_ok_and(|version| version == made_with) {
        link(context, sysroot).map(Some)
    } else {
        Ok(None)
    }
}

/// Installs the packages, builds the standard library and puts the toolchain together.
pub fn assemble(context: &Context) -> Result<Toolchain> {
    let linker = Path::new("/usr/bin/rust-lld");
    if !linker.exists() || !Path::new(RUSTLIB).join("src/rust").exists() || !Path::new(CARGO).exists() {
        apt::install(context, &PACKAGES)?;
    }
    let sysroot = sysroot(context);
    if sysroot.exists() {
        fs::remove_dir_all(&sysroot).with_context(|| format!("cannot remove {}", sysroot.display()))?;
    }
    let libraries = sysroot.join("lib/rustlib").join(WASM).join("lib");
    fs::create_dir_all(&libraries).with_context(|| format!("cannot create {}", libraries.display()))?;
    build_std(context, &libraries)?;
    link_host_parts(&sysroot)?;
    fs::write(sysroot.join("made-with"), debian_rustc_version(context)?)?;
    link(context, sysroot)
}

fn sysroot(context: &Context) -> PathBuf {
    context.cache.join("toolchain")
}

fn debian_rustc_version(context: &Context) -> Result<String> {
    context.command(RUSTC).arg("--version").read()
}

/// Compiles an empty crate together with its standard library, and keeps the library.
fn build_std(context: &Context, libraries: &Path) -> Result<()> {
    println!("  building the standard library for {WASM}");
    let package = tempfile::tempdir().context("cannot create a temporary folder")?;
    fs::create_dir(package.path().join("src"))?;
    fs::write(package.path().join("src/lib.rs"), "")?;
    fs::write(
        package.path().join("Cargo.toml"),
        "[package]\nname = \"empty\"\nedition = \"2024\"\n[lib]\ncrate-type = [\"cdylib\"]\n[workspace]\n",
    )?;
    let target = package.path().join("target");
    context
        .command(CARGO)
        .args(["build", "--release", "-Zbuild-std=std,panic_abort", "--target", WASM])
        .current_dir(package.path())
        .env_remove("RUSTUP_TOOLCHAIN")
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", &target)
        .run()?;
    for file in fs::read_dir(target.join(WASM).join("release/deps"))? {
        let file = file?.path();
        let is_library = file.extension().is_some_and(|extension| extension == "rlib");
        if let (true, Some(name)) = (is_library, file.file_name()) {
            fs::copy(&file, libraries.join(name))?;
        }
    }
    Ok(())
}

fn link_host_parts(sysroot: &Path) -> Result<()> {
    let host = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    for part in [host.as_str(), "src"] {
        symlink(Path::new(RUSTLIB).join(part), sysroot.join("lib/rustlib").join(part))?;
    }
    let programs = sysroot.join("bin");
    fs::create_dir(&programs)?;
    symlink(CARGO, programs.join("cargo"))?;
    for name in ["rustc", "rustdoc"] {
        let script = programs.join(name);
        let text = format!("#!/bin/sh\nexec /usr/bin/{name} --sysroot '{}' \"$@\"\n", sysroot.display());
        fs::write(&script, text)?;
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

fn link(context: &Context, sysroot: PathBuf) -> Result<Toolchain> {
    let has_rustup = context.which("rustup").is_some();
    if has_rustup {
        context.command("rustup").args(["toolchain", "link", NAME]).arg(&sysroot).read()?;
    }
    Ok(Toolchain::Debian { sysroot, has_rustup })
}
