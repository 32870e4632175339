use domain::Role;
use services::{
    Portal,
    accounts::{AccountError, Device, Forgotten},
};

use super::accounts::{OTHER_PASSWORD, PASSWORD, account, session};
use crate::on_both_databases;

async fn with_mail(portal: &Portal, login: &str, email: &str) {
    let (me, _) = account(portal, login, Role::Reporter).await;
    portal.accounts().change_profile(&me, login, email).await.unwrap();
}

async fn found(portal: &Portal, name: &str) -> Vec<Forgotten> {
    portal.accounts().forgotten(name).await.unwrap()
}

on_both_databases! {
    async fn a_login_name_or_a_mail_address_leads_to_a_link_that_works_once(test: TestPortal) {
        let portal = &test.portal;
        with_mail(portal, "an.nguyen", "An@so.example.vn").await;
        with_mail(portal, "khong.thu", "").await;
        for unknown in ["", " ", "ai.do", "ai@so.example.vn", "khong.thu", "%", "an_nguyen"] {
            assert_eq!(found(portal, unknown).await, [], "{unknown}");
        }
        let first = found(portal, "An.Nguyen").await.remove(0);
        assert_eq!((first.login.as_str(), first.email.as_str()), ("an.nguyen", "An@so.example.vn"));
        let second = found(portal, " an@SO.example.vn ").await.remove(0);
        let accounts = portal.accounts();
        let dead = accounts.redeem(&first.token, OTHER_PASSWORD).await;
        assert!(matches!(dead, Err(AccountError::DeadLink)), "a later link ends the earlier one");
        session(accounts.login("an.nguyen", PASSWORD).await.unwrap());
        session(accounts.redeem(&second.token, OTHER_PASSWORD).await.unwrap());
        session(accounts.login("an.nguyen", OTHER_PASSWORD).await.unwrap());
        let used = accounts.redeem(&second.token, PASSWORD).await;
        assert!(matches!(used, Err(AccountError::DeadLink)));
    }

    async fn one_address_of_several_accounts_gets_a_link_for_each_that_is_open(test: TestPortal) {
        let portal = &test.portal;
        for login in ["phong.mot", "phong.hai", "phong.ba"] {
            with_mail(portal, login, "phong@so.example.vn").await;
        }
        let (boss, _) = account(portal, "quantri", Role::Administrator).await;
        let users = portal.accounts().users(&boss, &Default::default(), 1, 50).await.unwrap().items;
        let locked = users.iter().find(|user| user.login == "phong.ba").unwrap();
        portal.accounts().lock_user(&boss, locked.id, true).await.unwrap();
        let logins: Vec<_> =
            found(portal, "phong@so.example.vn").await.into_iter().map(|found| found.login).collect();
        assert_eq!(logins, ["phong.mot", "phong.hai"]);
    }

    async fn who_asks_again_and_again_waits_and_may_still_log_in(test: TestPortal) {
        let portal = &test.portal;
        with_mail(portal, "an.nguyen", "an@so.example.vn").await;
        let at = |address: &str| Device { address: address.to_owned(), user_agent: String::new() };
        for name in ["an.nguyen", "ai.do"] {
            for time in 0..3 {
                portal.accounts().at(&at("203.0.113.1")).ask_for_link(name).await.unwrap_or_else(|error| {
                    panic!("{name} {time}: {error}");
                });
            }
            // From wherever it is asked, and however the name is written.
            let there = at("203.0.113.2");
            let stopped = portal.accounts().at(&there).ask_for_link(&format!(" {}", name.to_uppercase())).await;
            assert!(matches!(stopped, Err(AccountError::TooOften { seconds: 1..=15 })), "{name}");
        }
        session(portal.accounts().at(&at("203.0.113.1")).login("an.nguyen", PASSWORD).await.unwrap());
        let crowd = at("203.0.113.3");
        for number in 0..20 {
            portal.accounts().at(&crowd).ask_for_link(&format!("ten{number}")).await.unwrap();
        }
        let stopped = portal.accounts().at(&crowd).ask_for_link("mot.ten.khac").await;
        assert!(matches!(stopped, Err(AccountError::TooOften { .. })));
    }

    async fn the_log_says_who_was_written_to_and_from_where_it_was_asked(test: TestPortal) {
        let portal = &test.portal;
        with_mail(portal, "an.nguyen", "an@so.example.vn").await;
        let device = Device { address: "203.0.113.9".to_owned(), user_agent: String::new() };
        portal.accounts().at(&device).forgotten("an.nguyen").await.unwrap();
        let (boss, _) = account(portal, "quantri", Role::Administrator).await;
        let entries = portal.audit().entries(&boss, &Default::default(), None, 50).await.unwrap();
        let told = entries.iter().any(|entry| {
            entry.action == "account.link" && entry.actor == "forgotten-password" && entry.detail == "203.0.113.9"
        });
        assert!(told, "{entries:?}");
    }
}
