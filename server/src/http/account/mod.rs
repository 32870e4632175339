//! Logging in and out, and the one-time links that set a password.

pub mod forgotten;
pub mod second_step;

use std::net::IpAddr;

use app::{i18n::account_words, islands::with_query, page::Page, pages::account};
use axum::{
    Form,
    extract::{Path, Query, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use services::accounts::{AccountError, AccountInfo, Device, Entry, HALF_LIFE, SESSION_LIFE};

use super::{asked::Asked, own_form, pages, visits::ReaderAddress};

/// Where people log in.
pub const LOGIN: &str = "/dang-nhap";
const DESK: &str = "/quan-tri";
/// The cookie of a session.
const COOKIE: &str = "bantin_session";
/// How much is kept of what a browser calls itself, in characters.
const MAX_USER_AGENT: usize = 300;

/// The query of the login page.
#[derive(Default, Deserialize)]
pub struct LoginParams {
    #[serde(default)]
    tiep: String,
}

/// `/dang-nhap`. Whoever is logged in goes on to the desk.
pub async fn login_form(asked: Asked, params: Result<Query<LoginParams>, QueryRejection>) -> Response {
    let Ok(Query(LoginParams { tiep })) = params else { return pages::bad_request(&asked).await };
    pages::plain(&asked, account::login(String::new(), next_page(&tiep).to_owned(), None)).await
}

/// The fields of the login form.
#[derive(Deserialize)]
pub struct LoginFields {
    login: String,
    password: String,
    #[serde(default)]
    tiep: String,
}

/// `POST /dang-nhap`.
pub async fn login(
    asked: Asked,
    ReaderAddress(address): ReaderAddress,
    Form(fields): Form<LoginFields>,
) -> Response {
    if !own_form::is_own_form(&asked.headers) {
        return own_form::refuse();
    }
    let device = device(&asked, address);
    let next = next_page(&fields.tiep);
    match asked.state.portal.accounts().at(&device).login(&fields.login, &fields.password).await {
        Ok(entry) => enter(&asked, &entry, next).await,
        Err(AccountError::WrongPassword) => {
            let error = Some(account_words().login_failed.to_owned());
            pages::plain(&asked, account::login(fields.login, next.to_owned(), error)).await
        }
        Err(AccountError::TooOften { seconds }) => {
            let page = account::login(fields.login, next.to_owned(), Some(account::wait(seconds)));
            too_often(&asked, page, seconds).await
        }
        Err(error) => pages::failed(&asked, &error).await,
    }
}

/// `/dang-nhap/lien-ket/{token}`.
pub async fn link_form(asked: Asked, Path(token): Path<String>) -> Response {
    match asked.state.portal.accounts().is_live_link(&token).await {
        Ok(true) => pages::plain(&asked, account::choose_password(token, None)).await,
        Ok(false) => pages::plain(&asked, account::dead_link()).await,
        Err(error) => pages::failed(&asked, &error).await,
    }
}

/// The fields of the form behind a one-time link.
#[derive(Deserialize)]
pub struct PasswordFields {
    password: String,
    again: String,
}

/// `POST /dang-nhap/lien-ket/{token}`.
pub async fn redeem_link(
    asked: Asked,
    ReaderAddress(address): ReaderAddress,
    Path(token): Path<String>,
    Form(fields): Form<PasswordFields>,
) -> Response {
    if !own_form::is_own_form(&asked.headers) {
        return own_form::refuse();
    }
    let again = |error: &'static str| {
        pages::plain(&asked, account::choose_password(token.clone(), Some(error.to_owned())))
    };
    if fields.password != fields.again {
        return again(account_words().passwords_differ).await;
    }
    let device = device(&asked, address);
    match asked.state.portal.accounts().at(&device).redeem(&token, &fields.password).await {
        Ok(entry) => enter(&asked, &entry, DESK).await,
        Err(AccountError::DeadLink) => pages::plain(&asked, account::dead_link()).await,
        Err(error) => match account::password_fault(&error) {
            Some(sentence) => again(sentence).await,
            None => pages::failed(&asked, &error).await,
        },
    }
}

/// `POST /dang-xuat`.
pub async fn logout(asked: Asked) -> Response {
    if !own_form::is_own_form(&asked.headers) {
        return own_form::refuse();
    }
    if let Err(error) = end_session(&asked).await {
        return pages::failed(&asked, &error).await;
    }
    let expired = set_cookie(&asked, COOKIE, "", "/", 0);
    ([(header::SET_COOKIE, expired)], Redirect::to("/")).into_response()
}

/// Who is logged in.
pub(super) async fn current(asked: &Asked) -> Result<Option<AccountInfo>, AccountError> {
    match session_token(&asked.headers) {
        Some(token) => asked.state.portal.accounts().session(token).await,
        None => Ok(None),
    }
}

/// Where strangers who asked for `address` log in, to go on there afterwards.
pub(super) fn login_address(address: &str) -> String {
    let next = if address == DESK { "" } else { address };
    with_query(LOGIN, &[("tiep", next)])
}

/// Where to go after logging in: to the desk's page that was asked for, and
/// nowhere else, whatever an address says.
fn next_page(wished: &str) -> &str {
    let below = wished.strip_prefix(DESK);
    let harmless =
        below.is_some_and(|rest| rest.starts_with(['/', '?']) && !rest.contains(['\\', '\r', '\n']));
    if harmless { wished } else { DESK }
}

/// Lets somebody in as far as they have proved who they are. The session that
/// their browser had before ends: a session is never older than its login.
async fn enter(asked: &Asked, entry: &Entry, next: &str) -> Response {
    let (cookie, to) = match entry {
        Entry::Session(token) => {
            if let Err(error) = end_session(asked).await {
                return pages::failed(asked, &error).await;
            }
            (set_cookie(asked, COOKIE, token, "/", SESSION_LIFE), next.to_owned())
        }
        Entry::SecondFactor(token) => {
            let rest = if next == DESK { "" } else { next };
            let cookie = set_cookie(asked, second_step::COOKIE, token, LOGIN, HALF_LIFE);
            (cookie, with_query(second_step::ADDRESS, &[("tiep", rest)]))
        }
    };
    ([(header::SET_COOKIE, cookie)], Redirect::to(&to)).into_response()
}

/// Ends the session that the browser has, if it has one.
async fn end_session(asked: &Asked) -> Result<(), AccountError> {
    match session_token(&asked.headers) {
        Some(token) => asked.state.portal.accounts().logout(token).await,
        None => Ok(()),
    }
}

/// The page that asks to wait.
async fn too_often(asked: &Asked, page: Page, seconds: i64) -> Response {
    let page = Page { status: StatusCode::TOO_MANY_REQUESTS.as_u16(), ..page };
    let mut response = pages::plain(asked, page).await;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// Where somebody sits, as their sessions remember it.
fn device(asked: &Asked, address: IpAddr) -> Device {
    let agent = asked.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    Device {
        address: address.to_canonical().to_string(),
        user_agent: agent.unwrap_or_default().chars().take(MAX_USER_AGENT).collect(),
    }
}

fn set_cookie(asked: &Asked, name: &str, value: &str, path: &str, seconds: i64) -> String {
    let secure = if asked.state.portal.config().base_url.starts_with("https://") { "; Secure" } else { "" };
    format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// The token of the session that a request belongs to.
pub(super) fn session_token(headers: &HeaderMap) -> Option<&str> {
    cookie(headers, COOKIE)
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(name)?.strip_prefix('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (header::HeaderName::from_static(name), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn logging_in_leads_to_the_desk_and_nowhere_else() {
        for good in ["/quan-tri/phan-hoi?trang=2", "/quan-tri?x"] {
            assert_eq!(next_page(good), good);
        }
        for bad in
            ["", "/", "//evil.vn", "/quan-tri.evil.vn", "https://evil.vn/quan-tri/", "/quan-tri/\\evil"]
        {
            assert_eq!(next_page(bad), DESK, "{bad}");
        }
    }

    #[test]
    fn the_session_is_found_among_other_cookies() {
        let headers = headers(&[("cookie", "a=b; bantin_session=xyz; c=d")]);
        assert_eq!(session_token(&headers), Some("xyz"));
    }
}
