use domain::{Role, Timestamp};
use services::accounts::{AccountError, AccountInfo, Accounts, SecondFactorState};
use totp_rs::{Builder, Secret};

use super::accounts::{OTHER_PASSWORD, PASSWORD, account, half, session};
use crate::on_both_databases;

/// The authenticator's code so many half-minutes from now.
pub fn code(secret: &str, steps: u64) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build_noncompliant();
    totp.generate(Timestamp::now().0.unsigned_abs() + 30 * steps).to_string()
}

/// Sets a second factor up; gives its secret and the recovery codes.
pub async fn second_factor(accounts: Accounts<'_>, account: &AccountInfo) -> (String, Vec<String>) {
    accounts.begin_second_factor(account).await.unwrap();
    let SecondFactorState::Setup { secret, uri } = accounts.second_factor(account).await.unwrap() else {
        panic!("nothing is being set up");
    };
    assert!(uri.starts_with("otpauth://totp/") && uri.contains(&secret), "{uri}");
    let codes = accounts.confirm_second_factor(account, &code(&secret, 0)).await.unwrap();
    (secret, codes)
}

on_both_databases! {
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
        assert_eq!(accounts.second_factor(&me).await.unwrap(), SecondFactorState::On);
        assert_eq!(accounts.recovery_codes_left(&me).await.unwrap(), 9);
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
}
