//! The second step of logging in: who gave the right password shows a code or a
//! passkey.

use app::{i18n::account_words, pages::account};
use axum::{
    Form,
    extract::{Query, rejection::QueryRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use services::accounts::{AccountError, Entry};

use super::{LoginParams, cookie, device, enter, login_address, next_page, too_often};
use crate::http::{asked::Asked, own_form, pages, visits::ReaderAddress};

/// Where the second factor is asked for.
pub const ADDRESS: &str = "/dang-nhap/xac-thuc";
/// The cookie that says that the password was right; opens nothing.
pub const COOKIE: &str = "bantin_half_login";

/// `/dang-nhap/xac-thuc`.
pub async fn form(asked: Asked, params: Result<Query<LoginParams>, QueryRejection>) -> Response {
    let Ok(Query(LoginParams { tiep })) = params else { return pages::bad_request(&asked).await };
    let next = next_page(&tiep);
    match asked.state.portal.accounts().is_half_logged_in(half_login(&asked)).await {
        Ok(true) => pages::plain(&asked, page(&asked, next, None).await).await,
        Ok(false) => Redirect::to(&login_address(next)).into_response(),
        Err(error) => pages::failed(&asked, &error).await,
    }
}

/// The fields of both forms.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    code: String,
    credential: String,
    tiep: String,
}

/// `POST /dang-nhap/xac-thuc`.
pub async fn prove_by_code(
    asked: Asked,
    ReaderAddress(address): ReaderAddress,
    Form(fields): Form<Fields>,
) -> Response {
    if !own_form::is_own_form(&asked.headers) {
        return own_form::refuse();
    }
    let device = device(&asked, address);
    let proved = asked.state.portal.accounts().at(&device).prove(half_login(&asked), &fields.code).await;
    go_on(&asked, proved, next_page(&fields.tiep)).await
}

/// `POST /dang-nhap/xac-thuc/khoa`.
pub async fn prove_by_passkey(
    asked: Asked,
    ReaderAddress(address): ReaderAddress,
    Form(fields): Form<Fields>,
) -> Response {
    if !own_form::is_own_form(&asked.headers) {
        return own_form::refuse();
    }
    let device = device(&asked, address);
    let accounts = asked.state.portal.accounts().at(&device);
    let proved = accounts.prove_by_passkey(half_login(&asked), &fields.credential).await;
    go_on(&asked, proved, next_page(&fields.tiep)).await
}

/// `POST /dang-nhap/xac-thuc/khoa/bat-dau`: what the browser needs to show a
/// passkey; a script asks for it.
pub async fn ask_for_passkey(asked: Asked) -> Response {
    if !own_form::is_own_form(&asked.headers) {
        return own_form::refuse();
    }
    match asked.state.portal.accounts().ask_for_passkey(half_login(&asked)).await {
        Ok(Some(options)) => ([(header::CONTENT_TYPE, "application/json")], options).into_response(),
        Ok(None) | Err(AccountError::HalfLoginOver) => StatusCode::CONFLICT.into_response(),
        Err(error) => pages::failed(&asked, &error).await,
    }
}

async fn go_on(asked: &Asked, proved: Result<String, AccountError>, next: &str) -> Response {
    match proved {
        Ok(session) => enter(asked, &Entry::Session(session), next).await,
        Err(AccountError::HalfLoginOver) => Redirect::to(&login_address(next)).into_response(),
        Err(AccountError::WrongCode) => again(asked, next, account_words().code_wrong).await,
        Err(AccountError::UnreadableFactor) => again(asked, next, account_words().factor_unreadable).await,
        Err(AccountError::PasskeyRefused(_)) => again(asked, next, account_words().passkey_failed).await,
        Err(AccountError::TooOften { seconds }) => {
            let page = page(asked, next, Some(account::wait(seconds))).await;
            too_often(asked, page, seconds).await
        }
        Err(error) => pages::failed(asked, &error).await,
    }
}

async fn again(asked: &Asked, next: &str, error: &str) -> Response {
    pages::plain(asked, page(asked, next, Some(error.to_owned())).await).await
}

/// The form, with the script for passkeys where the account has one. Should it
/// be unknown whether it has, a code does as well.
async fn page(asked: &Asked, next: &str, error: Option<String>) -> app::page::Page {
    let has_passkey = asked.state.portal.accounts().has_passkey(half_login(asked)).await.unwrap_or(false);
    let script = has_passkey.then(|| format!("/{}/passkey.js", asked.state.assets.pkg_dir()));
    account::second_factor(next.to_owned(), script, error)
}

fn half_login(asked: &Asked) -> &str {
    cookie(&asked.headers, COOKIE).unwrap_or_default()
}
