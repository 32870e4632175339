//! Damaged files and hostile queries: an answer or an error, in bounded time and
//! memory, never a panic.
//!
//! `PROPTEST_CASES=100000 cargo test --release -p search --test damage` looks for
//! minutes instead of a moment.

use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

use futures::executor::block_on;
use proptest::{collection::vec, prelude::*, sample::Index};
use search::{
    Category, ChunkSource, Engine, FetchError, Part, Query, Sort,
    build::{Document, Memory, build},
};

const ROOT: &str = "root";
/// A query that takes longer than this on an index of a few articles hangs. The
/// goal is a twentieth of it; a busy machine is no finding.
const PATIENCE: Duration = Duration::from_secs(1);

/// Queries that reach every kind of file: words, pairs, half-typed ones, slips,
/// numbers, other ways to write, filters.
const QUERIES: [&str; 9] = [
    "hội nghị tổng kết",
    "hoi ng",
    "ng",
    "khn thưởng",
    "hooij nghij",
    "1048 qd",
    "ubnd tỉnh -bão",
    "\"kế hoạch năm\" năm:2024",
    "công tác khoa học và công nghệ của tỉnh trong những năm qua",
];

fn archive() -> &'static Memory {
    static ARCHIVE: OnceLock<Memory> = OnceLock::new();
    ARCHIVE.get_or_init(|| {
        let words = [
            "hội nghị tổng kết",
            "kế hoạch năm",
            "khoa học và công nghệ",
            "khen thưởng",
            "ủy ban nhân dân tỉnh",
            "bão số 3",
            "Quyết định số 1048/QĐ-UBND",
        ];
        let document = |number: usize| Document {
            slug: format!("bai-{number}"),
            title: format!("{} {number}", words[number % words.len()]),
            summary: words[(number + 1) % words.len()].to_owned(),
            body: (0..number % 9)
                .map(|at| words[(number + at * 3) % words.len()])
                .collect::<Vec<_>>()
                .join(" "),
            category: (number % 3) as u32,
            published_at: 1_718_000_000 + 86_400 * number as i64,
            ..Document::default()
        };
        let category = |id: u32| Category { id, path: format!("muc-{id}"), name: format!("Mục {id}") };
        build(ROOT, (0..3).map(category).collect(), (0..60).map(document).collect())
    })
}

/// What happens to a file on its way.
#[derive(Clone, Debug)]
enum Damage {
    Byte(Index, u8),
    Cut(Index),
    Longer(Vec<u8>),
    Other(Vec<u8>),
    Swapped(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        1 => any::<Index>().prop_map(Damage::Cut),
        1 => vec(any::<u8>(), 1..12).prop_map(Damage::Longer),
        1 => vec(any::<u8>(), 0..200).prop_map(Damage::Other),
        1 => any::<Index>().prop_map(Damage::Swapped),
    ]
}

/// The archive, its files damaged: the root first, the others in the order in
/// which they are asked for.
struct Damaged {
    damages: Vec<(usize, Damage)>,
    asked: std::cell::Cell<usize>,
}

impl Damaged {
    fn pass(&self, bytes: &[u8]) -> Vec<u8> {
        let number = self.asked.get();
        self.asked.set(number + 1);
        let mut bytes = bytes.to_vec();
        for (_, damage) in self.damages.iter().filter(|(file, _)| *file == number) {
            match damage {
                Damage::Byte(at, byte) if !bytes.is_empty() => {
                    let at = at.index(bytes.len());
                    bytes[at] = *byte;
                }
                Damage::Byte(..) => {}
                Damage::Cut(at) => bytes.truncate(at.index(bytes.len() + 1)),
                Damage::Longer(more) => bytes.extend(more),
                Damage::Other(other) => bytes.clone_from(other),
                Damage::Swapped(which) => {
                    let all: Vec<&Vec<u8>> = archive().files.values().collect();
                    bytes.clone_from(all[which.index(all.len())]);
                }
            }
        }
        bytes
    }
}

impl ChunkSource for &Damaged {
    async fn root(&self, name: &str) -> Result<Vec<u8>, FetchError> {
        Ok(self.pass(&archive().root(name).await?))
    }

    async fn parts(&self, parts: &[Part]) -> Result<Vec<Vec<u8>>, FetchError> {
        Ok(archive().parts(parts).await?.iter().map(|bytes| self.pass(bytes)).collect())
    }
}

fn query(text: &str) -> Query {
    Query { text: text.to_owned(), passages: true, limit: 20, ..Query::default() }
}

#[test]
fn the_archive_answers_every_query_undamaged() {
    let engine = block_on(Engine::open(archive().clone(), ROOT)).unwrap();
    for text in QUERIES {
        assert!(block_on(engine.search(&query(text))).unwrap().total > 0, "{text}");
    }
}

proptest! {
    #[test]
    fn damaged_files_give_an_answer_or_an_error(
        damages in vec((0_usize..14, damage()), 1..4),
        which in 0..QUERIES.len(),
        by_date: bool,
    ) {
        let damaged = Damaged { damages, asked: std::cell::Cell::new(0) };
        let start = Instant::now();
        if let Ok(engine) = block_on(Engine::open(&damaged, ROOT)) {
            let sort = if by_date { Sort::Date } else { Sort::Relevance };
            let _ = block_on(engine.search(&Query { sort, ..query(QUERIES[which]) }));
        }
        prop_assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    }

    #[test]
    fn queries_of_any_kind_are_answered(
        text in prop_oneof![
            any::<String>(),
            "[\"\\-: năm:chuyênmụcà1/ ]{0,60}",
            "(hội |nghị |-|\"|năm:|khoa |1048/|& |\u{0}|🎉|пр |học){0,40}",
            ("[a-zà-ỹ0-9\"/-]{1,9}", 1_usize..1500).prop_map(|(word, times)| format!("{word} ").repeat(times)),
            ("\\PC", 9_000_usize..10_000).prop_map(|(letter, times)| letter.repeat(times)),
        ],
        offset in any::<usize>(),
        limit in any::<usize>(),
    ) {
        static ENGINE: OnceLock<Engine<Memory>> = OnceLock::new();
        let engine = ENGINE.get_or_init(|| block_on(Engine::open(archive().clone(), ROOT)).unwrap());
        let start = Instant::now();
        block_on(engine.search(&query(&text))).unwrap();
        block_on(engine.search(&Query { offset, limit, ..query(&text) })).unwrap();
        prop_assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    }
}
