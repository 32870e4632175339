use ureq::{Body, http::Response};

use crate::server::{between, header, server, text};

const DOCUMENT: &str = "/van-ban/12-tb-skhcn-2026-05-04";
const VIDEO: &str = "/chuyen-de/chuyen-muc-kh-cn-so-5-2026-giong-lua-qua-mua-han";

fn bytes(mut response: Response<Body>) -> Vec<u8> {
    response.body_mut().read_to_vec().unwrap()
}

/// The address of the first file of a page that ends in `extension`.
fn file_of(page: &str, extension: &str) -> String {
    let html = server().text(page);
    let ending = format!(".{extension}\"");
    let found = html.split("=\"").find(|part| part.starts_with("/media/") && part.contains(&ending));
    found.and_then(|part| part.split('"').next()).unwrap().to_owned()
}

/// The numbers in a list of documents.
fn numbers(path: &str) -> Vec<String> {
    let html = server().text(path);
    let rows = html.split("<th scope=\"row\">").skip(1);
    rows.map(|row| between(row, "\">", "<").to_owned()).collect()
}

#[test]
fn a_pdf_opens_in_the_browser_under_its_own_name() {
    let response = server().get(&file_of(DOCUMENT, "pdf"));
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "content-type"), "application/pdf");
    assert_eq!(header(&response, "accept-ranges"), "bytes");
    assert_eq!(header(&response, "x-content-type-options"), "nosniff");
    assert_eq!(
        header(&response, "content-disposition"),
        "inline; filename=\"thong bao 12-tb-skhcn.pdf\"; filename*=UTF-8''Th%C3%B4ng%20b%C3%A1o%2012-TB-SKHCN.pdf"
    );
    let size: usize = header(&response, "content-length").parse().unwrap();
    let content = bytes(response);
    assert!(content.starts_with(b"%PDF-") && content.len() == size);
}

#[test]
fn an_office_file_is_saved() {
    let response = server().get(&file_of(DOCUMENT, "docx"));
    assert!(header(&response, "content-disposition").starts_with("attachment; filename=\"mau phieu"));
    assert!(header(&response, "content-type").ends_with("wordprocessingml.document"));
    assert!(bytes(response).starts_with(b"PK"));
}

#[test]
fn a_part_of_a_file_is_sent_alone() {
    let path = file_of(VIDEO, "webm");
    let whole = bytes(server().get(&path));
    let size = whole.len();
    for (range, part) in [
        ("bytes=0-3".to_owned(), 0..4),
        (format!("bytes={}-", size - 10), size - 10..size),
        ("bytes=-10".to_owned(), size - 10..size),
        (format!("bytes=100-{}", size * 2), 100..size),
    ] {
        let response = server().get_with(&path, "range", &range);
        assert_eq!(response.status(), 206, "{range}");
        let expected = format!("bytes {}-{}/{size}", part.start, part.end - 1);
        assert_eq!(header(&response, "content-range"), expected);
        assert_eq!(header(&response, "content-type"), "video/webm");
        assert_eq!(header(&response, "content-length"), part.len().to_string());
        assert_eq!(bytes(response), whole[part], "{range}");
    }
}

#[test]
fn a_part_that_the_file_does_not_have_answers_416() {
    let path = file_of(VIDEO, "webm");
    let size = bytes(server().get(&path)).len();
    for range in [format!("bytes={size}-"), "bytes=-0".to_owned(), "bytes=99999999999999999999-".to_owned()] {
        let response = server().get_with(&path, "range", &range);
        assert_eq!(response.status(), 416, "{range}");
        assert_eq!(header(&response, "content-range"), format!("bytes */{size}"));
    }
}

#[test]
fn ranges_that_cannot_be_served_are_answered_with_the_whole() {
    let path = file_of(VIDEO, "webm");
    let whole = bytes(server().get(&path));
    for range in ["bytes=0-1,5-6", "bytes=5-2", "lines=1-2", "bytes=x-y"] {
        let response = server().get_with(&path, "range", range);
        assert_eq!(response.status(), 200, "{range}");
        assert_eq!(bytes(response), whole, "{range}");
    }
}

#[test]
fn a_range_of_another_file_is_answered_with_the_whole() {
    let path = file_of(VIDEO, "webm");
    let etag = header(&server().get(&path), "etag").to_owned();
    let asked = |validator: &str| {
        let request = server().agent().get(server().url(&path)).header("range", "bytes=0-9");
        request.header("if-range", validator).call().unwrap().status().as_u16()
    };
    assert_eq!((asked(&etag), asked("\"another\""), asked("Wed, 21 Oct 2026 07:28:00 GMT")), (206, 200, 200));
    assert_eq!(server().get_with(&path, "if-none-match", &etag).status(), 304);
}

#[test]
fn a_file_under_another_ending_does_not_exist() {
    let path = file_of(DOCUMENT, "pdf");
    for other in [path.replace(".pdf", ".docx"), path.replace(".pdf", ".webm"), path.replace(".pdf", ".exe")]
    {
        assert_eq!(server().get(&other).status(), 404, "{other}");
    }
    let head = server().agent().head(server().url(&path)).call().unwrap();
    assert_eq!((head.status().as_u16(), header(&head, "content-type")), (200, "application/pdf"));
    assert!(header(&head, "content-length").parse::<u64>().unwrap() > 1000);
}

#[test]
fn the_registry_is_narrowed_by_every_part_at_once() {
    let of_ubnd = numbers("/van-ban?co-quan=UBND+t%E1%BB%89nh&nam=2026");
    assert_eq!(of_ubnd, ["1136/QĐ-UBND", "88/KH-UBND"]);
    assert_eq!(
        numbers("/van-ban?co-quan=UBND+t%E1%BB%89nh&nam=2026&loai=K%E1%BA%BF+ho%E1%BA%A1ch"),
        ["88/KH-UBND"]
    );
    assert_eq!(numbers("/van-ban?q=nang+suat+88"), ["88/KH-UBND"]);
    assert_eq!(numbers("/van-ban?q=n%C4%83ng+su%E1%BA%A5t&nam=&loai="), ["88/KH-UBND"]);
    assert_eq!(numbers("/en/van-ban?q=qd+1136"), ["1136/QĐ-UBND"]);
}

#[test]
fn what_no_document_has_leaves_an_empty_list_and_a_way_out() {
    for query in ["nam=1900", "nam=hai", "loai=%27%3B--", "q=zzzz", "q=%25", "co-quan=%22%3E%3Cscript%3E"] {
        let response = server().get(&format!("/van-ban?{query}"));
        assert_eq!(response.status(), 200, "{query}");
        let html = text(response);
        assert!(html.contains("Bỏ mọi bộ lọc") && !html.contains("\"><script>"), "{query}");
    }
    for (path, status) in [
        ("/van-ban?trang=999", 404),
        ("/van-ban?trang=x", 404),
        ("/van-ban?q=a&q=b", 400),
        ("/van-ban?trang=1&trang=2", 400),
    ] {
        assert_eq!(server().get(path).status(), status, "{path}");
    }
}

#[test]
fn the_browser_fetches_what_the_page_shows() {
    let json = server().json("/api/documents?q=nang+suat&nam=2026");
    assert_eq!(json["documents"]["items"][0]["number"], "88/KH-UBND");
    assert_eq!(json["documents"]["total"], 1);
    assert_eq!(json["facets"]["years"][0]["value"], "2026");
    assert_eq!(json["filter"]["q"], "nang suat");
    assert_eq!(server().get("/api/documents?q=a&q=b").status(), 400);
}

#[test]
fn a_document_says_its_files_and_whether_it_is_in_force() {
    let html = server().text(DOCUMENT);
    assert!(
        html.contains("Toàn văn Thông báo") && html.contains("PDF, 33 KB") && html.contains("DOCX, 1 KB")
    );
    let expired = server().text("/van-ban/08-2021-nq-hdnd-2021-07-22");
    assert!(expired.contains("Hết hiệu lực") && expired.contains("01-01-2025"));
    let data = json_ld("/van-ban/1136-qd-ubnd-2026-05-18");
    assert_eq!(data["@type"], "Legislation");
    assert_eq!(data["legislationLegalForce"], "https://schema.org/InForce");
    assert_eq!(data["encoding"].as_array().unwrap().len(), 2);
    assert!(server().text("/en/van-ban/1136-qd-ubnd-2026-05-18").contains("<h1 lang=\"vi\""));
}

/// What a page tells machines of itself.
pub fn json_ld(path: &str) -> serde_json::Value {
    let html = server().text(path);
    serde_json::from_str(between(&html, "<script type=\"application/ld+json\">", "</script>")).unwrap()
}

#[test]
fn a_video_has_its_subtitles_and_what_search_engines_require() {
    let html = server().text(VIDEO);
    let video = between(&html, "<video", "</video>");
    assert!(
        video.contains("preload=\"metadata\"")
            && video.contains("poster=\"/media/")
            && video.contains("controls")
    );
    let track = file_of(VIDEO, "vtt");
    assert!(video.contains(&format!("src=\"{track}\"")) && video.contains("srclang=\"vi\""));
    let subtitles = server().get(&track);
    assert_eq!(header(&subtitles, "content-type"), "text/vtt; charset=utf-8");
    let data = json_ld(VIDEO);
    assert_eq!(data["@type"], "VideoObject");
    for required in ["name", "thumbnailUrl", "uploadDate", "contentUrl"] {
        assert!(!data[required].is_null(), "{required}");
    }
}

#[test]
fn another_sites_player_is_a_link_until_it_is_clicked() {
    let path = "/chuyen-de/chuyen-muc-kh-cn-so-6-2025-phim-mo-phan-mem-mo";
    let response = server().get(path);
    let policy = header(&response, "content-security-policy").to_owned();
    assert!(
        policy.contains("frame-src https://www.youtube-nocookie.com https://player.vimeo.com;"),
        "{policy}"
    );
    let html = text(response);
    assert!(html.contains("href=\"https://www.youtube.com/watch?v=aqz-KE-bpKQ\""));
    assert!(!html.contains("<iframe") && !html.contains("src=\"https://"));
    assert!(
        json_ld(path)["embedUrl"].as_str().unwrap().starts_with("https://www.youtube-nocookie.com/embed/")
    );
}

#[test]
fn programmes_are_narrowed_by_kind_and_year() {
    let issues = |query: &str| server().text(&format!("/chuyen-de{query}")).matches("picture-card").count();
    assert_eq!((issues(""), issues("?loai=magazine"), issues("?loai=video&nam=2025")), (5, 2, 1));
    for query in ["?loai=radio", "?nam=1999", "?nam=x&loai="] {
        let html = server().text(&format!("/chuyen-de{query}"));
        assert!(html.contains("Bỏ mọi bộ lọc"), "{query}");
    }
    assert_eq!(server().get("/chuyen-de?nam=1&nam=2").status(), 400);
    let magazine = "/chuyen-de/chuyen-muc-kh-cn-so-4-2026-dien-mat-troi-ve-lang";
    let html = server().text(magazine);
    assert!(html.contains("PDF, 38 KB") && html.contains("download=\"chuyen-muc-so-4-2026.pdf\""));
    assert_eq!(json_ld(magazine)["encoding"]["encodingFormat"], "application/pdf");
}
