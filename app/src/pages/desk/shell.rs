//! The document around every page of the desk: menu, account, script.

use leptos::prelude::*;
use serde_json::Value;

use super::{DeskFrame, DeskPage, Script, Section, words};
use crate::boot;

/// Renders a whole document of the desk.
pub fn shell(frame: DeskFrame, page: DeskPage) -> impl IntoView + use<> {
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    provide_context(domain::Locale::Vietnamese);
    let asset = |name: &str| format!("/{}/{name}", frame.pkg_dir);
    let (css, js) = (asset("desk.css"), asset("desk.js"));
    let module = page.script.as_ref().map(|script| asset(&format!("{}.js", script.module)));
    let title = format!("{} - {}", page.title, words().desk);
    let script = page.script.map(|Script { data, words, .. }| {
        view! {
            <script type="application/json" id="data" inner_html=json(&data)></script>
            <script type="application/json" id="words" inner_html=json(&words)></script>
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang="vi">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="robots" content="noindex" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}</title>
                <script inner_html=boot::EARLY></script>
                <link rel="stylesheet" href=css />
                <link rel="icon" href="/icon.svg" r#type="image/svg+xml" />
                <script type="module" src=js></script>
                {module.map(|module| view! { <script type="module" src=module></script> })}
            </head>
            <body class="desk">
                <a class="skip-link" href="#noi-dung">{words().skip}</a>
                <Bar frame=frame.clone() section=page.section />
                <main id="noi-dung" tabindex="-1">{(page.body)()}</main>
                {script}
                <script type="application/json" id="desk-words" inner_html=json(&script_words())></script>
            </body>
        </html>
    }
}

/// What the script of every page says.
fn script_words() -> Value {
    let words = words();
    serde_json::json!({
        "sending": words.sending,
        "unsent": words.unsent,
        "unanswered": words.unanswered,
        "login": words.login_new_tab,
    })
}

/// JSON for the inside of a script element, which `<` could end early.
fn json(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// Name, menu, account. On narrow screens the menu folds away.
#[component]
fn Bar(frame: DeskFrame, section: Section) -> impl IntoView {
    let words = words();
    let role = frame.account.role;
    let links = |sections: &'static [Section]| {
        sections
            .iter()
            .filter(|part| role.may(part.permission()))
            .map(|part| {
                let current = (*part == section).then_some("page");
                view! { <li><a href=part.path() aria-current=current>{part.label(words)}</a></li> }
            })
            .collect_view()
    };
    view! {
        <header class="desk-bar">
            <p class="desk-name">
                <a href="/quan-tri">{words.desk}</a>
                <span class="meta">{frame.site}</span>
            </p>
            <div class="desk-account">
                <a href="/" target="_blank">{words.view_site}</a>
                <a class="desk-who" href=Section::Account.path()>{frame.account.display_name}</a>
                <form method="post" action="/dang-xuat">
                    <button class="quiet" type="submit">{words.logout}</button>
                </form>
            </div>
        </header>
        <nav class="desk-menu" aria-label=words.menu>
            <details>
                <summary>{words.menu}</summary>
                <ul>{links(Section::ALL)}</ul>
            </details>
        </nav>
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn data_cannot_end_its_element() {
        let data = serde_json::json!({ "title": "</script><script>alert(1)</script>" });
        let json = super::json(&data);
        assert!(!json.contains('<'));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap(), data);
    }
}
