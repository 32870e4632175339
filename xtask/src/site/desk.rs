//! What editors download and readers never do: the desk's style sheet and the
//! scripts out of `editor/`.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};

use super::size::{brotli_size, kilobytes};
use crate::{context::Context, process::CommandExt as _};

/// The most that the writing screen's script may weigh as brotli, in bytes.
pub const EDITOR_LIMIT: u64 = 180_000;

/// Bundles both into the site, small.
pub fn bundle(context: &Context) -> Result<()> {
    context
        .command(context.npm().join("node_modules/.bin/esbuild"))
        .args([
            "style/desk.css",
            "--bundle",
            "--minify",
            "--external:*.woff2",
            "--outfile=target/site/pkg/desk.css",
            "--log-level=warning",
        ])
        .run()
        .context("the desk's style sheet cannot be bundled")?;
    let mut scripts = context.command("node");
    scripts.arg("build.mjs").current_dir(context.editor()).env("BANTIN_PKG", context.site().join("pkg"));
    scripts.run().context("the desk's scripts cannot be bundled")
}

/// Checks the types of the scripts, and that they ask for words that exist.
pub fn check(context: &Context) -> Result<()> {
    let run = |program: &Path, arguments: &[&str]| {
        context.command(program).args(arguments).current_dir(context.editor()).run()
    };
    run(Path::new("node"), &["build.mjs", "--keys"])?;
    run(&context.editor().join("node_modules/.bin/tsc"), &[])
        .context("the types of the desk's scripts do not fit")
}

/// Checks that writers do not wait for the writing screen either, and that no
/// file of readers asks for one of theirs.
pub fn check_size(context: &Context) -> Result<()> {
    let folder = context.site().join("pkg");
    let size = brotli_size(&folder.join("article.js"))?;
    ensure!(size <= EDITOR_LIMIT, "article.js is {}: more than {}", kilobytes(size), kilobytes(EDITOR_LIMIT));
    for reader in ["bantin.js", "bantin.css", "sw.js"] {
        let text =
            fs::read_to_string(folder.join(reader)).with_context(|| format!("{reader} was not built"))?;
        for theirs in
            ["desk.css", "desk.js", "article.js", "files.js", "library.js", "spelling.js", "week.js"]
        {
            ensure!(!text.contains(theirs), "{reader} asks for {theirs}, which readers never need");
        }
    }
    println!("the writing screen: {}", kilobytes(size));
    Ok(())
}
