//! What readers find, with an index built and read as on the server.

#![expect(clippy::unwrap_used, reason = "in a test a panic is a finding")]

use std::{cell::RefCell, collections::HashMap};

use futures::executor::block_on;
use search::{
    ChunkSource, Engine, FetchError, Query, Results, SearchError, Sort,
    build::{Category, Document, build},
};

const ROOT_NAME: &str = "root";

#[derive(Default)]
struct Memory {
    files: HashMap<String, Vec<u8>>,
    fetched: RefCell<Vec<String>>,
}

impl ChunkSource for &Memory {
    async fn fetch(&self, name: &str) -> Result<Vec<u8>, FetchError> {
        self.fetched.borrow_mut().push(name.to_owned());
        self.files.get(name).cloned().ok_or_else(|| FetchError::new(format!("no file {name}")))
    }
}

const NOON_2024: i64 = 1_718_000_000;
const YEAR: i64 = 365 * 24 * 3600;

fn document(title: &str, body: &str) -> Document {
    Document {
        slug: domain::Slug::from_title(title).to_string(),
        title: title.to_owned(),
        summary: String::new(),
        body: body.to_owned(),
        tags: Vec::new(),
        category: 0,
        published_at: NOON_2024,
        thumbnail: None,
    }
}

fn index(documents: Vec<Document>) -> Memory {
    let category = |path: &str, name: &str| Category { path: path.to_owned(), name: name.to_owned() };
    let categories =
        vec![category("tin", "Tin"), category("tin/so", "Tin của Sở"), category("tin-khac", "Tin khác")];
    let files =
        build(ROOT_NAME, categories, documents).into_iter().map(|file| (file.name, file.bytes)).collect();
    Memory { files, ..Memory::default() }
}

fn ask(memory: &Memory, query: &Query) -> Results {
    block_on(async { Engine::open(memory, ROOT_NAME).await?.search(query).await }).unwrap()
}

fn words(text: &str) -> Query {
    Query { text: text.to_owned(), limit: 10, ..Query::default() }
}

fn titles(results: &Results) -> Vec<&str> {
    results.hits.iter().map(|hit| hit.card.title.as_str()).collect()
}

fn find(memory: &Memory, text: &str) -> Vec<String> {
    titles(&ask(memory, &words(text))).into_iter().map(str::to_owned).collect()
}

fn archive() -> Memory {
    index(vec![
        document("Hội nghị tổng kết hoạt động khoa học và công nghệ", "Sáng nay Sở tổ chức hội nghị."),
        document("Khai giảng khóa học sửa chữa máy nông nghiệp", "Lớp học dành cho nông dân."),
        document("Kế hoạch kiểm tra đo lường", "Theo Quyết định số 1048/QĐ-UBND ngày 19/05/2023."),
        document("Kỹ thuật nuôi tôm", "Hướng dẫn cho hộ nuôi. Thuỷ lợi được nâng cấp."),
        document("Ngày hội khởi nghiệp", "Tổng kết cuộc thi, nghị sự của các đội, họp bàn kết nối."),
    ])
}

#[test]
fn words_are_found_with_marks_and_without() {
    let archive = archive();
    for text in ["hội nghị tổng kết", "hoi nghi tong ket", "HỘI NGHỊ TỔNG KẾT", "hoi nghi tong k"]
    {
        let first = "Hội nghị tổng kết hoạt động khoa học và công nghệ";
        assert_eq!(find(&archive, text).first().map(String::as_str), Some(first), "{text}");
    }
}

#[test]
fn the_typed_spelling_comes_first_and_the_other_still_comes() {
    let archive = archive();
    let science = find(&archive, "khoa học");
    let course = find(&archive, "khóa học");
    assert!(science[0].contains("khoa học") && science[1].contains("khóa học"), "{science:?}");
    assert!(course[0].contains("khóa học") && course[1].contains("khoa học"), "{course:?}");
}

#[test]
fn habits_of_spelling_make_no_difference() {
    let archive = archive();
    assert_eq!(find(&archive, "kĩ thuật nuôi tôm"), ["Kỹ thuật nuôi tôm"]);
    assert_eq!(find(&archive, "thủy lợi"), ["Kỹ thuật nuôi tôm"]);
    assert_eq!(find(&archive, "hóa").len(), find(&archive, "hoá").len());
}

#[test]
fn words_side_by_side_beat_words_apart() {
    let found = find(&archive(), "hội nghị");
    assert_eq!(found[0], "Hội nghị tổng kết hoạt động khoa học và công nghệ");
    assert_eq!(found[1], "Ngày hội khởi nghiệp");
}

#[test]
fn abbreviations_work_both_ways() {
    let archive = index(vec![
        document("Giải thưởng KH&CN năm 2024", ""),
        document("Phát triển khoa học và công nghệ", ""),
        document("Chuyện khác", ""),
    ]);
    for text in ["KH&CN", "khcn", "khoa học và công nghệ"] {
        assert_eq!(find(&archive, text).len(), 2, "{text}");
    }
}

#[test]
fn document_numbers_are_found_whole_and_in_parts() {
    let archive = archive();
    for text in ["1048/QĐ-UBND", "1048", "1048 qd ubnd", "1048/qd"] {
        assert_eq!(find(&archive, text), ["Kế hoạch kiểm tra đo lường"], "{text}");
    }
}

#[test]
fn a_slip_of_the_finger_is_forgiven_and_said() {
    let results = ask(&archive(), &words("hội ngi tổng kết "));
    assert_eq!(results.showing_for.as_deref(), Some("hoi nghi tong ket"));
    assert_eq!(titles(&results)[0], "Hội nghị tổng kết hoạt động khoa học và công nghệ");
    assert_eq!(ask(&archive(), &words("hội nghị")).showing_for, None);
}

#[test]
fn a_question_nothing_answers_whole_is_answered_in_part() {
    let found = find(&archive(), "làm thế nào để nuôi tôm đúng kỹ thuật trong mùa mưa bão");
    assert_eq!(found.first().map(String::as_str), Some("Kỹ thuật nuôi tôm"));
}

#[test]
fn nothing_typed_gives_everything_and_nonsense_nothing() {
    let archive = archive();
    assert_eq!(ask(&archive, &words("")).total, 5);
    assert_eq!(ask(&archive, &words("qqqqq")).total, 0);
    assert_eq!(ask(&archive, &words("…?! ")).total, 5);
}

#[test]
fn an_empty_archive_answers_with_nothing() {
    let archive = index(Vec::new());
    assert_eq!(ask(&archive, &words("hội nghị")).total, 0);
    assert_eq!(ask(&archive, &words("")), Results::default());
}

/// Twenty-four articles over three years, a third of them in each category.
fn years_and_categories() -> Memory {
    let articles = (0..24_i64).map(|number| Document {
        category: usize::try_from(number % 3).unwrap(),
        published_at: NOON_2024 + number / 8 * YEAR + number * 60,
        ..document(&format!("Bản tin số {number}"), "chuyển đổi số")
    });
    index(articles.collect())
}

#[test]
fn filters_narrow_and_facets_count_what_each_would_leave() {
    let archive = years_and_categories();
    let all = ask(&archive, &words("chuyển đổi số"));
    assert_eq!(all.total, 24);
    let counts = |facets: &[search::Facet]| -> Vec<(String, usize)> {
        facets.iter().map(|facet| (facet.value.clone(), facet.count)).collect()
    };
    // “tin-khac” begins like “tin” but does not lie below it.
    assert_eq!(counts(&all.categories), [("tin".into(), 16), ("tin/so".into(), 8), ("tin-khac".into(), 8)]);
    assert_eq!(counts(&all.years), [("2026".into(), 8), ("2025".into(), 8), ("2024".into(), 8)]);

    let narrowed =
        Query { category: Some("tin/so".into()), year: Some(2025), ..words("chuyển đổi số") };
    let narrowed = ask(&archive, &narrowed);
    assert_eq!(narrowed.total, narrowed.hits.len());
    assert!(narrowed.hits.iter().all(|hit| hit.card.category_name == "Tin của Sở"));
    assert_eq!(counts(&narrowed.years).iter().map(|(_, count)| count).sum::<usize>(), 8);
    let unknown = Query { category: Some("khong-co".into()), ..words("chuyển đổi số") };
    assert_eq!(ask(&archive, &unknown).total, 0);
}

#[test]
fn by_date_the_newest_comes_first_and_pages_do_not_overlap() {
    let archive = years_and_categories();
    let page = |offset| ask(&archive, &Query { sort: Sort::Date, offset, ..words("bản tin") });
    let days: Vec<i64> = [page(0), page(10), page(20)]
        .iter()
        .flat_map(|results| results.hits.iter().map(|hit| hit.card.published_at))
        .collect();
    assert_eq!(days.len(), 24);
    assert!(days.is_sorted_by(|a, b| a > b));
}

#[test]
fn passages_cost_files_only_where_they_are_wanted() {
    let archive = archive();
    let without = ask(&archive, &words("hội nghị"));
    let fetched = archive.fetched.take().len();
    let with = ask(&archive, &Query { passages: true, ..words("hội nghị") });
    assert_eq!(archive.fetched.take().len(), fetched + with.hits.len());
    assert_eq!(without.total, with.total);
    let passage: Vec<_> = with.hits[0].passage.iter().map(|piece| (piece.text.as_str(), piece.hit)).collect();
    assert_eq!(passage, [("Sáng nay Sở tổ chức ", false), ("hội nghị", true), (".", false)]);
}

#[test]
fn files_that_are_gone_or_damaged_are_an_error() {
    let mut archive = archive();
    let engine = |memory: &Memory| {
        block_on(async { Engine::open(memory, ROOT_NAME).await?.search(&words("hội nghị")).await })
    };
    let names: Vec<String> = archive.files.keys().cloned().collect();
    for name in names {
        let bytes = archive.files.insert(name.clone(), vec![0xff; 40]).unwrap();
        // Files the query does not read may be what they like.
        if let Err(error) = engine(&archive) {
            assert!(matches!(error, SearchError::Decode(_)), "{name}: {error}");
        }
        archive.files.insert(name, bytes);
    }
    archive.files.remove(ROOT_NAME);
    assert!(matches!(engine(&archive), Err(SearchError::Fetch(_))));
}

#[test]
fn the_same_articles_give_the_same_files() {
    let (mut one, mut other) = (archive().files, archive().files);
    assert_eq!(one.remove(ROOT_NAME), other.remove(ROOT_NAME));
    assert_eq!(one, other);
}
