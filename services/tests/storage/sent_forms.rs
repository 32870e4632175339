use domain::{Role, Timestamp};
use sea_orm::{ConnectionTrait as _, Database};
use services::storage::sent_forms::SentForm::{Done, New, Underway};

use super::accounts::account;
use crate::on_both_databases;

on_both_databases! {
    async fn a_form_is_taken_once_and_what_it_led_to_is_known(test: TestPortal) {
        let storage = test.portal.storage();
        let (me, _) = account(&test.portal, "an", Role::Editor).await;
        let (other, _) = account(&test.portal, "binh", Role::Editor).await;
        assert_eq!(storage.begin_form(me.id, "k").await.unwrap(), New);
        assert_eq!(storage.begin_form(me.id, "k").await.unwrap(), Underway);
        // A key is its account's own.
        assert_eq!(storage.begin_form(other.id, "k").await.unwrap(), New);
        storage.end_form(me.id, "k", Some("/quan-tri?xong=1")).await.unwrap();
        assert_eq!(storage.begin_form(me.id, "k").await.unwrap(), Done("/quan-tri?xong=1".to_owned()));
        assert_eq!(storage.begin_form(other.id, "k").await.unwrap(), Underway);
        // What was refused may be sent again.
        storage.end_form(other.id, "k", None).await.unwrap();
        assert_eq!(storage.begin_form(other.id, "k").await.unwrap(), New);
    }

    async fn what_a_server_died_over_is_sent_again_and_what_is_old_forgotten(test: TestPortal) {
        let storage = test.portal.storage();
        let (me, _) = account(&test.portal, "an", Role::Editor).await;
        for key in ["stuck", "done"] {
            storage.begin_form(me.id, key).await.unwrap();
        }
        storage.end_form(me.id, "done", Some("/quan-tri")).await.unwrap();
        let database = Database::connect(&test.config.database_url).await.unwrap();
        let ages = async |seconds: i64| {
            let then = Timestamp::now().0 - seconds;
            database.execute_unprepared(&format!("UPDATE sent_form SET sent_at = {then}")).await.unwrap();
        };
        ages(4 * 60).await;
        assert_eq!(storage.begin_form(me.id, "stuck").await.unwrap(), Underway);
        ages(6 * 60).await;
        assert_eq!(storage.begin_form(me.id, "stuck").await.unwrap(), New);
        assert_eq!(storage.begin_form(me.id, "done").await.unwrap(), Done("/quan-tri".to_owned()));
        ages(25 * 60 * 60).await;
        assert_eq!(storage.begin_form(me.id, "done").await.unwrap(), New);
    }
}
