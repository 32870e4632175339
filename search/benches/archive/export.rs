//! Corpus, queries and index as files: for other engines, and for ours in a browser.

use std::{
    fs::{self, File},
    io::{BufWriter, Write as _},
    path::Path,
};

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    Outcome, adapter,
    article::Corpus,
    cost::{COLD, TYPED, spread_out},
    quality,
    queries::Asked,
    wire,
};

const QUERIES: &str = "queries.json";

#[derive(Serialize)]
struct Exported<'e> {
    corpus: &'e str,
    /// What other engines' files are to be compressed with.
    brotli: i32,
    /// Asked in a browser that knows nothing yet.
    cold: Vec<&'e str>,
    /// Typed letter by letter.
    typed: Vec<&'e str>,
    queries: &'e [Asked],
}

/// Writes `articles.jsonl` (one article a line, in the order of their numbers),
/// `queries.json`, and below `index` the files of the index.
pub fn write(folder: &Path, corpus: &Corpus, asked: &[Asked]) -> Outcome<()> {
    let index = folder.join("index");
    if index.exists() {
        fs::remove_dir_all(&index)?;
    }
    fs::create_dir_all(&index)?;
    let mut lines = BufWriter::new(File::create(folder.join("articles.jsonl"))?);
    for article in &corpus.articles {
        let line = json!({
            "title": article.title,
            "summary": article.summary,
            "body": article.body,
            "tags": article.tags,
        });
        writeln!(lines, "{line}")?;
    }
    lines.flush()?;
    let exported = Exported {
        corpus: &corpus.name,
        brotli: wire::KEPT,
        cold: spread_out(asked, COLD),
        typed: spread_out(asked, TYPED),
        queries: asked,
    };
    fs::write(folder.join(QUERIES), serde_json::to_string(&exported)?)?;
    adapter::index(corpus).export(&index)?;
    eprintln!("written to {}", folder.display());
    Ok(())
}

#[derive(Deserialize)]
struct Queries {
    corpus: String,
    queries: Vec<Asked>,
}

#[derive(Deserialize)]
struct Run {
    answers: Vec<Vec<u32>>,
}

/// Scores what another engine answered to the queries exported to `folder`.
pub fn score(folder: &Path, run: Option<&Path>, json: Option<&Path>) -> Outcome<()> {
    let run = run.ok_or("score wants --run FILE")?;
    let Queries { corpus, queries } = serde_json::from_str(&fs::read_to_string(folder.join(QUERIES))?)?;
    let Run { answers } = serde_json::from_str(&fs::read_to_string(run)?)?;
    if answers.len() != queries.len() {
        return Err(format!("{} answers to {} queries", answers.len(), queries.len()).into());
    }
    let scores =
        queries.iter().zip(&answers).map(|(asked, answer)| (asked.kind, quality::score(asked, answer)));
    let rows = quality::rows(&scores.collect::<Vec<_>>());
    println!("\n{}", quality::table(&rows));
    if let Some(path) = json {
        fs::write(path, json!({ "corpus": corpus, "quality": rows }).to_string())?;
    }
    Ok(())
}
