use domain::{CategoryId, Slug, Timestamp, WorkflowState};
use services::{Portal, articles::NewArticle, html, storage::media::NewMedia};

use crate::on_both_databases;

async fn category(portal: &Portal, path: &[&str]) -> CategoryId {
    let names: Vec<String> = path.iter().map(|name| (*name).to_owned()).collect();
    portal.categories().ensure_path(&names).await.unwrap()
}

async fn publish(portal: &Portal, slug: &str, category: CategoryId, age: i64) -> domain::ArticleId {
    let published_at = Timestamp::now().plus_seconds(-age);
    let media = NewMedia {
        hash: format!("{slug:0>32}"),
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
    let has_picture = slug.ends_with("anh");
    let pictures =
        if has_picture { vec![portal.storage().insert_media(media).await.unwrap().0] } else { Vec::new() };
    let new = NewArticle {
        source_id: Some(slug.to_owned()),
        slug: Some(Slug::try_from(slug).unwrap()),
        title: slug.to_owned(),
        summary: "Tóm tắt".to_owned(),
        body: html::sanitise("<p>Nội dung</p>"),
        text: "Nội dung".to_owned(),
        author: "Thu Hạ".to_owned(),
        locale: domain::Locale::Vietnamese,
        translation_of: None,
        category,
        tags: Vec::new(),
        state: WorkflowState::Published,
        published_at,
        updated_at: Some(published_at.plus_seconds(5)),
        pictures,
        pinned: false,
        fingerprint: slug.to_owned(),
    };
    portal.articles().put(new).await.unwrap().id
}

on_both_databases! {
    async fn a_feed_is_the_newest_of_a_category_with_author_and_change(test: TestPortal) {
        let portal = test.portal;
        let tin = category(&portal, &["Tin"]).await;
        let khac = category(&portal, &["Khác"]).await;
        publish(&portal, "cu", tin, 300).await;
        publish(&portal, "moi", tin, 100).await;
        publish(&portal, "nhanh-khac", khac, 50).await;
        publish(&portal, "ngay-mai", tin, -86_400).await;

        let slugs = |feed: Vec<services::articles::FeedEntry>| {
            feed.into_iter().map(|entry| entry.card.slug.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(slugs(portal.articles().feed(None, 2).await.unwrap()), ["nhanh-khac", "moi"]);
        let feed = portal.articles().feed(Some(vec![tin]), 30).await.unwrap();
        assert_eq!(feed[0].author, "Thu Hạ");
        assert_eq!(feed[0].updated_at, feed[0].card.published_at.plus_seconds(5));
        assert_eq!(slugs(feed), ["moi", "cu"]);
        assert!(portal.articles().feed(Some(Vec::new()), 30).await.unwrap().is_empty());
    }

    async fn addresses_come_oldest_first_in_parts_and_only_those_readers_may_open(test: TestPortal) {
        let portal = test.portal;
        let tin = category(&portal, &["Tin"]).await;
        publish(&portal, "ba", tin, 100).await;
        publish(&portal, "mot-anh", tin, 300).await;
        publish(&portal, "hai", tin, 200).await;
        publish(&portal, "ngay-mai", tin, -86_400).await;
        let withdrawn = publish(&portal, "go", tin, 250).await;
        assert!(portal.articles().withdraw(withdrawn, "nhầm").await.unwrap());

        let first = portal.articles().addresses(0, 2).await.unwrap();
        let slugs: Vec<_> = first.iter().map(|address| address.slug.as_str()).collect();
        assert_eq!(slugs, ["mot-anh", "hai"]);
        assert_eq!(first[0].picture.as_deref(), Some(format!("{:0>32}", "mot-anh").as_str()));
        assert_eq!(first[1].picture, None);
        let rest = portal.articles().addresses(2, 2).await.unwrap();
        assert_eq!((rest.len(), rest[0].slug.as_str()), (1, "ba"));
        let changes = portal.articles().changes().await.unwrap();
        assert_eq!(changes, [&first[..], &rest[..]].concat().iter().map(|a| a.updated_at).collect::<Vec<_>>());
    }

    async fn a_withdrawal_shows_in_the_time_of_the_last_change(test: TestPortal) {
        let portal = test.portal;
        assert_eq!(portal.storage().last_changed_at().await.unwrap(), Timestamp(0));
        let before = Timestamp::now();
        let tin = category(&portal, &["Tin"]).await;
        let id = publish(&portal, "bai", tin, 86_400).await;
        portal.articles().withdraw(id, "nhầm").await.unwrap();
        assert!(portal.storage().last_changed_at().await.unwrap() >= before);
    }
}
