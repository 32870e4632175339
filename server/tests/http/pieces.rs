//! Files that come in pieces, as the scripts of the desk send them.

use std::{
    io::Write as _,
    net::{Shutdown, TcpStream},
    time::Duration,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::Value;
use ureq::{
    Body,
    http::{Method, Request, Response},
};

use crate::{
    library::{list, picture},
    office::office,
    server::{header, text},
};

const ADDRESS: &str = "/quan-tri/tep/phan";
const PIECE: &str = "application/offset+octet-stream";

fn ask(method: &str, path: &str, cookie: &str, headers: &[(&str, &str)], body: &[u8]) -> Response<Body> {
    let server = &office().server;
    let mut request = Request::builder()
        .method(Method::from_bytes(method.as_bytes()).unwrap())
        .uri(server.url(path))
        .header("sec-fetch-site", "same-origin")
        .header("accept", "application/json")
        .header("cookie", cookie)
        .header("tus-resumable", "1.0.0");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    if body.is_empty() && !matches!(method, "POST" | "PATCH") {
        return server.agent().run(request.body(()).unwrap()).unwrap();
    }
    server.agent().run(request.body(body.to_vec()).unwrap()).unwrap()
}

fn announce(cookie: &str, name: &str, length: usize) -> Response<Body> {
    let metadata = format!("filename {}", BASE64_STANDARD.encode(name));
    let headers = [("upload-length", &*length.to_string()), ("upload-metadata", &metadata)];
    ask("POST", ADDRESS, cookie, &headers, b"")
}

/// The address of an announced file.
fn announced(name: &str, length: usize) -> String {
    let response = announce(&office().reporter, name, length);
    assert_eq!(response.status(), 201);
    let address = header(&response, "location").to_owned();
    assert!(address.starts_with(&format!("{ADDRESS}/")), "{address}");
    address
}

fn piece(address: &str, offset: usize, bytes: &[u8]) -> Response<Body> {
    let headers = [("upload-offset", &*offset.to_string()), ("content-type", PIECE)];
    ask("PATCH", address, &office().reporter, &headers, bytes)
}

fn offset(address: &str) -> String {
    let response = ask("HEAD", address, &office().reporter, &[], b"");
    assert_eq!((response.status().as_u16(), header(&response, "cache-control")), (200, "no-store"));
    header(&response, "upload-offset").to_owned()
}

fn json(response: Response<Body>) -> Value {
    serde_json::from_str(&text(response)).unwrap()
}

fn message(response: Response<Body>) -> String {
    json(response)["message"].as_str().unwrap().to_owned()
}

#[test]
fn a_file_in_pieces_becomes_what_it_would_have_become_at_once() {
    let bytes = picture(101, 700, 350);
    let (first, rest) = bytes.split_at(bytes.len() / 3);
    let address = announced("lễ hội.jpg", bytes.len());
    assert_eq!(offset(&address), "0");
    let response = piece(&address, 0, first);
    assert_eq!(response.status(), 204);
    assert_eq!(header(&response, "upload-offset"), first.len().to_string());
    // What does not begin where the piece before ended is refused, with where it ended.
    for wrong in [0, first.len() - 1, first.len() + 1, bytes.len()] {
        let response = piece(&address, wrong, rest);
        assert_eq!(response.status(), 409, "{wrong}");
        assert_eq!(header(&response, "upload-offset"), first.len().to_string());
    }
    let whole = piece(&address, first.len(), rest);
    assert_eq!((whole.status().as_u16(), header(&whole, "tus-resumable")), (200, "1.0.0"));
    let stored = json(whole);
    assert_eq!((&stored["name"], &stored["width"]), (&"lễ hội.jpg".into(), &700.into()));
    assert_eq!(list("q=le+hoi")["items"][0], stored);
    // Who did not hear the answer asks how far it is, and is told again.
    assert_eq!(offset(&address), bytes.len().to_string());
    assert_eq!(json(piece(&address, bytes.len(), b"")), stored);
}

#[test]
fn what_came_before_the_connection_broke_need_not_come_again() {
    let bytes = picture(102, 900, 500);
    let address = announced("dut.jpg", bytes.len());
    let half = bytes.len() / 2;
    let mut connection = TcpStream::connect(office().server.address()).unwrap();
    let cookie = &office().reporter;
    write!(
        connection,
        "PATCH {address} HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\ncookie: {cookie}\r\n\
         tus-resumable: 1.0.0\r\nupload-offset: 0\r\ncontent-type: {PIECE}\r\ncontent-length: {}\r\n\r\n",
        bytes.len()
    )
    .unwrap();
    connection.write_all(&bytes[..half]).unwrap();
    let came = || offset(&address).parse::<usize>().unwrap();
    for _ in 0..100 {
        if came() == half {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(came(), half);
    // As long as the old connection writes, no other does.
    let busy = piece(&address, half, &bytes[half..]);
    assert_eq!(busy.status(), 423);
    assert!(message(busy).contains("đang được ghi"));
    connection.shutdown(Shutdown::Both).unwrap();
    drop(connection);
    let whole = (0..100)
        .map(|_| {
            std::thread::sleep(Duration::from_millis(20));
            piece(&address, half, &bytes[half..])
        })
        .find(|response| response.status() != 423)
        .unwrap();
    assert_eq!(whole.status(), 200);
    assert_eq!(json(whole)["width"], 900);
}

#[test]
fn nobody_touches_what_another_brings() {
    let address = announced("cua-toi.jpg", 100);
    piece(&address, 0, b"\xff\xd8\xff\xe0");
    let office = office();
    let headers = [("upload-offset", "4"), ("content-type", PIECE)];
    for other in [&office.editor, &office.approver] {
        assert_eq!(ask("HEAD", &address, other, &[], b"").status(), 404);
        assert_eq!(ask("PATCH", &address, other, &headers, b"abc").status(), 404);
        assert_eq!(ask("DELETE", &address, other, &[], b"").status(), 404);
    }
    let stranger = ask("HEAD", &address, "", &[], b"");
    assert_eq!(stranger.status(), 401);
    assert_eq!(offset(&address), "4");
    for path in ["..", "..%2F..%2Fbantin.db", &"0".repeat(32), "x"] {
        assert_eq!(
            ask("HEAD", &format!("{ADDRESS}/{path}"), &office.reporter, &[], b"").status(),
            404,
            "{path}"
        );
    }
    assert_eq!(ask("DELETE", &address, &office.reporter, &[], b"").status(), 204);
    assert_eq!(ask("HEAD", &address, &office.reporter, &[], b"").status(), 404);
    assert!(message(piece(&address, 4, b"abc")).contains("không còn trên máy chủ"));
}

#[test]
fn pieces_pass_the_checks_of_whole_files() {
    // What lies about its kind.
    let program = b"MZ\x90\0 this is a program";
    let address = announced("bao-cao.pdf", program.len());
    let refused = piece(&address, 0, program);
    assert_eq!(refused.status(), 415);
    assert!(message(refused).contains("Loại tệp này không được nhận"));
    assert_eq!(ask("HEAD", &address, &office().reporter, &[], b"").status(), 404, "it is gone");
    // A photograph of half a gigabyte need not come to its end.
    let address = announced("anh.jpg", 500 * 1024 * 1024);
    let refused = piece(&address, 0, &picture(103, 30, 30));
    assert_eq!(refused.status(), 413);
    assert!(message(refused).contains("25 MB"));
    // More than was announced.
    let address = announced("dai.pdf", 10);
    let refused = piece(&address, 0, b"%PDF-1.7\n%%EOF\n");
    assert_eq!(refused.status(), 413);
    assert!(message(refused).contains("đã thay đổi"));
    let reporter = &office().reporter;
    let refused = announce(reporter, "phim.mp4", 513 * 1024 * 1024);
    assert_eq!(refused.status(), 413);
    assert!(message(refused).contains("512 MB"));
    assert_eq!(announce(reporter, "trong.pdf", 0).status(), 422);
}

#[test]
fn names_lead_nowhere() {
    for (number, (name, kept)) in [
        ("../../etc/\u{202e}gpj.exe", "gpj.exe".to_owned()),
        ("a\0b\r\nSet-Cookie: c.jpg", "a-b--Set-Cookie- c.jpg".to_owned()),
        (&*"ă".repeat(5_000), "ă".repeat(200)),
        ("<img src=x onerror=alert(1)>.jpg", "-img src=x onerror=alert(1)-.jpg".to_owned()),
    ]
    .into_iter()
    .enumerate()
    {
        let bytes = picture(110 + u8::try_from(number).unwrap(), 30, 30);
        let address = announced(name, bytes.len());
        assert_eq!(json(piece(&address, 0, &bytes))["name"], kept);
    }
}

#[test]
fn who_speaks_another_protocol_is_told_so() {
    let reporter = &office().reporter;
    let length = ("upload-length", "10");
    for version in ["", "0.2.2", "2.0.0"] {
        let request = office().server.agent().post(office().server.url(ADDRESS));
        let request = request.header("sec-fetch-site", "same-origin").header("tus-resumable", version);
        let request = request.header("cookie", reporter);
        let response = request.header(length.0, length.1).send_empty().unwrap();
        assert_eq!(
            (response.status().as_u16(), header(&response, "tus-version")),
            (412, "1.0.0"),
            "{version}"
        );
    }
    let bad: [&[(&str, &str)]; 5] = [
        &[],
        &[("upload-length", "-1")],
        &[("upload-length", "99999999999999999999999")],
        &[length, ("upload-metadata", "filename ***")],
        &[length, ("upload-metadata", "filename /w==")],
    ];
    for headers in bad {
        assert_eq!(ask("POST", ADDRESS, reporter, headers, b"").status(), 400, "{headers:?}");
    }
    let address = announced("x.pdf", 10);
    assert_eq!(ask("PATCH", &address, reporter, &[("content-type", PIECE)], b"a").status(), 400);
    let untyped = [("upload-offset", "0"), ("content-type", "text/plain")];
    assert_eq!(ask("PATCH", &address, reporter, &untyped, b"a").status(), 415);
}
