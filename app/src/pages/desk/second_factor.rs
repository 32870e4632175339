//! `/quan-tri/tai-khoan/xac-thuc`: one's own second factor.

use domain::Locale;
use leptos::prelude::*;
use qrcode::{Color, QrCode};
use serde_json::Value;
use services::accounts::{PasskeyInfo, SecondFactorState};

use super::{
    DeskPage, Script, Section,
    account::{Input, moment},
    parts::Done,
};
use crate::i18n::UserWords;

/// The address of the page.
pub const ADDRESS: &str = "/quan-tri/tai-khoan/xac-thuc";

/// What who must set it up first is told.
#[must_use]
pub const fn owed() -> &'static str {
    UserWords::of(Locale::Vietnamese).second_required
}

/// The form that was filled in wrongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The first code.
    Code,
    /// A passkey.
    Passkey,
    /// The password for new recovery codes.
    Codes,
    /// The password for turning it off.
    Off,
}

/// What is wrong, and with which form.
type Mistake = Option<(Form, String)>;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SecondFactorPage {
    /// Where the account stands with its authenticator.
    pub state: SecondFactorState,
    /// Its passkeys.
    pub passkeys: Vec<PasskeyInfo>,
    /// Whether passkeys can be added here.
    pub takes_passkeys: bool,
    /// Whether either is asked for at the login.
    pub on: bool,
    /// How many recovery codes are left.
    pub codes_left: u64,
    /// Whether the account's role requires it and it is not there.
    pub owed: bool,
    /// What is wrong.
    pub error: Mistake,
    /// What was done just now.
    pub done: Option<&'static str>,
}

/// The page.
#[must_use]
pub fn page(shown: SecondFactorPage) -> DeskPage {
    let words = UserWords::of(Locale::Vietnamese);
    let mistaken = shown.error.is_some();
    let script =
        shown.takes_passkeys.then_some(Script { module: "passkey", data: Value::Null, words: Value::Null });
    let body = move || {
        let SecondFactorPage { state, passkeys, takes_passkeys, on, codes_left, owed, error, done } =
            shown.clone();
        let wrong = |form| error.as_ref().filter(|(of, _)| *of == form).map(|(_, error)| error.clone());
        let left = on.then(|| view! { <On codes_left codes=wrong(Form::Codes) off=wrong(Form::Off) /> });
        view! {
            <div class="desk-page account-page">
                <p class="kicker"><a href=super::account::ADDRESS>{words.own_title}</a></p>
                <h1>{words.second_title}</h1>
                <Done text=done />
                {owed.then(|| view! { <p class="form-error" role="status">{self::owed()}</p> })}
                <p>{if on { words.second_on } else { words.second_off }}</p>
                <Authenticator state error=wrong(Form::Code) />
                <Passkeys passkeys takes_passkeys error=wrong(Form::Passkey) />
                {left}
            </div>
        }
        .into_any()
    };
    let page = DeskPage::new(Section::Account, words.second_title, body).mistaken(mistaken);
    match script {
        Some(script) => page.with_script(script),
        None => page,
    }
}

/// The recovery codes, once.
#[must_use]
pub fn codes(codes: Vec<String>) -> DeskPage {
    let words = UserWords::of(Locale::Vietnamese);
    DeskPage::new(Section::Account, words.codes_title, move || {
        let codes = codes.iter().map(|code| view! { <li><code>{code.clone()}</code></li> }).collect_view();
        view! {
            <div class="desk-page account-page">
                <h1>{words.codes_title}</h1>
                <p class="done" role="status">{words.second_on}</p>
                <p>{words.codes_text}</p>
                <ol class="recovery-codes">{codes}</ol>
                <p class="actions"><a class="button" href=ADDRESS>{words.codes_kept}</a></p>
            </div>
        }
        .into_any()
    })
}

#[component]
fn Authenticator(state: SecondFactorState, error: Option<String>) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    let state = match state {
        SecondFactorState::Off => view! {
            <p>{words.app_off}</p>
            <form class="decisions" method="post" action="/quan-tri/tai-khoan/xac-thuc/bat-dau">
                <button type="submit">{words.second_begin}</button>
            </form>
        }
        .into_any(),
        SecondFactorState::Setup { secret, uri } => view! { <Setup secret uri error /> }.into_any(),
        SecondFactorState::On => view! { <p>{words.app_on}</p> }.into_any(),
        SecondFactorState::Unreadable => {
            view! { <p class="form-error" role="status">{words.app_unreadable}</p> }.into_any()
        }
    };
    view! {
        <section aria-labelledby="ung-dung">
            <h2 id="ung-dung">{words.app_title}</h2>
            {state}
        </section>
    }
}

/// The passkeys. The form that adds one shows itself when a script has found
/// that the browser can make it (`editor/src/passkey.ts`).
#[component]
fn Passkeys(passkeys: Vec<PasskeyInfo>, takes_passkeys: bool, error: Option<String>) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    let lines = passkeys.into_iter().map(|passkey| view! { <Line passkey /> }).collect_view();
    let add = if takes_passkeys {
        view! {
            <p class="hint" data-passkey-missing="">{words.passkey_needs_script}</p>
            <form
                class="desk-form"
                method="post"
                action="/quan-tri/tai-khoan/xac-thuc/khoa"
                data-passkey="create"
                hidden
            >
                <Input
                    id="o-passkey"
                    name="name"
                    label=words.passkey_name
                    hint=words.passkey_name_hint
                    max=60
                    error
                />
                <input type="hidden" name="credential" value="" />
                <p class="field-error" role="alert" data-passkey-failed="" hidden>{words.passkey_failed}</p>
                <button type="submit">{words.passkey_add}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="hint">{words.passkeys_impossible}</p> }.into_any()
    };
    view! {
        <section aria-labelledby="khoa">
            <h2 id="khoa">{words.passkeys_title}</h2>
            <p>{words.passkeys_help}</p>
            <ul class="lines sessions">{lines}</ul>
            {add}
        </section>
    }
}

#[component]
fn Line(passkey: PasskeyInfo) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    let label = format!("{} {}", words.passkey_remove_of, passkey.name);
    let used = passkey.last_used_at.map(|at| format!(" · {} {}", words.session_seen, moment(at)));
    view! {
        <li>
            <span>
                <strong>{passkey.name}</strong>
                <span class="meta">{words.passkey_added_at}" "{moment(passkey.created_at)}{used}</span>
            </span>
            <form method="post" action=format!("{ADDRESS}/khoa/{}/go", passkey.id)>
                <button class="quiet" type="submit" aria-label=label>{words.passkey_remove}</button>
            </form>
        </li>
    }
}

#[component]
fn Setup(secret: String, uri: String, error: Option<String>) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    // Four letters at a time are easier to copy.
    let letters: Vec<char> = secret.chars().collect();
    let groups =
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
    view! {
        <p>{words.second_step_app}</p>
        <p>{words.second_step_scan}</p>
        <Qr uri />
        <p>{words.second_type}" "<code class="secret">{groups}</code></p>
        <form class="desk-form" method="post" action=ADDRESS>
            <p>{words.second_step_code}</p>
            <Input
                id="o-code"
                name="code"
                label=words.second_code
                autocomplete="one-time-code"
                max=20
                error
            />
            <button type="submit">{words.second_confirm}</button>
        </form>
        <form class="decisions" method="post" action="/quan-tri/tai-khoan/xac-thuc/bat-dau">
            <button class="quiet" type="submit">{words.second_again}</button>
        </form>
    }
}

#[component]
fn On(codes_left: u64, codes: Option<String>, off: Option<String>) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    view! {
        <section aria-labelledby="ma-moi">
            <h2 id="ma-moi">{words.codes_title}</h2>
            <p>{words.codes_left.replace("{}", &codes_left.to_string())}" "{words.codes_new_help}</p>
            <form class="desk-form" method="post" action="/quan-tri/tai-khoan/xac-thuc/ma-du-phong">
                <Input
                    id="o-password-codes"
                    name="password"
                    label=words.old_password
                    kind="password"
                    autocomplete="current-password"
                    max=200
                    error=codes
                />
                <button class="plain" type="submit">{words.codes_new}</button>
            </form>
        </section>
        <section aria-labelledby="tat">
            <h2 id="tat">{words.second_turn_off}</h2>
            <p>{words.second_turn_off_help}</p>
            <form class="desk-form" method="post" action="/quan-tri/tai-khoan/xac-thuc/tat">
                <Input
                    id="o-password-off"
                    name="password"
                    label=words.old_password
                    kind="password"
                    autocomplete="current-password"
                    max=200
                    error=off
                />
                <button class="danger" type="submit">{words.second_turn_off}</button>
            </form>
        </section>
    }
}

/// The address as a picture to scan; dark on light in every theme, as cameras expect.
#[component]
fn Qr(uri: String) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    drawn(&uri).map(|(side, path)| {
        view! {
            <svg
                class="qr"
                role="img"
                aria-label=words.second_qr
                viewBox=format!("-4 -4 {0} {0}", side + 8)
                shape-rendering="crispEdges"
            >
                <path d=path />
            </svg>
        }
    })
}

/// How many squares a QR code has on a side, and a path over its dark ones.
/// `None` for a text too long for any.
fn drawn(text: &str) -> Option<(usize, String)> {
    let code = QrCode::new(text).ok()?;
    let side = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    Some((side, dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % side, at / side)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qr_code_has_its_three_corners_and_nothing_beyond_its_side() {
        let (side, path) = drawn("otpauth://totp/S%E1%BB%9F:an?secret=GEZDGNBVGY3TQOJQ").unwrap();
        for corner in ["M0 0h".to_owned(), format!("M{} 0h", side - 1), format!("M0 {}h", side - 1)] {
            assert!(path.contains(&corner), "{corner}");
        }
        assert!(!path.contains(&format!("M{side} ")));
        assert!(drawn(&"a".repeat(5000)).is_none());
    }
}
