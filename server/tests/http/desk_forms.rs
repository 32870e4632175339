//! Forms that choose pictures and files, and the form of the front page, as a
//! browser without scripts meets them.

use std::sync::OnceLock;

use domain::Role;
use serde_json::Value;

use crate::{
    library::picture,
    office::prepared,
    server::{Pairs, Server, between, import},
    support::article,
};

struct Office {
    server: Server,
    administrator: String,
}

fn office() -> &'static Office {
    static OFFICE: OnceLock<Office> = OnceLock::new();
    OFFICE.get_or_init(|| {
        let (dir, [administrator]) = prepared([("quantri", Role::Administrator)], async |_, _| {});
        for (id, title) in [("mot", "Bài thứ nhất"), ("hai", "Bài thứ hai"), ("ba", "Bài thứ ba")]
        {
            import(dir.path(), &article(id, title, "<p>Nội dung</p>"));
        }
        Office { server: Server::start(dir), administrator }
    })
}

fn page(path: &str) -> String {
    office().server.page(&office().administrator, path)
}

fn sent(path: &str, fields: Pairs) -> String {
    office().server.sent(&office().administrator, path, fields)
}

fn refused(path: &str, fields: Pairs) -> String {
    office().server.refused(&office().administrator, path, fields)
}

/// Brings a file; gives what the script is told of it.
fn bring(name: &str, bytes: &[u8]) -> Value {
    let (status, told) = office().server.bring(&office().administrator, name, bytes);
    assert_eq!(status, 200, "{name}");
    told
}

#[test]
fn a_chosen_file_is_shown_with_its_name_and_size_also_beside_a_mistake() {
    const LIST: &str = "/quan-tri/van-ban";
    let file = bring("quyet-dinh.pdf", b"%PDF-1.7\n7 0 obj\n%%EOF\n");
    let url = file["url"].as_str().unwrap();
    let empty = page(&format!("{LIST}/them"));
    assert!(empty.contains("/files.js\"") && empty.contains("name=\"file_5\""), "{empty}");
    assert_eq!(empty.matches("<li hidden").count(), 4, "without a script there is room for two");
    let mut typed = vec![
        ("number", "77/QĐ-SKHCN"),
        ("issued_on", "32-01-2026"),
        ("kind", "Quyết định"),
        ("issuer", "Sở"),
        ("summary", "Về việc"),
        ("file_0", url),
        ("label_0", "Toàn văn"),
        ("file_1", "/media/khong-co/tep.pdf"),
    ];
    let html = refused(&format!("{LIST}/them"), &typed);
    let first = between(&html, "<ol class=\"file-list\">", "name=\"label_0\"");
    assert!(first.contains("quyet-dinh.pdf</a>") && first.contains("PDF, "), "{first}");
    assert!(html.contains("value=\"/media/khong-co/tep.pdf\"") && html.contains("id=\"file_1-error\""));
    typed.pop();
    typed[1] = ("issued_on", "31-01-2026");
    sent(&format!("{LIST}/them"), &typed);
    let readers = office().server.text("/van-ban/77-qd-skhcn-2026-01-31");
    assert!(readers.contains("Toàn văn") && readers.contains(url), "{readers}");
}

#[test]
fn the_banner_gets_a_picture_in_every_width_and_loses_it_again() {
    const AT: &str = "/quan-tri/trang-web";
    let brought = bring("bien.jpg", &picture(40, 1600, 400));
    let (src, hash) = (brought["src"].as_str().unwrap(), brought["hash"].as_str().unwrap());
    let form = page(AT);
    assert!(form.contains("data-kind=\"picture\"") && form.contains("name=\"banner\""), "{form}");
    assert!(!office().server.text("/").contains("banner-picture"));
    let html = refused(AT, &[("name", "Sở"), ("banner", "https://noi-khac.example/anh.jpg")]);
    assert!(html.contains("id=\"banner-error\"") && html.contains("noi-khac.example"), "{html}");
    sent(AT, &[("name", "Sở"), ("banner", src)]);
    assert!(page(AT).contains("bien.jpg</a>"));
    for path in ["/", "/en", "/van-ban"] {
        let readers = office().server.text(path);
        let shown = readers.split("<img ").find(|tag| tag.contains("banner-picture")).unwrap();
        let shown = shown.split('>').next().unwrap();
        for part in [
            &format!("/media/{hash}/320.webp 320w") as &str,
            "sizes=\"100vw\"",
            "width=\"1600\"",
            "height=\"400\"",
            "alt=",
        ] {
            assert!(shown.contains(part), "{path} {part}: {shown}");
        }
        assert!(!shown.contains("1600w") && !shown.contains("1920w"), "no wider than it must be: {shown}");
    }
    sent(AT, &[("name", "Sở"), ("banner", "")]);
    assert!(!office().server.text("/").contains("banner-picture"));
}

#[test]
fn the_front_page_is_composed_at_the_desk() {
    const AT: &str = "/quan-tri/trang-nhat";
    let form = page(AT);
    let (before, _) = form.split_once(">Kiểm thử</label>").unwrap();
    let place = before.rsplit("for=\"").next().unwrap().split('"').next().unwrap().to_owned();
    assert!(place.starts_with("place_"), "{place}");
    let mut typed = vec![
        ("seconds", "0"),
        ("per_block", "x"),
        ("documents", "0"),
        ("programmes", "0"),
        (place.as_str(), "một"),
        ("label_0", "Dịch vụ <công>"),
        ("url_0", "dichvucong.example"),
    ];
    let html = refused(AT, &typed);
    for field in ["per_block", "places", "url_0"] {
        assert!(html.contains(&format!("id=\"{field}-error\"")), "{field}: {html}");
    }
    assert!(html.contains("value=\"một\"") && html.contains("value=\"dichvucong.example\""), "{html}");
    let block = "href=\"/chuyen-muc/kiem-thu\">Kiểm thử</a></h2>";
    assert!(!office().server.text("/").contains(block), "nothing was stored");
    typed[1] = ("per_block", "1");
    typed[4].1 = "1";
    typed[6] = ("url_0", "https://dichvucong.example");
    assert_eq!(sent(AT, &typed), format!("{AT}?xong=luu"));
    let readers = office().server.text("/");
    assert!(readers.contains(block) && readers.contains("Dịch vụ &lt;công"), "{readers}");
    assert!(!readers.contains("front-calendar"), "an unticked box is no calendar");
    assert!(page(AT).contains("value=\"Dịch vụ &lt;công&gt;\""));
    typed[4].1 = "";
    sent(AT, &typed);
    assert!(!office().server.text("/").contains(block));
}
