use domain::{Role, Sort, page::PageFields, typed::Fault};
use services::refused::Refused;

use super::desk::{account, fault, leads, line, typed};
use crate::on_both_databases;

on_both_databases! {
    async fn former_addresses_lead_on_in_one_step_or_not_at_all(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        line(portal, &boss, &["Tin tức"]).await;
        let redirects = portal.redirects();
        redirects.add(&boss, "http://127.0.0.1:3000/en/tin-c%C5%A9/", " /chuyen-muc/tin-tuc ").await.unwrap();
        redirects.add(&boss, "/index.php?id=12", "https://luu-tru.example.vn/12").await.unwrap();
        assert_eq!(leads(portal, "/en/tin-c%C5%A9?utm=1").await.as_deref(), Some("/chuyen-muc/tin-tuc"));
        assert_eq!(leads(portal, "/index.php?id=12").await.as_deref(), Some("https://luu-tru.example.vn/12"));
        assert_eq!(leads(portal, "/index.php?id=13").await, None);
        let add = |from: &'static str, to: &'static str| redirects.add(&boss, from, to);
        assert_eq!(fault(add("/tin-cũ", "/van-ban").await, "from"), Fault::Taken("/chuyen-muc/tin-tuc".to_owned()));
        assert_eq!(fault(add("/a", "/a/").await, "to"), Fault::Cycle);
        assert_eq!(fault(add("/a", "/tin-cũ").await, "to"), Fault::Chain("/chuyen-muc/tin-tuc".to_owned()));
        for (from, fault_of_it) in [
            ("/quan-tri", Fault::Reserved),
            ("/chuyen-muc/tin-tuc", Fault::Reserved),
            ("/van-ban", Fault::Reserved),
            ("", Fault::Missing),
            ("//evil.vn", Fault::Address),
        ] {
            assert_eq!(fault(add(from, "/").await, "from"), fault_of_it, "{from}");
        }
        add("/b", "/c").await.unwrap();
        assert_eq!(fault(add("/c", "/d").await, "from"), Fault::Chain("/b".to_owned()));
        for bad in ["javascript:alert(1)", "http://x.vn", "//evil.vn"] {
            assert_eq!(fault(add("/e", bad).await, "to"), Fault::Address, "{bad}");
        }
        let editor = account(portal, Role::Approver).await;
        assert!(matches!(redirects.add(&editor, "/e", "/f").await, Err(Refused::NotAllowed)));
    }

    async fn former_addresses_are_found_and_ordered(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let redirects = portal.redirects();
        for (from, to) in [("/cũ", "/moi"), ("/khac%25", "/moi_2"), ("/a", "https://Z.example.vn/")] {
            redirects.add(&boss, from, to).await.unwrap();
        }
        let found = |words: &'static str, sort: &'static str| {
            let boss = boss.clone();
            async move {
                let found = redirects.find(&boss, words, Sort::named(sort), 1, 10).await.unwrap();
                found.items.into_iter().map(|redirect| redirect.from.to_string()).collect::<Vec<_>>().join(" ")
            }
        };
        for (words, froms) in [
            ("cu", "/cũ"), ("CŨ", "/cũ"), ("/moi", "/khac% /cũ"), ("%", "/khac%"), ("_", "/khac%"),
            ("moi khac", "/khac%"), ("z.EXAMPLE", "/a"), ("' or 1=1", ""),
        ] {
            assert_eq!(found(words, "").await, froms, "{words}");
        }
        assert_eq!(found("", "tu").await, "/a /cũ /khac%");
        assert_eq!(found("", "-tu").await, "/khac% /cũ /a");
        assert_eq!(found("", "den").await, "/cũ /khac% /a");
        let second = redirects.find(&boss, "", Sort::named("tu"), 2, 2).await.unwrap();
        assert_eq!((second.total, second.items.len(), second.items[0].from.as_str()), (3, 1, "/khac%"));
        // What moves on is found by where it leads now.
        let editor = account(portal, Role::Editor).await;
        let page = |title| typed::<PageFields>(&[("title", title), ("body", "a"), ("published", "1")]);
        let id = portal.pages().change(&editor, None, &page("Một")).await.unwrap();
        portal.pages().change(&editor, Some(id), &page("Hai")).await.unwrap();
        portal.pages().change(&editor, Some(id), &page("Bà")).await.unwrap();
        assert_eq!(found("mot ba", "").await, "/mot");
    }
}
