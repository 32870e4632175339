//! Every address of the public contract: status, type, caching, and what a page
//! says of itself.

use crate::server::{between, header, server, text};

const HTML: &str = "text/html; charset=utf-8";
/// May be kept, must be asked about.
const ASK: &str = "no-cache";

/// A page that exists in both languages at the same path.
struct ReaderPage {
    path: &'static str,
    /// What the first heading says, in Vietnamese and in English.
    h1: (&'static str, &'static str),
}

const fn page(path: &'static str, vi: &'static str, en: &'static str) -> ReaderPage {
    ReaderPage { path, h1: (vi, en) }
}

const PAGES: [ReaderPage; 13] = [
    page("/", "Sở Khoa học và Công nghệ tỉnh Hải Lam", "Hai Lam Department of Science and Technology"),
    page("/chuyen-muc/khoa-hoc-cong-nghe", "Khoa học - Công nghệ", "Science and technology"),
    page("/chuyen-muc/khoa-hoc-cong-nghe/nong-nghiep-cong-nghe-cao", "Nông nghiệp", "High-tech agriculture"),
    page("/lich-cong-tac", "Lịch công tác tuần", "Weekly work calendar"),
    page("/lich-cong-tac/2026-W48", "Lịch công tác tuần", "Weekly work calendar"),
    page("/chuyen-de", "Chuyên đề", "Programmes"),
    page("/van-ban", "Văn bản", "Documents"),
    page("/tim-kiem", "Tìm kiếm", "Search"),
    page("/so-do-trang", "Sơ đồ trang", "Site map"),
    page("/thong-ke", "Thống kê", "Statistics"),
    page("/hoi-dap", "Hỏi đáp", "Questions"),
    page("/gop-y", "Góp ý", "Comment"),
    page("/offline", "Không có kết nối mạng", "No connection"),
];

/// What the first heading says.
pub fn h1(html: &str) -> String {
    let text = between(html, "<h1", "</h1>").split_once('>').map_or("", |(_, text)| text);
    text.replace("<!>", "")
}

#[test]
fn every_page_answers_in_both_languages_and_each_names_the_other() {
    for ReaderPage { path, h1: (vietnamese, english) } in PAGES {
        let in_english = if path == "/" { "/en".to_owned() } else { format!("/en{path}") };
        for (address, heading, lang) in [(path, vietnamese, "vi"), (in_english.as_str(), english, "en")] {
            let response = server().get(address);
            assert_eq!(response.status(), 200, "{address}");
            assert_eq!(header(&response, "content-type"), HTML, "{address}");
            assert_eq!(header(&response, "cache-control"), ASK, "{address}");
            assert!(!header(&response, "etag").is_empty(), "{address}");
            let html = text(response);
            assert!(html.contains(&format!("<html lang=\"{lang}\"")), "{address}");
            assert!(h1(&html).contains(heading), "{address}: {}", h1(&html));
            assert_eq!(between(&html, "rel=\"canonical\" href=\"", "\""), server().url(address));
            for (lang, alternate) in [("vi", path), ("en", in_english.as_str()), ("x-default", path)] {
                let link = format!("hreflang=\"{lang}\" href=\"{}\"", server().url(alternate));
                assert!(html.contains(&link), "{address}: {link}");
            }
        }
    }
}

#[test]
fn an_article_and_its_translation_name_each_other() {
    let english = "/en/bai-viet/drones-over-terraced-rice-one-season-three-lessons";
    let html = server().text(english);
    let original = between(&html, "hreflang=\"vi\" href=\"", "\"").to_owned();
    assert!(original.contains("/bai-viet/may-bay-khong-nguoi-lai"), "{original}");
    let html = server().text(original.strip_prefix(&server().url("")).unwrap());
    assert_eq!(between(&html, "hreflang=\"en\" href=\"", "\""), server().url(english));

    // An article of one language only names no other, and is not found there.
    let html = server().text("/bai-viet/ten-bay-gio");
    assert!(!html.contains("rel=\"alternate\" hreflang=\"en\""));
    let moved = server().get("/en/bai-viet/ten-bay-gio");
    assert_eq!((moved.status().as_u16(), header(&moved, "location")), (308, "/bai-viet/ten-bay-gio"));
}

#[test]
fn the_print_view_is_the_articles_own_and_not_to_be_found() {
    let html = server().text("/bai-viet/ten-bay-gio/in");
    assert_eq!(between(&html, "rel=\"canonical\" href=\"", "\""), server().url("/bai-viet/ten-bay-gio"));
    assert_eq!(between(&html, "name=\"robots\" content=\"", "\""), "noindex");
    assert!(html.contains(&server().url("/bai-viet/ten-bay-gio")) && html.contains("Nguồn:"));
    assert_eq!(server().get("/bai-viet/khong-co/in").status(), 404);
}

/// Path, status, type, what `Cache-Control` begins with.
const OTHERS: [(&str, u16, &str, &str); 26] = [
    ("/bai-viet/khong-co", 404, HTML, "no-store"),
    ("/bai-viet/ten-truoc-day", 308, "", ""),
    ("/gioi-thieu", 200, HTML, ASK),
    ("/lien-he", 200, HTML, ASK),
    ("/en/about", 200, HTML, ASK),
    ("/lich-cong-tac/2025-W53", 404, HTML, "no-store"),
    ("/lich-cong-tac?tuan=2026-W48", 303, "", ""),
    ("/lich-cong-tac.ics", 200, "text/calendar; charset=utf-8", ASK),
    ("/rss.xml", 200, "application/rss+xml; charset=utf-8", "public, max-age="),
    ("/en/rss.xml", 200, "application/rss+xml; charset=utf-8", "public, max-age="),
    ("/atom.xml", 200, "application/atom+xml; charset=utf-8", "public, max-age="),
    ("/chuyen-muc/khoa-hoc-cong-nghe/rss.xml", 200, "application/rss+xml; charset=utf-8", "public, max-age="),
    ("/sitemap.xml", 200, "application/xml; charset=utf-8", "public, max-age="),
    ("/robots.txt", 200, "text/plain; charset=utf-8", "public, max-age="),
    ("/opensearch.xml", 200, "application/opensearchdescription+xml; charset=utf-8", "public, max-age="),
    ("/manifest.webmanifest", 200, "application/manifest+json", "public, max-age="),
    ("/favicon.ico", 200, "image/svg+xml", "public, max-age="),
    ("/search/root", 200, "application/octet-stream", ASK),
    ("/search/root-en", 200, "application/octet-stream", ASK),
    ("/api/v1/articles", 200, "application/json", ASK),
    ("/api/v1/calendar", 200, "application/json", ASK),
    ("/api/v1/openapi.json", 200, "application/json", "public, max-age="),
    ("/api/v1/nothing", 404, "application/problem+json", "no-store"),
    ("/healthz", 200, "text/plain; charset=utf-8", ""),
    ("/readyz", 200, "text/plain; charset=utf-8", ""),
    ("/metrics", 200, "text/plain; version=0.0.4; charset=utf-8", "no-store"),
];

#[test]
fn every_other_address_answers_as_the_contract_says() {
    for (path, status, content_type, cache_control) in OTHERS {
        let response = server().get(path);
        assert_eq!(response.status(), status, "{path}");
        assert!(header(&response, "x-content-type-options") == "nosniff", "{path}");
        if !(300..400).contains(&status) {
            assert_eq!(header(&response, "content-type"), content_type, "{path}");
            assert!(header(&response, "cache-control").starts_with(cache_control), "{path}");
        }
    }
    assert_eq!(server().get("/quan-tri").status(), 303);
}

#[test]
fn what_is_known_already_is_not_sent_again() {
    for (path, status, ..) in OTHERS.into_iter().filter(|(_, status, ..)| *status == 200) {
        let response = server().get(path);
        let etag = header(&response, "etag").to_owned();
        let is_live = ["/healthz", "/readyz", "/metrics"].contains(&path);
        assert_eq!(etag.is_empty(), is_live, "{path} {status}");
        if !is_live {
            assert_eq!(server().get_with(path, "if-none-match", &etag).status(), 304, "{path}");
        }
    }
}
