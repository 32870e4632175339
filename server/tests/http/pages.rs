use crate::{
    contract::h1,
    registry::json_ld,
    server::{between, header, server, text},
};

/// Every kind of reader page, and what its first heading says.
const PAGES: [(&str, &str); 14] = [
    ("/", "Sở Khoa học và Công nghệ tỉnh Hải Lam"),
    ("/chuyen-muc/tin-tuc-su-kien", "Tin tức - Sự kiện"),
    ("/chuyen-muc/tin-tuc-su-kien/tin-hoat-dong-so", "Tin hoạt động Sở"),
    ("/chuyen-muc/tin-tuc-su-kien?nam=2025", "Tin tức - Sự kiện"),
    ("/bai-viet/ten-bay-gio", "Tên bây giờ"),
    ("/lich-cong-tac", "Lịch công tác tuần"),
    ("/lich-cong-tac/2026-W53", "Lịch công tác tuần"),
    ("/chuyen-de", "Chuyên đề"),
    ("/van-ban", "Văn bản"),
    ("/tim-kiem?q=chuyen+doi+so", "Tìm kiếm"),
    ("/gioi-thieu", "Giới thiệu"),
    ("/so-do-trang", "Sơ đồ trang"),
    ("/offline", "Không có kết nối mạng"),
    ("/thong-ke", "Thống kê"),
];

#[test]
fn every_kind_of_page_is_whole_and_says_what_it_is() {
    for (path, heading) in PAGES {
        let response = server().get(path);
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(header(&response, "content-type"), "text/html; charset=utf-8", "{path}");
        assert_eq!(header(&response, "cache-control"), "no-cache", "{path}");
        let html = text(response);
        assert!(h1(&html).contains(heading), "{path}: {}", h1(&html));
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert_eq!(html.matches("<main").count(), 1, "{path}");
        assert!(html.contains("<html lang=\"vi\" data-kept-at=\"\">"), "{path}");
        for part in
            ["class=\"slogan\"", "Chịu trách nhiệm", "Tổng lượt truy cập", "rel=\"canonical\"", "og:title"]
        {
            assert!(html.contains(part), "{path}: {part}");
        }
        assert!(html.ends_with("</html>"), "{path}");
    }
}

#[test]
fn the_canonical_address_is_the_pages_own() {
    for (path, canonical) in [
        ("/", "/"),
        ("/chuyen-muc/tin-tuc-su-kien?trang=1", "/chuyen-muc/tin-tuc-su-kien"),
        ("/bai-viet/ten-bay-gio?from=zalo", "/bai-viet/ten-bay-gio"),
        ("/lich-cong-tac/2026-W48", "/lich-cong-tac/2026-W48"),
    ] {
        let html = server().text(path);
        let expected = server().url(canonical);
        assert_eq!(between(&html, "rel=\"canonical\" href=\"", "\""), expected, "{path}");
        assert_eq!(between(&html, "property=\"og:url\" content=\"", "\""), expected, "{path}");
    }
}

#[test]
fn structured_data_names_the_article_and_cannot_break_out() {
    let data = json_ld("/bai-viet/ten-bay-gio");
    let article = &data["@graph"][0];
    assert_eq!(article["@type"], "NewsArticle");
    assert_eq!(article["headline"], "Tên bây giờ");
    assert_eq!(article["description"], "Tóm tắt </script>");
    assert_eq!(article["datePublished"], "2025-03-01T08:00:00+07:00");
    assert_eq!(data["@graph"][1]["itemListElement"][0]["name"], "Kiểm thử");
}

#[test]
fn what_an_importer_brings_is_escaped_and_cleaned() {
    let html = server().text("/bai-viet/bai-b-la-b");
    assert!(html.contains("Bài &lt;b&gt;"), "the title is text, not markup");
    assert!(html.contains("<p>An toàn</p>"));
    assert!(!html.contains("alert(1)") && !html.contains("onclick"));
}

#[test]
fn an_old_address_leads_to_the_current_one() {
    let response = server().get("/bai-viet/ten-truoc-day");
    assert_eq!((response.status().as_u16(), header(&response, "location")), (308, "/bai-viet/ten-bay-gio"));
}

#[test]
fn what_is_not_there_answers_404_and_looks_for_it() {
    for path in [
        "/bai-viet/khong-co-bai-nay",
        "/chuyen-muc/khong-co",
        "/chuyen-muc/tin-tuc-su-kien?trang=999",
        "/chuyen-muc/tin-tuc-su-kien?trang=0",
        "/chuyen-muc/tin-tuc-su-kien?trang=hai",
        "/lich-cong-tac/2025-W53",
        "/lich-cong-tac/hom-nay",
        "/chuyen-de/khong-co",
        "/van-ban/khong-co",
        "/van-ban?trang=999",
        "/khong-co-trang-nay",
        "/sau/nua/sau/nua",
    ] {
        let response = server().get(path);
        assert_eq!(response.status(), 404, "{path}");
        let html = text(response);
        assert!(html.contains("Không tìm thấy trang") && html.contains("content=\"noindex\""), "{path}");
    }
    let html = server().text("/bai-viet/chuyen-doi-so-o-mot-xa");
    assert!(html.contains("Có thể bạn đang tìm") && html.contains("href=\"/bai-viet/"));
}

#[test]
fn every_answer_carries_the_security_headers() {
    for path in ["/", "/bai-viet/khong-co", "/api/v1/articles", "/robots.txt", "/search/root", "/%ff"] {
        let response = server().get(path);
        let policy = header(&response, "content-security-policy");
        assert!(policy.contains("default-src 'self'") && policy.contains("'sha256-"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline"), "{path}");
        assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&response, "x-frame-options"), "DENY", "{path}");
        assert_eq!(header(&response, "referrer-policy"), "strict-origin-when-cross-origin", "{path}");
        assert_eq!(header(&response, "x-request-id").len(), 12, "{path}");
    }
}

#[test]
fn a_page_comes_compressed_and_not_twice() {
    let brotli = server().get_with("/", "accept-encoding", "gzip, br");
    assert_eq!(header(&brotli, "content-encoding"), "br");
    assert_eq!(header(&brotli, "vary"), "accept-encoding");
    let known = server().get("/chuyen-de");
    let again = server().get_with("/chuyen-de", "if-none-match", header(&known, "etag"));
    // A new minute may have begun in between, and the page with it.
    if header(&again, "etag") == header(&known, "etag") {
        assert_eq!(again.status(), 304);
    }
}

#[test]
fn search_answers_without_script() {
    let html = server().text("/tim-kiem?q=may+bay+khong+nguoi+lai");
    let first = between(&html, "<ol class=\"results\">", "</li>");
    assert!(first.contains("<mark>Máy bay không người lái</mark>"), "{first}");
    assert!(html.contains("name=\"chuyen-muc\"") && html.contains("name=\"nam\""));
    let narrowed = server().text("/tim-kiem?q=khoa+hoc&nam=2022");
    assert!(narrowed.contains("class=\"result\"") && !narrowed.contains("-2025</p>"));
    let nothing = server().text("/tim-kiem?q=zzzzqqqq");
    assert!(nothing.contains("Không tìm thấy"));
}

#[test]
fn statistics_say_their_numbers_in_tables_of_both_languages() {
    for (path, heading, thousands, article) in [
        ("/thong-ke", "Lượt truy cập theo ngày", '.', "href=\"/bai-viet/"),
        ("/en/thong-ke", "Visits by day", ',', "href=\"/en/bai-viet/"),
    ] {
        let html = server().text(path);
        let main = between(&html, "<main", "</main>");
        assert!(main.contains(heading), "{path}");
        for mark in ["class=\"chart-plot\"", "role=\"img\""] {
            assert_eq!(main.matches(mark).count(), 3, "{path}: {mark}");
        }
        assert!(!main.contains(" style="), "{path}");
        let days = between(between(main, "id=\"theo-ngay\"", "</figure>"), "<tbody>", "</tbody>");
        assert_eq!(days.matches("<tr>").count(), 30, "{path}");
        let months = between(between(main, "id=\"theo-thang\"", "</figure>"), "<tbody>", "</tbody>");
        assert_eq!(months.matches("<tr>").count(), 24, "{path}");
        let is_grouped = |cell: &str| {
            let number = cell.split("</td>").next().unwrap_or_default();
            number.split_once(thousands).is_some_and(|(before, after)| {
                before.parse::<u32>().is_ok_and(|number| number > 0) && after.len() == 3
            })
        };
        assert!(months.split("<td>").filter(|cell| is_grouped(cell)).count() >= 20, "{path}: {months}");
        let read = between(between(main, "id=\"doc-nhieu\"", "</table>"), "<tbody>", "</tbody>");
        assert!(read.contains(article), "{path}: {read}");
    }
    assert!(server().text("/en").contains("href=\"/en/thong-ke\""), "the footer leads there");
}
