use domain::Role;
use services::{Portal, accounts::AccountError};

use crate::on_both_databases;

const PASSWORD: &str = "mot mat khau dai";

async fn administrator_with_link(portal: &Portal) -> String {
    let account = portal.accounts().ensure("quantri", "Quản trị", Role::Administrator).await.unwrap();
    portal.accounts().issue_login_link(account).await.unwrap()
}

on_both_databases! {
    async fn a_link_sets_a_password_once(test: TestPortal) {
        let accounts = test.portal.accounts();
        let first = administrator_with_link(&test.portal).await;
        let link = administrator_with_link(&test.portal).await;
        // A new link puts the one before it out of use.
        assert!(!accounts.is_live_link(&first).await.unwrap());
        assert!(matches!(accounts.redeem_login_link(&link, "ngắn").await, Err(AccountError::PasswordTooShort)));
        assert!(!accounts.has_administrator().await.unwrap());
        let session = accounts.redeem_login_link(&link, PASSWORD).await.unwrap();
        assert!(accounts.has_administrator().await.unwrap());
        assert_eq!(accounts.session(&session).await.unwrap().unwrap().role, Role::Administrator);
        assert!(matches!(accounts.redeem_login_link(&link, PASSWORD).await, Err(AccountError::DeadLink)));
    }

    async fn of_two_at_the_same_moment_one_wins(test: TestPortal) {
        let link = administrator_with_link(&test.portal).await;
        let redeem = || test.portal.accounts().redeem_login_link(&link, PASSWORD);
        let (one, other) = tokio::join!(redeem(), redeem());
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    }

    async fn only_the_right_password_opens_a_session_and_logging_out_ends_it(test: TestPortal) {
        let accounts = test.portal.accounts();
        let link = administrator_with_link(&test.portal).await;
        accounts.redeem_login_link(&link, PASSWORD).await.unwrap();
        for (login, password) in [("quantri", "mot mat khau sai"), ("ai-do", PASSWORD), ("quantri", "")] {
            assert!(matches!(accounts.login(login, password).await, Err(AccountError::WrongPassword)), "{login}");
        }
        let session = accounts.login(" quantri ", PASSWORD).await.unwrap();
        assert!(accounts.session(&session).await.unwrap().is_some());
        assert!(accounts.session("khac").await.unwrap().is_none());
        accounts.logout(&session).await.unwrap();
        assert!(accounts.session(&session).await.unwrap().is_none());
    }
}
