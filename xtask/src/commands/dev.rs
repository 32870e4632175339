//! `cargo xtask dev`

use std::{process::ExitCode, thread, time::Duration};

use anyhow::{Result, bail};

use crate::{
    context::Context,
    setup::{self, Needs, Talk},
    site,
};

/// Serves the portal and rebuilds it at every change, until Ctrl-C.
pub fn run(context: &mut Context) -> Result<ExitCode> {
    setup::prepare(context, Needs::Build, Talk::Changes)?;
    site::bundle_css(context)?;
    // Ctrl-C reaches all of us at once; the children need no farewell.
    let mut css = site::watch_css(context)?;
    let mut leptos = context
        .cargo(&["leptos", "watch", "--split", "--", "serve", "--demo"])
        .env("BANTIN_SITE_DIR", context.site())
        .spawn()?;
    let status = loop {
        // cargo-leptos empties the site before it builds, and knows nothing of fonts, worker and desk.
        if context.site().join("pkg").is_dir() && !context.site().join("pkg/fonts").is_dir() {
            site::copy_fonts(context)?;
            site::bundle_worker(context)?;
            site::bundle_desk(context)?;
        }
        if let Some(status) = leptos.try_wait()? {
            break status;
        }
        thread::sleep(Duration::from_millis(500));
    };
    css.kill()?;
    css.wait()?;
    if !status.success() {
        bail!("`cargo leptos watch` ended ({status})");
    }
    Ok(ExitCode::SUCCESS)
}
