//! What a telephone's browser asks for when it opens a page for the first time.

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::{context::Context, process::CommandExt as _, setup::CHROMIUM};

/// A first visit, nothing cached.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct FirstView {
    /// How many requests went out until the page was at rest.
    pub requests: u64,
    /// How many bytes came over the network.
    pub bytes: u64,
}

/// Opens `url` in Chromium, as wide as a telephone.
pub fn measure(context: &Context, url: &str) -> Result<FirstView> {
    let said = context
        .command("node")
        .arg(context.root.join("xtask/bench/first_view.mjs"))
        .arg(url)
        .arg(CHROMIUM.path(context)?)
        .current_dir(context.npm())
        .read()
        .context("the first view cannot be measured")?;
    serde_json::from_str(&said).with_context(|| format!("first_view.mjs said `{said}`"))
}
