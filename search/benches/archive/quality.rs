//! How good the answers are.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write as _,
};

use serde::Serialize;

use crate::{
    article::Corpus,
    queries::{Asked, Kind},
};

/// How far readers look.
const DEPTH: usize = 10;
/// The least nDCG over all queries that is good enough.
const MIXED_GOAL: f64 = 0.93;

/// One query's figures.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Score {
    /// Normalised discounted cumulative gain at ten, gains being grades as
    /// trec_eval has it.
    pub ndcg: f64,
    /// One over the place of the first right answer among ten, or 0.
    pub mrr: f64,
    /// Which part of the right answers that fit into ten are there.
    pub recall: f64,
    /// 1 when nothing was found.
    pub zero: f64,
}

/// Figures of all queries of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// `None` for all kinds together.
    pub kind: Option<Kind>,
    /// How many queries.
    pub queries: usize,
    /// Their mean.
    pub mean: Score,
}

/// Scores the articles that were answered to `asked`.
pub fn score(asked: &Asked, answer: &[u32]) -> Score {
    let grades: Vec<u8> = answer
        .iter()
        .take(DEPTH)
        .map(|article| asked.relevant.get(article).copied().unwrap_or_default())
        .collect();
    let mut ideal: Vec<u8> = asked.relevant.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    ideal.truncate(DEPTH);
    let right = grades.iter().filter(|grade| **grade > 0).count();
    Score {
        ndcg: gain(&grades) / gain(&ideal),
        mrr: grades.iter().position(|grade| *grade > 0).map_or(0.0, |place| 1.0 / (place as f64 + 1.0)),
        recall: right as f64 / ideal.len() as f64,
        zero: f64::from(u8::from(answer.is_empty())),
    }
}

fn gain(grades: &[u8]) -> f64 {
    grades
        .iter()
        .zip(2_u32..)
        .fold(0.0, |sum, (grade, place)| sum + f64::from(*grade) / f64::from(place).log2())
}

/// Articles by slug.
pub fn numbers(corpus: &Corpus) -> HashMap<&str, u32> {
    corpus.articles.iter().map(|article| article.slug.as_str()).zip(0..).collect()
}

/// The mean of every kind, and of all together at the end.
pub fn rows(scores: &[(Kind, Score)]) -> Vec<Row> {
    let mut kinds: BTreeMap<Kind, Vec<Score>> = BTreeMap::new();
    for (kind, score) in scores {
        kinds.entry(*kind).or_default().push(*score);
    }
    let all: Vec<Score> = scores.iter().map(|(_, score)| *score).collect();
    let known = Kind::ALL.into_iter().filter_map(|kind| Some((Some(kind), kinds.remove(&kind)?)));
    let rows = known.collect::<Vec<_>>().into_iter().chain([(None, all)]);
    rows.map(|(kind, scores)| Row { kind, queries: scores.len(), mean: mean(&scores) }).collect()
}

fn mean(scores: &[Score]) -> Score {
    let part = |of: fn(&Score) -> f64| scores.iter().map(of).sum::<f64>() / scores.len().max(1) as f64;
    Score {
        ndcg: part(|score| score.ndcg),
        mrr: part(|score| score.mrr),
        recall: part(|score| score.recall),
        zero: part(|score| score.zero),
    }
}

/// The figures as a Markdown table with goals.
pub fn table(rows: &[Row]) -> String {
    let mut out = String::from(
        "| query | n | nDCG@10 | goal | MRR | goal | recall@10 | nothing found |\n|---|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for Row { kind, queries, mean } in rows {
        let name = kind.map_or("**all**", Kind::name);
        let goal = |goal: Option<f64>, is: f64| {
            goal.map_or_else(String::new, |goal| format!("{} {goal:.2}", if is >= goal { "✓" } else { "✗" }))
        };
        let ndcg_goal = goal(kind.map_or(Some(MIXED_GOAL), Kind::ndcg_goal), mean.ndcg);
        let mrr_goal = goal(kind.and_then(Kind::mrr_goal), mean.mrr);
        let _ = writeln!(
            out,
            "| {name} | {queries} | {:.3} | {ndcg_goal} | {:.3} | {mrr_goal} | {:.3} | {:.1} % |",
            mean.ndcg,
            mean.mrr,
            mean.recall,
            100.0 * mean.zero
        );
    }
    out
}
