use domain::{AccountFault, Role, Sort};
use services::accounts::{AccountColumn, AccountError, NewAccount, UserFilter};

use super::accounts::{PASSWORD, account, session};
use crate::on_both_databases;

on_both_databases! {
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
                found.items.into_iter().map(|user| user.login).collect::<Vec<_>>()
            }
        };
        let filter = UserFilter { role: Some(Role::Reporter), ..UserFilter::default() };
        assert_eq!(logins(filter).await, ["an.do", "an.nv", "binh"]);
        let filter = UserFilter { words: "TRAN binh".to_owned(), ..UserFilter::default() };
        assert_eq!(logins(filter).await, ["binh"]);
        let filter = UserFilter { sort: Sort::of(AccountColumn::Role), ..UserFilter::default() };
        assert_eq!(logins(filter).await[0], "quantri");
        let page = accounts.users(&boss, &UserFilter::default(), 2, 3).await.unwrap();
        assert_eq!((page.items.len(), page.total), (1, 4));
    }
}
