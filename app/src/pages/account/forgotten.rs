//! `/dang-nhap/quen-mat-khau`.

use leptos::prelude::*;

use super::{FormError, Problem, head};
use crate::{i18n::account_words, page::Page};

/// The address of the page.
pub const ADDRESS: &str = "/dang-nhap/quen-mat-khau";

/// How far somebody has come who forgot their password.
#[derive(Clone, Debug)]
pub enum State {
    /// They say who they are.
    Asking {
        /// What was typed before an error.
        name: String,
        /// What is wrong with it.
        error: FormError,
    },
    /// They are told to look into their mail, whether the name is known or not.
    Asked,
    /// The portal sends no mail; the agency can be reached here, if it says so.
    NoMail {
        /// Its telephone; may be empty.
        phone: String,
        /// Its mail address; may be empty.
        email: String,
    },
}

impl Default for State {
    fn default() -> Self {
        Self::Asking { name: String::new(), error: None }
    }
}

/// The page.
#[must_use]
pub fn page(state: State) -> Page {
    let words = account_words();
    let status = if matches!(state, State::Asking { error: Some(_), .. }) { 422 } else { 200 };
    let body = move || {
        let content = match state.clone() {
            State::Asking { name, error } => view! { <Asking name error /> }.into_any(),
            State::Asked => view! { <p role="status">{words.forgotten_asked}</p> }.into_any(),
            State::NoMail { phone, email } => view! { <NoMail phone email /> }.into_any(),
        };
        view! {
            <div class="wrap">
                <div class="account-form">
                    <h1>{words.forgotten_title}</h1>
                    {content}
                    <p><a href="/dang-nhap">{words.forgotten_back}</a></p>
                </div>
            </div>
        }
        .into_any()
    };
    Page { status, ..Page::new(head(words.forgotten_title), body) }
}

#[component]
fn Asking(name: String, error: FormError) -> impl IntoView {
    let words = account_words();
    view! {
        <form class="account-form" method="post" action=ADDRESS>
            <p>{words.forgotten_text}</p>
            <Problem error />
            <label>
                <span>{words.forgotten_name}</span>
                <input
                    name="name"
                    value=name
                    required
                    maxlength="254"
                    autocomplete="username"
                    autocapitalize="none"
                    spellcheck="false"
                />
            </label>
            <button type="submit">{words.forgotten_send}</button>
        </form>
    }
}

#[component]
fn NoMail(phone: String, email: String) -> impl IntoView {
    let words = account_words();
    let phone = (!phone.is_empty()).then(|| {
        let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        view! { <li><a href=format!("tel:{number}")>{phone}</a></li> }
    });
    let email = (!email.is_empty()).then(|| {
        let href = format!("mailto:{email}");
        view! { <li><a href=href>{email}</a></li> }
    });
    let contact = (phone.is_some() || email.is_some()).then(|| {
        view! {
            <p>{words.forgotten_contact}</p>
            <ul>{phone}{email}</ul>
        }
    });
    view! {
        <p>{words.forgotten_no_mail}</p>
        {contact}
    }
}
