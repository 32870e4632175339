//! Logging in and out, and the one-time links that set a first password.

use app::{
    i18n::ACCOUNT,
    pages::account::{self, FormError},
};
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use services::accounts::{AccountError, AccountInfo};

use super::pages;
use crate::state::AppState;

const COOKIE: &str = "bantin_session";

/// `/dang-nhap`.
pub async fn login_form(State(state): State<AppState>) -> Response {
    pages::plain(&state, account::login(String::new(), None)).await
}

/// The fields of the login form.
#[derive(Deserialize)]
pub struct LoginFields {
    login: String,
    password: String,
}

/// `POST /dang-nhap`.
pub async fn login(
    State(state): State<AppState>,
    headers: HeaderMap,
    Form(fields): Form<LoginFields>,
) -> Response {
    if !is_own_form(&headers) {
        return foreign_form();
    }
    match state.portal.accounts().login(&fields.login, &fields.password).await {
        Ok(session) => enter(&state, &session),
        Err(AccountError::WrongPassword) => {
            pages::plain(&state, account::login(fields.login, Some(ACCOUNT.login_failed))).await
        }
        Err(error) => pages::failed(&state, &error).await,
    }
}

/// `/dang-nhap/lien-ket/{token}`.
pub async fn link_form(State(state): State<AppState>, Path(token): Path<String>) -> Response {
    match state.portal.accounts().is_live_link(&token).await {
        Ok(true) => pages::plain(&state, account::choose_password(token, None)).await,
        Ok(false) => pages::plain(&state, account::dead_link()).await,
        Err(error) => pages::failed(&state, &error).await,
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
    State(state): State<AppState>,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(fields): Form<PasswordFields>,
) -> Response {
    if !is_own_form(&headers) {
        return foreign_form();
    }
    let again = |error: FormError| pages_choose(&state, token.clone(), error);
    if fields.password != fields.again {
        return again(Some(ACCOUNT.passwords_differ)).await;
    }
    match state.portal.accounts().redeem_login_link(&token, &fields.password).await {
        Ok(session) => enter(&state, &session),
        Err(AccountError::PasswordTooShort) => again(Some(ACCOUNT.password_too_short)).await,
        Err(AccountError::DeadLink) => pages::plain(&state, account::dead_link()).await,
        Err(error) => pages::failed(&state, &error).await,
    }
}

async fn pages_choose(state: &AppState, token: String, error: FormError) -> Response {
    pages::plain(state, account::choose_password(token, error)).await
}

/// `POST /dang-xuat`.
pub async fn logout(State(state): State<AppState>, headers: HeaderMap) -> Response {
    if !is_own_form(&headers) {
        return foreign_form();
    }
    if let Some(token) = session_token(&headers)
        && let Err(error) = state.portal.accounts().logout(token).await
    {
        return pages::failed(&state, &error).await;
    }
    let expired = format!("{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    ([(header::SET_COOKIE, expired)], Redirect::to("/")).into_response()
}

/// `/quan-tri`.
pub async fn desk(State(state): State<AppState>, headers: HeaderMap) -> Response {
    match current(&state, &headers).await {
        Ok(Some(account)) => pages::plain(&state, account::desk(account.display_name)).await,
        Ok(None) => Redirect::to("/dang-nhap").into_response(),
        Err(error) => pages::failed(&state, &error).await,
    }
}

async fn current(state: &AppState, headers: &HeaderMap) -> Result<Option<AccountInfo>, AccountError> {
    match session_token(headers) {
        Some(token) => state.portal.accounts().session(token).await,
        None => Ok(None),
    }
}

fn enter(state: &AppState, session: &str) -> Response {
    let secure = if state.portal.config().base_url.starts_with("https://") { "; Secure" } else { "" };
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
fn is_own_form(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        _ => false,
    }
}

fn foreign_form() -> Response {
    (StatusCode::FORBIDDEN, ACCOUNT.foreign_form).into_response()
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
