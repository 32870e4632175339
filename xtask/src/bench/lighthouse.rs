//! What Lighthouse says of the pages, as they are on a telephone with a slow network.

use std::fmt;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::{
    model_articles,
    portal::{Data, Portal},
};
use crate::{context::Context, process::CommandExt as _, setup::CHROMIUM};

/// How often a page is judged; the median counts.
const RUNS: u32 = 5;

/// A judgement on every page.
pub struct Judgements(Vec<Judgement>);

/// The medians of one page, scores of 100, times in milliseconds.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Judgement {
    page: String,
    performance: u8,
    accessibility: u8,
    best_practices: u8,
    seo: u8,
    lcp: f64,
    tbt: f64,
    cls: f64,
    /// Audits that failed, and on what.
    complaints: Vec<String>,
}

/// Judges the binary that was built last.
pub fn measure(context: &Context) -> Result<Judgements> {
    let data = Data::prepare(context, model_articles(context).as_deref())?;
    let portal = Portal::start(context, &data)?;
    println!("Lighthouse judges five pages {RUNS} times each: some minutes");
    let said = context
        .command("node")
        .arg("lighthouse.mjs")
        .args([&portal.address.url(""), &RUNS.to_string()])
        .arg(CHROMIUM.path(context)?)
        .current_dir(context.npm())
        .read()
        .context("Lighthouse cannot judge")?;
    portal.stop()?;
    let judgements = serde_json::from_str(&said).with_context(|| format!("lighthouse.mjs said `{said}`"))?;
    Ok(Judgements(judgements))
}

impl fmt::Display for Judgements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| page | performance | accessibility | best practices | SEO | LCP | TBT | CLS |")?;
        writeln!(f, "|---|---|---|---|---|---|---|---|")?;
        for judgement in &self.0 {
            let Judgement { page, performance, accessibility, best_practices, seo, .. } = judgement;
            let Judgement { lcp, tbt, cls, .. } = judgement;
            let lcp = lcp / 1000.0;
            let cls = if *cls == 0.0 { "0".to_owned() } else { format!("{cls:.3}") };
            writeln!(
                f,
                "| {page} | {performance} | {accessibility} | {best_practices} | {seo} | {lcp:.1} s | {tbt:.0} ms | {cls} |"
            )?;
        }
        writeln!(f, "| goal | ≥ 98 | 100 | 100 | 100 | | < 50 ms | 0 |")?;
        for Judgement { page, complaints, .. } in &self.0 {
            for complaint in complaints {
                write!(f, "\n{page}: {complaint}\n")?;
            }
        }
        write!(
            f,
            "\nBy `cargo xtask bench lighthouse`: mobile preset, median of {RUNS}. Pages of results ask search engines to leave them alone, so that audit is left out for the search page."
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_script_says_becomes_a_table() {
        let said = r#"[{"page":"front","path":"/","performance":99,"accessibility":100,"bestPractices":100,
            "seo":92,"lcp":1849.6,"tbt":12.4,"cls":0.0123,"complaints":["document-title"]}]"#;
        let table = Judgements(serde_json::from_str(said).unwrap()).to_string();
        assert!(table.contains("| front | 99 | 100 | 100 | 92 | 1.8 s | 12 ms | 0.012 |\n"), "{table}");
        assert!(table.contains("\nfront: document-title\n"), "{table}");
    }
}
