//! Real articles, where this checkout has them beside it.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
};

use flate2::read::GzDecoder;
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    Outcome,
    article::{Article, Corpus, Question},
};

/// The folders of real articles by the name of the corpus.
const SOURCES: [(&str, &[&str]); 3] = [
    ("real", &["seed/articles.jsonl", "viwiki/articles.jsonl.gz", "xquad/articles.jsonl.gz"]),
    ("viwiki", &["viwiki/articles.jsonl.gz"]),
    ("xquad", &["xquad/articles.jsonl.gz"]),
];

#[derive(Deserialize)]
struct Line {
    id: String,
    title: String,
    category: Vec<String>,
    published_at: String,
    summary: Option<String>,
    body_html: String,
    #[serde(default)]
    tags: Vec<String>,
}

/// The corpus of that name; `None` with a message where its files are not here.
pub fn corpus(name: &str) -> Outcome<Option<Corpus>> {
    let Some((_, files)) = SOURCES.iter().find(|(known, _)| *known == name) else {
        return Err(format!("no corpus is called {name}").into());
    };
    let mut categories = BTreeMap::new();
    let mut lines: Vec<Line> = Vec::new();
    for file in *files {
        let Some(path) = shared(file) else { return Ok(None) };
        lines.extend(read(&path)?);
    }
    for line in &lines {
        let number = categories.len();
        categories.entry(line.category.join(" / ")).or_insert(number);
    }
    let articles = lines.into_iter().map(|line| article(line, &categories)).collect::<Outcome<_>>()?;
    let mut named: Vec<(String, usize)> = categories.into_iter().collect();
    named.sort_by_key(|(_, number)| *number);
    let questions = match (name, shared("xquad/queries.jsonl.gz")) {
        ("real" | "xquad", Some(path)) => read::<Question>(&path)?,
        _ => Vec::new(),
    };
    Ok(Some(Corpus {
        name: name.to_owned(),
        categories: named
            .into_iter()
            .map(|(name, _)| (domain::Slug::from_title(&name).to_string(), name))
            .collect(),
        articles,
        questions,
    }))
}

fn article(line: Line, categories: &BTreeMap<String, usize>) -> Outcome<Article> {
    let published_at = domain::Timestamp::parse_rfc3339(&line.published_at)?;
    Ok(Article {
        category: categories.get(&line.category.join(" / ")).copied().unwrap_or_default(),
        slug: line.id,
        title: line.title,
        summary: line.summary.unwrap_or_default(),
        body: without_markup(&line.body_html),
        tags: line.tags,
        published_at: published_at.0,
    })
}

fn shared(file: &str) -> Option<PathBuf> {
    let path = Path::new("../../shared/data").join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {file} is not here");
    None
}

fn read<T: DeserializeOwned>(path: &Path) -> Outcome<Vec<T>> {
    let file = File::open(path)?;
    let reader: Box<dyn BufRead> = if path.extension().is_some_and(|kind| kind == "gz") {
        Box::new(BufReader::new(GzDecoder::new(file)))
    } else {
        Box::new(BufReader::new(file))
    };
    reader.lines().map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

/// The text between the tags; blocks begin a line.
fn without_markup(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for piece in html.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        if tag.starts_with(['/', 'b', 'f']) && !out.ends_with('\n') {
            out.push(if tag.starts_with("/a") || tag == "b" || tag == "/b" { ' ' } else { '\n' });
        }
        out.push_str(text);
    }
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
}
