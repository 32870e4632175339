//! Logging in and out, and the one-time links that set a first password.

use app::{
    i18n::account_words,
    pages::account::{self, FormError},
};
use axum::{
    Form,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use services::accounts::{AccountError, AccountInfo};

use super::{asked::Asked, pages};

/// How many documents the desk suggests to add.
const SUGGESTIONS: u32 = 20;
const COOKIE: &str = "bantin_session";

/// `/dang-nhap`.
pub async fn login_form(asked: Asked) -> Response {
    pages::plain(&asked, account::login(String::new(), None)).await
}

/// The fields of the login form.
#[derive(Deserialize)]
pub struct LoginFields {
    login: String,
    password: String,
}

/// `POST /dang-nhap`.
pub async fn login(asked: Asked, Form(fields): Form<LoginFields>) -> Response {
    if !is_own_form(&asked.headers) {
        return foreign_form();
    }
    match asked.state.portal.accounts().login(&fields.login, &fields.password).await {
        Ok(session) => enter(&asked, &session),
        Err(AccountError::WrongPassword) => {
            pages::plain(&asked, account::login(fields.login, Some(account_words().login_failed))).await
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
    if !is_own_form(&asked.headers) {
        return foreign_form();
    }
    let again = |error: FormError| pages_choose(&asked, token.clone(), error);
    if fields.password != fields.again {
        return again(Some(account_words().passwords_differ)).await;
    }
    match asked.state.portal.accounts().redeem_login_link(&token, &fields.password).await {
        Ok(session) => enter(&asked, &session),
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
    if !is_own_form(&asked.headers) {
        return foreign_form();
    }
    if let Some(token) = session_token(&asked.headers)
        && let Err(error) = asked.state.portal.accounts().logout(token).await
    {
        return pages::failed(&asked, &error).await;
    }
    let expired = format!("{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    ([(header::SET_COOKIE, expired)], Redirect::to("/")).into_response()
}

/// `/quan-tri`.
pub async fn desk(asked: Asked) -> Response {
    let account = match require(&asked).await {
        Ok(account) => account,
        Err(response) => return response,
    };
    match asked.state.portal.documents().missing(SUGGESTIONS).await {
        Ok(missing) => pages::plain(&asked, account::desk(account.display_name, missing)).await,
        Err(error) => pages::failed(&asked, &error).await,
    }
}

/// Who is logged in; strangers are sent to the login page.
pub(super) async fn require(asked: &Asked) -> Result<AccountInfo, Response> {
    match current(asked).await {
        Ok(Some(account)) => Ok(account),
        Ok(None) => Err(Redirect::to("/dang-nhap").into_response()),
        Err(error) => Err(pages::failed(asked, &error).await),
    }
}

async fn current(asked: &Asked) -> Result<Option<AccountInfo>, AccountError> {
    match session_token(&asked.headers) {
        Some(token) => asked.state.portal.accounts().session(token).await,
        None => Ok(None),
    }
}

fn enter(asked: &Asked, session: &str) -> Response {
    let secure = if asked.state.portal.config().base_url.starts_with("https://") { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={session}; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax{secure}");
    ([(header::SET_COOKIE, cookie)], Redirect::to("/quan-tri")).into_response()
}

fn session_token(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

/// Whether a form was sent from a page of this portal: browsers say so in
/// `Sec-Fetch-Site` (Fetch Metadata), older ones in `Origin`.
pub(super) fn is_own_form(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        _ => false,
    }
}

pub(super) fn foreign_form() -> Response {
    (StatusCode::FORBIDDEN, account_words().foreign_form).into_response()
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
    fn a_form_from_another_site_is_recognised() {
        assert!(is_own_form(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!is_own_form(&headers(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://a"),
            ("host", "a")
        ])));
        assert!(is_own_form(&headers(&[("origin", "http://a:3000"), ("host", "a:3000")])));
        assert!(!is_own_form(&headers(&[("origin", "http://b"), ("host", "a")])));
        assert!(!is_own_form(&headers(&[("host", "a")])));
    }

    #[test]
    fn the_session_is_found_among_other_cookies() {
        let headers = headers(&[("cookie", "a=b; bantin_session=xyz; c=d")]);
        assert_eq!(session_token(&headers), Some("xyz"));
    }
}
