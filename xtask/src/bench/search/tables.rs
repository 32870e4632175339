//! The figures as Markdown.

use super::figures::{Cost, Engine, Figures, Quality, Sized, Spread};

/// Kinds of queries as they are called in files and in the table, with the least nDCG@10 that is
/// good enough.
const KINDS: [(Option<&str>, &str, &str); 20] = [
    (Some("marked"), "with marks", ""),
    (Some("folded"), "without marks", "≥ 0.90"),
    (Some("typo"), "with marks and a slip", "≥ 0.80"),
    (Some("typo-folded"), "without marks, with a slip", "≥ 0.80"),
    (Some("half-typed"), "half-typed, with marks", ""),
    (Some("half-typed-folded"), "half-typed, without marks", ""),
    (Some("telex"), "Telex keys", ""),
    (Some("vni"), "VNI keys", ""),
    (Some("tone-placement"), "other tone placement", ""),
    (Some("number"), "document number", ""),
    (Some("number-only"), "its number alone", ""),
    (Some("number-spaced"), "it with spaces", ""),
    (Some("abbreviation"), "abbreviation and more", ""),
    (Some("title-prefix"), "first words of a title", ""),
    (Some("title"), "whole title", ""),
    (Some("title-folded"), "whole title, without marks", ""),
    (Some("question"), "question in plain words", ""),
    (Some("question-folded"), "the same without marks", ""),
    (Some("probe"), "a few that the design began with", ""),
    (None, "all queries", "≥ 0.93"),
];

type Figure = fn(&Sized) -> Option<f64>;
type PeerFigure = fn(&Cost) -> Option<f64>;

/// A line of the second table: its name, ours, theirs, decimals, and the goals at 10,000 and 100,000
/// articles.
struct Line(&'static str, Figure, PeerFigure, usize, &'static str);

const NONE: PeerFigure = |_| None;

/// What is measured natively and what in a browser, beside what others cost.
const COSTS: [Line; 14] = [
    Line(
        "first query, KB, median",
        |of| kb(p50(of.native.cold_bytes)),
        |of| kb(p50(of.cold_bytes)),
        0,
        "≤ 55 / 65",
    ),
    Line(
        "first query, KB, 95 of 100",
        |of| kb(p95(of.native.cold_bytes)),
        |of| kb(p95(of.cold_bytes)),
        0,
        "≤ 120 / 160",
    ),
    Line(
        "requests of it, median",
        |of| p50(of.native.cold_requests),
        |of| p50(of.cold_requests),
        0,
        "≤ 6 / 6",
    ),
    Line("a further letter, KB, median", |of| kb(p50(of.native.keystroke_bytes)), NONE, 1, "≤ 8 / 10"),
    Line("a further query, KB, median", |of| kb(p50(of.native.query_bytes)), NONE, 1, "≤ 8 / 10"),
    Line(
        "time of a letter, ms, 95 of 100",
        |of| p95(of.browser.keystroke_ms),
        |of| p95(of.keystroke_ms),
        1,
        "≤ 4 / 8",
    ),
    Line("the same, 4 × throttled", |of| p95(of.browser.throttled_ms), NONE, 1, "≤ 16 / 33"),
    Line("memory of the engine, MB", |of| mb(of.browser.wasm_memory), NONE, 1, ""),
    Line("memory of the tab, MB", |of| mb(of.browser.tab_memory), NONE, 1, "≤ 15 / 40"),
    Line("published → searchable, s", |of| of.native.publish_s, NONE, 2, "≤ 1 / 1"),
    Line("whole index, s", |of| whole(&of.native), |of| of.build_s, 0, "≤ 15 / 180"),
    Line("index per article, KB", |of| kb(of.native.per_article), NONE, 1, "≤ 2 / 1.5"),
    Line("the same with texts, KB", |of| kb(of.native.per_article_with_texts), NONE, 1, ""),
    Line("time of a letter natively, ms, 95 of 100", |of| p95(of.native.keystroke_ms), NONE, 2, ""),
];

/// Both tables and how they came about.
pub fn write(figures: &Figures) -> String {
    format!("{}\n{}\n{NOTE}", quality(figures), cost(figures))
}

const NOTE: &str = "\
By `cargo xtask bench search`: made-up articles of about 600 words as a provincial department of science \
writes them (10k, 100k), and 2,521 real ones. nDCG@10: articles that have the words in their title count 3, \
in summary or tags 2, in the text 1; the half of the queries that tuning never saw. Bytes are brotli, of \
index files and without the engine's code; letters are timed in Chromium with their files at hand \
(MiniSearch in Node.js).";

fn quality(figures: &Figures) -> String {
    let mut columns: Vec<(&str, &[Quality])> = vec![("10k", &figures.compared.quality)];
    columns.extend(figures.large.as_ref().map(|large| ("100k", large.quality.as_slice())));
    columns.push(("real", &figures.real));
    columns.extend(figures.peers.iter().map(|peer| (peer.engine.as_str(), peer.quality.as_slice())));

    let mut table = head("nDCG@10", columns.iter().map(|(name, _)| *name));
    for (kind, name, goal) in KINDS {
        let cells: Vec<String> = columns.iter().map(|(_, rows)| ndcg(rows, kind)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            table += &row(name, &cells, goal);
        }
    }
    let mrr = columns.iter().map(|(_, rows)| {
        of(rows, Some("title")).map_or_else(String::new, |row| format!("{:.2}", row.mean.mrr))
    });
    table + &row("whole title, MRR", &mrr.collect::<Vec<_>>(), "≥ 0.98")
}

fn cost(figures: &Figures) -> String {
    let mut names = vec!["10k"];
    names.extend(figures.large.as_ref().map(|_| "100k"));
    names.extend(figures.peers.iter().map(|peer: &Engine| peer.engine.as_str()));
    let mut table = head("cost", names.into_iter());
    for Line(name, ours, theirs, decimals, goal) in COSTS {
        let ours = [Some(&figures.compared), figures.large.as_ref()].into_iter().flatten().map(ours);
        let theirs = figures.peers.iter().map(|peer| theirs(&peer.cost));
        let cells: Vec<String> = ours
            .chain(theirs)
            .map(|cell| cell.map_or_else(String::new, |cell| format!("{cell:.decimals$}")))
            .collect();
        table += &row(name, &cells, goal);
    }
    table
}

fn head<'n>(name: &str, columns: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = columns.map(str::to_owned).collect();
    format!("{}|---|{}---|\n", row(name, &names, "goal"), "---:|".repeat(names.len()))
}

fn row(name: &str, cells: &[String], goal: &str) -> String {
    format!("| {name} | {} | {goal} |\n", cells.join(" | "))
}

fn of<'q>(rows: &'q [Quality], kind: Option<&str>) -> Option<&'q Quality> {
    rows.iter().find(|row| row.kind.as_deref() == kind)
}

fn ndcg(rows: &[Quality], kind: Option<&str>) -> String {
    of(rows, kind).map_or_else(String::new, |row| format!("{:.2}", row.mean.ndcg))
}

fn p50(spread: Option<Spread>) -> Option<f64> {
    spread.map(|spread| spread.p50)
}

fn p95(spread: Option<Spread>) -> Option<f64> {
    spread.map(|spread| spread.p95)
}

fn kb(bytes: Option<f64>) -> Option<f64> {
    bytes.map(|bytes| bytes / 1e3)
}

fn mb(bytes: Option<f64>) -> Option<f64> {
    bytes.map(|bytes| bytes / 1e6)
}

fn whole(cost: &Cost) -> Option<f64> {
    Some(cost.build_s? + cost.compress_s?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::search::figures::Report;

    #[test]
    fn figures_find_their_places() {
        let report = r#"{"quality": [{"kind": "folded", "mean": {"ndcg": 0.914, "mrr": 1}},
            {"kind": null, "mean": {"ndcg": 0.5, "mrr": 1}}], "cost": {"cold_bytes": {"p50": 51500, "p95": 1}}}"#;
        let report = || serde_json::from_str::<Report>(report).unwrap();
        let (quality, native) = (report().quality, report().cost);
        let peer = Engine { engine: "Other 1.0".to_owned(), cost: report().cost, quality: report().quality };
        let figures = Figures {
            compared: Sized { quality, native, browser: Cost::default() },
            large: None,
            real: Vec::new(),
            peers: vec![peer],
        };
        let tables = write(&figures);
        for expected in [
            "| nDCG@10 | 10k | real | Other 1.0 | goal |\n|---|---:|---:|---:|---|\n",
            "| without marks | 0.91 |  | 0.91 | ≥ 0.90 |",
            "| all queries | 0.50 |  | 0.50 | ≥ 0.93 |",
            "| first query, KB, median | 52 | 52 | ≤ 55 / 65 |",
        ] {
            assert!(tables.contains(expected), "{expected} in\n{tables}");
        }
        assert!(!tables.contains("Telex"));
    }
}
