//! Forms that arrive more than once under one key.

use serde_json::Value;

use crate::{
    office::{desk_page, office, told},
    server::text,
};
use std::{io::Write as _, net::TcpStream};

const FORM: &str = "/quan-tri/trang/them";

/// Sends a new page under a key, as the desk's script does.
fn send(cookie: &str, key: &str, title: &str) -> (u16, Value) {
    let headers = [("cookie", cookie), ("accept", "application/json, text/html"), ("idempotency-key", key)];
    told(office().server.post(FORM, &headers, &[("title", title), ("body", "Một đoạn.")]))
}

/// How many pages the desk lists by that word.
fn count(word: &str) -> usize {
    let list = text(desk_page(&office().editor, &format!("/quan-tri/trang?q={word}")));
    list.matches(&format!("{word}</a>")).count()
}

#[test]
fn a_form_sent_again_is_taken_once_and_leads_where_it_led() {
    let office = office();
    let first = send(&office.editor, "k1", "Giới thiệu lặp1");
    assert_eq!((first.0, first.1["see"].as_str()), (200, Some("/quan-tri/trang?xong=them")));
    assert_eq!(send(&office.editor, "k1", "Giới thiệu lặp1"), first);
    assert_eq!(count("lặp1"), 1);
    // Without the key it would be the same page again, which is told; another's key is another's.
    assert_eq!(send(&office.editor, "k2", "Giới thiệu lặp1").0, 422);
    assert_eq!(send(&office.approver, "k1", "Giới thiệu lặp1").0, 422);
}

#[test]
fn what_is_refused_is_looked_at_anew() {
    let office = office();
    assert_eq!(send(&office.editor, "k3", " ").0, 422);
    assert_eq!(send(&office.editor, "k3", "Giới thiệu lặp2").0, 200);
    assert_eq!(count("lặp2"), 1);
}

#[test]
fn of_several_at_once_one_is_taken_and_all_are_told() {
    let office = office();
    let answers = std::thread::scope(|scope| {
        let all: Vec<_> =
            (0..6).map(|_| scope.spawn(|| send(&office.editor, "k4", "Giới thiệu lặp3"))).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>()
    });
    for (status, told) in answers {
        assert_eq!((status, told["see"].as_str()), (200, Some("/quan-tri/trang?xong=them")));
    }
    assert_eq!(count("lặp3"), 1);
}

#[test]
fn who_hangs_up_stops_nothing_half_way() {
    let office = office();
    let body = "title=Gi%E1%BB%9Bi+thi%E1%BB%87u+l%E1%BA%B7p4&body=M%E1%BB%99t+%C4%91o%E1%BA%A1n.";
    let request = format!(
        "POST {FORM} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\n\
         Accept: application/json\r\nIdempotency-Key: k5\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        office.server.address(),
        office.editor,
        body.len()
    );
    TcpStream::connect(office.server.address()).unwrap().write_all(request.as_bytes()).unwrap();
    assert_eq!(send(&office.editor, "k5", "Giới thiệu lặp4").0, 200);
    assert_eq!(count("lặp4"), 1);
}

#[test]
fn a_key_belongs_to_one_path() {
    let office = office();
    assert_eq!(send(&office.editor, "k6", "Giới thiệu lặp5").0, 200);
    let headers = [("cookie", &*office.editor), ("accept", "application/json"), ("idempotency-key", "k6")];
    let other = office.server.post("/quan-tri/bai-viet", &headers, &[]);
    assert_eq!(other.status(), 422);
}

#[test]
fn a_long_form_hears_what_became_of_it() {
    let office = office();
    let body = "Điều 1. Phạm vi.\n\n".repeat(8_000);
    let fields = [("title", "Dự thảo dài"), ("body", &*body), ("closes_on", "31-12-2999")];
    let headers = [("cookie", &*office.approver), ("accept", "application/json"), ("idempotency-key", "k7")];
    let send = || told(office.server.post("/quan-tri/phan-hoi/du-thao", &headers, &fields));
    let first = send();
    assert_eq!((first.0, first.1["see"].as_str()), (200, Some("/gop-y/du-thao-dai")));
    assert_eq!(send(), first);
}
