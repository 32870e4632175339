//! The server's side: one binary that carries the site.

use anyhow::{Context as _, Result};

use super::{settings, sources, stamp};
use crate::{context::Context, process::CommandExt as _, stamp::Step};

/// Builds the binary unless it is up to date; `target/site` must be there.
pub fn build(context: &Context) -> Result<()> {
    let mut inputs = sources(context)?;
    inputs.push(context.site());
    let step = Step {
        stamp: stamp(context, "server"),
        inputs: &inputs,
        settings: &settings(context),
        outputs: &[context.binary()],
    };
    step.run_if_changed(|| {
        context
            .cargo(&["build", "--release", "--package", "server", "--features", "embed"])
            .env("BANTIN_SITE_DIR", context.site())
            .run()
            .context("the server cannot be built")
    })?;
    Ok(())
}
