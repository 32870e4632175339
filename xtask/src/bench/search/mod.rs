//! The archive search: how good its answers are and what they cost, beside other engines.
//!
//! The measuring is done by `search/benches/archive` and the scripts in `xtask/bench/search`; this
//! runs them one after the other and puts their figures into tables.

mod figures;
mod tables;

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result};

use self::figures::{Engine, Figures, Sized, read};
use crate::{
    context::Context,
    process::CommandExt as _,
    setup::{self, CHROMIUM},
};

/// The archive that other engines index too.
const COMPARED: &str = "10k";
/// The large archive.
const LARGE: &str = "100k";
/// Real articles with questions that people asked; left out where they are not at hand.
const REAL: &str = "real";
/// The program that runs our engine in a browser.
const WASM: &str = "search_bench_wasm";

/// How much to measure.
#[derive(clap::Args)]
pub struct Args {
    /// Leave out the archive of 100,000 articles and the other engines
    #[arg(long)]
    quick: bool,
}

/// Measures everything; the tables.
pub fn measure(context: &Context, args: &Args) -> Result<String> {
    let bench = Bench { context, folder: context.target.join("bench-search") };
    fs::create_dir_all(&bench.folder).with_context(|| format!("cannot create {}", bench.folder.display()))?;
    let program = bench.wasm_program()?;
    let figures = Figures {
        compared: bench.sized(COMPARED, &program)?,
        large: if args.quick { None } else { Some(bench.sized(LARGE, &program)?) },
        real: bench.quality(REAL)?,
        peers: if args.quick { Vec::new() } else { bench.peers()? },
    };
    Ok(tables::write(&figures))
}

struct Bench<'c> {
    context: &'c Context,
    folder: PathBuf,
}

impl Bench<'_> {
    /// Runs a command of `search/benches/archive`.
    fn archive(&self, arguments: &[&str]) -> Result<()> {
        let all = [&["bench", "--quiet", "-p", "search", "--bench", "archive", "--"], arguments].concat();
        println!("\n{}", arguments.join(" "));
        self.context.cargo(&all).run()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Quality on a corpus; empty where the corpus is not at hand.
    fn quality(&self, corpus: &str) -> Result<Vec<figures::Quality>> {
        let file = self.file(&format!("quality-{corpus}.json"));
        let _ = fs::remove_file(&file);
        self.archive(&["quality", "--corpus", corpus, "--json", &file.to_string_lossy()])?;
        if file.exists() { Ok(read::<figures::Report>(&file)?.quality) } else { Ok(Vec::new()) }
    }

    /// All figures of our engine on an archive of that size.
    fn sized(&self, corpus: &str, program: &str) -> Result<Sized> {
        let cost = self.file(&format!("cost-{corpus}.json"));
        self.archive(&["cost", "--corpus", corpus, "--json", &cost.to_string_lossy()])?;
        let exported = self.file(corpus);
        self.archive(&["export", "--corpus", corpus, "--out", &exported.to_string_lossy()])?;
        Ok(Sized {
            quality: self.quality(corpus)?,
            native: read::<figures::Report>(&cost)?.cost,
            browser: self.node("wasm.mjs", corpus, &[program])?.cost,
        })
    }

    /// Builds our engine for a browser; the folder it is in.
    fn wasm_program(&self) -> Result<String> {
        let target = "wasm32-unknown-unknown";
        let arguments = ["build", "-p", "search-bench-wasm", "--target", target, "--profile", "wasm-release"];
        self.context.cargo(&arguments).run()?;
        let program = self.file("wasm");
        self.context
            .command("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(&program)
            .arg(self.context.target.join(target).join("wasm-release").join(WASM).with_extension("wasm"))
            .run()?;
        Ok(program.to_string_lossy().into_owned())
    }

    fn peers(&self) -> Result<Vec<Engine>> {
        setup::npm_packages(self.context, &self.scripts())?;
        let scripts = ["pagefind.mjs", "minisearch.mjs"];
        scripts.into_iter().map(|script| self.peer(script)).collect()
    }

    fn peer(&self, script: &str) -> Result<Engine> {
        let mut engine = self.node(script, COMPARED, &[])?;
        let (run, scored) = (self.file(&format!("{COMPARED}-{script}.json")), self.file("scored.json"));
        let exported = self.file(COMPARED);
        let [out, run, json] = [&exported, &run, &scored].map(|path| path.to_string_lossy());
        self.archive(&["score", "--out", &out, "--run", &run, "--json", &json])?;
        engine.quality = read::<figures::Report>(&scored)?.quality;
        Ok(engine)
    }

    /// Runs a script on an exported archive; what it writes.
    fn node(&self, script: &str, corpus: &str, more: &[&str]) -> Result<Engine> {
        let run = self.file(&format!("{corpus}-{script}.json"));
        println!("\n{script}, {corpus}");
        self.context
            .command("node")
            .arg(self.scripts().join(script))
            .args([&self.file(corpus), &run, &self.context.npm(), &CHROMIUM.path(self.context)?])
            .args(more)
            .run()?;
        read(&run)
    }

    fn scripts(&self) -> PathBuf {
        self.context.root.join("xtask/bench/search")
    }
}
