//! From the editor's JSON to what readers get.

use domain::{Body, Locale, Picture};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{PlacedPicture, markup, named_pictures, place_pictures, plain_text, sanitise};

fn shown_in(blocks: &Value, locale: Locale) -> String {
    let body: Body = serde_json::from_value(json!({ "type": "doc", "content": blocks })).unwrap();
    assert_eq!(body.check(), Ok(()));
    let known = Picture {
        hash: "a".repeat(32),
        width: 1600,
        height: 900,
        alt: "Ảnh".to_owned(),
        variants: Vec::new(),
        focus: None,
    };
    let resolve = |source: &str| {
        source.contains(&known.hash).then(|| PlacedPicture { picture: known.clone(), caption: String::new() })
    };
    sanitise(&place_pictures(&markup(&body, locale), resolve)).as_str().to_owned()
}

fn shown(blocks: &Value) -> String {
    shown_in(blocks, Locale::Vietnamese)
}

fn p(words: &str) -> Value {
    json!({ "type": "paragraph", "content": [{ "type": "text", "text": words }] })
}

fn task(checked: bool, content: &[Value]) -> Value {
    json!({ "type": "taskItem", "attrs": { "checked": checked }, "content": content })
}

#[test]
fn tasks_say_in_words_whether_they_are_done_and_offer_nothing_to_press() {
    let inner = json!({ "type": "taskList", "content": [task(false, &[p("Gửi giấy mời")])] });
    let list = json!([{ "type": "taskList", "content": [
        task(true, &[p("Lập kế hoạch"), inner]),
        task(false, &[p("Hai đoạn"), p("đoạn sau")]),
        task(false, &[json!({ "type": "paragraph" })]),
    ] }]);
    let html = shown(&list);
    assert_eq!(
        html,
        "<ul class=\"tasks\"><li class=\"done\"><span class=\"task-state\">Đã xong:</span> Lập kế hoạch\
         <ul class=\"tasks\"><li><span class=\"task-state\">Chưa xong:</span> Gửi giấy mời</li></ul></li>\
         <li><p><span class=\"task-state\">Chưa xong:</span> Hai đoạn</p><p>đoạn sau</p></li></ul>"
    );
    assert_eq!(
        plain_text(&sanitise(&html)),
        "Đã xong: Lập kế hoạch\nChưa xong: Gửi giấy mời\nChưa xong: Hai đoạn\nđoạn sau"
    );
    let english = shown_in(&list, Locale::English);
    assert!(english.contains(">Done:</span>") && english.contains(">Not done:</span>"), "{english}");
}

#[test]
fn only_the_portals_own_words_are_hidden_behind_a_box() {
    let hostile =
        sanitise("<ul class=\"tasks x\"><li class=done><span class=task-state>mua hàng</span> a</ul>");
    assert_eq!(hostile.as_str(), "<ul><li>mua hàng a</li></ul>");
    let hostile = sanitise("<ul class=tasks><li class=done><span class=task-state>mua hàng</span> a</ul>");
    assert_eq!(hostile.as_str(), "<ul class=\"tasks\"><li class=\"done\">mua hàng a</li></ul>");
}

#[test]
fn numbered_lists_keep_their_start_and_style_on_every_level() {
    let list = |attrs: Value, content: Vec<Value>| {
        let item = json!({ "type": "listItem", "content": content });
        json!({ "type": "orderedList", "attrs": attrs, "content": [item] })
    };
    let inner = list(json!({ "start": 1, "type": "i" }), vec![p("ba")]);
    let middle = list(json!({ "start": 3, "type": "a" }), vec![p("hai"), inner]);
    let html = shown(&json!([list(json!({ "start": 2, "type": "I" }), vec![p("một"), middle])]));
    assert_eq!(
        html,
        "<ol start=\"2\" type=\"I\"><li>một<ol start=\"3\" type=\"a\"><li>hai<ol type=\"i\"><li>ba</li></ol></li></ol></li></ol>"
    );
    assert_eq!(
        shown(&json!([list(json!({ "start": 1, "type": "1" }), vec![p("một")])])),
        "<ol><li>một</li></ol>"
    );
}

fn cell(kind: &str, rowspan: u32, colspan: u32, words: &str) -> Value {
    json!({ "type": kind, "attrs": { "rowspan": rowspan, "colspan": colspan }, "content": [p(words)] })
}

fn table(rows: &[Vec<Value>]) -> String {
    let rows: Vec<Value> = rows.iter().map(|cells| json!({ "type": "tableRow", "content": cells })).collect();
    let html = shown(&json!([{ "type": "table", "content": rows }]));
    html.replace("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng\">", "")
}

#[test]
fn a_head_of_two_rows_keeps_the_cells_that_reach_over_both() {
    let (th, td) = ("tableHeader", "tableCell");
    let html = table(&[
        vec![cell(th, 2, 1, "STT"), cell(th, 1, 2, "Kinh phí")],
        vec![cell(th, 1, 1, "2025"), cell(th, 1, 1, "2026")],
        vec![cell(th, 1, 1, "1"), cell(td, 1, 1, "5"), cell(td, 1, 1, "7")],
    ]);
    assert_eq!(
        html,
        "<table><thead><tr><th scope=\"col\" rowspan=\"2\">STT</th><th scope=\"col\" colspan=\"2\">Kinh phí</th></tr>\
         <tr><th scope=\"col\">2025</th><th scope=\"col\">2026</th></tr></thead>\
         <tbody><tr><th scope=\"row\">1</th><td>5</td><td>7</td></tr></tbody></table></div>"
    );
}

#[test]
fn a_header_that_reaches_into_the_body_makes_no_head_that_would_cut_it_off() {
    let (th, td) = ("tableHeader", "tableCell");
    let html = table(&[vec![cell(th, 2, 1, "Sáng"), cell(th, 1, 1, "Việc")], vec![cell(td, 1, 1, "Họp")]]);
    assert!(!html.contains("<thead>") && html.contains("rowspan=\"2\">Sáng</th>"), "{html}");
}

#[test]
fn a_row_whose_cells_all_come_from_above_stays() {
    let td = "tableCell";
    let html = table(&[vec![cell(td, 2, 2, "gộp")], vec![], vec![cell(td, 1, 1, "a"), cell(td, 1, 1, "b")]]);
    assert_eq!(
        html,
        "<table><tbody><tr><td colspan=\"2\" rowspan=\"2\">gộp</td></tr><tr></tr>\
         <tr><td>a</td><td>b</td></tr></tbody></table></div>"
    );
}

fn video(attrs: &Value) -> String {
    shown(&json!([{ "type": "video", "attrs": attrs }]))
}

#[test]
fn a_video_shows_its_title_and_poster_and_asks_nobody_else() {
    let (hash, poster) = ("b".repeat(32), "a".repeat(32));
    let own = video(&json!({
        "source": "file", "hash": hash, "url": format!("/media/{hash}/tep.mp4"), "title": "Lễ <khai mạc>", "poster": poster,
    }));
    assert!(own.starts_with("<figure class=\"video\"><video src=\"/media/bbb"), "{own}");
    assert!(
        own.contains(&format!(
            "poster=\"/media/{poster}/goc.jpg\" controls=\"\" preload=\"metadata\"></video>"
        )),
        "{own}"
    );
    assert!(own.ends_with("<figcaption>Lễ &lt;khai mạc&gt;</figcaption></figure>"), "{own}");

    let link = |poster: &str| {
        video(&json!({
            "source": "link", "hash": "", "url": "https://youtu.be/aqz-KE-bpKQ?si=x", "title": "Phóng sự", "poster": poster,
        }))
    };
    let linked = link(&poster);
    assert!(linked.starts_with("<figure class=\"video\"><a href=\"https://www.youtube.com/watch?v=aqz-KE-bpKQ\" rel=\"noopener\"><img src=\"/media/aaa"), "{linked}");
    assert!(linked.contains(" alt=\"\" ") && linked.ends_with(">Phóng sự</a></figure>"), "{linked}");
    assert_eq!(linked.matches("<a ").count(), 1);
    assert_eq!(linked.matches("src=").count(), 1, "nothing of the other site is loaded: {linked}");
    // A poster that is gone leaves the video.
    assert!(!link(&"c".repeat(32)).contains("<img") && link(&"c".repeat(32)).contains("Phóng sự"));
    assert!(
        !video(&json!({"source": "file", "hash": hash, "url": "", "title": "", "poster": "c".repeat(32)}))
            .contains("poster")
    );
}

#[test]
fn the_poster_of_a_video_is_a_picture_of_the_text() {
    let named = named_pictures(
        "<video src=/media/b/tep.mp4 poster=/media/a/goc.jpg></video><img src=/media/c/goc.jpg>",
    );
    let named: Vec<&str> = named.iter().map(|picture| picture.source.as_str()).collect();
    assert_eq!(named, ["/media/a/goc.jpg", "/media/c/goc.jpg"]);
}

proptest! {
    #[test]
    fn whatever_lists_hold_every_word_of_it_is_read(
        items in proptest::collection::vec(("[a-zđơ]{1,6}", any::<bool>(), 0..3_u8), 1..12),
    ) {
        let mut list: Option<Value> = None;
        for (words, checked, kind) in items.iter().rev() {
            let content: Vec<Value> = std::iter::once(p(words)).chain(list.take()).collect();
            list = Some(match kind {
                0 => json!({ "type": "bulletList", "content": [{ "type": "listItem", "content": content }] }),
                1 => json!({ "type": "orderedList", "attrs": { "start": 2, "type": "a" }, "content": [{ "type": "listItem", "content": content }] }),
                _ => json!({ "type": "taskList", "content": [task(*checked, &content)] }),
            });
        }
        let body: Body = serde_json::from_value(json!({ "type": "doc", "content": [list] })).unwrap();
        let html = sanitise(&markup(&body, Locale::Vietnamese));
        prop_assert_eq!(&sanitise(html.as_str()), &html);
        let expected: Vec<String> = items
            .iter()
            .map(|(words, checked, kind)| match (kind, checked) {
                (2, true) => format!("Đã xong: {words}"),
                (2, false) => format!("Chưa xong: {words}"),
                _ => words.clone(),
            })
            .collect();
        prop_assert_eq!(plain_text(&html), expected.join("\n"));
    }
}
