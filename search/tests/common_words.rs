//! Words and pairs that very many articles hold: their lists are long, and tell
//! least.

#![expect(clippy::unwrap_used, reason = "in a test a panic is a finding")]

mod support;

use search::{Query, Root, Synonym, build::Document};

use support::{ask, document, find, index, segments, titles, words};

/// So many articles that a pair which all hold has a record of its own.
fn crowd() -> Vec<Document> {
    (0..5000).map(|number| document(&format!("Tin {number}"), "Ngành khoa học của tỉnh.")).collect()
}

#[test]
fn the_long_lists_of_common_words_are_fetched_only_where_they_decide() {
    let mut documents = crowd();
    for (number, text) in ["Vườn cà phê chè của ngành khoa học.", "Vườn cà phê chè."].into_iter().enumerate()
    {
        documents.push(document(&format!("Vườn {number}"), text));
    }
    documents.push(document("Khoa học trồng cà phê chè", "Ngành khoa học giúp vườn cà phê."));
    let archive = index(documents);
    let long_lists = || {
        let fetched = archive.fetched.take();
        let parts =
            fetched.iter().filter_map(|part| archive.files.part(*part).filter(|_| part.record.is_some()));
        parts.filter(|bytes| bytes.len() > 4096).count()
    };

    let found = ask(&archive, &words("khoa học cà phê"));
    assert_eq!(long_lists(), 0);
    assert_eq!(titles(&found)[0], "Khoa học trồng cà phê chè");
    assert_eq!(found.total, 3, "{:?}", titles(&found));

    assert_eq!(ask(&archive, &words("khoa học")).total, 5002);
    assert!(long_lists() > 0);
    // What is quoted or excluded is exact.
    assert_eq!(ask(&archive, &words("\"khoa học\" cà phê")).total, 2);
    assert_eq!(find(&archive, "cà phê -\"khoa học\""), ["Vườn 1"]);
}

#[test]
fn in_the_newest_articles_a_common_pair_ranks_as_in_the_others() {
    let about = document("Khoa học trồng cà phê chè", "Ngành khoa học giúp vườn cà phê.");
    let mut aside = document("Cách thức trồng cà phê chè", "Ngành khoa học giúp vườn cà phê.");
    // Of equals the later comes first.
    aside.published_at += 1;
    let archive = segments(vec![crowd(), vec![about, aside]], 0);
    assert_eq!(find(&archive, "khoa học cà phê")[0], "Khoa học trồng cà phê chè");
}

#[test]
fn pages_follow_each_other_as_one_list() {
    let archive = index(crowd());
    let all = ask(&archive, &Query { limit: 6000, ..words("khoa học") });
    assert_eq!(all.hits.len(), 5000);
    let page = |offset| ask(&archive, &Query { offset, limit: 7, ..words("khoa học") });
    for offset in [0, 7, 2500, 4996, 5000, usize::MAX] {
        let rest: Vec<&str> = titles(&all).into_iter().skip(offset).take(7).collect();
        assert_eq!(titles(&page(offset)), rest, "{offset}");
    }
}

#[test]
fn what_and_joins_is_found_by_its_short_name() {
    let mut archive = index(vec![
        document("Hội thi nghe và nhìn", "Tiết mục của các trường."),
        document("Kết quả khảo sát", "Không liên quan."),
    ]);
    let mut root = Root::decode(&archive.files.roots["root"]).unwrap();
    root.synonyms = vec![Synonym { short: "AV".to_owned(), long: "nghe và nhìn".to_owned() }];
    archive.files.roots.insert("root".to_owned(), root.encode());
    assert_eq!(find(&archive, "AV"), ["Hội thi nghe và nhìn"]);
}
