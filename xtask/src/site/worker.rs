//! The service worker: one script out of `worker/`.

use anyhow::{Context as _, Result};

use crate::{context::Context, process::CommandExt as _};

/// Bundles `worker/src/worker.ts` into the site, small. The server adds the name
/// of the build when it serves the script.
pub fn bundle(context: &Context) -> Result<()> {
    context
        .command(context.npm().join("node_modules/.bin/esbuild"))
        .args([
            "worker/src/worker.ts",
            "--bundle",
            "--minify",
            "--format=iife",
            "--target=es2020",
            "--outfile=target/site/pkg/sw.js",
            "--log-level=warning",
        ])
        .run()
        .context("the service worker cannot be bundled")
}

/// Checks the types of its source, which bundling strips unread.
pub fn check(context: &Context) -> Result<()> {
    context
        .command(context.npm().join("node_modules/.bin/tsc"))
        .args(["--project", "worker"])
        .run()
        .context("the service worker's types do not fit")
}
