//! Feeds, sitemaps and the small files a site is asked for.

use std::collections::BTreeSet;

use feed_rs::{model::Feed, parser};

use crate::server::{header, server};

const FILES: [(&str, &str); 9] = [
    ("/rss.xml", "application/rss+xml; charset=utf-8"),
    ("/atom.xml", "application/atom+xml; charset=utf-8"),
    ("/chuyen-muc/kiem-thu/rss.xml", "application/rss+xml; charset=utf-8"),
    ("/chuyen-muc/kiem-thu/atom.xml", "application/atom+xml; charset=utf-8"),
    ("/sitemap.xml", "application/xml; charset=utf-8"),
    ("/sitemap/articles-1.xml", "application/xml; charset=utf-8"),
    ("/robots.txt", "text/plain; charset=utf-8"),
    ("/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8"),
    ("/manifest.webmanifest", "application/manifest+json"),
];

fn feed(path: &str) -> Feed {
    parser::parse(server().text(path).as_bytes()).unwrap()
}

/// The texts of `<loc>`, of which a sitemap holds nothing but addresses.
fn locations(path: &str) -> Vec<String> {
    let xml = server().text(path);
    let parts = xml.split("<loc>").skip(1);
    parts.map(|rest| rest.split("</loc>").next().unwrap().replace("&amp;", "&")).collect()
}

fn path_of(url: &str) -> &str {
    url.strip_prefix(&server().url("")).unwrap_or_else(|| panic!("{url} is not of this portal"))
}

#[test]
fn every_file_may_be_kept_and_is_not_sent_twice() {
    for (path, content_type) in FILES {
        let response = server().get_with(path, "accept-encoding", "br");
        assert_eq!(
            (response.status().as_u16(), header(&response, "content-type")),
            (200, content_type),
            "{path}"
        );
        assert!(header(&response, "cache-control").starts_with("public, max-age="), "{path}");
        assert_eq!(header(&response, "vary"), "accept-encoding", "{path}");
        assert!(header(&response, "content-encoding") == "br" || path == "/robots.txt", "{path}");
        let again = server().get_with(path, "if-none-match", header(&response, "etag"));
        assert_eq!(again.status(), 304, "{path}");
        assert_eq!(server().agent().head(server().url(path)).call().unwrap().status(), 200, "{path}");
    }
}

#[test]
fn who_knows_no_validator_asks_by_date() {
    for path in ["/rss.xml", "/atom.xml", "/sitemap.xml"] {
        let response = server().get(path);
        let date = header(&response, "last-modified");
        assert!(date.ends_with(" GMT"), "{path}: {date}");
        assert_eq!(server().get_with(path, "if-modified-since", date).status(), 304, "{path}");
        let older = "Thu, 01 Jan 1970 00:00:00 GMT";
        assert_eq!(server().get_with(path, "if-modified-since", older).status(), 200, "{path}");
    }
}

#[test]
fn feeds_hold_the_newest_articles_under_addresses_that_open() {
    let (rss, atom) = (feed("/rss.xml"), feed("/atom.xml"));
    let ids = |feed: &Feed| feed.entries.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&rss), ids(&atom));
    assert_eq!(rss.entries.len(), 30);
    assert!(rss.entries.iter().map(|entry| entry.published).is_sorted_by(|a, b| a >= b));
    assert_eq!(rss.language.as_deref(), Some("vi"));
    let first = &rss.entries[0];
    assert_eq!(server().get(path_of(&first.links[0].href)).status(), 200);
    let picture = rss.entries.iter().flat_map(|entry| &entry.media).flat_map(|media| &media.content).next();
    let picture = picture.unwrap();
    let mut response = server().get(path_of(picture.url.as_ref().unwrap().as_str()));
    let bytes = response.body_mut().read_to_vec().unwrap();
    assert_eq!(header(&response, "content-type"), "image/jpeg");
    let enclosure = format!("length=\"{}\"", bytes.len());
    assert!(server().text("/rss.xml").contains(&enclosure), "{enclosure}");
}

#[test]
fn a_categorys_feed_holds_its_articles_escaped() {
    let feed = feed("/chuyen-muc/kiem-thu/rss.xml");
    assert_eq!(feed.entries.len(), 2);
    for entry in &feed.entries {
        assert_eq!(entry.categories[0].term, "Kiểm thử");
        assert_eq!(entry.summary.as_ref().unwrap().content, "Tóm tắt </script>");
    }
    let titles: BTreeSet<_> =
        feed.entries.iter().map(|entry| entry.title.as_ref().unwrap().content.as_str()).collect();
    assert!(titles.contains("Bài <b>\"lạ\"</b>"), "{titles:?}");
    assert!(feed.title.unwrap().content.starts_with("Kiểm thử - "));
}

#[test]
fn a_feed_or_part_that_does_not_exist_answers_404() {
    for path in [
        "/chuyen-muc/khong-co/rss.xml",
        "/chuyen-muc/rss.xml",
        "/chuyen-muc/kiem-thu/rss.xml/x",
        "/sitemap/articles-999.xml",
        "/sitemap/articles-01.xml",
        "/sitemap/khong-co.xml",
        "/icons/khong-co.png",
    ] {
        assert_eq!(server().get(path).status(), 404, "{path}");
    }
}

#[test]
fn every_address_of_the_sitemap_is_named_once_and_opens() {
    let parts = locations("/sitemap.xml");
    let listed: Vec<String> = parts.iter().flat_map(|part| locations(path_of(part))).collect();
    let articles = listed.iter().filter(|url| path_of(url).starts_with("/bai-viet/")).count();
    let news = locations("/sitemap/news.xml").len();
    let all: usize = server().json("/api/v1/articles")["total"].as_u64().unwrap().try_into().unwrap();
    // What is news is listed as an article too.
    assert_eq!(articles, all + news);
    for part in ["/sitemap/pages.xml", "/sitemap/documents-1.xml"] {
        let addresses = locations(part);
        assert_eq!(addresses.iter().collect::<BTreeSet<_>>().len(), addresses.len(), "{part}");
        for url in addresses {
            assert_eq!(server().get(path_of(&url)).status(), 200, "{url}");
        }
    }
    let article = listed.iter().find(|url| url.ends_with("/bai-viet/ten-bay-gio")).unwrap();
    assert_eq!(server().get(path_of(article)).status(), 200);
}

#[test]
fn robots_are_told_where_the_sitemap_is_and_where_not_to_go() {
    let text = server().text("/robots.txt");
    assert!(text.contains("Disallow: /quan-tri") && text.contains("User-agent: *"));
    assert!(text.contains(&format!("Sitemap: {}", server().url("/sitemap.xml"))));
}

#[test]
fn the_manifest_names_icons_that_are_there() {
    let manifest = server().json("/manifest.webmanifest");
    assert_eq!((manifest["display"].as_str(), manifest["lang"].as_str()), (Some("standalone"), Some("vi")));
    let icons = manifest["icons"].as_array().unwrap();
    assert!(icons.iter().any(|icon| icon["purpose"] == "maskable"));
    for icon in icons {
        let response = server().get(icon["src"].as_str().unwrap());
        assert_eq!(header(&response, "content-type"), icon["type"].as_str().unwrap(), "{icon}");
    }
    assert_eq!(header(&server().get("/apple-touch-icon.png"), "content-type"), "image/png");
}

#[test]
fn the_search_description_leads_to_the_search_page() {
    let xml = server().text("/opensearch.xml");
    assert!(xml.contains(&format!("template=\"{}\"", server().url("/tim-kiem?q={searchTerms}"))), "{xml}");
}
