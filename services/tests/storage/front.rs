use domain::{
    FrontSettings, Locale, MediaPlace, Role, Stored, media_form::DescriptionFields, site::SiteFields,
    typed::Fault,
};
use services::{Portal, library::LibraryError, refused::Refused};

use super::library::{account, brought, picture, replaced};
use crate::on_both_databases;

fn with_banner(address: &str) -> SiteFields {
    SiteFields { name: "Sở Thử nghiệm".to_owned(), banner: address.to_owned(), ..SiteFields::default() }
}

/// The categories of the front page, as readers find them.
async fn blocks(portal: &Portal) -> Vec<String> {
    let (tree, front) = (portal.categories().tree().await.unwrap(), portal.site().front().await.unwrap());
    front.blocks(&tree).into_iter().map(|id| tree.get(id).unwrap().name.clone()).collect()
}

on_both_databases! {
    async fn the_banner_shows_a_picture_of_the_library_until_it_is_taken_off(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, "quantri", Role::Administrator).await;
        let site = portal.site();
        let pdf = brought(portal, &boss, "tep.pdf", b"%PDF-1.7\n1 0 obj\n%%EOF\n").await.unwrap();
        for wrong in [pdf.stored.url(), format!("/media/{}/goc.jpg", "0".repeat(32))] {
            let Err(Refused::Mistaken(faults)) = site.identify(&boss, &with_banner(&wrong)).await else {
                panic!("{wrong} is no picture");
            };
            assert_eq!(faults.of("banner"), Some(&Fault::File), "{wrong}");
        }
        assert_eq!(*site.banner().await.unwrap(), None);

        let item = brought(portal, &boss, "song.jpg", &picture(7, 1600, 400)).await.unwrap();
        site.identify(&boss, &with_banner(&item.stored.url())).await.unwrap();
        let shown = || async { (*portal.site().banner().await.unwrap()).clone() };
        assert_eq!(shown().await.unwrap().hash, item.stored.hash());
        let english = portal.site().edition(Locale::English);
        assert!(english.identity().await.unwrap().banner.is_some(), "one banner for every language");

        let fields = DescriptionFields { alt: "Dòng sông".to_owned(), ..Default::default() };
        portal.library().describe(&boss, item.id, &fields).await.unwrap();
        assert_eq!(shown().await.unwrap().alt, "Dòng sông");
        replaced(portal, &boss, &item, &picture(8, 1600, 400)).await.unwrap();
        let Stored::Picture(other) = portal.library().item(&boss, item.id).await.unwrap().item.stored else {
            panic!("a picture stays one");
        };
        assert_eq!(shown().await.unwrap().hash, other.hash, "the banner follows");
        let uses = portal.library().item(&boss, item.id).await.unwrap().uses;
        assert_eq!((uses.len(), uses[0].place.clone()), (1, MediaPlace::At("/".to_owned())));
        assert_eq!(uses[0].title, "Sở Thử nghiệm");
        let deleted = portal.library().delete(&boss, item.id).await;
        assert!(matches!(deleted, Err(LibraryError::InUse)));
        let later = domain::Timestamp::now().plus_seconds(3 * 86_400);
        let unused = portal.library().unused(&boss, later).await.unwrap();
        assert!(unused.iter().all(|unused| unused.id != item.id));

        site.identify(&boss, &with_banner("")).await.unwrap();
        assert_eq!(shown().await, None);
        portal.library().delete(&boss, item.id).await.unwrap();
    }

    async fn the_front_page_has_the_blocks_that_are_named_in_their_order(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, "quantri", Role::Administrator).await;
        let mut ids = Vec::new();
        for name in ["Tin tức", "Thông báo", "Đào tạo"] {
            let id = portal.categories().ensure_path(&[name.to_owned()]).await.unwrap();
            portal.categories().describe(id, "", name != "Đào tạo").await.unwrap();
            ids.push(id);
        }
        assert_eq!(blocks(portal).await, ["Tin tức", "Thông báo"], "as the tree has them");
        let site = portal.site();
        let mut fields = site.front_fields(&boss).await.unwrap();
        let places: Vec<_> = fields.places.iter().map(|(_, place)| place.as_str()).collect();
        assert_eq!(places, ["1", "2", ""]);
        fields.places = vec![(ids[0], String::new()), (ids[1], "2".to_owned()), (ids[2], "1".to_owned())];
        fields.places.push((domain::CategoryId(9_999), "1".to_owned()));
        fields.per_block = "3".to_owned();
        site.compose_front(&boss, &fields).await.unwrap();
        assert_eq!(blocks(portal).await, ["Đào tạo", "Thông báo"]);
        let front: FrontSettings = (*site.front().await.unwrap()).clone();
        assert_eq!((front.per_block, front.order.clone()), (3, vec![ids[2], ids[1]]));
        let again = site.front_fields(&boss).await.unwrap().check().unwrap();
        assert_eq!(again.order.len(), 2);
        // Who gives a category a block where categories are kept finds it last.
        portal.categories().describe(ids[0], "", true).await.unwrap();
        assert_eq!(blocks(portal).await, ["Đào tạo", "Thông báo", "Tin tức"]);

        fields.seconds = "nhiều".to_owned();
        assert!(matches!(site.compose_front(&boss, &fields).await, Err(Refused::Mistaken(_))));
        let editor = account(portal, "bien.tap", Role::Approver).await;
        assert!(matches!(site.compose_front(&editor, &fields).await, Err(Refused::NotAllowed)));
        assert!(matches!(site.front_fields(&editor).await, Err(Refused::NotAllowed)));
    }
}
