use domain::{
    BulkList, BulkStep, Locale, Role, Slug, Sort, menu::MenuFields, page::PageFields, typed::Fault,
};
use services::{pages::PageFilter, refused::Refused};

use super::desk::{account, fault, leads};
use crate::on_both_databases;

on_both_databases! {
    async fn a_page_is_hidden_moved_translated_and_deleted(test: TestPortal) {
        let portal = &test.portal;
        let editor = account(portal, Role::Editor).await;
        let pages = portal.pages();
        let fields = |title: &str, published: bool| PageFields {
            title: title.to_owned(),
            body: "Một <script>alert(1)</script><b>hai</b>".to_owned(),
            published: if published { "1".to_owned() } else { String::new() },
            ..PageFields::default()
        };
        let id = pages.change(&editor, None, &fields("Giới thiệu", false)).await.unwrap();
        let slug = |text: &str| Slug::try_from(text).unwrap();
        assert!(pages.by_slug(&slug("gioi-thieu")).await.unwrap().is_none());
        pages.change(&editor, Some(id), &fields("Giới thiệu", true)).await.unwrap();
        let page = pages.by_slug(&slug("gioi-thieu")).await.unwrap().unwrap();
        assert!(page.body.as_str().contains("hai") && !page.body.as_str().contains("script"), "{:?}", page.body);
        let item = MenuFields { label: "Giới thiệu".to_owned(), place: "/gioi-thieu".to_owned(), ..MenuFields::default() };
        let boss = account(portal, Role::Administrator).await;
        portal.site().put_menu_item(&boss, None, &item).await.unwrap();
        pages.change(&editor, Some(id), &fields("Về Sở", true)).await.unwrap();
        assert_eq!(leads(portal, "/gioi-thieu").await.as_deref(), Some("/ve-so"));
        assert_eq!(portal.site().menu().await.unwrap()[0].url, "/ve-so");
        assert_eq!(fault(pages.change(&editor, None, &fields("Về sở", true)).await, "slug"), Fault::Taken("Về Sở".to_owned()));
        assert_eq!(fault(pages.change(&editor, None, &fields("Tìm kiếm", true)).await, "slug"), Fault::Reserved);
        let english = PageFields { locale: "en".to_owned(), translation_of: id.to_string(), ..fields("About", true) };
        let about = pages.change(&editor, None, &english).await.unwrap();
        assert_eq!(pages.by_slug(&slug("ve-so")).await.unwrap().unwrap().translation, Some(slug("about")));
        assert_eq!(fault(pages.change(&editor, Some(about), &PageFields { locale: "vi".to_owned(), ..english }).await, "translation_of"), Fault::Choice);
        pages.delete(&editor, id).await.unwrap();
        assert!(pages.by_slug(&slug("ve-so")).await.unwrap().is_none());
        assert_eq!(pages.by_slug(&slug("about")).await.unwrap().unwrap().translates, None);
        assert!(matches!(pages.delete(&editor, id).await, Err(Refused::Unknown)));
        let reporter = account(portal, Role::Reporter).await;
        assert!(matches!(pages.all(&reporter).await, Err(Refused::NotAllowed)));
    }

    async fn pages_are_found_ordered_hidden_and_shown_again(test: TestPortal) {
        let portal = &test.portal;
        let editor = account(portal, Role::Editor).await;
        let pages = portal.pages();
        let mut ids = Vec::new();
        for (title, locale) in [("Liên hệ", "vi"), ("Giới thiệu", "vi"), ("About", "en")] {
            let fields = PageFields { title: title.to_owned(), body: "a".to_owned(), locale: locale.to_owned(), published: "1".to_owned(), ..PageFields::default() };
            ids.push(pages.change(&editor, None, &fields).await.unwrap().0);
        }
        let found = async |filter: PageFilter| {
            let found = pages.find(&editor, &filter, 1, 9).await.unwrap();
            found.items.into_iter().map(|page| page.title).collect::<Vec<_>>().join(", ")
        };
        let words = |words: &str| PageFilter { words: words.to_owned(), ..PageFilter::default() };
        assert_eq!(found(PageFilter::default()).await, "About, Giới thiệu, Liên hệ");
        assert_eq!(found(PageFilter { sort: Sort::named("-tieu-de"), ..PageFilter::default() }).await, "Liên hệ, Giới thiệu, About");
        assert_eq!(found(words("LIEN he")).await, "Liên hệ");
        assert_eq!(found(words("gioi-thieu")).await, "Giới thiệu", "by its address");
        assert_eq!(found(PageFilter { locale: Some(Locale::English), ..PageFilter::default() }).await, "About");
        let bulk = portal.bulk(BulkList::Pages);
        let step = bulk.step(&editor, BulkStep::Hide, &ids[..2]).await.unwrap();
        assert_eq!(found(PageFilter { published: Some(true), ..PageFilter::default() }).await, "About");
        assert!(pages.by_slug(&Slug::try_from("lien-he").unwrap()).await.unwrap().is_none());
        bulk.undo(&editor, step).await.unwrap();
        assert!(pages.by_slug(&Slug::try_from("lien-he").unwrap()).await.unwrap().is_some());
        assert_eq!(found(PageFilter { published: Some(false), ..PageFilter::default() }).await, "");
    }
}
