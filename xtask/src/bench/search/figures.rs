//! What the programs wrote.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use serde::{Deserialize, de::DeserializeOwned};

/// Everything that was measured.
pub struct Figures {
    /// Our engine on the archive that others index too.
    pub compared: Sized,
    /// Our engine on the large one.
    pub large: Option<Sized>,
    /// Our engine on real articles.
    pub real: Vec<Quality>,
    /// The others.
    pub peers: Vec<Engine>,
}

/// Our engine on an archive of one size.
pub struct Sized {
    /// How good.
    pub quality: Vec<Quality>,
    /// What it costs, measured natively.
    pub native: Cost,
    /// What it costs in a browser.
    pub browser: Cost,
}

/// What `search/benches/archive` writes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Report {
    /// How good.
    pub quality: Vec<Quality>,
    /// What it costs.
    pub cost: Cost,
}

/// What a script writes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Engine {
    /// Its name.
    pub engine: String,
    /// What it costs.
    pub cost: Cost,
    /// How good, once its answers are scored.
    pub quality: Vec<Quality>,
}

/// One kind of query.
#[derive(Debug, Deserialize)]
pub struct Quality {
    /// Its name; `None` for all together.
    pub kind: Option<String>,
    /// Their mean.
    pub mean: Mean,
}

/// Means of a kind of query.
#[derive(Debug, Deserialize)]
pub struct Mean {
    /// nDCG at ten.
    pub ndcg: f64,
    /// Mean reciprocal rank.
    pub mrr: f64,
}

/// The median, and what 95 of 100 stay below.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
pub struct Spread {
    /// The median.
    pub p50: f64,
    /// 95 of 100.
    pub p95: f64,
}

/// What queries cost; what a program does not measure is `None`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Cost {
    /// Bytes of a first query.
    pub cold_bytes: Option<Spread>,
    /// Requests of it.
    pub cold_requests: Option<Spread>,
    /// Bytes of a further letter.
    pub keystroke_bytes: Option<Spread>,
    /// Bytes of a further query.
    pub query_bytes: Option<Spread>,
    /// Milliseconds of a letter.
    pub keystroke_ms: Option<Spread>,
    /// The same, four times throttled.
    pub throttled_ms: Option<Spread>,
    /// Bytes of the engine's memory in a browser.
    pub wasm_memory: Option<f64>,
    /// Bytes of the tab.
    pub tab_memory: Option<f64>,
    /// Seconds to write the index.
    pub build_s: Option<f64>,
    /// Seconds to compress it.
    pub compress_s: Option<f64>,
    /// Seconds until a new article is found.
    pub publish_s: Option<f64>,
    /// Bytes of the index per article.
    pub per_article: Option<f64>,
    /// The same with the texts that passages come from.
    pub per_article_with_texts: Option<f64>,
}

/// Reads what a program wrote.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not what it should be", path.display()))
}
