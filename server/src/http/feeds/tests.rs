//! The feeds, read by a parser that somebody else wrote.

use domain::{ArticleCard, ArticleId, CategoryRef, Picture, Slug, Timestamp};
use feed_rs::{model, parser};
use services::articles::FeedEntry;

use super::{
    Format,
    feed::{Entry, Feed},
    newest,
};

const PUBLISHED: Timestamp = Timestamp(1_740_790_800);

fn entry(id: i64, title: &str, author: &str, picture_bytes: Option<u64>) -> Entry {
    let picture = Picture {
        hash: "ab".repeat(16),
        width: 1600,
        height: 1000,
        alt: "Ao tôm".to_owned(),
        variants: Vec::new(),
        focus: None,
    };
    let card = ArticleCard {
        id: ArticleId(id),
        slug: Slug::from_title(title),
        title: title.to_owned(),
        summary: "Tóm tắt </summary> & \"…\"\u{b}".to_owned(),
        category: CategoryRef { path: "tin-tuc/tin-so".to_owned(), name: "Tin Sở".to_owned() },
        published_at: PUBLISHED,
        picture: picture_bytes.map(|_| picture),
    };
    let article = FeedEntry { card, author: author.to_owned(), updated_at: PUBLISHED.plus_seconds(3600) };
    Entry { article, picture_bytes }
}

fn feed(entries: Vec<Entry>) -> Feed {
    Feed {
        locale: domain::Locale::Vietnamese,
        base: "https://so.example.vn".to_owned(),
        address: "https://so.example.vn/atom.xml".to_owned(),
        page: "https://so.example.vn/".to_owned(),
        title: "Sở <Khoa học> & Công nghệ".to_owned(),
        description: "Vì nhân dân".to_owned(),
        agency: "Sở Khoa học".to_owned(),
        updated: newest(&entries),
        entries,
    }
}

fn read(format: Format, feed: &Feed) -> model::Feed {
    parser::parse(format.write(feed).unwrap().as_slice()).unwrap()
}

#[test]
fn both_forms_say_the_same_of_an_article() {
    let written =
        feed(vec![entry(7, "Chuyển đổi số <ở> xã", "Thu Hạ", Some(4321)), entry(6, "Khác", "", None)]);
    for format in [Format::Rss, Format::Atom] {
        let read = read(format, &written);
        assert_eq!(read.title.unwrap().content, written.title, "{format:?}");
        assert_eq!(read.description.unwrap().content, written.description, "{format:?}");
        assert_eq!(read.entries.len(), 2, "{format:?}");
        let first = &read.entries[0];
        assert_eq!(first.id, "tag:so.example.vn,2025-03-01:bai-viet/7", "{format:?}");
        assert_eq!(first.title.as_ref().unwrap().content, "Chuyển đổi số <ở> xã", "{format:?}");
        assert_eq!(first.links[0].href, "https://so.example.vn/bai-viet/chuyen-doi-so-o-xa", "{format:?}");
        assert_eq!(first.published.unwrap().timestamp(), PUBLISHED.0, "{format:?}");
        assert_eq!(first.authors[0].name.as_deref(), Some("Thu Hạ"), "{format:?}");
        assert_eq!(first.summary.as_ref().unwrap().content, "Tóm tắt </summary> & \"…\"", "{format:?}");
        let category = &first.categories[0];
        assert_eq!(category.label.as_deref().unwrap_or(&category.term), "Tin Sở", "{format:?}");
    }
}

#[test]
fn an_id_survives_a_new_title() {
    let id = |title| read(Format::Rss, &feed(vec![entry(7, title, "", None)])).entries[0].id.clone();
    assert_eq!(id("Tên trước đây"), id("Tên bây giờ"));
}

/// RFC 4287 §4.1.1 and §4.1.2.
#[test]
fn an_atom_feed_has_what_the_standard_requires() {
    let written = feed(vec![entry(7, "Một", "", Some(4321))]);
    let read = read(Format::Atom, &written);
    assert_eq!(read.id, written.address);
    assert_eq!(read.updated.unwrap().timestamp(), PUBLISHED.0 + 3600);
    assert_eq!(
        read.authors[0].name.as_deref(),
        Some("Sở Khoa học"),
        "an entry without an author inherits the feed's"
    );
    let link = |rel: &str| read.links.iter().find(|link| link.rel.as_deref() == Some(rel)).unwrap();
    assert_eq!(
        (link("self").href.as_str(), link("alternate").href.as_str()),
        (&*written.address, &*written.page)
    );
    let entry = &read.entries[0];
    assert_eq!(entry.updated.unwrap().timestamp(), PUBLISHED.0 + 3600);
    let enclosure = entry.links.iter().find(|link| link.rel.as_deref() == Some("enclosure")).unwrap();
    assert_eq!((enclosure.media_type.as_deref(), enclosure.length), (Some("image/jpeg"), Some(4321)));
}

/// The elements an RSS 2.0 channel and an enclosure must have.
#[test]
fn an_rss_channel_has_what_the_specification_requires() {
    let written = feed(vec![entry(7, "Một", "", Some(4321)), entry(6, "Hai", "", None)]);
    let read = read(Format::Rss, &written);
    assert_eq!(read.language.as_deref(), Some("vi"));
    assert!(read.links.iter().any(|link| link.href == written.page));
    let media = &read.entries[0].media;
    let picture = media.iter().flat_map(|media| &media.content).next().unwrap();
    assert_eq!(picture.content_type.as_ref().unwrap().to_string(), "image/jpeg");
    assert!(picture.url.as_ref().unwrap().as_str().ends_with("/goc.jpg"));
    assert!(read.entries[1].media.is_empty());
    let text = String::from_utf8(Format::Rss.write(&written).unwrap()).unwrap();
    assert!(text.contains("<enclosure url=\"https://so.example.vn/media/"), "{text}");
    assert!(text.contains("length=\"4321\" type=\"image/jpeg\"/>"), "{text}");
    assert!(text.contains("rel=\"self\""), "{text}");
}

#[test]
fn an_empty_feed_is_a_feed() {
    for format in [Format::Rss, Format::Atom] {
        assert!(read(format, &feed(Vec::new())).entries.is_empty(), "{format:?}");
    }
}

#[test]
fn a_feed_is_found_below_a_category_and_nowhere_else() {
    assert_eq!(Format::split("tin-tuc/tin-so/rss.xml"), Some(("tin-tuc/tin-so", Format::Rss)));
    assert_eq!(Format::split("tin-tuc/atom.xml"), Some(("tin-tuc", Format::Atom)));
    assert_eq!(Format::split("rss.xml"), None);
    assert_eq!(Format::split("tin-tuc/rss.xml/khac"), None);
}
