//! A new password for who forgot theirs. Whoever asks gets the same answer after
//! the same time, whether the name is known or not: the rest happens after it.

use app::{
    i18n::{AccountWords, account_words},
    pages::account::forgotten::{self, State},
};
use axum::{Form, response::Response};
use domain::Locale;
use serde::Deserialize;
use services::{
    Portal,
    accounts::{AccountError, Device, FORGOTTEN_LINK_LIFE, Forgotten},
    mail::Mailer,
};

use super::{account, device, too_often};
use crate::http::{asked::Asked, own_form, pages, visits::ReaderAddress};

/// `/dang-nhap/quen-mat-khau`.
pub async fn form(asked: Asked) -> Response {
    let state = if asked.state.mailer.is_some() { State::default() } else { nobody_to_mail(&asked).await };
    pages::plain(&asked, forgotten::page(state)).await
}

/// The field of the form.
#[derive(Deserialize)]
pub struct Fields {
    name: String,
}

/// `POST /dang-nhap/quen-mat-khau`.
pub async fn ask(
    asked: Asked,
    ReaderAddress(address): ReaderAddress,
    Form(Fields { name }): Form<Fields>,
) -> Response {
    if !own_form::is_own_form(&asked.headers) {
        return own_form::refuse();
    }
    let Some(mailer) = asked.state.mailer.clone() else {
        return pages::plain(&asked, forgotten::page(nobody_to_mail(&asked).await)).await;
    };
    if name.trim().is_empty() {
        let error = Some(account_words().forgotten_empty.to_owned());
        return pages::plain(&asked, forgotten::page(State::Asking { name, error })).await;
    }
    let device = device(&asked, address);
    match asked.state.portal.accounts().at(&device).ask_for_link(&name).await {
        Ok(()) => {
            let portal = asked.state.portal.clone();
            tokio::spawn(async move { answer(&portal, &mailer, &device, &name).await });
            pages::plain(&asked, forgotten::page(State::Asked)).await
        }
        Err(AccountError::TooOften { seconds }) => {
            let error = Some(account::wait(seconds));
            too_often(&asked, forgotten::page(State::Asking { name, error }), seconds).await
        }
        Err(error) => pages::failed(&asked, &error).await,
    }
}

/// Whom to ask where no mail can be sent: as the footer says it to everybody.
async fn nobody_to_mail(asked: &Asked) -> State {
    match asked.state.portal.site().identity().await {
        Ok(site) => State::NoMail { phone: site.phone.clone(), email: site.email.clone() },
        Err(_) => State::NoMail { phone: String::new(), email: String::new() },
    }
}

/// Writes to the owners of the accounts behind a name.
async fn answer(portal: &Portal, mailer: &Mailer, device: &Device, name: &str) {
    let accounts = portal.accounts().at(device);
    let found = match accounts.forgotten(name).await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(%error, "a link for a forgotten password could not be made");
            return;
        }
    };
    let site = portal.site().identity().await.map(|site| site.name.clone()).unwrap_or_default();
    let words = AccountWords::of(Locale::Vietnamese);
    for Forgotten { login, display_name, email, token } in found {
        let minutes = FORGOTTEN_LINK_LIFE / 60;
        let text = words
            .forgotten_mail_body
            .replace("{name}", &display_name)
            .replace("{login}", &login)
            .replace("{site}", &site)
            .replace("{minutes}", &minutes.to_string())
            .replace("{link}", &accounts.link_address(&token));
        if let Err(error) = mailer.send(&email, words.forgotten_mail_subject, text).await {
            tracing::error!(%error, login, "the mail for a forgotten password could not be sent");
        }
    }
}
