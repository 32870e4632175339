//! The search index follows what is published.

use std::{collections::BTreeSet, path::Path};

use domain::{ArticleId, Locale, SanitisedHtml, Timestamp, WorkflowState};
use search::{Query, Root, Synonym};
use services::{
    Portal,
    storage::{Actor, articles::NewArticle},
};

use crate::on_both_databases;

async fn publish(portal: &Portal, number: usize, title: &str) -> ArticleId {
    let category =
        portal.categories().ensure_path(&["Tin".to_owned(), "Hoạt động".to_owned()]).await.unwrap();
    let new = NewArticle {
        source_id: Some(format!("bai-{number}")),
        slug: None,
        title: title.to_owned(),
        summary: String::new(),
        body: SanitisedHtml::default(),
        text: "Nội dung bài viết".to_owned(),
        author: String::new(),
        locale: Locale::Vietnamese,
        translation_of: None,
        category,
        tags: vec!["nhãn".to_owned()],
        state: WorkflowState::Published,
        published_at: Timestamp(1_718_000_000 + i64::try_from(number).unwrap() * 3600),
        updated_at: None,
        pictures: Vec::new(),
        pinned: false,
        fingerprint: format!("{number} {title}"),
    };
    portal.articles().put(new).await.unwrap().id
}

async fn total(portal: &Portal, text: &str) -> usize {
    let query = Query { text: text.to_owned(), limit: 5, ..Query::default() };
    portal.search_index().search(&query).await.unwrap().total
}

fn root(folder: &Path) -> Root {
    Root::decode(&std::fs::read(folder.join("search/root")).unwrap()).unwrap()
}

fn sizes(folder: &Path) -> Vec<u32> {
    root(folder).segments.iter().map(|segment| segment.articles).collect()
}

fn files(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder.join("search")).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

on_both_databases! {
    async fn publications_changes_and_withdrawals_are_followed(test: TestPortal) {
        let portal = &test.portal;
        let folder = test.config.data_dir.as_path();
        for number in 0..100 {
            publish(portal, number, &format!("Hội nghị lần {number}")).await;
        }
        portal.search_index().refresh().await.unwrap();
        assert_eq!((total(portal, "hội nghị").await, sizes(folder)), (100, vec![100]));

        // One more article is a small segment of its own; the large one stays as it is.
        let before = files(folder);
        let id = publish(portal, 500, "Bão số 9 đổ bộ").await;
        portal.search_index().refresh().await.unwrap();
        assert_eq!((total(portal, "bão đổ bộ").await, sizes(folder)), (1, vec![100, 1]));
        assert!(before.is_subset(&files(folder)), "a reader may still hold the root from before");

        // What has not changed is not written.
        let root_before = root(folder);
        portal.search_index().refresh().await.unwrap();
        assert_eq!(root(folder), root_before);

        // A changed title replaces the old one; a withdrawn article is gone at once.
        publish(portal, 7, "Lễ ký kết hợp tác").await;
        portal.articles().withdraw(id, "nhầm").await.unwrap();
        portal.search_index().refresh().await.unwrap();
        assert_eq!(total(portal, "hội nghị").await, 99);
        assert_eq!(total(portal, "ký kết").await, 1);
        assert_eq!(total(portal, "\"bão\"").await, 0);
        assert_eq!(total(portal, "").await, 100);

        // Many publications become one segment of the next level.
        for number in 600..670 {
            publish(portal, number, &format!("Hội thảo lần {number}")).await;
        }
        portal.search_index().refresh().await.unwrap();
        assert_eq!((total(portal, "hội thảo").await, sizes(folder).len()), (70, 1));
        assert_eq!(total(portal, "").await, 170);
    }

    async fn a_damaged_or_lost_index_is_written_anew(test: TestPortal) {
        let portal = &test.portal;
        let folder = test.config.data_dir.as_path();
        publish(portal, 1, "Hội nghị").await;
        portal.search_index().refresh().await.unwrap();
        for name in files(folder) {
            std::fs::write(folder.join("search").join(name), "hỏng").unwrap();
        }
        portal.search_index().refresh().await.unwrap();
        assert_eq!(total(portal, "hoi nghi").await, 1);
        std::fs::remove_dir_all(folder.join("search")).unwrap();
        std::fs::create_dir(folder.join("search")).unwrap();
        portal.search_index().refresh().await.unwrap();
        assert_eq!(total(portal, "hoi nghi").await, 1);
    }

    async fn files_are_kept_for_seven_days(test: TestPortal) {
        const DAY: i64 = 24 * 3600;
        let portal = &test.portal;
        let folder = test.config.data_dir.as_path();
        publish(portal, 1, "Hội nghị").await;
        portal.search_index().refresh().await.unwrap();
        let first = files(folder);
        publish(portal, 2, "Hội thảo").await;
        portal.search_index().refresh().await.unwrap();
        let now = Timestamp(1_800_000_000);
        assert_eq!(portal.search_index().sweep(now).await.unwrap(), 0);
        assert_eq!(portal.search_index().sweep(now.plus_seconds(7 * DAY - 1)).await.unwrap(), 0);
        assert!(first.is_subset(&files(folder)));
        assert!(portal.search_index().sweep(now.plus_seconds(7 * DAY)).await.unwrap() > 0);
        assert!(!first.is_subset(&files(folder)));
        assert_eq!(total(portal, "hội").await, 2);
    }

    async fn what_editors_call_the_same_is_known_without_writing_articles_again(test: TestPortal) {
        let portal = &test.portal;
        publish(portal, 1, "Sở Khoa học thanh tra").await;
        portal.search_index().refresh().await.unwrap();
        assert_eq!(total(portal, "tttt").await, 0);
        let synonym = Synonym { short: "TTTT".to_owned(), long: "thanh tra".to_owned() };
        portal.site().set_synonyms(&[synonym], &Actor::System("test")).await.unwrap();
        portal.search_index().refresh().await.unwrap();
        assert_eq!(total(portal, "tttt").await, 1);
    }
}
