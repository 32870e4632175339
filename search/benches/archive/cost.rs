//! What answers cost: bytes, requests, time, memory.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    time::Instant,
};

use serde::Serialize;

use crate::{
    Outcome,
    adapter::{self, Files, Reader, Shelf},
    article::Corpus,
    chance::hash,
    queries::Asked,
    wire,
};

/// How many queries are asked in a browser that knows nothing yet.
pub const COLD: usize = 200;
/// How many queries are typed letter by letter.
pub const TYPED: usize = 60;
/// How many articles the segment of the newest holds at most.
const NEWEST: usize = 64;
/// How much of a large index is compressed to learn its compressed size, in bytes.
const SAMPLE: usize = 24_000_000;

/// What most queries and nearly all queries need.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Spread {
    /// The median.
    pub p50: f64,
    /// 95 of 100 need no more.
    pub p95: f64,
}

impl Spread {
    /// Of some figures; 0 of none.
    pub fn of(mut figures: Vec<f64>) -> Self {
        figures.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let last = figures.len().saturating_sub(1) as f64;
            figures.get((last * share).ceil() as usize).copied().unwrap_or_default()
        };
        Self { p50: at(0.5), p95: at(0.95) }
    }
}

/// All figures of a corpus. Bytes are compressed, but for `held`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Cost {
    /// Of the first query in a browser that knows nothing yet.
    pub cold_bytes: Spread,
    /// For the same.
    pub cold_requests: Spread,
    /// Besides, for passages of the ten results.
    pub passage_bytes: Spread,
    /// Of each letter after the first.
    pub keystroke_bytes: Spread,
    /// Of each query after the first.
    pub query_bytes: Spread,
    /// Natively, with everything at hand.
    pub keystroke_ms: Spread,
    /// Of all files fetched while queries were typed in one tab, uncompressed.
    pub held: usize,
    /// Writing the whole index on one core, in seconds.
    pub build_s: f64,
    /// Compressing it, by the sample that was compressed.
    pub compress_s: f64,
    /// From an article more until it is in compressed files, in seconds.
    pub publish_s: f64,
    /// Index without the texts, divided by articles.
    pub per_article: f64,
    /// With the texts.
    pub per_article_with_texts: f64,
    /// How many pieces there are, each compressed by itself.
    pub files: usize,
}

/// Takes all figures.
pub fn measure(corpus: &Corpus, asked: &[Asked]) -> Outcome<Cost> {
    let start = Instant::now();
    let files = adapter::index(corpus);
    let build_s = start.elapsed().as_secs_f64();
    let mut cost = Cost { build_s, ..Cost::default() };
    cost.measure_size(corpus, &files);
    cost.publish_s = publishing(corpus, &files).unwrap_or(cost.build_s + cost.compress_s);

    let shelf = Shelf::new(files);
    let sizes = Sizes::new(&shelf);
    cost.measure_cold(&shelf, &sizes, &spread_out(asked, COLD))?;
    let typed = spread_out(asked, TYPED);
    cost.measure_typing(&shelf, &sizes, &typed)?;
    cost.measure_session(&shelf, &sizes, &typed)?;
    Ok(cost)
}

/// `count` queries in an order that has nothing to do with their kinds.
pub fn spread_out(asked: &[Asked], count: usize) -> Vec<&str> {
    let mut texts: Vec<&str> = asked.iter().map(|asked| asked.text.as_str()).collect();
    texts.sort_by_key(|text| hash(text));
    texts.dedup();
    texts.truncate(count);
    texts
}

/// Every beginning of `text`, letter by letter.
pub fn beginnings(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices()
        .map(|(at, letter)| &text[..at + letter.len_utf8()])
        .filter(|typed| !typed.ends_with(' '))
}

fn publishing(corpus: &Corpus, files: &Files) -> Option<f64> {
    let newest = corpus.articles.get(..NEWEST.min(corpus.articles.len()))?;
    let start = Instant::now();
    for piece in adapter::publish(files, newest)? {
        wire::compressed(&piece.bytes, piece.quality);
    }
    Some(start.elapsed().as_secs_f64())
}

impl Cost {
    fn measure_size(&mut self, corpus: &Corpus, files: &Files) {
        let stored = files.stored();
        self.files = stored.len();
        let (mut bytes, mut seconds) = ([0.0; 2], 0.0);
        for is_text in [false, true] {
            let group: Vec<_> = stored.iter().filter(|piece| piece.is_text == is_text).collect();
            let raw: usize = group.iter().map(|piece| piece.bytes.len()).sum();
            let step = raw.div_ceil(SAMPLE).max(1);
            let start = Instant::now();
            let (mut before, mut after) = (0, 0);
            for piece in group.iter().step_by(step) {
                before += piece.bytes.len();
                after += wire::compressed(&piece.bytes, piece.quality);
            }
            let scale = raw as f64 / before.max(1) as f64;
            bytes[usize::from(is_text)] = after as f64 * scale;
            seconds += start.elapsed().as_secs_f64() * scale;
        }
        let articles = corpus.articles.len() as f64;
        self.compress_s = seconds;
        self.per_article = bytes[0] / articles;
        self.per_article_with_texts = (bytes[0] + bytes[1]) / articles;
    }

    fn measure_cold(&mut self, shelf: &Shelf, sizes: &Sizes<'_>, queries: &[&str]) -> Outcome<()> {
        let (mut bytes, mut requests, mut passages) = (Vec::new(), Vec::new(), Vec::new());
        for query in queries {
            let reader = Reader::open(shelf)?;
            reader.search(query)?;
            let fetched = shelf.take_fetched();
            requests.push(fetched.len() as f64);
            bytes.push(sizes.sum(&fetched));
            if std::env::var_os("DBG").is_some() {
                let each: Vec<String> =
                    fetched.iter().map(|n| format!("{}x{}", n.split('.').count(), sizes.of(n))).collect();
                eprintln!("COLD {} {query:?} {}", sizes.sum(&fetched), each.join(" "));
            }
            reader.search_with_passages(query)?;
            passages.push(sizes.sum(&shelf.take_fetched()));
        }
        self.cold_bytes = Spread::of(bytes);
        self.cold_requests = Spread::of(requests);
        self.passage_bytes = Spread::of(passages);
        Ok(())
    }

    fn measure_typing(&mut self, shelf: &Shelf, sizes: &Sizes<'_>, queries: &[&str]) -> Outcome<()> {
        let (mut bytes, mut times) = (Vec::new(), Vec::new());
        for query in queries {
            let reader = Reader::open(shelf)?;
            for (number, typed) in beginnings(query).enumerate() {
                reader.search(typed)?;
                let fetched = shelf.take_fetched();
                if number > 0 {
                    bytes.push(sizes.sum(&fetched));
                }
            }
            for typed in beginnings(query) {
                let start = Instant::now();
                reader.search(typed)?;
                times.push(start.elapsed().as_secs_f64() * 1000.0);
            }
        }
        self.keystroke_bytes = Spread::of(bytes);
        self.keystroke_ms = Spread::of(times);
        Ok(())
    }

    fn measure_session(&mut self, shelf: &Shelf, sizes: &Sizes<'_>, queries: &[&str]) -> Outcome<()> {
        let mut bytes = Vec::new();
        let reader = Reader::open(shelf)?;
        let mut held: HashSet<String> = HashSet::new();
        for (number, query) in queries.iter().enumerate() {
            reader.search(query)?;
            let fetched = shelf.take_fetched();
            if number > 0 {
                bytes.push(sizes.sum(&fetched));
            }
            held.extend(fetched);
        }
        for typed in queries.iter().flat_map(|query| beginnings(query)) {
            reader.search(typed)?;
            held.extend(shelf.take_fetched());
        }
        self.query_bytes = Spread::of(bytes);
        self.held = held.iter().filter_map(|name| shelf.files().answer(name)).map(|bytes| bytes.len()).sum();
        Ok(())
    }
}

/// Compressed sizes of files, each compressed when it is first asked for.
struct Sizes<'s> {
    shelf: &'s Shelf,
    known: RefCell<HashMap<String, usize>>,
}

impl<'s> Sizes<'s> {
    fn new(shelf: &'s Shelf) -> Self {
        Self { shelf, known: RefCell::default() }
    }

    fn sum(&self, names: &[String]) -> f64 {
        names.iter().map(|name| self.of(name)).sum::<usize>() as f64
    }

    fn of(&self, name: &str) -> usize {
        if let Some(size) = self.known.borrow().get(name) {
            return *size;
        }
        let size = self.shelf.files().wire_size(name);
        self.known.borrow_mut().insert(name.to_owned(), size);
        size
    }
}
