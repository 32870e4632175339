//! What answers may cost, and the table of what they do cost.

use std::fmt::Write as _;

use crate::{article::Corpus, cost::Cost};

/// A figure with its goals.
struct Line {
    name: &'static str,
    now: String,
    /// With the goal for archives of up to 10,000 articles, and of up to 100,000.
    goals: Option<(f64, [f64; 2])>,
    unit: &'static str,
}

/// The figures as a Markdown table; goals are those of the size of the corpus.
pub fn table(corpus: &Corpus, cost: &Cost) -> String {
    let size = usize::from(corpus.articles.len() > 10_000);
    let mut out = String::from("| figure | now | goal | |\n|---|---:|---:|---|\n");
    for line in lines(cost) {
        let (goal, mark) = match line.goals {
            Some((now, goals)) => {
                let mark = if now <= goals[size] { "✓" } else { "✗" };
                (format!("≤ {}", with_unit(&goals[size].to_string(), line.unit)), mark)
            }
            None => (String::new(), ""),
        };
        let _ = writeln!(out, "| {} | {} | {goal} | {mark} |", line.name, with_unit(&line.now, line.unit));
    }
    out
}

fn lines(cost: &Cost) -> Vec<Line> {
    let kb = |bytes: f64| bytes / 1000.0;
    let goal = |name, now: f64, goals, unit| Line {
        name,
        now: format!("{now:.1}"),
        goals: Some((now, goals)),
        unit,
    };
    let bare = |name, now: f64, unit| Line { name, now: format!("{now:.1}"), goals: None, unit };
    vec![
        goal("first query, cold, p50", kb(cost.cold_bytes.p50), [55.0, 65.0], "KB"),
        goal("first query, cold, p95", kb(cost.cold_bytes.p95), [120.0, 160.0], "KB"),
        goal("requests of it, p50", cost.cold_requests.p50, [6.0, 6.0], ""),
        bare("requests of it, p95", cost.cold_requests.p95, ""),
        bare("passages of its ten results besides, p50", kb(cost.passage_bytes.p50), "KB"),
        goal("a further letter, p50", kb(cost.keystroke_bytes.p50), [8.0, 10.0], "KB"),
        bare("a further letter, p95", kb(cost.keystroke_bytes.p95), "KB"),
        goal("a further query, p50", kb(cost.query_bytes.p50), [8.0, 10.0], "KB"),
        bare("a further query, p95", kb(cost.query_bytes.p95), "KB"),
        Line {
            name: "time of a letter, native, p95",
            now: format!("{:.2}", cost.keystroke_ms.p95),
            goals: None,
            unit: "ms",
        },
        goal("article published → searchable", cost.publish_s, [1.0, 1.0], "s"),
        goal(
            "whole index written and compressed, one core",
            cost.build_s + cost.compress_s,
            [15.0, 180.0],
            "s",
        ),
        bare("of which compressing", cost.compress_s, "s"),
        goal("files held in the tab, uncompressed", cost.held as f64 / 1e6, [15.0, 40.0], "MB"),
        goal("index per article, compressed", kb(cost.per_article), [2.0, 1.5], "KB"),
        bare("the same with texts", kb(cost.per_article_with_texts), "KB"),
        Line { name: "files", now: cost.files.to_string(), goals: None, unit: "" },
    ]
}

fn with_unit(figure: &str, unit: &str) -> String {
    if unit.is_empty() { figure.to_owned() } else { format!("{figure} {unit}") }
}
