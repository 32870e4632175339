use serde_json::Value;

use crate::server::{header, server, text};

fn json(path: &str) -> Value {
    server().json(path)
}

#[test]
fn articles_come_newest_first_and_filtered() {
    let all = json("/api/v1/articles");
    let dates: Vec<i64> =
        all["items"].as_array().unwrap().iter().map(|item| item["published_at"].as_i64().unwrap()).collect();
    assert!(!dates.is_empty() && dates.is_sorted_by(|a, b| a >= b));
    let narrowed = json("/api/v1/articles?category=kiem-thu&year=2025");
    assert_eq!(narrowed["total"], 2);
    assert!(narrowed["items"].as_array().unwrap().iter().all(|item| item["category"]["path"] == "kiem-thu"));
}

#[test]
fn errors_are_problem_details() {
    for (path, status) in [
        ("/api/v1/articles?category=khong-co", 404),
        ("/api/v1/articles?category=", 400),
        ("/api/v1/articles?page=999", 404),
        ("/api/v1/articles?page=0", 400),
        ("/api/v1/articles?page=hai", 400),
        ("/api/v1/articles?per_page=101", 400),
        ("/api/v1/articles?trang=2", 400),
        ("/api/v1/articles?year=99999999999999999999", 400),
        ("/api/v1/articles/khong-co", 404),
        ("/api/v1/articles/%E1%BB", 400),
        ("/api/v1/calendar?week=2025-W53", 404),
        ("/api/v1/calendar?week=hom-nay", 400),
        ("/api/v1/documents?page=999", 404),
        ("/api/v1/khong-co", 404),
    ] {
        assert_problem(server().get(path), status, path);
    }
    let post = server().agent().post(server().url("/api/v1/articles")).send_empty().unwrap();
    assert_eq!(header(&post, "allow"), "GET,HEAD");
    assert_problem(post, 405, "POST");
}

fn assert_problem(response: ureq::http::Response<ureq::Body>, status: u16, what: &str) {
    assert_eq!(response.status(), status, "{what}");
    assert_eq!(header(&response, "content-type"), "application/problem+json", "{what}");
    assert_eq!(header(&response, "access-control-allow-origin").is_empty(), what.contains('%'), "{what}");
    let problem: Value = serde_json::from_str(&text(response)).unwrap();
    assert_eq!((&problem["type"], &problem["status"]), (&Value::from("about:blank"), &Value::from(status)));
    assert!(!problem["detail"].as_str().unwrap().is_ascii(), "{what}: the detail is Vietnamese");
}

#[test]
fn every_route_of_the_document_answers() {
    let document = json("/api/v1/openapi.json");
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    for path in document["paths"].as_object().unwrap().keys() {
        let response = server().get(&path.replace("{slug}", "ten-bay-gio"));
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(header(&response, "content-type"), "application/json", "{path}");
        assert_eq!(header(&response, "access-control-allow-origin"), "*", "{path}");
        let etag = header(&response, "etag");
        if path != "/api/v1/visits" {
            let again = server().get_with(&path.replace("{slug}", "ten-bay-gio"), "if-none-match", etag);
            assert_eq!(again.status(), 304, "{path}");
        }
    }
}

#[test]
fn an_article_comes_with_its_text_and_an_old_address_leads_to_it() {
    let article = json("/api/v1/articles/ten-bay-gio");
    assert_eq!(
        (&article["title"], &article["body_html"]),
        (&"Tên bây giờ".into(), &"<p>Nội dung</p>".into())
    );
    assert_eq!(article["url"], server().url("/bai-viet/ten-bay-gio"));
    let old = server().get("/api/v1/articles/ten-truoc-day");
    assert_eq!((old.status().as_u16(), header(&old, "location")), (308, "/api/v1/articles/ten-bay-gio"));
}

#[test]
fn lists_are_cut_as_asked() {
    let page = json("/api/v1/documents?per_page=2&page=2");
    assert_eq!((&page["page"], &page["per_page"]), (&2.into(), &2.into()));
    assert_eq!(page["items"].as_array().unwrap().len(), 2);
    let week = json("/api/v1/calendar?week=2026-W48");
    assert_eq!((&week["from"], &week["to"]), (&"2026-11-23".into(), &"2026-11-29".into()));
    let categories = json("/api/v1/categories");
    let child =
        categories.as_array().unwrap().iter().find(|category| category["parent"] == "tin-tuc-su-kien");
    assert!(child.is_some());
}

#[test]
fn another_sites_page_may_ask_with_a_validator() {
    let preflight = server()
        .agent()
        .run(
            ureq::http::Request::options(server().url("/api/v1/articles"))
                .header("origin", "https://example.vn")
                .header("access-control-request-method", "GET")
                .header("access-control-request-headers", "if-none-match")
                .body(())
                .unwrap(),
        )
        .unwrap();
    assert_eq!(preflight.status(), 200);
    assert_eq!(header(&preflight, "access-control-allow-headers"), "if-none-match");
    assert_eq!(header(&preflight, "access-control-allow-origin"), "*");
}

#[test]
fn a_reader_is_counted_once_and_a_bot_never() {
    let total = || json("/api/v1/visits")["total"].as_u64().unwrap();
    // Counting follows the answer: ask until it has.
    let settled = |expected: u64| (0..500).any(|_| total() == expected);
    let before = total();
    let visit = |agent: &str| server().get_with("/", "user-agent", agent).status();
    assert_eq!(visit("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0 mot"), 200);
    assert!(
        settled(before + 1) || total() > before + 1,
        "other tests may be counted meanwhile, but never fewer"
    );
    let counted = total();
    visit("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0 mot");
    visit("Googlebot/2.1 (+http://www.google.com/bot.html)");
    visit("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0 hai");
    assert!(settled(counted + 1), "one new visitor, one reload, one bot: {counted} → {}", total());
}
