use domain::Role;
use sea_orm::{ConnectionTrait as _, Database};
use services::{
    Portal, PortalConfig,
    accounts::{AccountError, SecondFactorState},
};

use super::{
    accounts::{PASSWORD, account, half, session},
    second_factor::{code, second_factor},
};
use crate::{on_both_databases, support::TestPortal};

/// The same portal, opened with another secret key.
async fn with_another_key(test: &TestPortal) -> Portal {
    let secret_key = Some("k".repeat(32));
    Portal::open(PortalConfig { secret_key, ..test.config.clone() }).await.unwrap()
}

on_both_databases! {
    async fn what_an_earlier_version_left_in_the_clear_is_sealed_when_the_portal_is_opened(test: TestPortal) {
        let (me, _) = account(&test.portal, "an.nguyen", Role::Editor).await;
        let (secret, _) = second_factor(test.portal.accounts(), &me).await;
        let stored = |portal: &Portal| {
            let portal = portal.clone();
            async move { portal.storage().second_factors().await.unwrap().remove(0).1 }
        };
        assert!(!stored(&test.portal).await.contains(&secret));

        let db = Database::connect(&test.config.database_url).await.unwrap();
        db.execute_unprepared(&format!("UPDATE second_factor SET secret = '{secret}'")).await.unwrap();
        assert_eq!(stored(&test.portal).await, secret);
        let again = Portal::open(test.config.clone()).await.unwrap();
        let sealed = stored(&again).await;
        assert!(!sealed.contains(&secret));
        let entered = half(again.accounts().login("an.nguyen", PASSWORD).await.unwrap());
        again.accounts().prove(&entered, &code(&secret, 1)).await.unwrap();
        let once_more = Portal::open(test.config.clone()).await.unwrap();
        assert_eq!(stored(&once_more).await, sealed, "what is sealed stays as it is");
    }

    async fn the_secret_of_one_account_is_of_no_use_in_the_row_of_another(test: TestPortal) {
        let accounts = test.portal.accounts();
        let (me, _) = account(&test.portal, "an.nguyen", Role::Editor).await;
        let (other, _) = account(&test.portal, "binh.tran", Role::Administrator).await;
        second_factor(accounts, &me).await;
        second_factor(accounts, &other).await;
        let db = Database::connect(&test.config.database_url).await.unwrap();
        let own = format!("(SELECT secret FROM second_factor WHERE account_id = {})", me.id);
        let swap = format!("UPDATE second_factor SET secret = {own} WHERE account_id = {}", other.id);
        db.execute_unprepared(&swap).await.unwrap();
        assert_eq!(accounts.second_factor(&other).await.unwrap(), SecondFactorState::Unreadable);
        assert_eq!(accounts.second_factor(&me).await.unwrap(), SecondFactorState::On);
    }

    async fn with_another_key_recovery_codes_and_administrators_lead_on(test: TestPortal) {
        let (me, _) = account(&test.portal, "an.nguyen", Role::Editor).await;
        let (boss, _) = account(&test.portal, "quantri", Role::Administrator).await;
        let (secret, codes) = second_factor(test.portal.accounts(), &me).await;
        assert!(!test.portal.accounts().has_unreadable_factor(&boss, me.id).await.unwrap());

        let portal = with_another_key(&test).await;
        let accounts = portal.accounts();
        assert_eq!(accounts.second_factor(&me).await.unwrap(), SecondFactorState::Unreadable);
        assert!(accounts.has_unreadable_factor(&boss, me.id).await.unwrap());
        assert!(accounts.has_unreadable_factor(&me, me.id).await.is_err(), "others' factors are not for all");
        let entered = half(accounts.login("an.nguyen", PASSWORD).await.unwrap());
        for tried in [code(&secret, 1), "000000".to_owned()] {
            let refused = accounts.prove(&entered, &tried).await;
            assert!(matches!(refused, Err(AccountError::UnreadableFactor)), "{tried}: {refused:?}");
        }
        accounts.prove(&entered, &codes[0]).await.unwrap();

        accounts.end_user_second_factor(&boss, me.id).await.unwrap();
        session(accounts.login("an.nguyen", PASSWORD).await.unwrap());
        let (secret, _) = second_factor(accounts, &me).await;
        let entered = half(accounts.login("an.nguyen", PASSWORD).await.unwrap());
        accounts.prove(&entered, &code(&secret, 1)).await.unwrap();
    }

    async fn a_setup_that_was_begun_under_another_key_is_begun_anew(test: TestPortal) {
        let (me, _) = account(&test.portal, "an.nguyen", Role::Editor).await;
        test.portal.accounts().begin_second_factor(&me).await.unwrap();
        let portal = with_another_key(&test).await;
        assert_eq!(portal.accounts().second_factor(&me).await.unwrap(), SecondFactorState::Off);
        second_factor(portal.accounts(), &me).await;
    }
}
