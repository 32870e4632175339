use domain::Role;
use services::{
    Portal,
    accounts::{AccountError, AccountInfo, Device, Entry, PasswordFault},
};

use crate::on_both_databases;

pub const PASSWORD: &str = "mot mat khau dai";
pub const OTHER_PASSWORD: &str = "mot mat khau khac han";

/// An account with a password and an open session.
pub async fn account(portal: &Portal, login: &str, role: Role) -> (AccountInfo, String) {
    let accounts = portal.accounts();
    let id = accounts.ensure(login, login, role).await.unwrap();
    let link = accounts.issue_login_link(id).await.unwrap();
    let session = accounts.redeem_login_link(&link, PASSWORD).await.unwrap();
    (accounts.session(&session).await.unwrap().unwrap(), session)
}

fn at(address: &str) -> Device {
    Device { address: address.to_owned(), user_agent: "Mozilla/5.0 (X11; Linux) Firefox/140.0".to_owned() }
}

/// The session behind an entry that needs nothing more.
pub fn session(entry: Entry) -> String {
    match entry {
        Entry::Session(session) => session,
        Entry::SecondFactor(_) => panic!("a second factor is asked for"),
    }
}

pub fn half(entry: Entry) -> String {
    match entry {
        Entry::SecondFactor(half) => half,
        Entry::Session(_) => panic!("no second factor is asked for"),
    }
}

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
        let session = session(accounts.login(" quantri ", PASSWORD).await.unwrap());
        assert!(accounts.session(&session).await.unwrap().is_some());
        assert!(accounts.session("khac").await.unwrap().is_none());
        accounts.logout(&session).await.unwrap();
        assert!(accounts.session(&session).await.unwrap().is_none());
    }

    async fn an_account_that_fails_waits_longer_and_longer_and_is_forgiven(test: TestPortal) {
        let accounts = test.portal.accounts();
        account(&test.portal, "quantri", Role::Administrator).await;
        // An unknown name is counted like a known one: the answer tells nothing.
        for login in ["quantri", "khong-co"] {
            for failure in 1..=5 {
                let failed = accounts.login(login, "sai").await;
                assert!(matches!(failed, Err(AccountError::WrongPassword)), "{login} {failure}: {failed:?}");
            }
            let Err(AccountError::TooOften { seconds }) = accounts.login(login, PASSWORD).await else {
                panic!("the right password is let through at once");
            };
            assert!((1..=15).contains(&seconds), "{seconds}");
        }
        // Another server on the same database knows of it.
        let other = Portal::open(test.config.clone()).await.unwrap();
        assert!(matches!(other.accounts().login("QuanTri", PASSWORD).await, Err(AccountError::TooOften { .. })));
    }

    async fn an_account_that_succeeds_begins_anew(test: TestPortal) {
        let accounts = test.portal.accounts();
        account(&test.portal, "quantri", Role::Administrator).await;
        for _ in 0..3 {
            for _ in 0..4 {
                assert!(matches!(accounts.login("quantri", "sai").await, Err(AccountError::WrongPassword)));
            }
            session(accounts.login("quantri", PASSWORD).await.unwrap());
        }
    }

    async fn an_address_that_tries_many_names_waits_and_others_do_not(test: TestPortal) {
        let accounts = test.portal.accounts();
        account(&test.portal, "quantri", Role::Administrator).await;
        let (guesser, owner) = (at("2001:db8::1"), at("203.0.113.1"));
        for number in 0..20 {
            // Logging in oneself in between does not wipe the slate.
            let failed = accounts.at(&guesser).login(&format!("ten{number}"), "sai").await;
            assert!(matches!(failed, Err(AccountError::WrongPassword)), "{number}: {failed:?}");
            if number < 19 {
                session(accounts.at(&guesser).login("quantri", PASSWORD).await.unwrap());
            }
        }
        let neighbour = at("2001:db8::2");
        let stopped = accounts.at(&neighbour).login("quantri", PASSWORD).await;
        assert!(matches!(stopped, Err(AccountError::TooOften { .. })), "{stopped:?}");
        session(accounts.at(&owner).login("quantri", PASSWORD).await.unwrap());
    }

    async fn attempts_at_the_same_moment_all_count(test: TestPortal) {
        let accounts = test.portal.accounts();
        account(&test.portal, "quantri", Role::Administrator).await;
        let tries = (0..12).map(|_| accounts.login("quantri", "sai"));
        let results = futures::future::join_all(tries).await;
        let judged = results.iter().filter(|result| matches!(result, Err(AccountError::WrongPassword))).count();
        assert_eq!(judged, 5, "{results:?}");
    }

    async fn a_bad_password_leaves_the_link_alive(test: TestPortal) {
        let accounts = test.portal.accounts();
        let link = administrator_with_link(&test.portal).await;
        for (password, fault) in [
            ("matkhau123456", PasswordFault::Common),
            ("toi la quantri day", PasswordFault::Named),
        ] {
            let refused = accounts.redeem(&link, password).await;
            assert!(matches!(refused, Err(AccountError::Password(found)) if found == fault), "{password}: {refused:?}");
        }
        accounts.redeem_login_link(&link, PASSWORD).await.unwrap();
    }

    async fn sessions_are_listed_and_end_one_by_one(test: TestPortal) {
        let accounts = test.portal.accounts();
        let (me, first) = account(&test.portal, "an.nguyen", Role::Reporter).await;
        let (other, others) = account(&test.portal, "binh.tran", Role::Reporter).await;
        let home = at("203.0.113.7");
        let second = session(accounts.at(&home).login("an.nguyen", PASSWORD).await.unwrap());
        let listed = accounts.sessions(&me, &second).await.unwrap();
        assert_eq!(listed.len(), 2);
        let this = listed.iter().find(|session| session.is_this).unwrap();
        assert_eq!(this.device, home);
        assert!(!listed.iter().any(|session| second.starts_with(&session.name)), "a name is no part of a token");
        let first_name = &listed.iter().find(|session| !session.is_this).unwrap().name;
        // Nobody ends the session of somebody else, by name or by pattern.
        for name in [first_name.as_str(), "%", "________________", ""] {
            assert!(matches!(accounts.end_session(&other, name).await, Err(AccountError::Unknown)), "{name}");
        }
        accounts.end_session(&me, first_name).await.unwrap();
        assert!(accounts.session(&first).await.unwrap().is_none());
        assert!(accounts.session(&second).await.unwrap().is_some());
        assert!(accounts.session(&others).await.unwrap().is_some());
    }

    async fn a_new_password_needs_the_old_one_and_ends_other_sessions(test: TestPortal) {
        let accounts = test.portal.accounts();
        let (me, first) = account(&test.portal, "an.nguyen", Role::Reporter).await;
        let second = session(accounts.login("an.nguyen", PASSWORD).await.unwrap());
        let wrong = accounts.change_password(&me, &first, "sai", OTHER_PASSWORD).await;
        assert!(matches!(wrong, Err(AccountError::WrongPassword)));
        let short = accounts.change_password(&me, &first, PASSWORD, "ngan").await;
        assert!(matches!(short, Err(AccountError::PasswordTooShort)));
        accounts.change_password(&me, &first, PASSWORD, OTHER_PASSWORD).await.unwrap();
        assert!(accounts.session(&first).await.unwrap().is_some());
        assert!(accounts.session(&second).await.unwrap().is_none());
        assert!(matches!(accounts.login("an.nguyen", PASSWORD).await, Err(AccountError::WrongPassword)));
        session(accounts.login("an.nguyen", OTHER_PASSWORD).await.unwrap());
    }
}
