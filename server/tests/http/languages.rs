//! English pages speak English: no Vietnamese word of the interface is left in
//! them, except in what is marked as Vietnamese.

use app::i18n::{FeedbackWords, HolidayWords, IslandWords, RegistryWords, StatisticsWords, Words};
use scraper::{ElementRef, Html, Node};

use crate::server::server;

const PAGES: [&str; 18] = [
    "/en",
    "/en/chuyen-muc/khoa-hoc-cong-nghe",
    "/en/bai-viet/drones-over-terraced-rice-one-season-three-lessons",
    "/en/bai-viet/drones-over-terraced-rice-one-season-three-lessons/in",
    "/en/lich-cong-tac",
    "/en/lich-cong-tac/1999-W10",
    "/en/lich-cong-tac/2027-W05",
    "/en/chuyen-de",
    "/en/van-ban",
    "/en/tim-kiem?q=drones",
    "/en/tim-kiem?q=zzzzqqq",
    "/en/so-do-trang",
    "/en/thong-ke",
    "/en/hoi-dap",
    "/en/hoi-dap/gui",
    "/en/gop-y",
    "/en/about",
    "/en/bai-viet/there-is-nothing-here",
];

/// Attributes that readers see or hear.
const SPOKEN: [&str; 5] = ["aria-label", "title", "placeholder", "alt", "data-words"];

/// What a page says in its own language, each piece by itself.
fn own_words(html: &str) -> Vec<String> {
    let document = Html::parse_document(html);
    let mut words = Vec::new();
    gather(document.root_element(), &mut words);
    words
}

fn gather(element: ElementRef<'_>, words: &mut Vec<String>) {
    let is_root = element.value().name() == "html";
    let foreign = element.value().attr("lang").is_some_and(|lang| lang == "vi");
    if (foreign && !is_root) || matches!(element.value().name(), "script" | "style" | "link" | "meta") {
        return;
    }
    words.extend(SPOKEN.iter().filter_map(|name| element.value().attr(name)).map(str::to_owned));
    for child in element.children() {
        match child.value() {
            Node::Text(text) => words.push(text.trim().to_owned()),
            Node::Element(_) => {
                if let Some(child) = ElementRef::wrap(child) {
                    gather(child, words);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn no_vietnamese_word_of_the_interface_is_left_in_english_pages() {
    let all = [
        Words::PAIRS,
        IslandWords::PAIRS,
        HolidayWords::PAIRS,
        StatisticsWords::PAIRS,
        FeedbackWords::PAIRS,
        RegistryWords::PAIRS,
    ];
    let interface: Vec<&str> =
        all.into_iter().flatten().filter(|(vi, en)| vi != en).map(|(vi, _)| *vi).collect();
    assert!(interface.len() > 200);
    for page in PAGES {
        let html = server().text(page);
        assert!(html.contains("<html lang=\"en\""), "{page}");
        for said in own_words(&html) {
            let left = interface
                .iter()
                .find(|word| said == **word || (word.chars().count() >= 8 && said.contains(**word)));
            assert_eq!(left, None, "{page} says “{said}”");
        }
    }
}

#[test]
fn the_test_itself_sees_words_that_are_left() {
    let html =
        "<html lang=\"en\"><p>Home</p><p lang=\"vi\">Trang chủ</p><a title=\"Xem tất cả\">x</a></html>";
    assert_eq!(
        own_words(html).iter().filter(|word| !word.is_empty()).collect::<Vec<_>>(),
        ["Home", "Xem tất cả", "x"]
    );
}
