//! Sitemaps of a small portal, split after three addresses.

use std::collections::BTreeSet;

use domain::{Slug, Timestamp, WorkflowState};
use quick_xml::{Reader, events::Event};
use services::{Portal, articles::NewArticle, html, storage::media::NewMedia};

use super::{Part, Sitemap};
use crate::{
    http::kept::FileError,
    test_portal::{BASE, portal},
};

const DAY: i64 = 86_400;

async fn publish(portal: &Portal, title: &str, published_at: Timestamp, with_picture: bool) {
    let category = portal.categories().ensure_path(&["Tin tức".to_owned()]).await.unwrap();
    let picture = NewMedia {
        hash: "ab".repeat(16),
        mime: "image/jpeg".to_owned(),
        width: 16,
        height: 10,
        bytes: 1,
        original_name: String::new(),
        alt: String::new(),
        caption: String::new(),
        credit: String::new(),
        variants: Vec::new(),
    };
    let pictures = match with_picture {
        true => vec![portal.storage().insert_media(picture).await.unwrap().0],
        false => Vec::new(),
    };
    let article = NewArticle {
        source_id: Some(title.to_owned()),
        slug: Some(Slug::from_title(title)),
        title: title.to_owned(),
        summary: String::new(),
        body: html::sanitise("<p>Nội dung</p>"),
        text: String::new(),
        author: String::new(),
        locale: domain::Locale::Vietnamese,
        translation_of: None,
        category,
        tags: Vec::new(),
        state: WorkflowState::Published,
        published_at,
        updated_at: None,
        pictures,
        pinned: false,
        fingerprint: String::new(),
    };
    portal.articles().put(article).await.unwrap();
}

/// Seven articles, a day apart, the newest half a day old; and one of tomorrow.
async fn week(portal: &Portal) {
    let now = Timestamp::now();
    for age in 0..7 {
        publish(portal, &format!("Bài & {age}"), now.plus_seconds(-DAY / 2 - age * DAY), age == 0).await;
    }
    publish(portal, "Ngày mai", now.plus_seconds(DAY), false).await;
}

/// The texts of every element of that name, in a document that must be well-formed.
fn texts(xml: &[u8], name: &str) -> Vec<String> {
    let mut reader = Reader::from_reader(xml);
    let (mut found, mut buffer, mut inside) = (Vec::new(), Vec::new(), false);
    loop {
        match reader.read_event_into(&mut buffer).unwrap() {
            Event::Eof => return found,
            Event::Start(start) => inside = start.name().as_ref() == name,
            Event::End(_) => inside = false,
            Event::Text(text) if inside => found.push(text.xml10_content().into_owned()),
            _ => {}
        }
        buffer.clear();
    }
}

#[tokio::test]
async fn every_article_is_in_exactly_one_part_and_every_part_in_the_index() {
    let (portal, _dir) = portal().await;
    week(&portal).await;
    let sitemap = Sitemap { portal: &portal, per_part: 3 };
    let index = sitemap.index().await.unwrap();
    let parts = texts(&index, "loc");
    let expected = ["pages", "news", "articles-1", "articles-2", "articles-3"];
    assert_eq!(parts, expected.map(|name| format!("{BASE}/sitemap/{name}.xml")));

    let mut listed = Vec::new();
    for number in 1..=3 {
        let part = sitemap.articles(number).await.unwrap();
        let addresses = texts(&part, "loc");
        assert!(addresses.len() <= 3);
        assert_eq!(texts(&part, "lastmod").len(), addresses.len());
        listed.extend(addresses);
    }
    let expected: BTreeSet<_> = (0..7).map(|age| format!("{BASE}/bai-viet/bai-{age}")).collect();
    assert_eq!(listed.len(), 7);
    assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), expected);
    assert!(matches!(sitemap.articles(4).await, Err(FileError::Unknown)));
}

#[tokio::test]
async fn a_part_that_is_full_keeps_its_addresses_when_articles_come() {
    let (portal, _dir) = portal().await;
    week(&portal).await;
    let sitemap = Sitemap { portal: &portal, per_part: 3 };
    let before = sitemap.articles(1).await.unwrap();
    publish(&portal, "Mới", Timestamp::now(), false).await;
    assert_eq!(sitemap.articles(1).await.unwrap(), before);
}

#[tokio::test]
async fn news_are_the_articles_of_two_days_with_their_pictures() {
    let (portal, _dir) = portal().await;
    let sitemap = Sitemap::of(&portal);
    assert!(!String::from_utf8(sitemap.index().await.unwrap()).unwrap().contains("news.xml"));
    week(&portal).await;
    let news = sitemap.news().await.unwrap();
    assert_eq!(texts(&news, "loc"), [0, 1].map(|age| format!("{BASE}/bai-viet/bai-{age}")));
    assert_eq!(texts(&news, "news:publication_date").len(), 2);
    assert_eq!(texts(&news, "news:language"), ["vi", "vi"]);
    let picture = format!("{BASE}/media/{}/goc.jpg", "ab".repeat(16));
    assert_eq!(texts(&news, "image:loc"), std::slice::from_ref(&picture));
    assert_eq!(texts(&sitemap.articles(1).await.unwrap(), "image:loc"), [picture]);
}

#[tokio::test]
async fn pages_name_the_categories_and_the_fixed_addresses() {
    let (portal, _dir) = portal().await;
    week(&portal).await;
    let pages = texts(&Sitemap::of(&portal).pages().await.unwrap(), "loc");
    for path in ["/", "/chuyen-muc/tin-tuc", "/chuyen-de", "/van-ban", "/lich-cong-tac", "/so-do-trang"] {
        assert!(pages.contains(&format!("{BASE}{path}")), "{path}");
    }
    let unique: BTreeSet<_> = pages.iter().collect();
    assert_eq!(unique.len(), pages.len());
    assert_eq!(Part::Pages.to_string(), "pages.xml");
}
