//! What the browser loads, and the server that carries it.

mod chunks;
mod css;
mod desk;
mod frontend;
mod precompress;
mod server;
pub mod size;
mod worker;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use serde::Deserialize;

pub use self::{
    css::{bundle as bundle_css, watch as watch_css},
    desk::{bundle as bundle_desk, check as check_desk, check_size as check_desk_size},
    frontend::{build as build_frontend, copy_fonts},
    server::build as build_server,
    worker::{bundle as bundle_worker, check as check_worker},
};
use crate::context::Context;

/// The crates that are not part of the portal.
const TOOLS: [&str; 1] = ["xtask"];

#[derive(Deserialize)]
struct Manifest {
    workspace: Workspace,
}

#[derive(Deserialize)]
struct Workspace {
    members: Vec<String>,
}

/// Everything the portal is built from, but for what `target` holds.
fn sources(context: &Context) -> Result<Vec<PathBuf>> {
    let manifest = context.root.join("Cargo.toml");
    let text =
        fs::read_to_string(&manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    let manifest: Manifest = toml::from_str(&text).context("Cargo.toml is not a workspace")?;
    let members = manifest.workspace.members.iter().map(String::as_str);
    let folders = members.filter(|member| !TOOLS.contains(member)).chain(["style", "worker"]);
    let files = [
        // Not the whole folder: installed packages and test reports lie beside.
        "editor/src",
        "editor/build.mjs",
        "editor/words.mjs",
        "Cargo.toml",
        "Cargo.lock",
        "tools.toml",
        ".cargo/config.toml",
        "rust-toolchain.toml",
        "editor/package-lock.json",
        "end2end/package-lock.json",
    ];
    Ok(folders.chain(files).map(|name| context.root.join(name)).collect())
}

/// What decides a build besides its sources.
fn settings(context: &Context) -> String {
    let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
    format!("{} {flags} {}", context.toolchain.settings(), context.target.display())
}

fn stamp(context: &Context, name: &str) -> PathBuf {
    context.target.join("xtask").join(name)
}

fn is_kind(file: &Path, kinds: &[&str]) -> bool {
    file.extension().and_then(|kind| kind.to_str()).is_some_and(|kind| kinds.contains(&kind))
}
