//! What the command line can ask for.

use std::{collections::BTreeMap, fs, time::Instant};

use serde_json::{Value, json};

use crate::{
    Outcome,
    adapter::{self, Reader, Shelf},
    arguments::{Arguments, HELP},
    article::Corpus,
    cost, export, generate, goals,
    quality::{self, Score},
    queries::{self, Asked, Kind},
    real,
};

/// Does what was asked for.
pub fn run(arguments: &Arguments) -> Outcome<()> {
    match arguments.command.as_str() {
        "quality" => quality_of(arguments),
        "cost" => cost_of(arguments),
        "export" => export_of(arguments),
        "score" => export::score(&arguments.out, arguments.run.as_deref(), arguments.json.as_deref()),
        "sample" => sample(arguments),
        "help" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("no command is called {other}\n\n{HELP}").into()),
    }
}

/// The corpus of that name; `None`, after a message, where its files are not here.
fn corpus(name: &str) -> Outcome<Option<Corpus>> {
    let start = Instant::now();
    let found = match name.strip_suffix('k').and_then(|thousands| thousands.parse::<usize>().ok()) {
        Some(thousands) => Some(generate::corpus(name, 1000 * thousands)),
        None => real::corpus(name)?,
    };
    if let Some(corpus) = &found {
        eprintln!("{} articles in {:.1} s", corpus.articles.len(), start.elapsed().as_secs_f64());
    }
    Ok(found)
}

fn asked(corpus: &Corpus, arguments: &Arguments) -> Vec<Asked> {
    let mut asked = queries::of(corpus);
    asked.retain(|asked| arguments.half.is_none_or(|half| half == asked.half));
    asked.retain(|asked| asked.kind.name().contains(&arguments.kind));
    asked
}

fn quality_of(arguments: &Arguments) -> Outcome<()> {
    let Some(corpus) = corpus(&arguments.corpus)? else { return Ok(()) };
    let start = Instant::now();
    let asked = asked(&corpus, arguments);
    eprintln!("{} queries in {:.1} s", asked.len(), start.elapsed().as_secs_f64());
    let start = Instant::now();
    let reader = Reader::open(&Shelf::new(adapter::index(&corpus)))?;
    eprintln!("index in {:.1} s", start.elapsed().as_secs_f64());

    let start = Instant::now();
    let numbers = quality::numbers(&corpus);
    let mut scores: Vec<(Kind, Score)> = Vec::new();
    let mut failures: BTreeMap<Kind, Vec<(f64, String)>> = BTreeMap::new();
    for asked in &asked {
        let answer = reader.search(&asked.text)?;
        let found: Vec<u32> =
            answer.slugs.iter().filter_map(|slug| numbers.get(slug.as_str()).copied()).collect();
        let score = quality::score(asked, &found);
        scores.push((asked.kind, score));
        let said = format!(
            "{:.2}  {}  [{} right, {} found{}] {}",
            score.ndcg,
            asked.text,
            asked.relevant.len(),
            answer.total,
            answer.showing_for.map_or_else(String::new, |other| format!(", for {other}")),
            answer.slugs.first().map_or("", String::as_str)
        );
        failures.entry(asked.kind).or_default().push((score.ndcg, said));
    }
    eprintln!("answers in {:.1} s", start.elapsed().as_secs_f64());
    let rows = quality::rows(&scores);
    println!("\n{}", quality::table(&rows));
    for (kind, mut worst) in failures.into_iter().filter(|_| arguments.failures > 0) {
        println!("{kind}:");
        worst.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        worst.into_iter().take(arguments.failures).for_each(|(_, said)| println!("  {said}"));
    }
    write_json(arguments, &json!({ "corpus": corpus.name, "quality": rows }))
}

fn cost_of(arguments: &Arguments) -> Outcome<()> {
    let Some(corpus) = corpus(&arguments.corpus)? else { return Ok(()) };
    let asked = asked(&corpus, arguments);
    let cost = cost::measure(&corpus, &asked)?;
    println!("\n{}", goals::table(&corpus, &cost));
    write_json(arguments, &json!({ "corpus": corpus.name, "cost": cost }))
}

fn export_of(arguments: &Arguments) -> Outcome<()> {
    let Some(corpus) = corpus(&arguments.corpus)? else { return Ok(()) };
    export::write(&arguments.out, &corpus, &asked(&corpus, arguments))
}

fn write_json(arguments: &Arguments, figures: &Value) -> Outcome<()> {
    match &arguments.json {
        Some(path) => Ok(fs::write(path, figures.to_string())?),
        None => Ok(()),
    }
}

fn sample(arguments: &Arguments) -> Outcome<()> {
    let Some(corpus) = corpus(&arguments.corpus)? else { return Ok(()) };
    for article in corpus.articles.iter().take(3) {
        println!(
            "{}\n{}\n{:?}\n{}\n{}\n",
            article.slug, article.title, article.tags, article.summary, article.body
        );
    }
    let mut last = None;
    for asked in asked(&corpus, arguments) {
        if last != Some(asked.kind) {
            println!("{}:", asked.kind);
        }
        last = Some(asked.kind);
        println!("  {} [{} right]", asked.text, asked.relevant.len());
    }
    Ok(())
}
