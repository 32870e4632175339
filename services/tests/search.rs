//! The archive search on real texts and real questions.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "in a test a panic is a finding, and figures are said"
)]

use std::{
    fs::File,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
};

use flate2::read::GzDecoder;
use search::Query;
use serde::Deserialize;
use services::{Portal, PortalConfig, import};

/// A question with the paragraphs that answer it.
#[derive(Deserialize)]
struct Question {
    q: String,
    relevant: Vec<String>,
}

fn shared(file: &str) -> Option<PathBuf> {
    let path = Path::new("../../shared/data/xquad").join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not here", path.display());
    None
}

fn lines<T: for<'de> Deserialize<'de>>(path: &Path) -> Vec<T> {
    let reader = BufReader::new(GzDecoder::new(File::open(path).unwrap()));
    reader.lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect()
}

#[derive(Deserialize)]
struct Paragraph {
    id: String,
    title: String,
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_that_people_wrote_find_their_paragraph() {
    let (Some(articles), Some(questions)) = (shared("articles.jsonl.gz"), shared("queries.jsonl.gz")) else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let config = PortalConfig {
        database_url: format!("sqlite://{}", dir.path().join("bantin.db").display()),
        data_dir: dir.path().to_owned(),
        base_url: "http://127.0.0.1:3000".to_owned(),
        secret_key: None,
    };
    let portal = Portal::open(config).await.unwrap();
    let report = import::jsonl(&portal, &articles, &mut ()).await.unwrap();
    assert_eq!((report.created, report.errors.len()), (120, 0));
    let paragraphs: Vec<Paragraph> = lines(&articles);
    let questions: Vec<Question> = lines(&questions);

    for (kind, typed) in [("as written", false), ("without marks", true)] {
        let (mut first, mut found) = (0, 0);
        for question in &questions {
            let text = if typed { domain::text::fold(&question.q) } else { question.q.clone() };
            let query = Query { text, limit: 10, ..Query::default() };
            let results = portal.search_index().search(&query).await.unwrap();
            let is_answer = |title: &str| {
                paragraphs
                    .iter()
                    .any(|paragraph| paragraph.title == title && question.relevant.contains(&paragraph.id))
            };
            let place = results.hits.iter().position(|hit| is_answer(&hit.card.title));
            first += usize::from(place == Some(0));
            found += usize::from(place.is_some());
        }
        let share = |count: usize| count as f64 / questions.len() as f64;
        eprintln!("{kind}: first {:.3}, among ten {:.3} of {}", share(first), share(found), questions.len());
        assert!(share(first) > 0.7 && share(found) > 0.9, "{kind}");
    }
}
