//! The browser's side: `target/site`, complete and compressed.

use std::fs;

use anyhow::{Context as _, Result};

use super::{chunks, css, desk, is_kind, precompress, settings, sources, stamp, worker};
use crate::{
    context::Context,
    process::CommandExt as _,
    stamp::{Step, files_below},
};

/// Builds `target/site` unless it is up to date.
pub fn build(context: &Context) -> Result<()> {
    let step = Step {
        stamp: stamp(context, "frontend"),
        inputs: &sources(context)?,
        settings: &settings(context),
        outputs: &[context.site()],
    };
    step.run_if_changed(|| {
        css::bundle(context)?;
        // Erases target/site first, so that no file of an earlier build remains.
        context
            .cargo(&["leptos", "build", "--release", "--frontend-only", "--split"])
            .run()
            .context("the browser's side cannot be built")?;
        chunks::bundle(context)?;
        copy_fonts(context)?;
        worker::bundle(context)?;
        desk::bundle(context)?;
        remove_declarations(context)?;
        precompress::folder(&context.site())
    })?;
    Ok(())
}

/// Copies the fonts to where the style sheet looks for them.
pub fn copy_fonts(context: &Context) -> Result<()> {
    let to = context.site().join("pkg/fonts");
    fs::create_dir_all(&to).with_context(|| format!("cannot create {}", to.display()))?;
    for font in files_below(&context.root.join("style/fonts"))? {
        if let (true, Some(name)) = (is_kind(&font, &["woff2"]), font.file_name()) {
            fs::copy(&font, to.join(name)).with_context(|| format!("cannot copy {}", font.display()))?;
        }
    }
    Ok(())
}

/// wasm-bindgen also writes TypeScript declarations, which no browser asks for.
fn remove_declarations(context: &Context) -> Result<()> {
    for file in files_below(&context.site())? {
        if is_kind(&file, &["ts"]) {
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}
