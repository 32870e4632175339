//! Forms that choose pictures and files, and the form of the front page, as a
//! browser without scripts meets them.

use std::{io::Cursor, sync::OnceLock};

use app::islands::with_query;
use domain::Role;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::Value;
use services::{Portal, PortalConfig};
use ureq::{Body, http::Response};

use crate::{
    server::{Server, between, header, import},
    support::article,
};

struct Office {
    server: Server,
    session: String,
}

fn office() -> &'static Office {
    static OFFICE: OnceLock<Office> = OnceLock::new();
    OFFICE.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let config = PortalConfig {
            database_url: format!("sqlite://{}", dir.path().join("bantin.db").display()),
            data_dir: dir.path().to_owned(),
            base_url: "http://127.0.0.1".to_owned(),
            secret_key: None,
        };
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        let session = runtime.block_on(async {
            let portal = Portal::open(config).await.unwrap();
            let id = portal.accounts().ensure("quantri", "Quản trị", Role::Administrator).await.unwrap();
            let link = portal.accounts().issue_login_link(id).await.unwrap();
            let token = portal.accounts().redeem_login_link(&link, "mot mat khau dai").await.unwrap();
            portal.close().await;
            format!("bantin_session={token}")
        });
        for (id, title) in [("mot", "Bài thứ nhất"), ("hai", "Bài thứ hai"), ("ba", "Bài thứ ba")]
        {
            import(dir.path(), &article(id, title, "<p>Nội dung</p>"));
        }
        Office { server: Server::start(dir), session }
    })
}

fn page(path: &str) -> String {
    let mut response = office().server.get_with(path, "cookie", &office().session);
    assert_eq!(response.status(), 200, "{path}");
    response.body_mut().read_to_string().unwrap()
}

fn post(path: &str, fields: &[(&str, &str)]) -> Response<Body> {
    let server = &office().server;
    let body = with_query("", fields).trim_start_matches('?').to_owned();
    let request = server.agent().post(server.url(path)).header("sec-fetch-site", "same-origin");
    let request = request.header("cookie", &office().session);
    request.content_type("application/x-www-form-urlencoded").send(body).unwrap()
}

fn sent(path: &str, fields: &[(&str, &str)]) -> String {
    let response = post(path, fields);
    assert_eq!(response.status(), 303, "{path} {fields:?}");
    header(&response, "location").to_owned()
}

fn refused(path: &str, fields: &[(&str, &str)]) -> String {
    let mut response = post(path, fields);
    assert_eq!(response.status(), 422, "{path} {fields:?}");
    response.body_mut().read_to_string().unwrap()
}

/// Brings a file as the script of the desk does; gives what the script is told.
fn bring(name: &str, bytes: &[u8]) -> Value {
    let server = &office().server;
    let request = server.agent().post(server.url(&format!("/quan-tri/tep?name={name}")));
    let request = request.header("sec-fetch-site", "same-origin").header("cookie", &office().session);
    let request = request.header("accept", "application/json").content_type("application/octet-stream");
    let mut response = request.send(bytes).unwrap();
    assert_eq!(response.status(), 200, "{name}");
    serde_json::from_str(&response.body_mut().read_to_string().unwrap()).unwrap()
}

fn picture(shade: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let pixels = RgbImage::from_fn(1600, 400, |x, y| Rgb([shade, x as u8, y as u8]));
    DynamicImage::ImageRgb8(pixels).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
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
    let brought = bring("bien.jpg", &picture(40));
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
