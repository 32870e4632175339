//! Citations in real articles, all of whose figures are labelled, and in
//! sentences made up for what the articles lack.
//!
//! The recogniser was made with these articles in view, so the figures guard
//! what it can do; they do not foretell how it reads articles unlike them.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "in a test a panic is a finding, and figures are said"
)]

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
};

use domain::citation::{DocumentNumber, find};
use flate2::read::GzDecoder;
use serde::Deserialize;
use time::Date;

/// Article, text node, byte of the number.
type Place = (String, usize, usize);

/// What a label says, and what was found: number and date.
type Cited = (DocumentNumber, Option<Date>);

#[derive(Deserialize)]
struct Article {
    id: String,
    body_html: String,
}

/// Labels against finds.
#[derive(Default)]
struct Score {
    labelled: usize,
    found: usize,
    right: usize,
    right_dates: usize,
}

impl Score {
    /// Compares what one text should have and has, saying what differs.
    fn add(&mut self, expected: &BTreeMap<Place, Cited>, found: &BTreeMap<Place, Cited>) {
        self.labelled += expected.len();
        self.found += found.len();
        for (place, (number, date)) in expected {
            match found.get(place) {
                Some((other, found_date)) if other == number && other.as_str() == number.as_str() => {
                    self.right += 1;
                    self.right_dates += usize::from(date == found_date);
                    if date != found_date {
                        eprintln!("date: {place:?} {number} {date:?}, found {found_date:?}");
                    }
                }
                other => eprintln!("missed: {place:?} {number}, found {other:?}"),
            }
        }
        for (place, (number, _)) in found.iter().filter(|(place, _)| !expected.contains_key(*place)) {
            eprintln!("wrong: {place:?} {number}");
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "hundreds")]
    fn share(part: usize, whole: usize) -> f64 {
        part as f64 / whole.max(1) as f64
    }

    fn check(&self, name: &str) {
        let precision = Self::share(self.right, self.found);
        let recall = Self::share(self.right, self.labelled);
        let dates = Self::share(self.right_dates, self.right);
        eprintln!(
            "{name}: {} labelled, {} found, {} right; precision {precision:.4}, recall {recall:.4}, dates {dates:.4}",
            self.labelled, self.found, self.right
        );
        assert!(precision >= 0.98, "{name}: precision {precision:.4}");
        assert!(recall >= 0.95, "{name}: recall {recall:.4}");
        assert!(dates >= 0.95, "{name}: dates {dates:.4}");
    }
}

fn shared(file: &str) -> Option<PathBuf> {
    let path = Path::new("../../shared/data").join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not here", path.display());
    None
}

fn articles(reader: impl BufRead) -> Vec<Article> {
    reader.lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect()
}

/// The lines of a table in `tests/data` by columns, comments left out.
fn table(file: &str) -> Vec<Vec<String>> {
    let path = Path::new("tests/data").join(file);
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The texts between the tags, blank ones left out, as a browser would have them.
fn text_nodes(html: &str) -> Vec<String> {
    let pieces = html.split('<').enumerate().map(|(place, piece)| match piece.split_once('>') {
        Some((_, text)) if place > 0 => text,
        _ => piece,
    });
    let nodes = pieces.map(|text| text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    nodes.filter(|text| !text.trim().is_empty()).collect()
}

fn date(text: &str) -> Option<Date> {
    (text != "-").then(|| domain::time::parse_iso_date(text).unwrap())
}

/// The citations of one text, at their places.
fn cited(id: &str, node: usize, text: &str) -> Vec<(Place, Cited)> {
    find(text)
        .into_iter()
        .map(|found| ((id.to_owned(), node, found.number_span.start), (found.number, found.issued_on)))
        .collect()
}

#[test]
fn citations_of_real_articles_are_found_and_nothing_else() {
    let (Some(seed), Some(wiki)) = (shared("seed/articles.jsonl"), shared("viwiki/articles.jsonl.gz")) else {
        return;
    };
    let mut texts = articles(BufReader::new(File::open(seed).unwrap()));
    texts.extend(articles(BufReader::new(GzDecoder::new(File::open(wiki).unwrap()))));
    let labels: BTreeMap<Place, Cited> = table("citations.tsv")
        .into_iter()
        .map(|row| {
            let place = (row[0].clone(), row[1].parse().unwrap(), row[2].parse().unwrap());
            (place, (DocumentNumber::parse(&row[3]).unwrap(), date(&row[4])))
        })
        .collect();
    assert!(labels.len() >= 150);

    let mut found = BTreeMap::new();
    let mut figures = 0;
    for article in &texts {
        for (node, text) in text_nodes(&article.body_html).iter().enumerate() {
            figures += text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count();
            found.extend(cited(&article.id, node, text));
        }
    }
    let mut score = Score::default();
    score.add(&labels, &found);
    eprintln!("{} articles with {figures} runs of digits", texts.len());
    score.check("real articles");
}

#[test]
fn made_up_sentences_give_what_they_cite() {
    let mut score = Score::default();
    for (line, row) in table("sentences.tsv").into_iter().enumerate() {
        let sentence = &row[0];
        let found = cited(sentence, line, sentence);
        // Their numbers come in order; places are taken from what was found.
        let expected =
            row[1].split("; ").filter(|cited| !cited.is_empty()).enumerate().map(|(order, cited)| {
                let (number, day) = cited.split_once(' ').unwrap_or((cited, "-"));
                let place = found
                    .get(order)
                    .map_or((sentence.clone(), line, usize::MAX - order), |found| found.0.clone());
                (place, (DocumentNumber::parse(number).unwrap(), date(day)))
            });
        score.add(&expected.collect(), &found.iter().cloned().collect());
    }
    score.check("made-up sentences");
}
