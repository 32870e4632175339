use domain::{CategoryId, Locale, Role, typed::Fault};
use services::{
    Portal, accounts::AccountInfo, categories::CategoryEntry, refused::Refused, site::NewMenuItem,
};

use super::desk::{account, article, category_fields, fault, leads, line};
use crate::on_both_databases;

async fn paths(portal: &Portal) -> Vec<String> {
    portal.categories().tree().await.unwrap().iter().map(|category| category.path.clone()).collect()
}

async fn entry(portal: &Portal, boss: &AccountInfo, id: CategoryId) -> CategoryEntry {
    let entries = portal.categories().entries(boss).await.unwrap();
    entries.into_iter().find(|entry| entry.category.id == id).unwrap()
}

on_both_databases! {
    async fn a_category_that_moves_takes_its_branch_along_and_leaves_its_addresses_behind(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let [news, office, week] = line(portal, &boss, &["Tin tức", "Tin Sở", "Tuần"]).await[..] else { panic!() };
        let [other] = line(portal, &boss, &["Hoạt động"]).await[..] else { panic!() };
        let item = NewMenuItem { label: "Sở".to_owned(), label_en: String::new(), url: "/chuyen-muc/tin-tuc/tin-so".to_owned() };
        portal.site().set_menu(&[item]).await.unwrap();
        let version = portal.content_version();
        portal.categories().change(&boss, office, &category_fields("Bản tin", Some(other))).await.unwrap();
        assert!(portal.content_version() > version);
        assert_eq!(paths(portal).await, ["tin-tuc", "hoat-dong", "hoat-dong/ban-tin", "hoat-dong/ban-tin/tuan"]);
        assert_eq!(leads(portal, "/chuyen-muc/tin-tuc/tin-so").await.as_deref(), Some("/chuyen-muc/hoat-dong/ban-tin"));
        assert_eq!(leads(portal, "/chuyen-muc/tin-tuc/tin-so/tuan").await.as_deref(), Some("/chuyen-muc/hoat-dong/ban-tin/tuan"));
        assert_eq!(leads(portal, "/chuyen-muc/tin-tuc/tin-so/rss.xml").await.as_deref(), Some("/chuyen-muc/hoat-dong/ban-tin/rss.xml"));
        assert_eq!(portal.site().menu().await.unwrap()[0].url, "/chuyen-muc/hoat-dong/ban-tin");
        // A second move makes no chain, and what is lived in again leads nowhere.
        portal.categories().change(&boss, office, &category_fields("Tin Sở", Some(news))).await.unwrap();
        assert_eq!(leads(portal, "/chuyen-muc/tin-tuc/tin-so").await, None);
        assert_eq!(leads(portal, "/chuyen-muc/hoat-dong/ban-tin/tuan").await.as_deref(), Some("/chuyen-muc/tin-tuc/tin-so/tuan"));
        assert_eq!(entry(portal, &boss, week).await.category.path, "tin-tuc/tin-so/tuan");
    }

    async fn what_cannot_be_arranged_is_refused_at_its_field(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let [news, office] = line(portal, &boss, &["Tin tức", "Tin Sở"]).await[..] else { panic!() };
        let categories = portal.categories();
        assert_eq!(fault(categories.change(&boss, news, &category_fields("Tin tức", Some(office))).await, "parent"), Fault::Cycle);
        assert_eq!(fault(categories.change(&boss, news, &category_fields("Tin tức", Some(news))).await, "parent"), Fault::Cycle);
        assert_eq!(fault(categories.add(&boss, &category_fields("Tin TỨC", None)).await, "slug"), Fault::Taken("Tin tức".to_owned()));
        assert_eq!(fault(categories.add(&boss, &category_fields("", None)).await, "name"), Fault::Missing);
        assert_eq!(fault(categories.add(&boss, &category_fields("Lạc", Some(CategoryId(99)))).await, "parent"), Fault::Choice);
        assert_eq!(fault(categories.merge(&boss, news, office).await, "into"), Fault::Cycle);
        assert_eq!(fault(categories.delete(&boss, news).await, "delete"), Fault::Choice);
        for role in [Role::Reporter, Role::Editor, Role::Approver] {
            let account = account(portal, role).await;
            assert!(matches!(categories.delete(&account, office).await, Err(Refused::NotAllowed)), "{role:?}");
            assert!(matches!(categories.entries(&account).await, Err(Refused::NotAllowed)), "{role:?}");
        }
        assert_eq!(paths(portal).await, ["tin-tuc", "tin-tuc/tin-so"]);
    }

    async fn merging_moves_articles_and_branches_and_leaves_nothing_behind(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let [news, office, week] = line(portal, &boss, &["Tin", "Sở", "Sở"]).await[..] else { panic!() };
        article(portal, "Một", office, "Nội dung").await;
        article(portal, "Hai", news, "Nội dung").await;
        article(portal, "Ba", week, "Nội dung").await;
        // The category below comes to stand at the very address that goes.
        portal.categories().merge(&boss, office, news).await.unwrap();
        assert_eq!(paths(portal).await, ["tin", "tin/so"]);
        assert_eq!(leads(portal, "/chuyen-muc/tin/so/so").await.as_deref(), Some("/chuyen-muc/tin/so"));
        assert_eq!(leads(portal, "/chuyen-muc/tin/so").await, None);
        assert_eq!(entry(portal, &boss, news).await.articles, 2);
        assert_eq!(fault(portal.categories().delete(&boss, week).await, "delete"), Fault::Choice);
        portal.categories().merge(&boss, week, news).await.unwrap();
        assert_eq!(leads(portal, "/chuyen-muc/tin/so").await.as_deref(), Some("/chuyen-muc/tin"));
        assert_eq!(leads(portal, "/chuyen-muc/tin/so/so").await.as_deref(), Some("/chuyen-muc/tin"));
        assert_eq!(entry(portal, &boss, news).await.articles, 3);
    }

    async fn what_is_being_written_follows_a_merge(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let [first] = line(portal, &boss, &["Một"]).await[..] else { panic!() };
        let [wished] = line(portal, &boss, &["Hai"]).await[..] else { panic!() };
        let manuscripts = portal.manuscripts();
        let id = manuscripts.begin(&boss, Locale::Vietnamese).await.unwrap();
        let mut copy = manuscripts.open(&boss, id).await.unwrap();
        copy.manuscript.category = Some(wished);
        manuscripts.save(&boss, id, copy.version, copy.manuscript, true).await.unwrap();
        assert_eq!(fault(portal.categories().delete(&boss, wished).await, "delete"), Fault::Choice);
        portal.categories().merge(&boss, wished, first).await.unwrap();
        assert_eq!(manuscripts.open(&boss, id).await.unwrap().manuscript.category, Some(first));
    }

    async fn siblings_change_places_and_stop_at_the_ends(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let mut ids = Vec::new();
        for name in ["A", "B", "C"] {
            ids.extend(line(portal, &boss, &[name]).await);
        }
        let categories = portal.categories();
        categories.shift(&boss, ids[2], true).await.unwrap();
        assert_eq!(paths(portal).await, ["a", "c", "b"]);
        categories.shift(&boss, ids[0], true).await.unwrap();
        categories.shift(&boss, ids[1], false).await.unwrap();
        assert_eq!(paths(portal).await, ["a", "c", "b"]);
        assert!(matches!(categories.shift(&boss, CategoryId(99), true).await, Err(Refused::Unknown)));
        categories.delete(&boss, ids[0]).await.unwrap();
        assert_eq!(paths(portal).await, ["c", "b"]);
    }
}
