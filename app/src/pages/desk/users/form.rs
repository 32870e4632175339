//! One account: made, changed, and what else is done to it.

use domain::{AccountFault, Locale, Role};
use leptos::prelude::*;
use services::accounts::AccountListing;

use super::LIST;
use crate::{
    i18n::UserWords,
    pages::desk::{
        DeskPage, Section,
        account::{Input, fault, moment},
        parts::{Done, Field},
    },
};

/// The form of a new account, as typed.
#[derive(Clone, Debug)]
pub struct AddForm {
    /// The name it will log in with.
    pub login: String,
    /// The name others will see.
    pub display_name: String,
    /// Where its mail will go.
    pub email: String,
    /// What it will be allowed.
    pub role: Role,
    /// What is wrong.
    pub faults: Vec<AccountFault>,
}

impl Default for AddForm {
    fn default() -> Self {
        let empty = String::new;
        Self {
            login: empty(),
            display_name: empty(),
            email: empty(),
            role: Role::Reporter,
            faults: Vec::new(),
        }
    }
}

/// The page that makes an account.
#[must_use]
pub fn add(form: AddForm) -> DeskPage {
    let words = UserWords::of(Locale::Vietnamese);
    let mistaken = !form.faults.is_empty();
    let body = move || {
        let AddForm { login, display_name, email, role, faults } = form.clone();
        let wrong_login = fault(&faults, &[AccountFault::Login, AccountFault::LoginTaken]);
        view! {
            <div class="desk-page account-page">
                <p class="kicker"><a href=LIST>{words.back}</a></p>
                <h1>{words.add}</h1>
                <p>{words.add_help}</p>
                <form class="desk-form" method="post" action="/quan-tri/nguoi-dung/moi">
                    <Input
                        id="o-login"
                        name="login"
                        label=words.login
                        hint=words.login_hint
                        max=40
                        value=login
                        error=wrong_login
                    />
                    <Person display_name email role faults />
                    <button type="submit">{words.add_send}</button>
                </form>
            </div>
        }
        .into_any()
    };
    DeskPage::new(Section::Users, words.add, body).mistaken(mistaken)
}

/// One account, and what is typed about it.
#[derive(Clone, Debug)]
pub struct UserPage {
    /// As it is.
    pub user: AccountListing,
    /// The name others see, as typed.
    pub display_name: String,
    /// Where its mail goes, as typed.
    pub email: String,
    /// What it may do, as chosen.
    pub role: Role,
    /// What is wrong with the fields.
    pub faults: Vec<AccountFault>,
    /// Why something was not done.
    pub refused: Option<&'static str>,
    /// Whether the authenticator is of no use, since the secret key has changed.
    pub unreadable: bool,
    /// What was done just now.
    pub done: Option<&'static str>,
}

/// The page of one account.
#[must_use]
pub fn user(page: UserPage) -> DeskPage {
    let words = UserWords::of(Locale::Vietnamese);
    let mistaken = page.refused.is_some() || !page.faults.is_empty();
    let title = page.user.display_name.clone();
    let body = move || {
        let UserPage { user, display_name, email, role, faults, refused, unreadable, done } = page.clone();
        let at = format!("{LIST}/{}", user.id);
        view! {
            <div class="desk-page account-page">
                <p class="kicker"><a href=LIST>{words.back}</a></p>
                <h1>{user.display_name.clone()}</h1>
                <Done text=done />
                {refused.map(|refused| view! { <p class="form-error" role="alert">{refused}</p> })}
                {unreadable.then(|| view! { <p class="form-error" role="status">{words.second_unreadable}</p> })}
                <Facts user=user.clone() />
                <form class="desk-form" method="post" action=at.clone()>
                    <Person display_name email role faults />
                    <button type="submit">{words.save}</button>
                </form>
                <Actions user at />
            </div>
        }
        .into_any()
    };
    DeskPage::new(Section::Users, title, body).mistaken(mistaken)
}

/// A link that was made just now, and where it went.
#[derive(Clone, Debug)]
pub enum NewLink {
    /// By mail to this address; nobody sees it here.
    Mailed(String),
    /// To be copied.
    Shown(String),
    /// To be copied, since the mail could not be sent.
    NotMailed(String),
}

/// The answer to who made a link: shown in answer to the form itself, since it
/// is kept nowhere it could be shown from again.
#[must_use]
pub fn link(login: String, link: NewLink) -> DeskPage {
    let words = UserWords::of(Locale::Vietnamese);
    DeskPage::new(Section::Users, words.link_title, move || {
        let link = match link.clone() {
            NewLink::Mailed(address) => {
                view! { <p class="done" role="status">{words.link_mailed}" "{address}"."</p> }.into_any()
            }
            NewLink::Shown(link) => view! { <Copied link problem=None /> }.into_any(),
            NewLink::NotMailed(link) => {
                view! { <Copied link problem=Some(words.link_not_mailed) /> }.into_any()
            }
        };
        view! {
            <div class="desk-page account-page">
                <p class="kicker"><a href=LIST>{words.back}</a></p>
                <h1>{words.link_title}</h1>
                <p>{words.link_for}": "<strong>{login.clone()}</strong></p>
                {link}
            </div>
        }
        .into_any()
    })
}

#[component]
fn Copied(link: String, problem: Option<&'static str>) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    view! {
        {problem.map(|problem| view! { <p class="form-error" role="alert">{problem}</p> })}
        <p>{words.link_text}</p>
        <p><code class="secret">{link}</code></p>
    }
}

/// Name, address, role.
#[component]
fn Person(display_name: String, email: String, role: Role, faults: Vec<AccountFault>) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    let roles = Role::ALL
        .map(|one| view! { <option value=one.as_str() selected=one == role>{words.role_of(one)}</option> })
        .collect_view();
    view! {
        <Input
            id="o-name"
            name="display_name"
            label=words.display_name
            max=80
            value=display_name
            error=fault(&faults, &[AccountFault::DisplayName])
        />
        <Input
            id="o-email"
            name="email"
            label=words.email
            hint=words.email_hint
            kind="email"
            required=false
            value=email
            error=fault(&faults, &[AccountFault::Email])
        />
        <Field id="o-role" label=words.role hint=words.role_hint>
            <select id="o-role" name="role" aria-describedby="o-role-hint">{roles}</select>
        </Field>
    }
}

#[component]
fn Facts(user: AccountListing) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    let state = match (user.locked, user.has_password) {
        (true, _) => words.locked,
        (false, false) => words.invited,
        (false, true) => words.open,
    };
    let fact = |label: &'static str, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let second = if user.has_second_factor { words.yes } else { words.no };
    view! {
        <dl class="facts">
            {fact(words.login, user.login)}
            {fact(words.state, state.to_owned())}
            {fact(words.second_title, second.to_owned())}
            {fact(words.last_seen, user.last_seen_at.map_or(words.not_seen.to_owned(), moment))}
        </dl>
    }
}

#[component]
fn Actions(user: AccountListing, at: String) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    let locked = user.locked;
    let step = |name: &str, label: &'static str, question: Option<&'static str>, class: &'static str| {
        view! {
            <form
                method="post"
                action=format!("{at}/{name}")
                data-confirm=question
                data-yes=question.map(|_| label)
                data-no=question.map(|_| words.cancel)
            >
                <button class=class type="submit">{label}</button>
            </form>
        }
    };
    let reset = (!locked).then(|| step("lien-ket", words.reset, None, "plain"));
    let end = user
        .last_seen_at
        .map(|_| step("ket-thuc-phien", words.end_all_sessions, Some(words.end_all_sessions_sure), "plain"));
    let second = user
        .has_second_factor
        .then(|| step("bo-xac-thuc", words.take_second, Some(words.take_second_sure), "danger"));
    let lock = if locked {
        step("mo-khoa", words.unlock, None, "plain")
    } else {
        step("khoa", words.lock, Some(words.lock_sure), "danger")
    };
    view! {
        <section aria-labelledby="thao-tac">
            <h2 id="thao-tac">{words.actions}</h2>
            <p class="hint">{words.reset_help}</p>
            <div class="decisions">{reset} {end} {second} {lock}</div>
        </section>
    }
}
