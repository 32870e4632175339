use domain::{Role, Timestamp};
use services::{
    audit::AuditFilter,
    operations::{BackupError, IndexState},
    refused::Refused,
    storage::health::DatabaseKind,
};

use super::desk::{account, article, category_fields, line};
use crate::on_both_databases;

on_both_databases! {
    async fn the_log_is_narrowed_and_read_behind_a_number(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        for name in ["Một", "Hai 100%", "Ba"] {
            portal.categories().add(&boss, &category_fields(name, None)).await.unwrap();
        }
        let editor = account(portal, Role::Editor).await;
        let log = portal.audit();
        let read = |filter: AuditFilter| async move {
            let entries = log.entries(&account(portal, Role::Administrator).await, &filter, None, 99).await.unwrap();
            entries.into_iter().map(|entry| entry.detail).collect::<Vec<_>>().join(" ")
        };
        let action = |action: &str| AuditFilter { action: action.to_owned(), ..AuditFilter::default() };
        assert_eq!(read(action("category.create")).await, "Ba Hai 100% Một");
        assert_eq!(read(action("category.")).await, "Ba Hai 100% Một");
        assert_eq!(read(AuditFilter { subject: "100%".to_owned(), ..action("category.") }).await, "Hai 100%");
        assert_eq!(read(AuditFilter { actor: "admin".to_owned(), ..action("category.") }).await, "Ba Hai 100% Một");
        for nothing in ["%", "_", "' or 1=1 --"] {
            assert_eq!(read(AuditFilter { actor: nothing.to_owned(), ..AuditFilter::default() }).await, "", "{nothing}");
        }
        let today = Timestamp::now().date();
        let days = |from, to| AuditFilter { from, to, ..action("category.") };
        assert_eq!(read(days(Some(today), Some(today))).await, "Ba Hai 100% Một");
        assert_eq!(read(days(today.next_day(), None)).await, "");
        assert_eq!(read(days(None, today.previous_day())).await, "");
        let first = log.entries(&boss, &action("category."), None, 2).await.unwrap();
        let rest = log.entries(&boss, &action("category."), Some(first[1].id), 2).await.unwrap();
        assert_eq!((first.len(), rest.len(), rest[0].detail.as_str()), (2, 1, "Một"));
        assert_eq!((rest[0].account, rest[0].actor.as_str()), (Some(boss.id), boss.login.as_str()));
        assert!(log.actions(&boss).await.unwrap().contains(&"category.create".to_owned()));
        assert!(matches!(log.entries(&editor, &AuditFilter::default(), None, 9).await, Err(Refused::NotAllowed)));
    }

    async fn the_machine_says_how_it_is_and_copies_what_is_a_file(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let [news] = line(portal, &boss, &["Tin"]).await[..] else { panic!() };
        article(portal, "Một", news, "Nội dung").await;
        let operations = portal.operations();
        let health = operations.health(&boss).await.unwrap();
        assert!(health.database.bytes > 0 && health.free.is_some());
        assert_eq!(health.index[0].1, IndexState { published: 1, known: 0 });
        portal.search_index().refresh().await.unwrap();
        assert_eq!(operations.health(&boss).await.unwrap().index[0].1, IndexState { published: 1, known: 1 });
        let change = portal.storage().last_change().await.unwrap();
        match health.database.kind {
            DatabaseKind::Sqlite => {
                let name = operations.back_up(&boss).await.unwrap();
                let backups = operations.backups(&boss).await.unwrap();
                assert_eq!((backups.len(), &backups[0].name), (1, &name));
                assert!(backups[0].bytes > 0);
                operations.forget_backup(&boss, &name).await.unwrap();
                assert!(operations.backups(&boss).await.unwrap().is_empty());
                assert!(matches!(operations.forget_backup(&boss, &name).await, Err(BackupError::Refused(Refused::Unknown))));
                assert_eq!(portal.storage().last_change().await.unwrap(), change, "no page is renewed for it");
            }
            DatabaseKind::PostgreSql => {
                assert!(matches!(operations.back_up(&boss).await, Err(BackupError::NotAFile)));
                assert!(health.dump.unwrap().starts_with("pg_dump "));
            }
        }
        let editor = account(portal, Role::Approver).await;
        assert!(matches!(operations.back_up(&editor).await, Err(BackupError::Refused(Refused::NotAllowed))));
    }
}
