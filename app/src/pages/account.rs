//! `/dang-nhap`.

pub mod forgotten;

use domain::Locale;
use leptos::prelude::*;
use services::accounts::{AccountError, PasswordFault};

use super::web_page;
use crate::{
    i18n::account_words,
    page::{Head, Page, Translation},
};

/// What went wrong with a form, as the person who filled it in reads it.
pub type FormError = Option<String>;

/// How long to wait, in words.
#[must_use]
pub fn wait(seconds: i64) -> String {
    let words = account_words();
    let time = if seconds < 60 {
        words.seconds.replace("{}", &seconds.to_string())
    } else {
        // Rounded up: who comes back after that must not wait again.
        words.minutes.replace("{}", &((seconds + 59) / 60).to_string())
    };
    words.wait.replace("{}", &time)
}

/// What is wrong with a new password; `None` for what is no fault of it.
#[must_use]
pub fn password_fault(error: &AccountError) -> Option<&'static str> {
    let words = account_words();
    match error {
        AccountError::PasswordTooShort | AccountError::Password(PasswordFault::TooShort) => {
            Some(words.password_too_short)
        }
        AccountError::Password(PasswordFault::TooLong) => Some(words.password_too_long),
        AccountError::Password(PasswordFault::Common) => Some(words.password_common),
        AccountError::Password(PasswordFault::Named) => Some(words.password_named),
        _ => None,
    }
}

/// The form that logs in. `login` is what was typed before an error, `next` the
/// page that was asked for.
#[must_use]
pub fn login(login: String, next: String, error: FormError) -> Page {
    let words = account_words();
    let status = if error.is_some() { 422 } else { 200 };
    let body = move || {
        let (login, next, error) = (login.clone(), next.clone(), error.clone());
        view! {
            <div class="wrap">
                <form class="account-form" method="post" action="/dang-nhap">
                    <h1>{words.login_title}</h1>
                    <Problem error />
                    <input type="hidden" name="tiep" value=next />
                    <label>
                        <span>{words.login_name}</span>
                        <input name="login" value=login required autocomplete="username" autocapitalize="none" />
                    </label>
                    <label>
                        <span>{words.password}</span>
                        <input
                            type="password"
                            name="password"
                            required
                            maxlength="200"
                            autocomplete="current-password"
                        />
                    </label>
                    <button type="submit">{words.login}</button>
                    <p><a href=forgotten::ADDRESS>{words.forgotten}</a></p>
                </form>
            </div>
        }
        .into_any()
    };
    Page { status, ..Page::new(head(words.login_title), body) }
}

/// The form that asks for the second factor. `next` is the page that was asked
/// for, `script` the address of what asks for a passkey, where one can be shown.
#[must_use]
pub fn second_factor(next: String, script: Option<String>, error: FormError) -> Page {
    let words = account_words();
    let status = if error.is_some() { 422 } else { 200 };
    let body = move || {
        let (next, error) = (next.clone(), error.clone());
        let passkey = script.clone().map(|script| view! { <PasskeyForm next=next.clone() script /> });
        view! {
            <div class="wrap">
                <form class="account-form" method="post" action="/dang-nhap/xac-thuc">
                    <h1>{words.code_title}</h1>
                    <p>{words.code_text}</p>
                    <Problem error />
                    <input type="hidden" name="tiep" value=next />
                    <label>
                        <span>{words.code}</span>
                        <input
                            name="code"
                            required
                            maxlength="40"
                            autofocus
                            autocomplete="one-time-code"
                            autocapitalize="none"
                            spellcheck="false"
                        />
                    </label>
                    <button type="submit">{words.code_send}</button>
                    <p><a href="/dang-nhap">{words.code_back}</a></p>
                </form>
                {passkey}
            </div>
        }
        .into_any()
    };
    Page { status, ..Page::new(head(words.code_title), body) }
}

/// The form behind a one-time link: choose a password.
#[must_use]
pub fn choose_password(token: String, error: FormError) -> Page {
    let words = account_words();
    let status = if error.is_some() { 422 } else { 200 };
    let body = move || {
        let (action, error) = (format!("/dang-nhap/lien-ket/{token}"), error.clone());
        view! {
            <div class="wrap">
                <form class="account-form" method="post" action=action>
                    <h1>{words.choose_password_title}</h1>
                    <p>{words.choose_password_text}</p>
                    <Problem error />
                    <Password name="password" label=words.new_password autocomplete="new-password" />
                    <Password name="again" label=words.new_password_again autocomplete="new-password" />
                    <button type="submit">{words.save_password}</button>
                </form>
            </div>
        }
        .into_any()
    };
    Page { status, ..Page::new(head(words.choose_password_title), body) }
}

/// A one-time link that is used, too old or mistyped.
#[must_use]
pub fn dead_link() -> Page {
    let words = account_words();
    let body = || {
        view! {
            <div class="wrap">
                <div class="error-page">
                    <h1>{words.dead_link_title}</h1>
                    <p>{words.dead_link_text}</p>
                    <p class="error-links"><a href="/dang-nhap">{words.login}</a></p>
                </div>
            </div>
        }
        .into_any()
    };
    Page { status: 410, ..Page::new(head(words.dead_link_title), body) }
}

/// The head of a page that only staff see.
fn head(title: &'static str) -> Head {
    Head {
        title: title.to_owned(),
        canonical: "/dang-nhap".to_owned(),
        og_type: "website",
        json_ld: web_page(Locale::Vietnamese, title),
        translation: Translation::Missing,
        noindex: true,
        ..Head::default()
    }
}

/// Shows itself when the script has found that the browser knows passkeys.
#[component]
fn PasskeyForm(next: String, script: String) -> impl IntoView {
    let words = account_words();
    view! {
        <form
            class="account-form"
            method="post"
            action="/dang-nhap/xac-thuc/khoa"
            data-passkey="get"
            hidden
        >
            <input type="hidden" name="tiep" value=next />
            <input type="hidden" name="credential" value="" />
            <p class="form-error" role="alert" data-passkey-failed="" hidden>{words.passkey_failed}</p>
            <button type="submit">{words.passkey_use}</button>
        </form>
        <script type="module" src=script></script>
    }
}

#[component]
fn Problem(error: FormError) -> impl IntoView {
    error.map(|error| view! { <p class="form-error" role="alert">{error}</p> })
}

#[component]
fn Password(name: &'static str, label: &'static str, autocomplete: &'static str) -> impl IntoView {
    view! {
        <label>
            <span>{label}</span>
            <input type="password" name=name required minlength="12" maxlength="200" autocomplete=autocomplete />
        </label>
    }
}
