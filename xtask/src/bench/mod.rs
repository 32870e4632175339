//! Measuring the portal: one file per bench, beside them what they share.

pub mod desk;
mod figures;
mod first_view;
mod http;
pub mod lighthouse;
mod nginx;
pub mod portal;
mod readme;
pub mod search;
pub mod serving;
mod wrk;

use std::{
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};

pub use self::readme::{Place, write_into};
use crate::context::Context;

/// The page everything is measured on, where this checkout has it beside it.
fn model_articles(context: &Context) -> Option<PathBuf> {
    Some(context.root.join("../shared/data/seed/articles.jsonl")).filter(|file| file.exists())
}

/// Calls `ready` until it says yes.
fn wait_until(what: &str, limit: Duration, mut ready: impl FnMut() -> Result<bool>) -> Result<()> {
    let end = Instant::now() + limit;
    while !ready()? {
        ensure!(Instant::now() < end, "{what}: not within {} s", limit.as_secs());
        thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}
