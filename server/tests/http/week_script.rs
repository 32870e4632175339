use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::{
    server::{header, text},
    weeks::{desk, fields},
};

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
fn a_script_that_sends_a_form_is_told_where_to_go_or_why_not() {
    let desk = desk();
    let at = "/quan-tri/lich/2031-W21";
    let sent = [&fields("0", &[["2031-05-19", "8h", "Họp"]])[..], &[("do", "save")]].concat();
    let (status, told) = desk.form_of_script(at, &desk.editor, &sent);
    assert_eq!((status, told), (200, json!({ "see": format!("{at}?da=luu") })));
    let (status, told) = desk.form_of_script(&format!("{at}/dang"), &desk.editor, &sent);
    assert_eq!(status, 403);
    assert!(
        told["message"].as_str().is_some_and(|sentence| sentence.starts_with("Tài khoản của bạn")),
        "{told}"
    );
    let (status, told) = desk.form_of_script(at, "", &sent);
    assert_eq!((status, told["login"].as_str()), (401, Some("/dang-nhap")));
    // What is to be corrected comes as the page it is.
    let page = desk.form_of_script(&format!("{at}/go"), &desk.approver, &[("reason", "")]);
    assert_eq!(page, (422, Value::Null));
}

#[test]
fn the_script_saves_learns_keys_and_has_tables_read() {
    let desk = desk();
    let at = "/quan-tri/lich/2031-W16";
    let row = json!({ "key": "", "day": "thứ hai", "time": "10h-8h", "content": "Họp", "chair": "",
        "participants": "", "place": "", "note": "", "cancelled": false });
    let (status, saved) =
        desk.json("PUT", &format!("{at}/ban-thao"), &json!({ "version": 0, "rows": [row], "keep": true }));
    assert_eq!((status, saved["version"].as_i64()), (200, Some(1)));
    assert!(saved["facts"]["saved"].as_str().unwrap().starts_with("editor lưu lúc"));
    assert_eq!(saved["facts"]["state"], json!(["draft", "Bản nháp"]));
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
        ("PUT", "/quan-tri/lich/2031-W99/ban-thao".to_owned(), json!({}), 404),
        ("POST", format!("{at}/dan"), json!({ "table": "x" }), 422),
    ] {
        assert_eq!(desk.json(method, &path, &body).0, expected, "{method} {path}");
    }
    let long = json!({ "version": 1, "rows": [{ "content": "x" }, { "chair": "a".repeat(201) }] });
    let (status, refused) = desk.json("PUT", &format!("{at}/ban-thao"), &long);
    assert_eq!(status, 422);
    // What else is to be said stays in sight.
    let said: Vec<_> =
        refused["said"].as_array().unwrap().iter().map(|said| (&said["row"], &said["field"])).collect();
    for expected in [(&json!(0), &json!("day")), (&json!(1), &json!("chair"))] {
        assert!(said.contains(&expected), "{expected:?}: {refused}");
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

#[test]
fn those_at_one_week_are_told_of_each_other_and_of_what_is_newer() {
    let desk = desk();
    let at = "/quan-tri/lich/2031-W20";
    let here = format!("{at}/co-mat");
    let told = desk.json("POST", &here, &json!({ "client": "a1" }));
    assert_eq!(told, (200, json!({ "others": [], "version": 0 })));
    desk.post(&desk.approver, at, &fields("0", &[["2031-05-12", "8h", "Họp"]]));
    let told = desk.json_of(&desk.approver, "POST", &here, &json!({ "client": "b1" }));
    assert_eq!(told, (200, json!({ "others": [{ "name": "editor" }], "version": 1 })));
    assert_eq!(desk.json("POST", &here, &json!({ "window": 1 })).0, 422);

    let latest = desk.get(&desk.editor, &format!("{at}/ban-thao"));
    let latest: Value = serde_json::from_str(&text(latest)).unwrap();
    assert_eq!(
        (&latest["version"], &latest["rows"][0]["content"], &latest["facts"]["state"][0]),
        (&json!(1), &json!("Họp"), &json!("draft"))
    );
    assert!(latest["facts"]["saved"].as_str().unwrap().starts_with("approver lưu lúc"), "{latest}");
}
