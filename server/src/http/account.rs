//! Logging in and out, and the one-time links that set a password.

use app::{
    i18n::account_words,
    islands::with_query,
    pages::account::{self, FormError},
};
use axum::{
    Form,
    extract::{Path, Query, rejection::QueryRejection},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use services::accounts::{AccountError, AccountInfo};

use super::{asked::Asked, own_form, pages};

/// Where people log in.
pub const LOGIN: &str = "/dang-nhap";
const DESK: &str = "/quan-tri";
const COOKIE: &str = "bantin_session";

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
pub async fn login(asked: Asked, Form(fields): Form<LoginFields>) -> Response {
    if !own_form::is_own_form(&asked.headers) {
        return own_form::refuse();
    }
    match asked.state.portal.accounts().login(&fields.login, &fields.password).await {
        Ok(session) => enter(&asked, &session, next_page(&fields.tiep)),
        Err(AccountError::WrongPassword) => {
            let next = next_page(&fields.tiep).to_owned();
            pages::plain(&asked, account::login(fields.login, next, Some(account_words().login_failed))).await
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
    Path(token): Path<String>,
    Form(fields): Form<PasswordFields>,
) -> Response {
    if !own_form::is_own_form(&asked.headers) {
        return own_form::refuse();
    }
    let again = |error: FormError| pages_choose(&asked, token.clone(), error);
    if fields.password != fields.again {
        return again(Some(account_words().passwords_differ)).await;
    }
    match asked.state.portal.accounts().redeem_login_link(&token, &fields.password).await {
        Ok(session) => enter(&asked, &session, DESK),
        Err(AccountError::PasswordTooShort) => again(Some(account_words().password_too_short)).await,
        Err(AccountError::DeadLink) => pages::plain(&asked, account::dead_link()).await,
        Err(error) => pages::failed(&asked, &error).await,
    }
}

async fn pages_choose(asked: &Asked, token: String, error: FormError) -> Response {
    pages::plain(asked, account::choose_password(token, error)).await
}

/// `POST /dang-xuat`.
pub async fn logout(asked: Asked) -> Response {
    if !own_form::is_own_form(&asked.headers) {
        return own_form::refuse();
    }
    if let Some(token) = session_token(&asked.headers)
        && let Err(error) = asked.state.portal.accounts().logout(token).await
    {
        return pages::failed(&asked, &error).await;
    }
    let expired = format!("{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
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

fn enter(asked: &Asked, session: &str, next: &str) -> Response {
    let secure = if asked.state.portal.config().base_url.starts_with("https://") { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={session}; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax{secure}");
    ([(header::SET_COOKIE, cookie)], Redirect::to(next)).into_response()
}

fn session_token(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='))
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
