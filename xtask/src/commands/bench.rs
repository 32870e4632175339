//! `cargo xtask bench`

use std::process::ExitCode;

use anyhow::Result;

use super::build::build;
use crate::{
    bench::{self, Place},
    context::Context,
    setup::{self, Needs, Talk},
};

/// What to measure, and what to do with the figures.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: Option<What>,
    /// Also write the table into README.md
    #[arg(long, global = true)]
    write: bool,
}

/// Without one of these: downloads, load and memory.
#[derive(clap::Subcommand)]
enum What {
    /// Let Lighthouse judge the pages as they are on a telephone, the median of five runs
    Lighthouse,
    /// Measure how fast a long article opens, how fast it is typed into, and how soon readers find it
    Desk,
    /// Measure the archive search beside two others; takes most of an hour
    Search(bench::search::Args),
}

impl What {
    fn needs(this: Option<&Self>) -> Needs {
        match this {
            None => Needs::Bench,
            Some(Self::Lighthouse | Self::Desk | Self::Search(_)) => Needs::Browser,
        }
    }
}

/// Measures the portal and prints the figures.
pub fn run(context: &mut Context, args: &Args) -> Result<ExitCode> {
    let what = args.what.as_ref();
    setup::prepare(context, What::needs(what), Talk::Changes)?;
    // The archive search is measured without a portal.
    if !matches!(what, Some(What::Search(_))) {
        build(context)?;
    }
    let (place, table) = match what {
        None => (Place::Figures, bench::serving::measure(context)?.to_string()),
        Some(What::Lighthouse) => (Place::Lighthouse, bench::lighthouse::measure(context)?.to_string()),
        Some(What::Desk) => (Place::Desk, bench::desk::measure(context)?.to_string()),
        Some(What::Search(args)) => (Place::Search, bench::search::measure(context, args)?),
    };
    println!("\n{table}");
    if args.write {
        bench::write_into(&context.root.join("README.md"), place, &table)?;
    }
    Ok(ExitCode::SUCCESS)
}
