use domain::Role;
use passkey::{
    authenticator::{Authenticator, UiHint, UserCheck, UserValidationMethod},
    client::{Client, DefaultClientData},
    crypto::rust_crypto::RustCryptoBackend,
    types::{
        Passkey,
        ctap2::{Aaguid, Ctap2Error},
        webauthn::{CredentialCreationOptions, CredentialRequestOptions},
    },
};
use services::{
    Portal, PortalConfig,
    accounts::{AccountError, AccountInfo, Entry, SecondFactorState},
};

use crate::{on_both_databases, support::TestPortal};

const PASSWORD: &str = "mot mat khau dai";
const ORIGIN: &str = "https://so.example.com";

/// Somebody who touches the key whenever they are asked.
struct Owner;

#[async_trait::async_trait]
impl UserValidationMethod for Owner {
    type PasskeyItem = Passkey;

    async fn check_user<'a>(
        &self,
        _: UiHint<'a, Passkey>,
        _: bool,
        _: bool,
    ) -> Result<UserCheck, Ctap2Error> {
        Ok(UserCheck { presence: true, verification: true })
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        Some(true)
    }
}

/// A browser with a key of its own, at some site.
macro_rules! browser {
    () => {
        Client::new(Authenticator::new(Aaguid::new_empty(), None::<Passkey>, Owner, RustCryptoBackend))
    };
}

/// Lets a browser make the passkey that `options` ask for, at the site `origin`.
macro_rules! made {
    ($browser:expr, $origin:expr, $options:expr) => {{
        let options: CredentialCreationOptions = serde_json::from_str(&$options).unwrap();
        let made = $browser.register(&$origin.parse::<url::Url>().unwrap(), options, DefaultClientData).await;
        serde_json::to_string(&made.unwrap()).unwrap()
    }};
}

macro_rules! shown {
    ($browser:expr, $options:expr) => {{
        let options: CredentialRequestOptions = serde_json::from_str(&$options).unwrap();
        let origin = ORIGIN.parse::<url::Url>().unwrap();
        serde_json::to_string(&$browser.authenticate(&origin, options, DefaultClientData).await.unwrap())
            .unwrap()
    }};
}

/// The same portal under a name that browsers make passkeys for.
async fn named(test: &TestPortal) -> Portal {
    Portal::open(PortalConfig { base_url: ORIGIN.to_owned(), ..test.config.clone() }).await.unwrap()
}

async fn account(portal: &Portal, login: &str) -> (AccountInfo, String) {
    let accounts = portal.accounts();
    let id = accounts.ensure(login, login, Role::Editor).await.unwrap();
    let link = accounts.issue_login_link(id).await.unwrap();
    let session = accounts.redeem_login_link(&link, PASSWORD).await.unwrap();
    (accounts.session(&session).await.unwrap().unwrap(), session)
}

async fn half(portal: &Portal, login: &str) -> String {
    match portal.accounts().login(login, PASSWORD).await.unwrap() {
        Entry::SecondFactor(half) => half,
        Entry::Session(_) => panic!("no second factor is asked for"),
    }
}

on_both_databases! {
    async fn a_passkey_is_made_and_shown(test: TestPortal) {
        let portal = named(&test).await;
        let accounts = portal.accounts();
        let (me, session) = account(&portal, "an.nguyen").await;
        let mut browser = browser!();
        let options = accounts.begin_passkey(&me, &session).await.unwrap();
        let credential = made!(browser, ORIGIN, options);
        let codes = accounts.add_passkey(&me, &session, " Máy  nhà ", &credential).await.unwrap().unwrap();
        assert_eq!(codes.len(), 10);
        assert_eq!(accounts.passkeys(&me).await.unwrap()[0].name, "Máy nhà");
        // The answer was taken once; the question is gone.
        let again = accounts.add_passkey(&me, &session, "", &credential).await;
        assert!(matches!(again, Err(AccountError::PasskeyRefused(_))), "{again:?}");

        let half = half(&portal, "an.nguyen").await;
        let options = accounts.ask_for_passkey(&half).await.unwrap().unwrap();
        let answer = shown!(browser, options);
        let session = accounts.prove_by_passkey(&half, &answer).await.unwrap();
        assert_eq!(accounts.session(&session).await.unwrap().unwrap().login, "an.nguyen");
        assert!(accounts.passkeys(&me).await.unwrap()[0].last_used_at.is_some());

        // The same answer to another question, another account's key, nonsense.
        let half = self::half(&portal, "an.nguyen").await;
        for wrong in [answer.as_str(), "{}", ""] {
            accounts.ask_for_passkey(&half).await.unwrap();
            let refused = accounts.prove_by_passkey(&half, wrong).await;
            assert!(matches!(refused, Err(AccountError::PasskeyRefused(_))), "{refused:?}");
        }
        accounts.prove(&half, &codes[0]).await.unwrap();
    }

    async fn a_passkey_made_for_another_site_is_refused(test: TestPortal) {
        let portal = named(&test).await;
        let (me, session) = account(&portal, "an.nguyen").await;
        let mut browser = browser!();
        let options = portal.accounts().begin_passkey(&me, &session).await.unwrap();
        let credential = made!(browser, "https://evil.so.example.com", options);
        let refused = portal.accounts().add_passkey(&me, &session, "", &credential).await;
        assert!(matches!(refused, Err(AccountError::PasskeyRefused(_))), "{refused:?}");
        // By its number a site has no passkeys.
        assert!(portal.accounts().takes_passkeys() && !test.portal.accounts().takes_passkeys());
        let here = test.portal.accounts().begin_passkey(&me, &session).await;
        assert!(matches!(here, Err(AccountError::Unknown)));
    }

    async fn the_last_factor_is_turned_off_with_the_password_only(test: TestPortal) {
        let portal = named(&test).await;
        let accounts = portal.accounts();
        let (me, session) = account(&portal, "an.nguyen").await;
        for name in ["một", "hai"] {
            let options = accounts.begin_passkey(&me, &session).await.unwrap();
            let credential = made!(browser!(), ORIGIN, options);
            let codes = accounts.add_passkey(&me, &session, name, &credential).await.unwrap();
            assert_eq!(codes.is_some(), name == "một", "codes come with the first factor");
        }
        let keys = accounts.passkeys(&me).await.unwrap();
        let (other, _) = account(&portal, "binh.tran").await;
        assert!(matches!(accounts.remove_passkey(&other, &keys[0].id).await, Err(AccountError::Unknown)));
        accounts.remove_passkey(&me, &keys[0].id).await.unwrap();
        assert!(matches!(accounts.remove_passkey(&me, &keys[1].id).await, Err(AccountError::LastFactor)));
        accounts.end_second_factor(&me, PASSWORD).await.unwrap();
        assert!(!accounts.proves_more(&me).await.unwrap());
        assert_eq!(accounts.second_factor(&me).await.unwrap(), SecondFactorState::Off);
    }
}
