use std::time::Duration;

use domain::Role;
use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection};
use services::{Portal, PortalError, storage::StorageError};

use crate::{on_both_databases, support::TestPortal};

/// A connection beside the portal's own, to look at what it must not show.
async fn beside(test: &TestPortal) -> DatabaseConnection {
    Database::connect(&test.config.database_url).await.unwrap()
}

on_both_databases! {
    async fn migrating_again_changes_nothing(test: TestPortal) {
        assert!(test.portal.storage().is_current().await.unwrap());
        test.portal.storage().migrate().await.unwrap();
        Portal::open(test.config.clone()).await.unwrap();
    }

    async fn a_newer_database_is_refused_untouched(test: TestPortal) {
        let database = beside(&test).await;
        let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_future', 0)";
        database.execute_unprepared(newer).await.unwrap();
        let Err(PortalError::Storage(StorageError::NewerThanProgram(step))) = Portal::open(test.config.clone()).await
        else {
            panic!("opened a database from the future");
        };
        assert_eq!(step, "m20990101_000001_future");
        assert!(!test.portal.storage().is_current().await.unwrap());
    }

    async fn what_another_process_changes_is_noticed(test: TestPortal) {
        let (running, other) = (&test.portal, Portal::open(test.config.clone()).await.unwrap());
        assert!(running.categories().tree().await.unwrap().iter().next().is_none());
        let mut events = running.events().subscribe();
        running.follow_others().await.unwrap();
        let name = ["Tin".to_owned()];
        other.categories().ensure_path(&name).await.unwrap();
        tokio::time::timeout(Duration::from_secs(60), events.recv()).await.unwrap().unwrap();
        assert_eq!(running.categories().tree().await.unwrap().iter().count(), 1);
    }

    async fn a_change_leaves_its_trace_and_no_token_in_clear(test: TestPortal) {
        let account = test.portal.accounts().ensure("quantri", "Quản trị", Role::Administrator).await.unwrap();
        let token = test.portal.accounts().issue_login_link(account).await.unwrap();
        let database = beside(&test).await;
        let backend = database.get_database_backend();
        let rows = |sql: &'static str| database.query_all_raw(sea_orm::Statement::from_string(backend, sql));
        let actions: Vec<String> = rows("SELECT action FROM audit ORDER BY id")
            .await
            .unwrap()
            .iter()
            .map(|row| row.try_get("", "action").unwrap())
            .collect();
        assert_eq!(actions, ["account.create", "account.link"]);
        let stored: String = rows("SELECT token_hash FROM login_link").await.unwrap()[0].try_get("", "token_hash").unwrap();
        assert!(!stored.contains(&token));
    }
}
