//! The command line.

use std::path::PathBuf;

use crate::{Outcome, queries::Half};

/// What `help` says.
pub const HELP: &str = "\
cargo bench -p search --bench archive -- COMMAND [OPTIONS]

commands
  quality   nDCG@10, MRR, recall and queries without answers, for every kind of query
  cost      bytes, requests, time and memory, with goals
  export    articles, queries and index as files, for other engines and for the browser
  score     what another engine answered to exported queries
  sample    some articles and queries, to look at

options
  --corpus NAME     1k, 10k (default) or 100k: made up; real, viwiki or xquad: where they are
  --half HALF       report (default): queries for figures; tune: queries to tune with; all
  --kind NAME       only queries of this kind, as the table calls it or a part of that
  --failures N      also print the N worst queries of every kind with what came first
  --out FOLDER      where exported files go and are read from
  --run FILE        what another engine answered: a list of article numbers per query under `answers`
  --json FILE       also write the figures there";

/// What was asked for.
#[derive(Debug)]
pub struct Arguments {
    /// What to do.
    pub command: String,
    /// What to search.
    pub corpus: String,
    /// Which queries; `None` for all.
    pub half: Option<Half>,
    /// Part of the name of the kinds to ask; empty for all.
    pub kind: String,
    /// How many of the worst to print.
    pub failures: usize,
    /// Where figures go.
    pub json: Option<PathBuf>,
    /// What another engine answered.
    pub run: Option<PathBuf>,
    /// Where files go.
    pub out: PathBuf,
}

impl Arguments {
    /// Reads the words after the program's name.
    pub fn read(words: impl Iterator<Item = String>) -> Outcome<Self> {
        let mut arguments = Self {
            command: "help".to_owned(),
            corpus: "10k".to_owned(),
            half: Some(Half::Report),
            kind: String::new(),
            failures: 0,
            json: None,
            run: None,
            out: PathBuf::from("target/archive-bench"),
        };
        let mut words = words;
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} wants a value"));
            match word.as_str() {
                // Cargo's own.
                "--bench" => {}
                "--corpus" => arguments.corpus = value()?,
                "--kind" => arguments.kind = value()?,
                "--failures" => arguments.failures = value()?.parse()?,
                "--json" => arguments.json = Some(value()?.into()),
                "--run" => arguments.run = Some(value()?.into()),
                "--out" => arguments.out = value()?.into(),
                "--half" => {
                    arguments.half = match value()?.as_str() {
                        "tune" => Some(Half::Tune),
                        "report" => Some(Half::Report),
                        "all" => None,
                        other => return Err(format!("no half is called {other}").into()),
                    }
                }
                other if other.starts_with('-') => return Err(format!("no option is called {other}").into()),
                command => arguments.command = command.to_owned(),
            }
        }
        Ok(arguments)
    }
}
