use scraper::{Html, Selector};
use serde_json::json;

use crate::{feedback::text, server::header, weeks::desk};

const HOSTILE: &str =
    "<img src=x onerror=alert(1)></textarea></script><script>alert(2)</script>\" onfocus=\"alert(3)";

/// No element came of it, and no attribute.
fn is_harmless(html: &str) -> bool {
    let page = Html::parse_document(html);
    let some = |selector: &str| page.select(&Selector::parse(selector).unwrap()).next().is_some();
    let scripts = Selector::parse("script:not([type='application/json'])").unwrap();
    !some("[onfocus], [onerror], img[src='x']")
        && page.select(&scripts).all(|script| !script.text().any(|text| text.contains("alert(2)")))
}

#[test]
fn the_script_saves_learns_keys_and_has_tables_read() {
    let desk = desk();
    let at = "/quan-tri/lich/2031-W16";
    let row = json!({ "key": "", "day": "thứ hai", "time": "10h-8h", "content": "Họp", "chair": "",
        "participants": "", "place": "", "note": "", "cancelled": false });
    let (status, saved) =
        desk.json("PUT", &format!("{at}/ban-thao"), &json!({ "version": 0, "rows": [row], "keep": true }));
    assert_eq!(
        (status, saved["version"].as_i64(), saved["by"].as_str()),
        (200, Some(1), saved["by"].as_str())
    );
    assert!(saved["by"].as_str().unwrap().starts_with("editor lưu lúc"));
    assert_eq!(saved["state"], json!(["draft", "Bản nháp"]));
    assert!(saved["keys"][0].as_str().unwrap().starts_with("desk-"));
    assert_eq!(saved["said"][0]["field"], "time");
    assert_eq!(saved["said"][0]["text"], "Giờ kết thúc phải sau giờ bắt đầu.");
    // What the script asks of the page; its own tests have a page in memory.
    let page = text(desk.get(&desk.editor, at));
    for hook in [
        "<form id=\"week\" method=\"post\" action=\"/quan-tri/lich/2031-W16\" class=\"step\">",
        "<table class=\"week-rows\"",
        "<template id=\"new-row\"><tr>",
        "<input type=\"hidden\" name=\"key\"",
        "aria-label=\"Nội dung, dòng 1\"",
        "class=\"drop\">",
        "id=\"save-state\"",
        "id=\"saved-by\"",
        "id=\"week-help\"",
        "id=\"pasted\"",
        "name=\"add_day\"",
        "value=\"add\"",
        "value=\"paste\"",
        "/week.js\"",
        "<script type=\"application/json\" id=\"words\"",
    ] {
        assert!(page.contains(hook), "{hook}: {page}");
    }
    let (status, read) = desk.json(
        "POST",
        &format!("{at}/dan"),
        &json!({ "table": [["Ngày", "Nội dung"], ["Thứ Sáu", "Họp"], ["Thứ Sáu", "Tiếp dân"]] }),
    );
    assert_eq!((status, read["rows"][1]["day"].as_str()), (200, Some("2031-04-18")));
    for (method, path, body, expected) in [
        ("PUT", format!("{at}/ban-thao"), json!({ "version": 1, "rows": [{ "html": "x" }] }), 422),
        ("PUT", format!("{at}/ban-thao"), json!([]), 422),
        (
            "PUT",
            format!("{at}/ban-thao"),
            json!({ "version": 1, "rows": [{ "content": "a".repeat(2_001) }] }),
            422,
        ),
        ("PUT", "/quan-tri/lich/2031-W99/ban-thao".to_owned(), json!({}), 404),
        ("POST", format!("{at}/dan"), json!({ "table": "x" }), 422),
    ] {
        assert_eq!(desk.json(method, &path, &body).0, expected, "{method} {path}");
    }
    let huge = json!({ "version": 1, "rows": [{ "content": "a".repeat(3 << 20) }] });
    assert_eq!(desk.json("PUT", &format!("{at}/ban-thao"), &huge).0, 413);
}

#[test]
fn hostile_text_in_any_cell_runs_nowhere() {
    let desk = desk();
    let at = "/quan-tri/lich/2031-W17";
    let names = ["time", "content", "chair", "participants", "place", "note"];
    let mut sent = vec![("version", "0"), ("key", HOSTILE), ("day", "2031-04-21")];
    sent.extend(names.map(|name| (name, HOSTILE)));
    let refused = desk.post(&desk.approver, &format!("{at}/dang"), &sent);
    assert_eq!(refused.status(), 422, "it is no time");
    let page = text(refused);
    assert!(is_harmless(&page), "{page}");
    let sent: Vec<_> = sent
        .into_iter()
        .map(|(name, value)| match name {
            "version" => (name, "1"),
            "time" => (name, "8h"),
            _ => (name, value),
        })
        .collect();
    assert_eq!(desk.post(&desk.approver, &format!("{at}/dang"), &sent).status(), 303);
    let taken = desk.post(&desk.approver, &format!("{at}/go"), &[("reason", HOSTILE)]);
    assert_eq!(taken.status(), 303);
    for path in [at.to_owned(), format!("{at}/lich-su"), "/quan-tri/lich".to_owned()] {
        let page = text(desk.get(&desk.approver, &path));
        assert!(is_harmless(&page), "{path}: {page}");
    }
    assert_eq!(
        header(
            &desk.post(&desk.approver, &format!("{at}/dang"), &[&[("version", "2")], &sent[1..]].concat()),
            "location"
        ),
        "/quan-tri/lich/2031-W17?da=dang"
    );
    for path in ["/lich-cong-tac/2031-W17", "/en/lich-cong-tac/2031-W17"] {
        let page = desk.server.text(path);
        assert!(page.contains("&lt;img src=x") && is_harmless(&page), "{path}: {page}");
    }
}
