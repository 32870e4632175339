//! `/quan-tri/tai-khoan`: one's own account.

use domain::{AccountFault, Locale, Timestamp};
use leptos::prelude::*;
use services::accounts::SessionInfo;

use super::{
    DeskPage, Section,
    parts::{Done, Field, described_by},
    second_factor,
};
use crate::i18n::UserWords;

/// The address of the page.
pub const ADDRESS: &str = "/quan-tri/tai-khoan";

/// A field of the form that changes the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordField {
    /// The one in use.
    Old,
    /// The new one.
    New,
    /// The new one once more.
    Again,
}

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// The name one logs in with.
    pub login: String,
    /// The name others see, as typed.
    pub display_name: String,
    /// Where mail goes, as typed.
    pub email: String,
    /// What is wrong with these.
    pub faults: Vec<AccountFault>,
    /// What is wrong with the passwords that were typed.
    pub password_fault: Option<(PasswordField, String)>,
    /// Whether a second factor is asked for.
    pub has_second_factor: bool,
    /// The open sessions.
    pub sessions: Vec<SessionInfo>,
    /// What was done just now.
    pub done: Option<&'static str>,
}

/// The page.
#[must_use]
pub fn page(own: Own) -> DeskPage {
    let words = UserWords::of(Locale::Vietnamese);
    let mistaken = own.password_fault.is_some() || !own.faults.is_empty();
    let body = move || {
        let Own { login, display_name, email, faults, password_fault, has_second_factor, sessions, done } =
            own.clone();
        view! {
            <div class="desk-page account-page">
                <h1>{words.own_title}</h1>
                <Done text=done />
                <Details login display_name email faults />
                <PasswordForm fault=password_fault />
                <section aria-labelledby="hai-buoc">
                    <h2 id="hai-buoc">{words.second_title}</h2>
                    <p>{if has_second_factor { words.second_on } else { words.second_off }}</p>
                    <p class="actions">
                        <a class="button plain" href=second_factor::ADDRESS>{words.second_manage}</a>
                    </p>
                </section>
                <Sessions sessions />
            </div>
        }
        .into_any()
    };
    DeskPage::new(Section::Account, words.own_title, body).mistaken(mistaken)
}

/// What is wrong with a field, in words.
pub(super) fn fault(faults: &[AccountFault], of: &[AccountFault]) -> Option<String> {
    let words = UserWords::of(Locale::Vietnamese);
    faults.iter().find(|fault| of.contains(fault)).map(|fault| words.fault(*fault).to_owned())
}

/// An hour on a day: `14:05 06-02-2024`.
pub(super) fn moment(at: Timestamp) -> String {
    let clock = at.in_vietnam();
    format!("{:02}:{:02} {}", clock.hour(), clock.minute(), at.dd_mm_yyyy())
}

/// A line to type into, with its label, hint and mistake.
#[component]
pub(super) fn Input(
    id: &'static str,
    name: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional_no_strip)] error: Option<String>,
    #[prop(optional)] value: String,
    #[prop(default = true)] required: bool,
    #[prop(default = 254)] max: usize,
) -> impl IntoView {
    let invalid = error.is_some().then_some("true");
    view! {
        <Field id label hint error>
            <input
                id=id
                name=name
                r#type=kind
                value=value
                required=required
                maxlength=max
                autocomplete=autocomplete
                autocapitalize=(kind != "text").then_some("none")
                aria-invalid=invalid
                aria-describedby=described_by(id)
            />
        </Field>
    }
}

#[component]
fn Details(login: String, display_name: String, email: String, faults: Vec<AccountFault>) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    view! {
        <section aria-labelledby="thong-tin">
            <h2 id="thong-tin">{words.own_details}</h2>
            <form class="desk-form" method="post" action=ADDRESS>
                <p>{words.login}": "<strong>{login}</strong></p>
                <Input
                    id="o-name"
                    name="display_name"
                    label=words.display_name
                    autocomplete="name"
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
                    autocomplete="email"
                    required=false
                    value=email
                    error=fault(&faults, &[AccountFault::Email])
                />
                <button type="submit">{words.save}</button>
            </form>
        </section>
    }
}

#[component]
fn PasswordForm(fault: Option<(PasswordField, String)>) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    let error = |field| fault.as_ref().filter(|(of, _)| *of == field).map(|(_, error)| error.clone());
    view! {
        <section aria-labelledby="mat-khau">
            <h2 id="mat-khau">{words.password_title}</h2>
            <p>{words.password_help}</p>
            <form class="desk-form" method="post" action="/quan-tri/tai-khoan/mat-khau">
                <Input
                    id="o-old"
                    name="old"
                    label=words.old_password
                    kind="password"
                    autocomplete="current-password"
                    max=200
                    error=error(PasswordField::Old)
                />
                <Input
                    id="o-new"
                    name="new"
                    label=words.new_password
                    hint=words.new_password_hint
                    kind="password"
                    autocomplete="new-password"
                    max=200
                    error=error(PasswordField::New)
                />
                <Input
                    id="o-again"
                    name="again"
                    label=words.new_password_again
                    kind="password"
                    autocomplete="new-password"
                    max=200
                    error=error(PasswordField::Again)
                />
                <button type="submit">{words.change_password}</button>
            </form>
        </section>
    }
}

#[component]
fn Sessions(sessions: Vec<SessionInfo>) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    let others = sessions.iter().any(|session| !session.is_this).then(|| {
        view! {
            <form method="post" action="/quan-tri/tai-khoan/phien">
                <button class="plain" type="submit">{words.end_other_sessions}</button>
            </form>
        }
    });
    let lines = sessions.into_iter().map(|session| view! { <Line session /> }).collect_view();
    view! {
        <section aria-labelledby="thiet-bi">
            <h2 id="thiet-bi">{words.sessions_title}</h2>
            <p>{words.sessions_help}</p>
            <ul class="lines sessions">{lines}</ul>
            {others}
        </section>
    }
}

#[component]
fn Line(session: SessionInfo) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    let device = device_name(&session.device.user_agent).unwrap_or_else(|| words.unknown_device.to_owned());
    let address = (!session.device.address.is_empty()).then(|| format!("{} · ", session.device.address));
    let end = if session.is_this {
        view! { <span class="state">{words.this_device}</span> }.into_any()
    } else {
        let label = format!("{} {device}", words.end_session_of);
        let action = format!("{ADDRESS}/phien/{}", session.name);
        view! {
            <form method="post" action=action>
                <button class="quiet" type="submit" aria-label=label>{words.end_session}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <li>
            <span>
                <strong>{device}</strong>
                <span class="meta">
                    {address}{words.session_from}" "{moment(session.created_at)}" · "{words.session_seen}" "
                    {moment(session.last_seen_at)}
                </span>
            </span>
            {end}
        </li>
    }
}

/// What people call the program and the machine behind a browser's name for
/// itself. Each name stands before those that pretend to be it.
fn device_name(user_agent: &str) -> Option<String> {
    const BROWSERS: [(&str, &str); 7] = [
        ("Edg", "Microsoft Edge"),
        ("OPR/", "Opera"),
        ("coc_coc_browser", "Cốc Cốc"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let among = |names: &[(&str, &'static str)]| {
        names.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, name)| *name)
    };
    match (among(&BROWSERS), among(&SYSTEMS)) {
        (Some(browser), Some(system)) => Some(format!("{browser}, {system}")),
        (browser, system) => browser.or(system).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_called_what_people_call_it() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0";
        let phone = "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36";
        let safari =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604";
        assert_eq!(device_name(edge).unwrap(), "Microsoft Edge, Windows");
        assert_eq!(device_name(phone).unwrap(), "Chrome, Android");
        assert_eq!(device_name(safari).unwrap(), "Safari, iPhone");
        assert_eq!(device_name("curl/8"), None);
    }
}
