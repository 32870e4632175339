use domain::{FocalPoint, Role, media_form::DescriptionFields};
use search::{Query, Thumbnail};
use services::Portal;

use super::library::{account, article_with, brought, picture, publish, replaced};
use crate::on_both_databases;

/// The small picture of the only result, once the index is up to date.
async fn found(portal: &Portal) -> Thumbnail {
    portal.search_index().refresh().await.unwrap();
    let query = Query { text: "khai mạc".to_owned(), limit: 5, ..Query::default() };
    let results = portal.search_index().search(&query).await.unwrap();
    let [hit] = &results.hits[..] else { panic!("{results:?}") };
    hit.card.thumbnail.clone().unwrap()
}

on_both_databases! {
    async fn a_result_follows_the_picture_and_its_focal_point(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, "duyet", Role::Approver).await;
        let item = brought(portal, &boss, "a.jpg", &picture(80, 700, 350)).await.unwrap();
        let article = article_with(portal, &boss, &item).await;
        publish(portal, &boss, article).await;
        let before = found(portal).await;
        assert_eq!((before.width, before.focus), (320, None));
        let focus = FocalPoint::new(10, 80);
        let fields = DescriptionFields { focus_x: "10".to_owned(), focus_y: "80".to_owned(), ..Default::default() };
        portal.library().describe(&boss, item.id, &fields).await.unwrap();
        assert_eq!(found(portal).await, Thumbnail { focus, ..before.clone() });
        replaced(portal, &boss, &item, &picture(81, 700, 350)).await.unwrap();
        let after = found(portal).await;
        assert_ne!(after.src, before.src);
        assert_eq!(after.focus, None, "what must stay in sight of another picture nobody knows");
    }
}
