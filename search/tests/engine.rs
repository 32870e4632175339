//! What readers find, with an index built and read as on the server.

#![expect(clippy::unwrap_used, reason = "in a test a panic is a finding")]

mod support;

use futures::executor::block_on;
use search::{Engine, Query, Results, Root, SearchError, Sort, Synonym, build::Document};

use support::*;

fn archive() -> Archive {
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
    assert_eq!(results.showing_for.as_deref(), Some("hội nghị tổng kết"));
    assert_eq!(ask(&archive(), &words("hoi ngi tong ket")).showing_for.as_deref(), Some("hoi nghi tong ket"));
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
fn years_and_categories() -> Archive {
    let articles = (0..24_i64).map(|number| Document {
        category: [1, 2, 7][usize::try_from(number % 3).unwrap()],
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
    let engine = |archive: &Archive| {
        block_on(async { Engine::open(archive, ROOT_NAME).await?.search(&words("hội nghị")).await })
    };
    let damaged = vec![0xff; 40];
    for name in archive.files.files.keys().copied().collect::<Vec<_>>() {
        let bytes = archive.files.files.insert(name, damaged.clone()).unwrap();
        // Files the query does not read may be what they like.
        if let Err(error) = engine(&archive) {
            assert!(matches!(error, SearchError::Decode(_)), "{name}: {error}");
        }
        archive.files.files.insert(name, bytes);
    }
    for name in archive.files.lists.keys().copied().collect::<Vec<_>>() {
        let records = &mut archive.files.lists.get_mut(&name).unwrap().1;
        let whole = std::mem::take(records);
        assert!(matches!(engine(&archive), Ok(_) | Err(SearchError::Fetch(_))), "{name} is gone");
        archive.files.lists.get_mut(&name).unwrap().1 = vec![damaged.clone(); whole.len()];
        assert!(matches!(engine(&archive), Ok(_) | Err(SearchError::Decode(_))), "{name} is damaged");
        archive.files.lists.get_mut(&name).unwrap().1 = whole;
    }
    archive.files.roots.clear();
    assert!(matches!(engine(&archive), Err(SearchError::Fetch(_))));
}

#[test]
fn the_same_articles_give_the_same_files() {
    assert_eq!(archive().files, archive().files);
}

/// Articles that share words, over three years and all categories.
fn many() -> Vec<Document> {
    let topics =
        ["chuyển đổi số", "khoa học và công nghệ", "đổi mới sáng tạo", "hội nghị tổng kết", "bão lụt"];
    let article = |number: usize| {
        let (one, other) = (topics[number % 5], topics[number / 5 % 5]);
        Document {
            category: [1, 2, 7][number % 3],
            published_at: NOON_2024 + i64::try_from(number).unwrap() * 5 * 24 * 3600,
            summary: format!("Tóm tắt về {other}"),
            ..document(&format!("Bản tin {number} về {one}"), &format!("{other} ở xã số {number}"))
        }
    };
    (0..120).map(article).collect()
}

#[test]
fn it_makes_no_difference_how_the_archive_is_cut() {
    let whole = index(many());
    let all = many();
    let cut = segments(vec![all[..70].to_vec(), all[70..110].to_vec(), all[110..].to_vec()], 0);
    for text in
        ["", "chuyển đổi số", "hoi nghi tong ket", "khcn", "ban tin 77", "xa so", "hoi nhi", "đổi mới -bão"]
    {
        for sort in [Sort::Relevance, Sort::Date] {
            let query = Query { sort, ..words(text) };
            let (one, other) = (ask(&whole, &query), ask(&cut, &query));
            assert_eq!(
                (one.total, &one.categories, &one.years),
                (other.total, &other.categories, &other.years)
            );
            assert_eq!(one.showing_for, other.showing_for, "{text}");
            let scores = |results: &Results| results.hits.iter().map(|hit| hit.score).collect::<Vec<_>>();
            let close = scores(&one).iter().zip(scores(&other)).all(|(a, b)| (a - b).abs() < 1e-4);
            assert!(close && one.hits.len() == other.hits.len(), "{text}");
            if sort == Sort::Date {
                assert_eq!(titles(&one), titles(&other), "{text}");
            }
        }
    }
}

#[test]
fn what_is_gone_is_found_and_counted_no_more() {
    let all = many();
    let gone = segments(vec![all[..70].to_vec(), all[70..].to_vec()], 3);
    let found = ask(&gone, &words(""));
    assert_eq!(found.total, 114);
    assert_eq!(found.years.iter().map(|facet| facet.count).sum::<usize>(), 114);
    assert_eq!(ask(&gone, &words("\"bản tin 0\"")).total, 0);
}

#[test]
fn telex_and_vni_keys_are_understood_and_said() {
    for text in ["hooij nghij toongr keets", "ho65i nghi5 tong63 ket61"] {
        let results = ask(&archive(), &words(text));
        assert_eq!(results.showing_for.as_deref(), Some("hội nghị tổng kết"), "{text}");
        assert_eq!(titles(&results)[0], "Hội nghị tổng kết hoạt động khoa học và công nghệ");
    }
}

#[test]
fn phrases_exclusions_and_filters_can_be_typed() {
    let archive = index(many());
    let total = |text: &str| ask(&archive, &words(text)).total;
    assert_eq!(total("\"tổng kết hội nghị\""), 0);
    assert!(total("\"hội nghị tổng kết\"") > 0);
    assert_eq!(total("chuyển đổi số") - total("chuyển đổi số -\"bão lụt\""), total("chuyển đổi số bão lụt"));
    let year = ask(&archive, &Query { year: Some(2025), ..words("bản tin") }).total;
    assert_eq!(total("bản tin năm:2025"), year);
    let below = ask(&archive, &Query { category: Some("tin/so".into()), ..words("bản tin") }).total;
    assert!(below > 0);
    for typed in ["bản tin chuyên-mục:so", "bản tin chuyen-muc:\"tin của sở\"", "bản tin chuyên-mục:tin/so"]
    {
        assert_eq!(total(typed), below, "{typed}");
    }
    assert_eq!(total("-bão"), 120 - total("bão"));
}

#[test]
fn what_the_site_calls_the_same_is_found_both_ways() {
    let mut archive = index(vec![document("Gặp mặt bà con Phan Rang", ""), document("Chợ Tháp Chàm", "")]);
    let mut root = Root::decode(&archive.files.roots[ROOT_NAME]).unwrap();
    root.synonyms.push(Synonym { short: "Phan Rang".to_owned(), long: "Tháp Chàm".to_owned() });
    archive.files.roots.insert(ROOT_NAME.to_owned(), root.encode());
    assert_eq!(find(&archive, "phan rang").len(), 2);
    assert_eq!(find(&archive, "tháp chàm")[0], "Chợ Tháp Chàm");
}

#[test]
fn scores_can_be_explained_and_editors_can_put_an_article_first() {
    let plain = document("Hội nghị một", "hội nghị");
    let archive = index(vec![plain.clone(), Document { pinned: true, slug: "b".into(), ..plain }]);
    let results = ask(&archive, &Query { explain: true, ..words("hội nghị") });
    assert_eq!(results.hits[0].card.slug, "b");
    let reasons: Vec<_> = results.hits[0].explanation.iter().map(|reason| reason.what.as_str()).collect();
    assert!(reasons.contains(&"pinned") && reasons.iter().any(|what| what.contains("Pair")), "{reasons:?}");
}

#[test]
fn any_query_gets_an_answer() {
    let archive = index(many());
    let long = "hội nghị ".repeat(2000);
    for text in [
        long.as_str(),
        "\0\u{7}\u{202e}",
        "\"\"\"",
        "\"hội",
        "- -",
        "và của là",
        "🎉🎉",
        "Привет мир",
        "năm:abc",
        ":",
    ] {
        let results = ask(&archive, &words(text));
        assert!(results.total <= 120, "{text}");
    }
}
