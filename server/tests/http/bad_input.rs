use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

use crate::server::{header, server, text};

/// The status of a request that no well-behaved client would send.
fn raw_status(request: &[u8]) -> u16 {
    let mut stream = TcpStream::connect(server().address()).unwrap();
    stream.write_all(request).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

#[test]
fn addresses_that_cannot_be_read_answer_400() {
    for path in
        ["/a%00b", "/%ff%fe", "/bai-viet/%E1%BB", "/tim-kiem?q=%00", "/tim-kiem?q=%ff", "/tim-kiem?q=%zz"]
    {
        let response = server().get(path);
        assert_eq!(response.status(), 400, "{path}");
        assert!(text(response).contains("<h1"), "{path}");
    }
    assert_eq!(server().get(&format!("/{}", "a".repeat(5000))).status(), 400);
    assert_eq!(server().get(&format!("/tim-kiem?q={}", "a".repeat(5000))).status(), 400);
}

#[test]
fn a_query_that_says_a_thing_twice_answers_400() {
    assert_eq!(server().get("/chuyen-muc/tin-tuc-su-kien?trang=1&trang=2").status(), 400);
    let response = server().get("/api/v1/articles?year=2024&year=2025");
    assert_eq!(response.status(), 400);
    assert_eq!(header(&response, "content-type"), "application/problem+json");
}

#[test]
fn a_request_that_is_no_http_is_refused() {
    assert_eq!(raw_status(b"GET /\0 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), 400);
    assert_eq!(raw_status(b"GET / HTTP/1.1\r\nHost: a\r\nX: \x01\x00\r\nConnection: close\r\n\r\n"), 400);
}

#[test]
fn a_method_that_is_not_offered_answers_405_and_a_huge_body_413() {
    assert_eq!(server().agent().post(server().url("/")).send_empty().unwrap().status(), 405);
    let long = "a".repeat(100_000);
    assert_eq!(server().post("/dang-nhap", &[], &[("login", &long)]).status(), 413);
}

#[test]
fn a_very_long_search_is_cut_and_answered() {
    let words = "khoa+hoc+".repeat(100);
    assert_eq!(server().get(&format!("/tim-kiem?q={words}")).status(), 200);
}
