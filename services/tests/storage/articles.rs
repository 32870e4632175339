use domain::{
    CategoryId, Locale, MediaId, PictureVariant, Slug, Timestamp, WorkflowState, time::parse_iso_date,
};
use services::{
    Portal,
    articles::{Lookup, NewArticle, Outcome},
    html,
    storage::{cards::CardFilter, media::NewMedia},
};

use crate::on_both_databases;

async fn category(portal: &Portal, path: &[&str]) -> CategoryId {
    let names: Vec<String> = path.iter().map(|name| (*name).to_owned()).collect();
    portal.categories().ensure_path(&names).await.unwrap()
}

fn article(source: &str, title: &str, category: CategoryId) -> NewArticle {
    NewArticle {
        source_id: Some(source.to_owned()),
        slug: None,
        title: title.to_owned(),
        summary: "Tóm tắt".to_owned(),
        body: html::sanitise("<p>Nội dung bài viết</p>"),
        text: "Nội dung bài viết".to_owned(),
        locale: Locale::Vietnamese,
        translation_of: None,
        author: "Thu Hạ".to_owned(),
        category,
        tags: vec!["chuyển đổi số".to_owned(), "Ao tôm".to_owned()],
        state: WorkflowState::Published,
        published_at: Timestamp::now().plus_seconds(-60),
        updated_at: None,
        pictures: Vec::new(),
        pinned: false,
        fingerprint: title.to_owned(),
    }
}

fn picture(hash: &str) -> NewMedia {
    NewMedia {
        hash: hash.to_owned(),
        mime: "image/jpeg".to_owned(),
        width: 1600,
        height: 1000,
        bytes: 12_345,
        original_name: "ảnh.jpg".to_owned(),
        alt: "Ao tôm".to_owned(),
        caption: String::new(),
        credit: String::new(),
        variants: vec![PictureVariant { width: 320, height: 200, file: "320.webp".to_owned() }],
    }
}

async fn found(portal: &Portal, slug: &str) -> domain::Article {
    match portal.articles().by_slug(&Slug::try_from(slug).unwrap()).await.unwrap() {
        Lookup::Found(article) => *article,
        other => panic!("{slug}: {other:?}"),
    }
}

on_both_databases! {
    async fn a_translation_lives_in_its_own_edition_and_both_know_each_other(test: TestPortal) {
        let portal = test.portal;
        let tin = category(&portal, &["Tin"]).await;
        portal.categories().translate(tin, "News", "What happens").await.unwrap();
        portal.articles().put(article("1", "Tin một", tin)).await.unwrap();
        portal.articles().put(article("2", "Tin hai", tin)).await.unwrap();
        let english = NewArticle {
            locale: Locale::English,
            translation_of: Some("1".to_owned()),
            ..article("1-en", "First news", tin)
        };
        portal.articles().put(english).await.unwrap();

        let vietnamese = found(&portal, "tin-mot").await;
        assert_eq!(vietnamese.translation.map(String::from).as_deref(), Some("first-news"));
        assert_eq!(found(&portal, "tin-hai").await.translation, None);
        let slug = Slug::try_from("first-news").unwrap();
        let edition = portal.articles().edition(Locale::English);
        let Lookup::Found(translated) = edition.by_slug(&slug).await.unwrap() else { panic!("not found") };
        assert_eq!(translated.translation.map(String::from).as_deref(), Some("tin-mot"));
        assert_eq!(translated.categories[0].name, "News");
        let moved = portal.articles().by_slug(&slug).await.unwrap();
        assert!(matches!(moved, Lookup::Moved(Locale::English, to) if to == slug));
        let titles = |cards: Vec<domain::ArticleCard>| {
            let mut titles: Vec<String> = cards.into_iter().map(|card| card.title).collect();
            titles.sort();
            titles
        };
        assert_eq!(titles(portal.articles().latest(9).await.unwrap()), ["Tin hai", "Tin một"]);
        assert_eq!(titles(edition.latest(9).await.unwrap()), ["First news"]);
        assert_eq!(edition.years(&[tin]).await.unwrap()[0].1, 1);
    }

    async fn an_article_comes_back_whole(test: TestPortal) {
        let portal = test.portal;
        let leaf = category(&portal, &["Tin tức", "Tin của Sở"]).await;
        let (media, _) = portal.storage().insert_media(picture("ab12")).await.unwrap();
        let new = NewArticle { pictures: vec![media, media], ..article("1", "Ao tôm thông minh", leaf) };
        let put = portal.articles().put(new.clone()).await.unwrap();
        assert_eq!(put.outcome, Outcome::Created);

        let stored = found(&portal, "ao-tom-thong-minh").await;
        assert_eq!((stored.title.as_str(), stored.author.as_str()), ("Ao tôm thông minh", "Thu Hạ"));
        assert_eq!(stored.body, new.body);
        assert_eq!(stored.words, 4);
        assert_eq!(stored.updated_at, stored.published_at);
        let mut tags = stored.tags.clone();
        tags.sort();
        assert_eq!(tags, ["Ao tôm", "chuyển đổi số"]);
        let trail: Vec<_> = stored.categories.iter().map(|category| category.path.as_str()).collect();
        assert_eq!(trail, ["tin-tuc", "tin-tuc/tin-cua-so"]);
        assert_eq!(stored.picture.unwrap().variants[0].file, "320.webp");
    }

    async fn the_same_source_is_recognised_and_a_changed_one_updates(test: TestPortal) {
        let portal = test.portal;
        let tin = category(&portal, &["Tin"]).await;
        let first = portal.articles().put(article("1", "Một", tin)).await.unwrap();
        assert_eq!(portal.articles().fingerprint("1").await.unwrap().as_deref(), Some("Một"));
        let again = portal.articles().put(article("1", "Một", tin)).await.unwrap();
        assert_eq!((again.id, again.outcome), (first.id, Outcome::Unchanged));
        let changed = NewArticle { tags: vec!["khác".to_owned()], ..article("1", "Hai", tin) };
        let changed = portal.articles().put(changed).await.unwrap();
        assert_eq!((changed.id, changed.outcome), (first.id, Outcome::Updated));
        assert_eq!(found(&portal, "hai").await.tags, ["khác"]);
    }

    async fn an_old_address_leads_to_the_new_one_and_never_elsewhere(test: TestPortal) {
        let portal = test.portal;
        let tin = category(&portal, &["Tin"]).await;
        portal.articles().put(article("1", "Tên cũ", tin)).await.unwrap();
        portal.articles().put(article("1", "Tên mới", tin)).await.unwrap();
        let lookup = |slug: &'static str| {
            let portal = portal.clone();
            async move { portal.articles().by_slug(&Slug::try_from(slug).unwrap()).await.unwrap() }
        };
        assert!(matches!(lookup("ten-cu").await, Lookup::Moved(_, slug) if slug.as_str() == "ten-moi"));
        // Another article must not take over an address that still leads somewhere.
        portal.articles().put(article("2", "Tên cũ", tin)).await.unwrap();
        assert!(matches!(lookup("ten-cu").await, Lookup::Moved(..)));
        assert!(matches!(lookup("ten-cu-2").await, Lookup::Found(_)));
        // Renamed back, the old address is current again and the other one leads to it.
        portal.articles().put(NewArticle { fingerprint: "3".into(), ..article("1", "Tên cũ", tin) }).await.unwrap();
        assert!(matches!(lookup("ten-cu").await, Lookup::Found(_)));
        assert!(matches!(lookup("ten-moi").await, Lookup::Moved(_, slug) if slug.as_str() == "ten-cu"));
    }

    async fn readers_see_what_is_published_and_learn_what_is_withdrawn(test: TestPortal) {
        let portal = test.portal;
        let tin = category(&portal, &["Tin"]).await;
        let draft = NewArticle { state: WorkflowState::Draft, ..article("1", "Nháp", tin) };
        let later = NewArticle { published_at: Timestamp::now().plus_seconds(3600), ..article("2", "Sắp đăng", tin) };
        for new in [draft, later] {
            let slug = Slug::from_title(&new.title);
            portal.articles().put(new).await.unwrap();
            assert!(matches!(portal.articles().by_slug(&slug).await.unwrap(), Lookup::Unknown), "{slug}");
        }
        let put = portal.articles().put(article("3", "Đã gỡ", tin)).await.unwrap();
        assert!(portal.articles().withdraw(put.id, "sai số liệu").await.unwrap());
        let slug = Slug::from_title("Đã gỡ");
        assert!(matches!(portal.articles().by_slug(&slug).await.unwrap(), Lookup::Withdrawn));
        assert!(portal.articles().latest(10).await.unwrap().is_empty());
        assert!(!portal.articles().withdraw(domain::ArticleId(999_999), "").await.unwrap());
    }

    async fn lists_are_filtered_by_category_and_by_the_year_in_viet_nam(test: TestPortal) {
        let portal = test.portal;
        let (root, leaf) = (category(&portal, &["Tin"]).await, category(&portal, &["Tin", "Con"]).await);
        let other = category(&portal, &["Khác"]).await;
        let new_year = Timestamp::at(parse_iso_date("2025-01-01").unwrap(), 0, 0);
        for (source, at, filed) in [
            ("1", new_year.plus_seconds(-1), root),
            ("2", new_year, leaf),
            ("3", new_year.plus_seconds(1), leaf),
            ("4", new_year.plus_seconds(2), other),
        ] {
            let new = NewArticle { published_at: at, ..article(source, &format!("Bài {source}"), filed) };
            portal.articles().put(new).await.unwrap();
        }
        let tree = portal.categories().tree().await.unwrap();
        let below = tree.subtree(root);
        let titles = |cards: &[domain::ArticleCard]| -> Vec<String> {
            cards.iter().map(|card| card.title.clone()).collect()
        };
        let of_2025 = portal.articles().in_categories(&below, Some(2025), 1, 10).await.unwrap();
        assert_eq!(titles(&of_2025.items), ["Bài 3", "Bài 2"]);
        let pages = portal.articles().in_categories(&below, None, 2, 2).await.unwrap();
        assert_eq!((pages.total, titles(&pages.items)), (3, vec!["Bài 1".to_owned()]));
        assert_eq!(portal.articles().years(&below).await.unwrap(), [(2025, 2), (2024, 1)]);
        let except = CardFilter { except: vec![of_2025.items[0].id], ..CardFilter::default() };
        assert_eq!(portal.storage().cards(&except, 10, &tree).await.unwrap().len(), 3);
        let article = found(&portal, "bai-2").await;
        let around = portal.articles().around(&article, 5, 5).await.unwrap();
        assert_eq!(titles(&around.others), ["Bài 3", "Bài 1"]);
        let one = |card: Option<domain::ArticleCard>| card.map(|card| card.title);
        assert_eq!((one(around.previous), one(around.next)), (None, Some("Bài 3".to_owned())));
    }

    async fn articles_of_the_same_content_find_each_other(test: TestPortal) {
        let portal = test.portal;
        let (tin, khac) = (category(&portal, &["Tin"]).await, category(&portal, &["Khác"]).await);
        let about = |source: &str, title: &str, filed, text: &str| NewArticle {
            text: text.to_owned(),
            tags: Vec::new(),
            ..article(source, title, filed)
        };
        let ponds = "Phao quan trắc ao tôm đo độ mặn. Phao quan trắc báo khi ao tôm thiếu ô-xy; độ mặn cũng báo.";
        let rice = "Máy bay bón phân trên ruộng bậc thang. Ruộng bậc thang cần máy bay nhỏ, phân ít.";
        portal.articles().put(about("1", "Phao quan trắc ao tôm", tin, ponds)).await.unwrap();
        portal.articles().put(about("2", "Máy bay trên ruộng bậc thang", tin, rice)).await.unwrap();
        portal.articles().put(about("3", "Ao tôm có phao quan trắc", khac, ponds)).await.unwrap();
        let first = found(&portal, "phao-quan-trac-ao-tom").await;
        let titles = |cards: Vec<domain::ArticleCard>| cards.into_iter().map(|card| card.title).collect::<Vec<_>>();
        let around = portal.articles().around(&first, 1, 5).await.unwrap();
        // The older of the two knows the newer one, which came later.
        assert_eq!(titles(around.related), ["Ao tôm có phao quan trắc"]);
        portal.articles().withdraw(found(&portal, "ao-tom-co-phao-quan-trac").await.id, "").await.unwrap();
        let around = portal.articles().around(&first, 1, 5).await.unwrap();
        assert_eq!(titles(around.related), [""; 0]);
    }

    async fn a_document_and_the_articles_that_cite_it_know_each_other(test: TestPortal) {
        let portal = test.portal;
        let tin = category(&portal, &["Tin"]).await;
        let document = |date: &str| services::documents::NewDocument {
            number: "1048/QĐ-UBND".to_owned(),
            issued_on: parse_iso_date(date).unwrap(),
            kind: "Quyết định".to_owned(),
            issuer: "UBND tỉnh".to_owned(),
            field: String::new(),
            summary: "Tóm tắt".to_owned(),
            effective_on: None,
            expires_on: None,
            attachments: Vec::new(),
        };
        portal.documents().put(document("2023-05-19")).await.unwrap();
        let cite = |source: &str, text: &str| NewArticle { text: text.to_owned(), ..article(source, source, tin) };
        let dated = "Theo Quyết định số 1048/QĐ-UBND ngày 19/05/2023 và Kế hoạch số 7/KH-UBND ngày 01/02/2024";
        portal.articles().put(cite("ngay", dated)).await.unwrap();
        portal.articles().put(cite("khong-ngay", "Theo quyết định 1048 / QD – UBND của tỉnh")).await.unwrap();

        let cited = portal.articles().cited(&found(&portal, "ngay").await).await.unwrap();
        let numbers: Vec<_> = cited.iter().map(|cited| (cited.number.as_str(), cited.document.is_some())).collect();
        assert_eq!(numbers, [("1048/QĐ-UBND", true), ("7/KH-UBND", false)]);
        let registered = portal.documents().page(1, 1).await.unwrap().items.remove(0);
        let mut citing: Vec<_> = portal.articles().citing(&registered, 9).await.unwrap();
        citing.sort_by(|a, b| a.title.cmp(&b.title));
        assert_eq!(citing.iter().map(|card| card.title.as_str()).collect::<Vec<_>>(), ["khong-ngay", "ngay"]);
        let missing = portal.documents().missing(9).await.unwrap();
        assert_eq!(missing.len(), 1);
        assert_eq!((missing[0].number.as_str(), missing[0].articles), ("7/KH-UBND", 1));

        // The same number of another year: a citation without a date is no longer sure.
        portal.documents().put(document("2024-05-20")).await.unwrap();
        let citing = portal.articles().citing(&registered, 9).await.unwrap();
        assert_eq!(citing.iter().map(|card| card.title.as_str()).collect::<Vec<_>>(), ["ngay"]);
    }

    async fn the_same_picture_is_stored_once(test: TestPortal) {
        let storage = test.portal.storage();
        let (first, _) = storage.insert_media(picture("cd34")).await.unwrap();
        let (second, stored) = storage.insert_media(NewMedia { alt: "khác".into(), ..picture("cd34") }).await.unwrap();
        assert_eq!((first, stored.alt.as_str()), (second, "Ao tôm"));
        assert_eq!(storage.media_by_hash("cd34").await.unwrap().unwrap().0, first);
        assert_eq!(storage.pictures(&[first, MediaId(999)]).await.unwrap().len(), 1);
    }

    async fn categories_are_made_once_and_keep_their_order(test: TestPortal) {
        let portal = test.portal;
        let first = category(&portal, &["Tin", "Của Sở"]).await;
        category(&portal, &["Tin", "Trong tỉnh"]).await;
        assert_eq!(category(&portal, &["Tin", "Của Sở"]).await, first);
        // Another name that folds to the same address gets one of its own.
        category(&portal, &["Tin", "Của Số"]).await;
        portal.categories().describe(first, "Mô tả", true).await.unwrap();
        let tree = portal.categories().tree().await.unwrap();
        let paths: Vec<_> = tree.iter().map(|category| category.path.as_str()).collect();
        assert_eq!(paths, ["tin", "tin/cua-so", "tin/trong-tinh", "tin/cua-so-2"]);
        assert!(tree.get(first).unwrap().on_front);
    }
}
