use std::io::{Cursor, Write as _};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::Value;
use ureq::{Body, http::Response};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    office::{at_the_desk, desk_page, office},
    server::{between, header, text},
};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n%%EOF\n";

/// A picture of one colour, which no other test has.
pub fn picture(shade: u8, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let pixels = RgbImage::from_fn(width, height, |x, y| Rgb([shade, x as u8, y as u8]));
    DynamicImage::ImageRgb8(pixels).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// A JPEG with another segment after its beginning.
fn with_segment(jpeg: &[u8], marker: u8, segment: &[u8]) -> Vec<u8> {
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, marker]);
    bytes.extend(u16::try_from(segment.len() + 2).unwrap().to_be_bytes());
    bytes.extend(segment);
    bytes.extend(&jpeg[2..]);
    bytes
}

/// EXIF with a GPS directory that holds a date, and orientation 8.
fn exif() -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x08\0\0\0");
    exif.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0");
    exif.extend(b"\x01\0\x1d\0\x02\0\x0b\0\0\0\x38\0\0\0\0\0\0\0");
    exif.extend(b"2026:11:20\0");
    exif
}

fn document(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let types: (&str, &[u8]) = (
        "[Content_Types].xml",
        b"<?xml version=\"1.0\"?><Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
    );
    for (name, content) in [types].iter().chain(parts) {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Brings a file that is taken; gives what is told of it.
pub fn sent(name: &str, bytes: &[u8]) -> Value {
    let (status, answer) = office().server.bring(&office().reporter, name, bytes);
    assert_eq!(status, 200, "{answer}");
    answer
}

/// Why the file was not taken.
fn refused(name: &str, bytes: &[u8]) -> (u16, String) {
    let (status, answer) = office().server.bring(&office().reporter, name, bytes);
    (status, answer["message"].as_str().unwrap().to_owned())
}

/// Sends a form with files.
fn form(cookie: &str, path: &str, files: &[(&str, &[u8])]) -> Response<Body> {
    let mut body = Vec::new();
    for (name, bytes) in files {
        write!(body, "--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"{name}\"\r\n").unwrap();
        body.extend(b"Content-Type: application/octet-stream\r\n\r\n");
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--x--\r\n");
    let server = &office().server;
    let request = server.agent().post(server.url(path)).header("sec-fetch-site", "same-origin");
    let request = request.header("cookie", cookie);
    request.content_type("multipart/form-data; boundary=x").send(&body[..]).unwrap()
}

/// The number of the item that has that name, from the library's list.
pub fn number_of(name: &str) -> String {
    let html = text(desk_page(&office().editor, &format!("/quan-tri/tep?q={name}")));
    let address = between(&html, "href=\"/quan-tri/tep/", "\"");
    let shelf = html.split_once("class=\"shelf\"").map_or("", |(_, shelf)| shelf);
    let number = between(shelf, "href=\"/quan-tri/tep/", "\"");
    assert!(!number.is_empty(), "{name}: {address}");
    number.to_owned()
}

pub fn list(query: &str) -> Value {
    let server = &office().server;
    let request = server.agent().get(server.url(&format!("/quan-tri/tep?{query}")));
    let request = request.header("cookie", &office().reporter).header("accept", "application/json");
    serde_json::from_str(&text(request.call().unwrap())).unwrap()
}

#[test]
fn the_editor_is_told_what_it_needs_of_a_picture_and_of_a_file() {
    let picture = sent("h%E1%BB%99i%20tr%C6%B0%E1%BB%9Dng.jpg", &picture(1, 700, 350));
    assert_eq!(
        (&picture["kind"], &picture["width"], &picture["height"], &picture["alt"], &picture["name"]),
        (&"picture".into(), &700.into(), &350.into(), &"".into(), &"hội trường.jpg".into())
    );
    let src = picture["src"].as_str().unwrap();
    assert_eq!(src, format!("/media/{}/goc.jpg", picture["hash"].as_str().unwrap()));
    assert_eq!(header(&office().server.get(src), "content-type"), "image/jpeg");
    let file = sent("s%E1%BB%91%2012.exe", PDF);
    assert_eq!(
        (&file["kind"], &file["type"], &file["bytes"], &file["size"], &file["name"]),
        (&"file".into(), &"PDF".into(), &PDF.len().into(), &"23 B".into(), &"số 12.exe.pdf".into())
    );
    assert_eq!(office().server.bytes(file["url"].as_str().unwrap()), PDF);

    let found = list("q=HOI+truong&trang=1&loai=picture");
    assert_eq!((&found["items"][0], &found["page"], &found["pages"]), (&picture, &1.into(), &1.into()));
    assert_eq!(list("q=HOI+truong&loai=file")["items"], Value::Array(Vec::new()));
    assert_eq!(list("q=so+12&loai=file")["items"][0], file);
    // The same content is there once, under its first name.
    assert_eq!(sent("khac.pdf", PDF), file);
}

#[test]
fn who_must_log_in_again_hears_so_after_a_large_file() {
    let (status, told) = office().server.bring("", "lon.jpg", &vec![0; 8 << 20]);
    assert_eq!((status, told["login"].as_str()), (401, Some("/dang-nhap")));
}

#[test]
fn files_are_what_their_content_says() {
    for (name, bytes) in [
        ("a.jpg", &b"<html><script>alert(1)</script></html>"[..]),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'></svg>"),
        ("a.pdf", b"MZ\x90\0 this is a program"),
        ("a.docx", b"#!/bin/sh\nrm -rf /\n"),
        ("a.zip", &document(&[])[..60]),
    ] {
        let (status, message) = refused(name, bytes);
        assert!(matches!(status, 415 | 422), "{name}: {status} {message}");
        assert!(message.contains("Hãy"), "{name}: {message}");
    }
    assert_eq!(refused("a.jpg", b"").0, 422);
    // A picture that is a page, too: what is served was written anew.
    let page = b"--><html><script>alert(1)</script>";
    let mut polyglot = with_segment(&picture(2, 330, 20), 0xfe, page);
    polyglot.extend(page);
    let stored = sent("page.html", &polyglot);
    let folder = format!("/media/{}", stored["hash"].as_str().unwrap());
    for file in ["goc.jpg", "320.webp"] {
        let bytes = office().server.bytes(&format!("{folder}/{file}"));
        assert!(!bytes.windows(7).any(|window| window == b"<script"), "{file}");
        let response = office().server.get(&format!("{folder}/{file}"));
        assert!(header(&response, "content-type").starts_with("image/"));
        assert_eq!(header(&response, "x-content-type-options"), "nosniff");
    }
    assert_eq!(office().server.get(&format!("{folder}/page.html")).status(), 404);
}

#[test]
fn no_served_byte_tells_where_a_picture_was_taken() {
    let photograph = with_segment(&picture(3, 800, 400), 0xe1, &exif());
    assert!(photograph.windows(10).any(|window| window == b"2026:11:20"));
    let stored = sent("IMG_0001.jpg", &photograph);
    assert_eq!((&stored["width"], &stored["height"]), (&400.into(), &800.into()), "it was taken on its side");
    for file in ["goc.jpg", "320.webp"] {
        let bytes = office().server.bytes(&format!("/media/{}/{file}", stored["hash"].as_str().unwrap()));
        for trace in [&b"Exif"[..], b"EXIF", b"2026:11:20"] {
            assert!(!bytes.windows(trace.len()).any(|window| window == trace), "{file}: {trace:?}");
        }
    }
}

#[test]
fn bombs_do_not_go_off() {
    // A PNG of one by two billion.
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\x77\x35\x94\0\x08\x02\0\0\0".to_vec();
    bytes.extend(crc32(&bytes[12..]).to_be_bytes());
    bytes.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
    let (status, message) = refused("a.png", &bytes);
    assert!(status == 422 && message.contains("2000000000"), "{status} {message}");

    let (status, message) =
        refused("a.docx", &document(&[("word/document.xml", &vec![0; 80 * 1024 * 1024])]));
    assert!(status == 422 && message.contains("bung ra quá lớn"), "{status} {message}");
    let macros = document(&[("word/document.xml", b"<w/>"), ("word/vbaProject.bin", b"x")]);
    let (status, message) = refused("a.docx", &macros);
    assert!(status == 422 && message.contains("macro"), "{status} {message}");

    let whole = picture(4, 300, 300);
    for end in [whole.len() / 2, whole.len() - 2] {
        let (status, message) = refused("a.jpg", &whole[..end]);
        assert!(status == 422 && message.contains("bị hỏng"), "{status} {message}");
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}

#[test]
fn a_file_larger_than_its_kind_may_be_is_refused_with_the_limit() {
    let mut large = picture(5, 30, 30);
    large.resize(25 * 1024 * 1024 + 1, 0);
    let (status, message) = refused("a.jpg", &large);
    assert!(status == 413 && message.contains("25 MB"), "{status} {message}");
}

#[test]
fn no_name_leads_anywhere() {
    let hidden = "..%2F..%2Fetc%2Fg%E2%80%AEgpj.exe";
    assert_eq!(sent(hidden, &picture(6, 30, 30))["name"], "ggpj.exe");
    // What no address may hold is refused before anything looks at it.
    let server = &office().server;
    for name in ["a%00b.jpg", &"a".repeat(10_000)] {
        let request = server.agent().post(server.url(&format!("/quan-tri/tep?name={name}")));
        let request = request.header("sec-fetch-site", "same-origin").header("cookie", &office().reporter);
        assert_eq!(request.send(&picture(7, 30, 30)[..]).unwrap().status(), 400, "{}", name.len());
    }
    let long = "ă".repeat(10_000) + ".jpg";
    let response = form(&office().reporter, "/quan-tri/tep/tai-len", &[(&long, &picture(7, 30, 30))]);
    assert_eq!(response.status(), 303);
    let page = text(desk_page(&office().reporter, header(&response, "location")));
    assert!(page.contains(&"ă".repeat(200)) && !page.contains(&"ă".repeat(201)));
}

#[test]
fn a_form_without_script_brings_several_files_and_says_what_became_of_each() {
    let office = office();
    let (one, two) = (picture(8, 40, 40), picture(9, 40, 40));
    let response = form(&office.reporter, "/quan-tri/tep/tai-len", &[("một.jpg", &one), ("hai.jpg", &two)]);
    assert_eq!(response.status(), 303);
    let location = header(&response, "location").to_owned();
    assert!(location.starts_with("/quan-tri/tep?moi="), "{location}");
    let page = text(desk_page(&office.reporter, &location));
    assert!(page.contains("Đã tải lên.") && page.contains("một.jpg") && page.contains("hai.jpg"));

    let hostile = "<b>x</b>.jpg";
    let response = form(
        &office.reporter,
        "/quan-tri/tep/tai-len",
        &[("ba.jpg", &picture(10, 40, 40)), (hostile, b"MZ")],
    );
    assert_eq!(response.status(), 422);
    let page = text(response);
    assert!(
        page.contains("ba.jpg")
            && page.contains("&lt;b&gt;x&lt;/b&gt;.jpg")
            && page.contains("Loại tệp này không được nhận")
    );
    for nothing in [&[][..], &[("", &b""[..])]] {
        let response = form(&office.reporter, "/quan-tri/tep/tai-len", nothing);
        assert_eq!(response.status(), 422);
        assert!(text(response).contains("Chưa có tệp nào được chọn"));
    }
}

#[test]
fn a_picture_is_described_by_who_brought_it_or_an_editor_and_mistakes_stay_in_the_form() {
    let office = office();
    sent("mo-ta.jpg", &picture(11, 60, 40));
    let at = format!("/quan-tri/tep/{}", number_of("mo-ta"));
    let fields = [("alt", "Diêm dân <cào> muối"), ("focus_x", "20"), ("focus_y", "")];
    let response = at_the_desk(&office.reporter, &at, &fields);
    assert_eq!(response.status(), 422);
    let html = text(response);
    assert!(
        html.contains("value=\"Diêm dân &lt;cào&gt; muối\"") && html.contains("cả hai số từ 0 đến 100"),
        "{html}"
    );
    let fields = [("alt", "Diêm dân <cào> muối"), ("focus_x", "20"), ("focus_y", "90")];
    assert_eq!(header(&at_the_desk(&office.reporter, &at, &fields), "location"), format!("{at}?xong=luu"));
    let html = text(desk_page(&office.editor, &format!("{at}?xong=luu")));
    assert!(
        html.contains("Đã lưu.")
            && html.contains("class=\"focus at-x2 at-y9\"")
            && html.contains("Chưa dùng ở đâu")
    );
    let long = "a".repeat(501);
    assert_eq!(at_the_desk(&office.reporter, &at, &[("alt", &long)]).status(), 422);
    assert_eq!(list("q=diem+dan")["items"][0]["alt"], "Diêm dân <cào> muối");

    // What an editor brought a reporter only uses.
    let (status, _) = office.server.bring(&office.editor, "cua-bien-tap.jpg", &picture(12, 60, 40));
    assert_eq!(status, 200);
    let at = format!("/quan-tri/tep/{}", number_of("cua-bien-tap"));
    let html = text(desk_page(&office.reporter, &at));
    assert!(html.contains("Chỉ người tải lên hoặc biên tập viên") && !html.contains("name=\"alt\""));
    assert_eq!(at_the_desk(&office.reporter, &at, &[("alt", "x")]).status(), 403);
    assert_eq!(at_the_desk(&office.reporter, &format!("{at}/xoa"), &[]).status(), 403);
    assert_eq!(form(&office.reporter, &format!("{at}/thay"), &[("a.jpg", &picture(13, 9, 9))]).status(), 403);
    assert_eq!(at_the_desk(&office.editor, &format!("{at}/xoa"), &[]).status(), 303);
    assert_eq!(desk_page(&office.editor, &at).status(), 404);
}

#[test]
fn the_address_of_a_replaced_picture_leads_to_the_new_one() {
    let office = office();
    let old = sent("thay-the.jpg", &picture(14, 700, 350));
    let at = format!("/quan-tri/tep/{}", number_of("thay-the"));
    // What cannot take its place may be there on its own, and stays.
    let other: &[u8] = b"%PDF-1.7\n2 0 obj\n%%EOF\n";
    let kept = sent("cho-khac.pdf", other);
    let response = form(&office.reporter, &format!("{at}/thay"), &[("a.pdf", other)]);
    assert_eq!(response.status(), 422);
    assert_eq!(office.server.bytes(kept["url"].as_str().unwrap()), other);
    let response = form(&office.reporter, &format!("{at}/thay"), &[("a.jpg", b"\xff\xd8\xff")]);
    assert!(response.status() == 422 && text(response).contains("bị hỏng"));
    let new = picture(15, 400, 400);
    let response = form(&office.reporter, &format!("{at}/thay"), &[("moi-thay.jpg", &new)]);
    assert_eq!(header(&response, "location"), format!("{at}?xong=thay"));
    let hash = list("q=moi-thay")["items"][0]["hash"].as_str().unwrap().to_owned();
    for (file, now) in [("goc.jpg", "goc.jpg"), ("640.webp", "320.webp")] {
        let response = office.server.get(&format!("/media/{}/{file}", old["hash"].as_str().unwrap()));
        assert_eq!((response.status().as_u16(), header(&response, "cache-control")), (307, "no-cache"));
        assert_eq!(header(&response, "location"), format!("/media/{hash}/{now}"));
    }
    let taken = form(&office.reporter, &format!("{at}/thay"), &[("a.jpg", &new)]);
    assert!(taken.status() == 422 && text(taken).contains("giống hệt"));
}

#[test]
fn what_is_unused_is_removed_by_those_who_look_after_the_library_when_they_are_sure() {
    let office = office();
    assert_eq!(desk_page(&office.reporter, "/quan-tri/tep/khong-dung").status(), 403);
    // Nothing is offered on the day it came.
    assert!(text(desk_page(&office.editor, "/quan-tri/tep/khong-dung")).contains("Không có tệp nào thừa."));
    for fields in [&[][..], &[("tep", "1")], &[("chac", "1")], &[("tep", "x"), ("chac", "1")]] {
        assert_eq!(at_the_desk(&office.editor, "/quan-tri/tep/khong-dung", fields).status(), 422);
    }
    let both = [("tep", "1"), ("tep", "2"), ("chac", "1")];
    let response = at_the_desk(&office.editor, "/quan-tri/tep/khong-dung", &both);
    assert_eq!(header(&response, "location"), "/quan-tri/tep/khong-dung?xong=xoa");
}
