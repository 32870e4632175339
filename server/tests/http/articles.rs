//! The desk of articles, as browsers with and without script ask it.

use domain::Slug;
use serde_json::{Value, json};
use ureq::{Body, http::Response};

use crate::{
    office::{at_the_desk, desk_page, office},
    server::{between, header, text},
};

/// Begins an article; gives its address at the desk.
pub fn begun(cookie: &str) -> String {
    let response = at_the_desk(cookie, "/quan-tri/bai-viet", &[]);
    assert_eq!(response.status(), 303);
    header(&response, "location").to_owned()
}

pub fn put(cookie: &str, at: &str, body: &str) -> (u16, Value) {
    office().server.send_json(cookie, "PUT", &format!("{at}/ban-thao"), body)
}

fn paragraph(words: &str) -> Value {
    json!({ "type": "doc", "content": [{ "type": "paragraph", "content": [{ "type": "text", "text": words }] }] })
}

pub fn draft(version: i64, title: &str, body: &Value) -> String {
    let content = json!({
        "title": title, "summary": "", "author": "", "category": 1, "tags": [], "slug": "", "cover": null,
        "body": body,
    });
    json!({ "version": version, "content": content, "keep": false }).to_string()
}

fn version(cookie: &str, at: &str) -> String {
    let html = text(desk_page(cookie, at));
    between(&html, "name=\"version\" value=\"", "\"").to_owned()
}

pub fn step(cookie: &str, at: &str, step: &str) -> Response<Body> {
    let version = version(cookie, at);
    at_the_desk(cookie, &format!("{at}/buoc/{step}"), &[("version", &version)])
}

#[test]
fn an_article_is_written_and_published_and_its_markup_never_runs() {
    let (writer, approver) = (&office().reporter, &office().approver);
    let at = begun(writer);
    let hostile = "Bài <img src=x onerror=alert(1)>";
    let (status, saved) = put(writer, &at, &draft(1, hostile, &paragraph("<script>alert(1)</script>")));
    assert_eq!((status, &saved["version"], &saved["state"]), (200, &json!(2), &json!("draft")));
    let html = text(desk_page(writer, &at));
    assert!(!html.contains("<img src=x") && !html.contains("<script>alert"), "{html}");

    assert_eq!(step(writer, &at, "gui-duyet").status(), 303);
    let refused = step(writer, &at, "dang");
    assert_eq!(refused.status(), 403);
    let published = step(approver, &at, "dang");
    assert_eq!(header(&published, "location"), format!("{at}?xong=dang"));
    let page = office().server.text(&format!("/bai-viet/{}", Slug::from_title(hostile)));
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !page.contains("<script>alert"),
        "{page}"
    );
    assert!(!page.contains("<img src=x"));
    let history = text(desk_page(approver, &format!("{at}/lich-su")));
    assert!(history.contains("Đăng ngay") && history.contains("Gửi duyệt"));
}

#[test]
fn a_save_from_an_older_version_is_told_what_the_newer_says() {
    let writer = &office().reporter;
    let at = begun(writer);
    assert_eq!(put(writer, &at, &draft(1, "Bản một", &paragraph("một"))).0, 200);
    let (status, theirs) = put(writer, &at, &draft(1, "Bản hai", &paragraph("hai")));
    assert_eq!(status, 409);
    assert_eq!((&theirs["version"], &theirs["content"]["title"]), (&json!(2), &json!("Bản một")));
    assert_eq!(theirs["content"]["body"], paragraph("một"));
    // Without script the same is told on the page, with what was typed.
    let typed = [("version", "1"), ("title", "Bản ba"), ("category", "1"), ("tags", "a, b")];
    let page = at_the_desk(writer, &at, &typed);
    assert_eq!(page.status(), 422);
    let html = text(page);
    assert!(html.contains("Bản ba") && html.contains("vừa lưu bản khác"), "{html}");
    assert_eq!(between(&html, "name=\"version\" value=\"", "\""), "2");
}

#[test]
fn what_cannot_be_kept_is_refused_with_a_sentence_and_changes_nothing() {
    let writer = &office().reporter;
    let at = begun(writer);
    let linked = |href: &str| {
        json!({ "type": "doc", "content": [{ "type": "paragraph", "content": [
            { "type": "text", "text": "x", "marks": [{ "type": "link", "attrs": { "href": href } }] },
        ] }] })
    };
    let iframe = json!({ "type": "doc", "content": [{ "type": "iframe", "attrs": { "src": "//x" } }] });
    let list = |inner: &str| {
        format!(r#"{{"type":"bulletList","content":[{{"type":"listItem","content":[{inner}]}}]}}"#)
    };
    let nested =
        |depth| (0..depth).fold(r#"{"type":"paragraph"}"#.to_owned(), |inner: String, _| list(&inner));
    let deep = |depth| {
        let body = format!(r#"{{"type":"doc","content":[{}]}}"#, nested(depth));
        draft(1, "x", &json!("BODY")).replace("\"BODY\"", &body)
    };
    for (body, why) in [
        (draft(1, "x", &linked("javascript:alert(1)")), "a script"),
        (draft(1, "x", &linked("data:text/html,x")), "data"),
        (draft(1, "x", &iframe), "an unknown block"),
        (deep(12), "too deep"),
        (deep(5_000), "far too deep"),
        (draft(1, &"x".repeat(301), &paragraph("x")), "a title too long"),
        ("{".to_owned(), "no JSON"),
        (draft(1, "x", &json!({ "type": "doc", "content": "x" })), "another shape"),
    ] {
        let (status, answer) = put(writer, &at, &body);
        let sentence =
            answer["message"].as_str().or_else(|| answer["errors"].as_object()?.values().next()?.as_str());
        assert_eq!(status, 422, "{why}: {answer}");
        assert!(sentence.is_some_and(|sentence| sentence.ends_with('.')), "{why}: {answer}");
    }
    let large = draft(1, "x", &paragraph(&"x".repeat(5_000_000)));
    let (status, answer) = put(writer, &at, &large);
    assert_eq!(status, 413);
    assert!(answer["message"].as_str().unwrap().contains("2 MB"), "{answer}");
    assert_eq!(version(writer, &at), "1");
    // So is what is larger than any request may be, and forms are.
    let (status, answer) = put(writer, &at, &"x".repeat(17 << 20));
    assert_eq!((status, answer["message"].as_str().unwrap().contains("16 MB")), (413, true), "{answer}");
    let long = "x".repeat(100_000);
    let page = at_the_desk(writer, &at, &[("version", "1"), ("title", &long)]);
    assert_eq!(page.status(), 413);
    assert!(text(page).contains("64 KB"));
}

#[test]
fn what_is_not_ready_says_what_is_missing_and_where() {
    let writer = &office().reporter;
    let at = begun(writer);
    let page = step(writer, &at, "gui-duyet");
    assert_eq!(page.status(), 422);
    let html = text(page);
    for place in ["#f-title", "#f-category", "#body"] {
        assert!(html.contains(&format!("href=\"{place}\"")), "{place}: {html}");
    }
    assert!(html.contains("Chưa có tiêu đề.") && html.contains("aria-invalid=\"true\""));
    assert_eq!(step(writer, &at, "khong-co").status(), 404);
}

#[test]
fn a_step_that_needs_a_word_keeps_what_was_typed() {
    let (writer, approver) = (&office().reporter, &office().approver);
    let at = begun(writer);
    put(writer, &at, &draft(1, "Hẹn giờ", &paragraph("x")));
    let version = version(approver, &at);
    let fields = [("version", version.as_str()), ("publish_at", "2020-01-01T08:00")];
    let page = at_the_desk(approver, &format!("{at}/buoc/hen-gio"), &fields);
    assert_eq!(page.status(), 422);
    let html = text(page);
    assert!(html.contains("value=\"2020-01-01T08:00\"") && html.contains("step-when-error"), "{html}");
}

#[test]
fn an_article_is_nobody_elses_before_it_is_handed_in() {
    let at = begun(&office().editor);
    assert_eq!(desk_page(&office().reporter, &at).status(), 403);
    let (status, _) = put(&office().reporter, &at, &draft(1, "x", &paragraph("x")));
    assert_eq!(status, 403);
    for part in ["/lich-su", "/lich-su/1", "/ban-thao"] {
        assert_eq!(desk_page(&office().reporter, &format!("{at}{part}")).status(), 403, "{part}");
    }
    assert_eq!(desk_page(&office().editor, "/quan-tri/bai-viet/999999").status(), 404);
}

#[test]
fn a_preview_is_for_whoever_has_its_address_and_for_no_search_engine() {
    let writer = &office().reporter;
    let at = begun(writer);
    put(writer, &at, &draft(1, "Xem trước", &paragraph("Chưa đăng")));
    let made = at_the_desk(writer, &format!("{at}/xem-truoc"), &[]);
    let address = header(&made, "location").to_owned();
    assert!(address.starts_with("/xem-truoc/"), "{address}");
    let response = office().server.get(&address);
    assert_eq!((response.status().as_u16(), header(&response, "cache-control")), (200, "no-store"));
    let html = text(response);
    assert!(html.contains("Chưa đăng") && html.contains("noindex"), "{html}");
    assert_eq!(office().server.get("/xem-truoc/0123").status(), 410);
}

#[test]
fn several_are_put_aside_at_once_and_taken_up_again() {
    let writer = &office().reporter;
    let ids: Vec<String> = (0..2).map(|_| begun(writer).rsplit('/').next().unwrap().to_owned()).collect();
    let fields = [("viec", "bo"), ("muc", &ids[0]), ("muc", &ids[1]), ("muc", "999999"), ("ve", "//x")];
    let response = at_the_desk(writer, "/quan-tri/bai-viet/hang-loat", &fields);
    let list = header(&response, "location").to_owned();
    assert_eq!(
        list,
        format!("/quan-tri/bai-viet?viec=bo&xong=2&khong=999999-unknown&bai={}.{}", ids[0], ids[1])
    );
    let html = text(desk_page(writer, &list));
    assert!(
        html.contains("Hoàn tác") && html.contains("value=\"mo-lai\"") && html.contains("#999999"),
        "{html}"
    );
    let undo = [("viec", "mo-lai"), ("muc", &ids[0]), ("muc", &ids[1])];
    let response = at_the_desk(&office().editor, "/quan-tri/bai-viet/hang-loat", &undo);
    assert!(header(&response, "location").contains("xong=2&khong=&"));
    let nothing = at_the_desk(writer, "/quan-tri/bai-viet/hang-loat", &[("viec", "dang")]);
    assert!(header(&nothing, "location").ends_with("viec=khong"));
}

#[test]
fn links_are_found_by_title_and_presence_by_heartbeat() {
    let writer = &office().reporter;
    let at = begun(writer);
    assert_eq!(text(desk_page(writer, "/quan-tri/lien-ket?q=")), "[]");
    assert_eq!(desk_page(writer, "/quan-tri/lien-ket?q=%22%20-%20%C3").status(), 400);
    let beat =
        |cookie: &str, body: &str| office().server.send_json(cookie, "POST", &format!("{at}/co-mat"), body);
    let (_, told) = beat(writer, r#"{"client":"a1","version":1}"#);
    assert_eq!(told, json!({ "others": [], "version": 1 }));
    let (_, told) = beat(&office().editor, r#"{"client":"b1","version":1}"#);
    assert_eq!(told["others"][0]["name"], "reporter");
    assert_eq!(beat(writer, "x").0, 422);
}

#[test]
fn a_script_whose_session_ended_is_told_where_to_log_in() {
    let at = begun(&office().reporter);
    let (status, answer) = put("bantin_session=0123456789", &at, &draft(1, "x", &paragraph("x")));
    assert_eq!((status, &answer["login"]), (401, &json!("/dang-nhap")));
}
