use domain::{Role, Timestamp, UserId};
use sea_orm::{ConnectionTrait as _, Database};
use services::storage::sent_forms::{
    FormKey,
    SentForm::{Done, Other, Underway},
};

use super::accounts::account;
use crate::on_both_databases;

fn form(account: UserId, key: &str) -> FormKey {
    FormKey { account, key: key.to_owned(), path: "/quan-tri/trang/them".to_owned() }
}

on_both_databases! {
    async fn a_form_is_taken_once_and_what_it_led_to_is_known(test: TestPortal) {
        let storage = test.portal.storage();
        let (me, _) = account(&test.portal, "an", Role::Editor).await;
        let (other, _) = account(&test.portal, "binh", Role::Editor).await;
        let (mine, theirs) = (form(me.id, "k"), form(other.id, "k"));
        assert_eq!(storage.sent_form(&mine).await.unwrap(), None);
        assert!(storage.begin_form(&mine).await.unwrap());
        assert!(!storage.begin_form(&mine).await.unwrap());
        assert_eq!(storage.sent_form(&mine).await.unwrap(), Some(Underway));
        // A key is its account's own, and its form's.
        assert!(storage.begin_form(&theirs).await.unwrap());
        let elsewhere = FormKey { path: "/quan-tri/van-ban/them".to_owned(), ..mine.clone() };
        assert!(!storage.begin_form(&elsewhere).await.unwrap());
        assert_eq!(storage.sent_form(&elsewhere).await.unwrap(), Some(Other));
        storage.end_form(&mine, Some("/quan-tri?xong=1")).await.unwrap();
        assert_eq!(storage.sent_form(&mine).await.unwrap(), Some(Done("/quan-tri?xong=1".to_owned())));
        assert_eq!(storage.sent_form(&theirs).await.unwrap(), Some(Underway));
        // What was refused may be sent again.
        storage.end_form(&theirs, None).await.unwrap();
        assert!(storage.begin_form(&theirs).await.unwrap());
    }

    async fn what_a_server_died_over_is_sent_again_and_what_is_old_forgotten(test: TestPortal) {
        let storage = test.portal.storage();
        let (me, _) = account(&test.portal, "an", Role::Editor).await;
        let [stuck, slow, done] = ["stuck", "slow", "done"].map(|key| form(me.id, key));
        for form in [&stuck, &slow, &done] {
            storage.begin_form(form).await.unwrap();
        }
        storage.end_form(&done, Some("/quan-tri")).await.unwrap();
        let database = Database::connect(&test.config.database_url).await.unwrap();
        let ages = async |seconds: i64| {
            let then = Timestamp::now().0 - seconds;
            database.execute_unprepared(&format!("UPDATE sent_form SET sent_at = {then}")).await.unwrap();
        };
        ages(4 * 60).await;
        assert!(!storage.begin_form(&stuck).await.unwrap());
        ages(6 * 60).await;
        storage.keep_form(&slow).await.unwrap();
        assert!(storage.begin_form(&stuck).await.unwrap());
        assert!(!storage.begin_form(&slow).await.unwrap());
        assert!(!storage.begin_form(&done).await.unwrap());
        ages(25 * 60 * 60).await;
        assert!(storage.begin_form(&done).await.unwrap());
    }
}
