//! Importing JSON lines, from the model page to broken files.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "in a test a panic is a finding, and a skip is said"
)]

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use domain::{Article, Slug};
use services::{
    Portal, PortalConfig,
    articles::Lookup,
    import::{self, Progress, Report},
};
use tempfile::TempDir;

/// A new portal in a folder of its own.
async fn portal() -> (TempDir, Portal) {
    let dir = tempfile::tempdir().unwrap();
    let config = PortalConfig {
        database_url: format!("sqlite://{}", dir.path().join("bantin.db").display()),
        data_dir: dir.path().to_owned(),
        base_url: "http://127.0.0.1:3000".to_owned(),
        secret_key: None,
    };
    let portal = Portal::open(config).await.unwrap();
    (dir, portal)
}

/// A file of the shared test data, where there is one.
fn shared(file: &str) -> Option<PathBuf> {
    let path = Path::new("../../shared/data").join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not here", path.display());
    None
}

async fn import(portal: &Portal, path: &Path) -> Report {
    import::jsonl(portal, path, &mut ()).await.unwrap()
}

async fn article(portal: &Portal, title: &str) -> Article {
    match portal.articles().by_slug(&Slug::from_title(title)).await.unwrap() {
        Lookup::Found(article) => *article,
        _ => panic!("no article “{title}”"),
    }
}

/// The value of an attribute, at each of its places in the markup.
fn values<'a>(markup: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    markup.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

const MODEL_TITLE: &str = "Hội nghị tổng kết hoạt động KH&CN năm 2023 và triển khai nhiệm vụ năm 2024";

#[tokio::test(flavor = "multi_thread")]
async fn the_model_page_comes_in_whole() {
    let Some(path) = shared("seed/articles.jsonl") else { return };
    let (_dir, portal) = portal().await;
    let report = import(&portal, &path).await;
    assert_eq!((report.created, report.warnings.len(), report.errors.len()), (1, 0, 0), "{report:?}");

    let article = article(&portal, MODEL_TITLE).await;
    assert_eq!(article.title, MODEL_TITLE);
    assert_eq!(article.author, "Hải Yến");
    assert_eq!(article.published_at.dd_mm_yyyy(), "06-02-2024");
    let breadcrumb: Vec<_> = article.categories.iter().map(|category| category.name.as_str()).collect();
    assert_eq!(breadcrumb, ["Tin tức - Sự kiện", "Tin hoạt động Sở"]);
    let body = article.body.as_str();
    assert_eq!(body.matches("<figure><a href=\"/media/").count(), 4);
    assert_eq!(body.matches("</figcaption></figure>").count(), 4);
    assert!(body.contains("<figcaption>Đại diện Lãnh đạo các Phòng/ Đơn vị Ký cam kết"));
    assert_eq!(body.matches("<li>").count(), 11);

    let again = import(&portal, &path).await;
    assert_eq!(again, Report { unchanged: 1, ..Report::default() });
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sideways_photograph_stands_upright_without_its_metadata() {
    let Some(path) = shared("seed/articles.jsonl") else { return };
    let (_dir, portal) = portal().await;
    import(&portal, &path).await;
    let article = article(&portal, MODEL_TITLE).await;
    let body = article.body.as_str();
    let original = fs::read(path.with_file_name("hinh-4.jpg")).unwrap();
    let stored = image::load_from_memory(&original).unwrap();
    let last = |attribute| values(body, attribute)[3].to_owned();
    assert_eq!((last("width"), last("height")), (stored.height().to_string(), stored.width().to_string()));
    for source in values(body, "src").iter().chain(&values(body, "href")) {
        let (hash, file) = source.trim_start_matches("/media/").split_once('/').unwrap();
        let bytes = fs::read(portal.media().open_file(hash, file).unwrap()).unwrap();
        assert!(!bytes.windows(4).any(|window| window == b"Exif" || window == b"EXIF"), "{source}");
        assert!(image::load_from_memory(&bytes).is_ok(), "{source}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_lines_are_named_and_the_rest_comes_in() {
    let (dir, portal) = portal().await;
    let line = |id: &str, title: &str, date: &str| {
        format!(
            r#"{{"id":"{id}","title":"{title}","category":["Tin"],"published_at":"{date}","body_html":"<p>Nội dung</p>"}}"#
        )
    };
    let good = "2024-02-06T17:00:00+07:00";
    let lines = [
        line("1", "Bài một", good),
        "{\"id\": 2,".to_owned(),
        String::new(),
        line("4", "", good),
        line("5", "Bài năm", "06/02/2024"),
        line("6", "Bài sáu", good),
        line("1", "Bài trùng", good),
    ];
    let path = dir.path().join("bai.jsonl");
    fs::write(&path, lines.join("\n")).unwrap();
    let report = import(&portal, &path).await;
    assert_eq!(report.created, 2);
    let errors: Vec<_> = report.errors.iter().map(|note| (note.line, note.reason.as_str())).collect();
    assert_eq!(errors.iter().map(|error| error.0).collect::<Vec<_>>(), [2, 4, 5, 7]);
    assert!(errors[0].1.starts_with("not JSON"), "{errors:?}");
    assert_eq!(errors[1].1, "`title` is missing");
    assert!(errors[2].1.starts_with("`published_at`"), "{errors:?}");
    assert_eq!(errors[3].1, "`id`: “1” is already on line 1");
    article(&portal, "Bài sáu").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_beside_the_text_make_a_gallery_and_lost_ones_a_warning() {
    let (dir, portal) = portal().await;
    for (name, shade) in [("a.png", 10), ("b.png", 200)] {
        // The name says PNG, the content is JPEG: the content counts.
        let picture = image::RgbImage::from_pixel(700, 400, image::Rgb([shade; 3]));
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        fs::write(dir.path().join(name), bytes.into_inner()).unwrap();
    }
    fs::write(dir.path().join("c.jpg"), "không phải ảnh").unwrap();
    let line = r#"{"id":"1","title":"Ảnh","category":["Tin"],"published_at":"2024-02-06T17:00:00Z",
        "body_html":"<p>Chữ</p><figure><img src=c.jpg><figcaption>Hỏng</figcaption></figure>",
        "images":[{"path":"a.png","caption":"Một"},{"path":"b.png","alt":"Hai"},{"path":"../x.jpg"},{"path":"mat.jpg"}]}"#;
    let path = dir.path().join("bai.jsonl");
    fs::write(&path, line.replace('\n', " ")).unwrap();
    let report = import(&portal, &path).await;
    assert_eq!((report.created, report.errors.len()), (1, 0));
    let warnings: Vec<_> = report.warnings.iter().map(|note| (note.line, note.reason.as_str())).collect();
    assert_eq!(
        warnings,
        [
            (1, "picture “c.jpg”: not a JPEG, PNG, WebP, GIF, AVIF or HEIC picture"),
            (1, "picture “../x.jpg”: lies outside the folder of the file"),
            (1, "picture “mat.jpg”: not found"),
        ]
    );
    let article = article(&portal, "Ảnh").await;
    let body = article.body.as_str();
    assert!(body.starts_with("<p>Chữ</p>\n<div class=\"gallery\"><figure><a href=\"/media/"), "{body}");
    assert_eq!(body.matches("<figure>").count(), 2);
    assert_eq!(values(body, "alt"), ["Một", "Hai"]);
    assert!(body.contains("<figcaption>Một</figcaption>") && !body.contains("Hỏng"));
    assert!(article.picture.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_line_updates_its_article() {
    let (dir, portal) = portal().await;
    let path = dir.path().join("bai.jsonl");
    let line = r#"{"id":"1","title":"Cũ","category":["Tin","Con"],"published_at":"2024-02-06T17:00:00Z","body_html":"x"}"#;
    fs::write(&path, line).unwrap();
    assert_eq!(import(&portal, &path).await.created, 1);
    fs::write(&path, line.replace("\"x\"", "\"<script>y</script>z\"")).unwrap();
    assert_eq!(import(&portal, &path).await.updated, 1);
    assert_eq!(article(&portal, "Cũ").await.body.as_str(), "<p>z</p>");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_there_is_an_error() {
    let (dir, portal) = portal().await;
    let error = import::jsonl(&portal, &dir.path().join("none.jsonl"), &mut ()).await.unwrap_err();
    assert!(error.to_string().contains("none.jsonl"), "{error}");
}

/// Remembers how far an import said it was.
#[derive(Default)]
struct Seen {
    total: u64,
    last: u64,
    lines: u64,
    finished: bool,
}

impl Progress for Seen {
    fn start(&mut self, total_bytes: u64) {
        self.total = total_bytes;
    }

    fn advance(&mut self, bytes: u64, lines: u64) {
        assert!(bytes >= self.last && lines > self.lines);
        (self.last, self.lines) = (bytes, lines);
    }

    fn finish(&mut self) {
        self.finished = true;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_encyclopedia_comes_in_and_a_second_run_changes_nothing() {
    let Some(path) = shared("viwiki/articles.jsonl.gz") else { return };
    let (_dir, portal) = portal().await;
    let (begun, mut seen) = (Instant::now(), Seen::default());
    let report = import::jsonl(&portal, &path, &mut seen).await.unwrap();
    let first = begun.elapsed();
    assert_eq!((report.created, report.warnings.len(), report.errors.len()), (2400, 0, 0));
    assert!(seen.finished && seen.last == seen.total && seen.lines == 2400);
    let begun = Instant::now();
    assert_eq!(import(&portal, &path).await, Report { unchanged: 2400, ..Report::default() });
    eprintln!("2,400 articles: {first:.1?}, again: {:.1?}", begun.elapsed());
    let entries = portal.storage().index_entries(domain::Locale::Vietnamese).await.unwrap();
    assert_eq!(entries.len(), 2400);
}
