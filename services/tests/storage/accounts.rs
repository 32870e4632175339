use domain::{AccountFault, Role, Timestamp};
use services::{
    Portal,
    accounts::{
        AccountError, AccountInfo, Accounts, Device, Entry, NewAccount, Order, PasswordFault,
        SecondFactorState, UserFilter,
    },
};
use totp_rs::{Builder, Secret};

use crate::on_both_databases;

const PASSWORD: &str = "mot mat khau dai";
const OTHER_PASSWORD: &str = "mot mat khau khac han";

/// An account with a password and an open session.
async fn account(portal: &Portal, login: &str, role: Role) -> (AccountInfo, String) {
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
fn session(entry: Entry) -> String {
    match entry {
        Entry::Session(session) => session,
        Entry::SecondFactor(_) => panic!("a second factor is asked for"),
    }
}

fn half(entry: Entry) -> String {
    match entry {
        Entry::SecondFactor(half) => half,
        Entry::Session(_) => panic!("no second factor is asked for"),
    }
}

/// The authenticator's code so many half-minutes from now.
fn code(secret: &str, steps: u64) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build_noncompliant();
    totp.generate(Timestamp::now().0.unsigned_abs() + 30 * steps).to_string()
}

/// Sets a second factor up; gives its secret and the recovery codes.
async fn second_factor(accounts: Accounts<'_>, account: &AccountInfo) -> (String, Vec<String>) {
    accounts.begin_second_factor(account).await.unwrap();
    let SecondFactorState::Setup { secret, uri } = accounts.second_factor(account).await.unwrap() else {
        panic!("nothing is being set up");
    };
    assert!(uri.starts_with("otpauth://totp/") && uri.contains(&secret), "{uri}");
    let codes = accounts.confirm_second_factor(account, &code(&secret, 0)).await.unwrap();
    (secret, codes)
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

    async fn the_second_factor_is_asked_for_and_no_code_works_twice(test: TestPortal) {
        let accounts = test.portal.accounts();
        let (me, _) = account(&test.portal, "an.nguyen", Role::Editor).await;
        accounts.begin_second_factor(&me).await.unwrap();
        // Until a code has shown that the telephone has it, nothing is asked for.
        session(accounts.login("an.nguyen", PASSWORD).await.unwrap());
        assert!(matches!(accounts.confirm_second_factor(&me, "000000").await, Err(AccountError::WrongCode)));
        let (secret, _) = second_factor(accounts, &me).await;

        let half = half(accounts.login("an.nguyen", PASSWORD).await.unwrap());
        assert!(accounts.session(&half).await.unwrap().is_none(), "half a login opens nothing");
        // The code that set it up was seen on that page: it is used.
        for used in [code(&secret, 0), "123".to_owned(), String::new()] {
            assert!(matches!(accounts.prove(&half, &used).await, Err(AccountError::WrongCode)), "{used}");
        }
        let next = code(&secret, 1);
        let session = accounts.prove(&half, &format!(" {} {} ", &next[..3], &next[3..])).await.unwrap();
        assert_eq!(accounts.session(&session).await.unwrap().unwrap().login, "an.nguyen");
        assert!(matches!(accounts.prove(&half, &next).await, Err(AccountError::HalfLoginOver)));
        let half = self::half(accounts.login("an.nguyen", PASSWORD).await.unwrap());
        assert!(matches!(accounts.prove(&half, &next).await, Err(AccountError::WrongCode)));
    }

    async fn each_recovery_code_works_once(test: TestPortal) {
        let accounts = test.portal.accounts();
        let (me, _) = account(&test.portal, "an.nguyen", Role::Editor).await;
        let (_, codes) = second_factor(accounts, &me).await;
        assert_eq!(codes.len(), 10);
        let enter = || async { half(accounts.login("an.nguyen", PASSWORD).await.unwrap()) };
        accounts.prove(&enter().await, &codes[3].to_uppercase()).await.unwrap();
        assert!(matches!(accounts.prove(&enter().await, &codes[3]).await, Err(AccountError::WrongCode)));
        assert_eq!(accounts.second_factor(&me).await.unwrap(), SecondFactorState::On { codes_left: 9 });
        let renewed = accounts.new_recovery_codes(&me, PASSWORD).await.unwrap();
        assert!(matches!(accounts.prove(&enter().await, &codes[4]).await, Err(AccountError::WrongCode)));
        accounts.prove(&enter().await, &renewed[0]).await.unwrap();
        assert!(matches!(accounts.end_second_factor(&me, "sai").await, Err(AccountError::WrongPassword)));
        accounts.end_second_factor(&me, PASSWORD).await.unwrap();
        session(accounts.login("an.nguyen", PASSWORD).await.unwrap());
    }

    async fn who_guesses_codes_waits_although_the_password_is_right(test: TestPortal) {
        let accounts = test.portal.accounts();
        let (me, _) = account(&test.portal, "an.nguyen", Role::Editor).await;
        let (_, codes) = second_factor(accounts, &me).await;
        for guess in 0..5 {
            let half = half(accounts.login("an.nguyen", PASSWORD).await.unwrap());
            assert!(matches!(accounts.prove(&half, "000000").await, Err(AccountError::WrongCode)), "{guess}");
        }
        let half = half(accounts.login("an.nguyen", PASSWORD).await.unwrap());
        assert!(matches!(accounts.prove(&half, &codes[0]).await, Err(AccountError::TooOften { .. })));
    }

    async fn a_link_is_no_second_factor(test: TestPortal) {
        let accounts = test.portal.accounts();
        let (me, old) = account(&test.portal, "an.nguyen", Role::Editor).await;
        let (_, codes) = second_factor(accounts, &me).await;
        let begun = half(accounts.login("an.nguyen", PASSWORD).await.unwrap());
        let link = accounts.issue_login_link(me.id).await.unwrap();
        let half = half(accounts.redeem(&link, OTHER_PASSWORD).await.unwrap());
        assert!(accounts.session(&old).await.unwrap().is_none(), "a reset ends every session");
        assert!(matches!(accounts.prove(&begun, &codes[0]).await, Err(AccountError::HalfLoginOver)));
        accounts.prove(&half, &codes[0]).await.unwrap();
    }

    async fn a_role_can_be_required_to_have_a_second_factor(test: TestPortal) {
        let accounts = test.portal.accounts();
        let (boss, _) = account(&test.portal, "quantri", Role::Administrator).await;
        let (editor, _) = account(&test.portal, "bien.tap", Role::Editor).await;
        let (reporter, _) = account(&test.portal, "phong.vien", Role::Reporter).await;
        let owes = |account: AccountInfo| async move { accounts.owes_second_factor(&account).await.unwrap() };
        assert!(!owes(boss.clone()).await);
        let refused = accounts.require_second_factor(&editor, None).await;
        assert!(matches!(refused, Err(AccountError::NotAllowed)));
        accounts.require_second_factor(&boss, Some(Role::Editor)).await.unwrap();
        assert!(owes(boss.clone()).await && owes(editor.clone()).await && !owes(reporter).await);
        second_factor(accounts, &editor).await;
        assert!(!owes(editor).await);
        accounts.require_second_factor(&boss, None).await.unwrap();
        assert!(!owes(boss).await);
    }

    async fn an_administrator_invites_changes_and_locks(test: TestPortal) {
        let accounts = test.portal.accounts();
        let (boss, _) = account(&test.portal, "quantri", Role::Administrator).await;
        let mut new = NewAccount {
            login: "An.Nguyen".to_owned(),
            display_name: "Nguyễn Văn An".to_owned(),
            email: "an@so.example.vn".to_owned(),
            role: Role::Reporter,
        };
        let (id, link) = accounts.invite(&boss, &new).await.unwrap();
        let taken = accounts.invite(&boss, &new).await;
        assert!(matches!(taken, Err(AccountError::Fields(faults)) if faults == [AccountFault::LoginTaken]));
        new.login = "a b".to_owned();
        new.email = "an".to_owned();
        let wrong = accounts.invite(&boss, &new).await;
        assert!(matches!(wrong, Err(AccountError::Fields(faults)) if faults == [AccountFault::Login, AccountFault::Email]));

        let an = accounts.session(&accounts.redeem_login_link(&link, PASSWORD).await.unwrap()).await.unwrap().unwrap();
        assert_eq!((an.login.as_str(), an.role), ("an.nguyen", Role::Reporter));
        assert!(matches!(accounts.invite(&an, &new).await, Err(AccountError::NotAllowed)));
        accounts.change_user(&boss, id, "Nguyễn An", "", Role::Approver).await.unwrap();
        let session = session(accounts.login("an.nguyen", PASSWORD).await.unwrap());
        assert_eq!(accounts.session(&session).await.unwrap().unwrap().role, Role::Approver);

        let link = accounts.reset_user(&boss, id).await.unwrap();
        accounts.lock_user(&boss, id, true).await.unwrap();
        assert!(accounts.session(&session).await.unwrap().is_none());
        assert!(!accounts.is_live_link(&link).await.unwrap());
        assert!(matches!(accounts.login("an.nguyen", PASSWORD).await, Err(AccountError::WrongPassword)));
        assert!(matches!(accounts.reset_user(&boss, id).await, Err(AccountError::Locked)));
        accounts.lock_user(&boss, id, false).await.unwrap();
        assert!(accounts.session(&session).await.unwrap().is_none(), "what was ended stays ended");
    }

    async fn somebody_who_can_administer_is_always_left(test: TestPortal) {
        let accounts = test.portal.accounts();
        let (one, _) = account(&test.portal, "quantri", Role::Administrator).await;
        for refused in [
            accounts.lock_user(&one, one.id, true).await,
            accounts.change_user(&one, one.id, "Quản trị", "", Role::Editor).await,
        ] {
            assert!(matches!(refused, Err(AccountError::Oneself)), "{refused:?}");
        }
        let (other, _) = account(&test.portal, "quantri2", Role::Administrator).await;
        // Each demotes the other at the same moment.
        let (first, second) = tokio::join!(
            accounts.change_user(&one, other.id, "B", "", Role::Editor),
            accounts.change_user(&other, one.id, "A", "", Role::Editor),
        );
        let refused = if first.is_ok() { second } else { first };
        assert!(matches!(refused, Err(AccountError::LastAdministrator)), "{refused:?}");
        assert!(accounts.has_administrator().await.unwrap());
    }

    async fn users_are_found_with_and_without_marks(test: TestPortal) {
        let accounts = test.portal.accounts();
        let (boss, _) = account(&test.portal, "quantri", Role::Administrator).await;
        for (login, name) in [("binh", "Trần Thị Bình"), ("an.nv", "Nguyễn Văn An"), ("an.do", "Đỗ An")] {
            accounts.ensure(login, name, Role::Reporter).await.unwrap();
        }
        let logins = |filter: UserFilter| {
            let boss = boss.clone();
            async move {
                let found = accounts.users(&boss, &filter, 1, 50).await.unwrap();
                found.items.into_iter().map(|user| user.account.login).collect::<Vec<_>>()
            }
        };
        let filter = UserFilter { role: Some(Role::Reporter), ..UserFilter::default() };
        assert_eq!(logins(filter).await, ["an.do", "an.nv", "binh"]);
        let filter = UserFilter { words: "TRAN binh".to_owned(), ..UserFilter::default() };
        assert_eq!(logins(filter).await, ["binh"]);
        let filter = UserFilter { order: Order::Role, ..UserFilter::default() };
        assert_eq!(logins(filter).await[0], "quantri");
        let page = accounts.users(&boss, &UserFilter::default(), 2, 3).await.unwrap();
        assert_eq!((page.items.len(), page.total), (1, 4));
    }
}
