use std::{collections::HashMap, net::IpAddr};

use domain::{Timestamp, time::iso_date};
use services::{
    Portal,
    storage::visits::{DailySalt, VisitBatch},
    visits::Hit,
};

use crate::on_both_databases;

fn batch(day: &str, visits: u64, visitors: &[(i64, i64)]) -> VisitBatch {
    VisitBatch {
        day: day.to_owned(),
        visits,
        visitors: visitors.iter().copied().collect(),
        views: HashMap::new(),
    }
}

on_both_databases! {
    async fn batches_add_up_day_by_day(test: TestPortal) {
        let storage = test.portal.storage();
        storage.add_visits(&batch("2026-11-23", 2, &[(1, 10), (2, 20)])).await.unwrap();
        storage.add_visits(&batch("2026-11-24", 1, &[(3, 30)])).await.unwrap();
        storage.add_visits(&batch("2026-11-24", 4, &[(3, 40), (4, 50)])).await.unwrap();
        let (visitors, today, total) = storage.visit_state("2026-11-24").await.unwrap();
        assert_eq!((today, total), (5, 7));
        assert_eq!(visitors, HashMap::from([(3, 40), (4, 50)]));
    }

    async fn a_new_day_forgets_who_came(test: TestPortal) {
        let storage = test.portal.storage();
        storage.add_visits(&batch("2026-11-23", 1, &[(1, 10)])).await.unwrap();
        let salt = DailySalt { day: "2026-11-24".to_owned(), salt: [7; 32] };
        storage.begin_visit_day(&salt).await.unwrap();
        assert_eq!(storage.visit_salt().await.unwrap(), Some(salt));
        let (visitors, _, total) = storage.visit_state("2026-11-23").await.unwrap();
        assert_eq!((visitors.len(), total), (0, 1));
    }

    async fn counts_survive_a_restart(test: TestPortal) {
        let hit = |last: u8| Hit {
            ip: IpAddr::from([192, 0, 2, last]),
            user_agent: "Mozilla/5.0 (Linux; Android 10) Chrome/130.0 Mobile Safari/537.36".to_owned(),
            article: None,
            at: Timestamp::now(),
        };
        for visitor in [1, 2, 1] {
            test.portal.visits().record(hit(visitor));
        }
        test.portal.close().await;
        let portal = Portal::open(test.config.clone()).await.unwrap();
        portal.visits().record(hit(2));
        portal.visits().flush().await;
        let counts = portal.visits().counts();
        assert_eq!((counts.online, counts.today, counts.total), (2, 2, 2));
        let (visitors, ..) = portal.storage().visit_state(&iso_date(Timestamp::now().date())).await.unwrap();
        assert_eq!(visitors.len(), 2);
    }
}
