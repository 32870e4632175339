//! Bringing a machine to where the project builds: one file per kind of thing to install.

mod apt;
mod debian_wasm;
mod node;
mod packages;
mod python;
mod toolchain;
mod tools;

use std::path::Path;

use anyhow::{Context as _, Result};

use self::packages::{C_COMPILER, POSTGRESQL, Package};
pub use self::{
    apt::is_root,
    packages::{CHROMIUM, NGINX, WRK},
    python::schemathesis,
    toolchain::{Toolchain, WASM},
};
use crate::context::Context;

/// How much of the machine a command needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// What builds and runs the portal.
    Build,
    /// Also a browser.
    Browser,
    /// Also PostgreSQL and Schemathesis.
    Tests,
    /// Also a browser, and what the figures are measured with.
    Bench,
}

/// What to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Talk {
    /// A line for every step.
    Everything,
    /// A line only for what had to be done.
    Changes,
}

/// What a step found or did.
enum Outcome {
    /// It was there: which one.
    Present(String),
    /// It is there now: which one.
    Installed(String),
}

/// Installs what is missing, and tells `context` which toolchain to build with.
pub fn prepare(context: &mut Context, needs: Needs, talk: Talk) -> Result<()> {
    step(talk, "C compiler", || C_COMPILER.ensure(context))?;

    let (toolchain, outcome) = toolchain::ensure(context).context("wasm target")?;
    context.toolchain = toolchain;
    step(talk, "wasm target", || Ok(outcome))?;

    step(talk, "Node.js", || node::ensure_node(context))?;
    step(talk, "npm packages", || node::ensure_packages(context, &context.npm()))?;
    step(talk, "the desk's packages", || node::ensure_packages(context, &context.editor()))?;
    step(talk, "cargo-leptos", || tools::cargo_leptos(context).ensure(context))?;
    step(talk, "wasm-bindgen", || tools::wasm_bindgen(context)?.ensure(context))?;

    let more: &[&Package] = match needs {
        Needs::Build => &[],
        Needs::Browser => &[&CHROMIUM],
        Needs::Tests => &[&CHROMIUM, &POSTGRESQL],
        Needs::Bench => &[&CHROMIUM, &NGINX, &WRK],
    };
    for package in more {
        step(talk, package.name, || package.ensure(context))?;
    }
    if needs == Needs::Tests {
        step(talk, "Schemathesis", || python::ensure_schemathesis(context))?;
    }
    Ok(())
}

/// Installs the npm packages that `package-lock.json` in `folder` lists, for what needs more than the
/// browser tests' own.
pub fn npm_packages(context: &Context, folder: &Path) -> Result<()> {
    step(Talk::Changes, "npm packages", || node::ensure_packages(context, folder))
}

fn step(talk: Talk, name: &str, work: impl FnOnce() -> Result<Outcome>) -> Result<()> {
    match work().with_context(|| name.to_owned())? {
        Outcome::Installed(what) => println!("✓ {name}: {what}, installed"),
        Outcome::Present(what) if talk == Talk::Everything => println!("✓ {name}: {what}"),
        Outcome::Present(_) => {}
    }
    Ok(())
}
