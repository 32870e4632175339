use serde_json::Value;

use crate::server::{header, server};

fn json(path: &str) -> Value {
    serde_json::from_str(&server().text(path)).unwrap()
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
        ("/api/v1/articles?page=999", 404),
        ("/api/v1/articles?page=hai", 400),
        ("/api/v1/articles?year=99999999999999999999", 400),
    ] {
        let mut response = server().get(path);
        assert_eq!(response.status(), status, "{path}");
        assert_eq!(header(&response, "content-type"), "application/problem+json", "{path}");
        let problem: Value = serde_json::from_str(&response.body_mut().read_to_string().unwrap()).unwrap();
        assert_eq!(problem["status"], status, "{path}");
    }
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
