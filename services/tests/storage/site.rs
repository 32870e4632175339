use domain::{Locale, Role, menu::MenuFields, site::SiteFields, typed::Fault};
use services::refused::Refused;

use super::desk::{account, fault};
use crate::on_both_databases;

on_both_databases! {
    async fn the_menu_is_kept_item_by_item(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let site = portal.site();
        for (label, place) in [("Trang chủ", "/"), ("Văn bản", "/van-ban"), ("Kho", "https://kho.example.vn")] {
            let fields = MenuFields { label: label.to_owned(), place: place.to_owned(), ..MenuFields::default() };
            site.put_menu_item(&boss, None, &fields).await.unwrap();
        }
        let labels = || async {
            let menu = portal.site().menu().await.unwrap();
            menu.iter().map(|item| item.label.clone()).collect::<Vec<_>>().join(" ")
        };
        let entries = site.menu_entries(&boss).await.unwrap();
        site.shift_menu_item(&boss, entries[2].id, true).await.unwrap();
        site.shift_menu_item(&boss, entries[0].id, true).await.unwrap();
        assert_eq!(labels().await, "Trang chủ Kho Văn bản");
        let fields = MenuFields { label: "Sổ văn bản".to_owned(), label_en: "Registry".to_owned(), place: "/van-ban".to_owned(), ..MenuFields::default() };
        site.put_menu_item(&boss, Some(entries[1].id), &fields).await.unwrap();
        site.delete_menu_item(&boss, entries[0].id).await.unwrap();
        assert_eq!(labels().await, "Kho Sổ văn bản");
        assert_eq!(site.edition(Locale::English).menu().await.unwrap()[1].label, "Registry");
        assert!(matches!(site.delete_menu_item(&boss, entries[0].id).await, Err(Refused::Unknown)));
        assert!(matches!(site.put_menu_item(&boss, Some(entries[0].id), &fields).await, Err(Refused::Unknown)));
        let editor = account(portal, Role::Approver).await;
        assert!(matches!(site.put_menu_item(&editor, None, &fields).await, Err(Refused::NotAllowed)));
    }

    async fn the_identity_is_kept_for_each_language_with_its_author(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let fields = SiteFields { name: "Sở Khoa học".to_owned(), slogan: "Tri thức".to_owned(), accent: "#7a1f3d".to_owned(), visits_total_offset: "45.210".to_owned(), ..SiteFields::default() };
        portal.site().identify(&boss, &fields).await.unwrap();
        let english = SiteFields { slogan: "Knowledge".to_owned(), ..SiteFields::default() };
        portal.site().edition(Locale::English).identify(&boss, &english).await.unwrap();
        let shown = portal.site().edition(Locale::English).identity().await.unwrap();
        assert_eq!((shown.name.as_str(), shown.slogan.as_str()), ("Sở Khoa học", "Knowledge"));
        assert_eq!(shown.accent.map(|accent| accent.to_string()).as_deref(), Some("#7a1f3d"));
        assert!(portal.visits().counts().total >= 45_210);
        assert_eq!(portal.site().edition(Locale::English).written(&boss).await.unwrap().name, "");
        let pale = SiteFields { accent: "#ffd400".to_owned(), ..fields };
        assert!(matches!(fault(portal.site().identify(&boss, &pale).await, "accent"), Fault::Contrast(..)));
    }
}
