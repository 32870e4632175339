//! How fast the editors' desk is: opening a long article, typing into it, and how soon readers
//! find what was published.

use std::fmt;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::portal::{Data, Portal};
use crate::{
    context::Context,
    process::CommandExt as _,
    setup::CHROMIUM,
    site::size::{self, kilobytes},
};

/// How often the article is opened, and how many are published.
const RUNS: u32 = 10;
/// What the writing page may load, in bytes as brotli.
const EDITOR_GOAL: &str = "≤ 180 KB";

/// Everything that was measured.
pub struct Figures {
    times: Times,
    /// The module of the writing page, brotli, in bytes.
    editor: u64,
}

/// What the script in the browser says, in milliseconds.
#[derive(Debug, Deserialize)]
struct Times {
    /// From the click on an article's title until the cursor stands in its text.
    opening: Vec<f64>,
    /// Keys in the long article.
    typing: Keys,
    /// Keys in a text box with nothing around it.
    r#box: Keys,
    /// From the request to publish until readers get it.
    visible: Visible,
}

/// From a key on.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Keys {
    /// Until its letter is laid out: what the page has to do for it.
    laid_out: Vec<f64>,
    /// Until it is drawn, which waits for the screen's next picture.
    drawn: Vec<f64>,
}

/// Where readers find an article.
#[derive(Debug, Deserialize)]
struct Visible {
    article: Vec<f64>,
    category: Vec<f64>,
    feed: Vec<f64>,
    search: Vec<f64>,
}

/// Measures the binary that was built last.
pub fn measure(context: &Context) -> Result<Figures> {
    let data = Data::prepare(context, None)?;
    let link = data.staff_link(context, "approver")?;
    let portal = Portal::start(context, &data)?;
    println!("Writing, opening and publishing in Chromium: some minutes");
    let said = context
        .command("node")
        .arg("desk-speed.mjs")
        .args([&portal.address.url(""), &link, &RUNS.to_string()])
        .arg(CHROMIUM.path(context)?)
        .current_dir(context.npm())
        .read()
        .context("the desk cannot be measured")?;
    portal.stop()?;
    let times = serde_json::from_str(&said).with_context(|| format!("desk-speed.mjs said `{said}`"))?;
    Ok(Figures { times, editor: size::module(context, "article")? })
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Times { opening, typing, r#box, visible } = &self.times;
        writeln!(f, "| at the desk | median | 95 of 100 | goal |\n|---|---:|---:|---|")?;
        let mut row = |what: &str, times: &[f64], digits: usize, goal: &str| {
            let [median, nearly_all] = [0.5, 0.95].map(|share| at(times, share));
            writeln!(f, "| {what} | {median:.digits$} ms | {nearly_all:.digits$} ms | {goal} |")
        };
        row("opening it, from the click to the cursor", opening, 0, "< 1 s")?;
        row("a key, until its letter is laid out", &typing.laid_out, 1, "< 16 ms")?;
        row("a key, until its letter is drawn", &typing.drawn, 1, "")?;
        row("the same in an empty text box", &r#box.drawn, 1, "")?;
        row("published → its page", &visible.article, 0, "< 2 s")?;
        row("published → its category", &visible.category, 0, "< 2 s")?;
        row("published → the feed", &visible.feed, 0, "< 2 s")?;
        row("published → the search", &visible.search, 0, "< 2 s")?;
        writeln!(f, "| script of the writing page, brotli | {} | | {EDITOR_GOAL} |", kilobytes(self.editor))?;
        write!(f, "\nBy `cargo xtask bench desk`: Chromium and the server on the same two processors.")
    }
}

/// The time that `share` of all do not exceed; 0 of none.
fn at(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1) as f64;
    sorted.get((last * share).ceil() as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_script_says_becomes_a_table() {
        let said = r#"{"opening":[400.2,300.1,900],"typing":{"laidOut":[3.14,2],"drawn":[9,19]},
            "box":{"laidOut":[1],"drawn":[18.5]},"visible":
            {"article":[120],"category":[130],"feed":[140],"search":[1500]}}"#;
        let times = serde_json::from_str(said).unwrap();
        let table = Figures { times, editor: 114_000 }.to_string();
        assert!(
            table.contains("| opening it, from the click to the cursor | 400 ms | 900 ms | < 1 s |\n"),
            "{table}"
        );
        assert!(
            table.contains("| a key, until its letter is laid out | 3.1 ms | 3.1 ms | < 16 ms |\n"),
            "{table}"
        );
        assert!(table.contains("| the same in an empty text box | 18.5 ms |"), "{table}");
        assert!(table.contains("| published → the search | 1500 ms | 1500 ms | < 2 s |\n"), "{table}");
        assert!(table.contains("| 114.0 KB |"), "{table}");
    }
}
