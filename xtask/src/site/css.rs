//! The style sheet: one file out of `style/`, before cargo-leptos adapts it to the browsers.

use std::process::{Child, Command};

use anyhow::{Context as _, Result};

use crate::{context::Context, process::CommandExt as _};

/// Bundles `style/main.css` into `target/style/bantin.css`, small.
pub fn bundle(context: &Context) -> Result<()> {
    esbuild(context).arg("--minify").run().context("the style sheet cannot be bundled")
}

/// Bundles at every change, until the child ends.
pub fn watch(context: &Context) -> Result<Child> {
    esbuild(context).arg("--watch=forever").spawn().context("cannot start esbuild: run `cargo xtask setup`")
}

fn esbuild(context: &Context) -> Command {
    let mut command = context.command(context.npm().join("node_modules/.bin/esbuild"));
    command.args([
        "style/main.css",
        "--bundle",
        // Fonts stay files of their own, named relative to the style sheet.
        "--external:*.woff2",
        "--outfile=target/style/bantin.css",
        "--log-level=warning",
    ]);
    command
}
