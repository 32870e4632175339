//! The writing page: the form that its script (`editor/src/article`) takes over.
//!
//! Without the script title, summary and facts can still be changed.

use std::sync::Arc;

use domain::{CategoryTree, Manuscript, ManuscriptFault, ManuscriptField, StepKind, manuscript};
use leptos::prelude::*;
use serde_json::{Value, json};
use services::{
    accounts::AccountInfo,
    manuscripts::{Copy, Note},
};

use super::{
    address,
    facts::Facts,
    faults,
    keys::Keys,
    list::{State, titled},
    notes::Notes,
    steps::{OtherSteps, Refused, UsualSteps},
    words,
};
use crate::{
    i18n::EditorWords,
    pages::{
        desk::{DeskPage, Script, Section, parts::Done},
        feedback::in_textarea,
    },
};

/// The largest text, in bytes of JSON, that is saved.
pub const MAX_BODY_BYTES: usize = 2_000_000;
/// The largest picture, in bytes, that the script sends as it is.
const MAX_PICTURE_BYTES: usize = 25 * 1024 * 1024;
/// The largest file, in bytes.
const MAX_FILE_BYTES: usize = 100 * 1024 * 1024;

/// What kept a save or a step from being done.
#[derive(Clone, Debug)]
pub enum Problem {
    /// One sentence.
    Sentence(String),
    /// What is missing or wrong, each at its field.
    Faults(Vec<ManuscriptFault>),
    /// A step lacks a comment or an instant.
    Step(Refused),
    /// This cannot be said about the article.
    Note(String),
}

/// Everything the page shows.
#[derive(Clone)]
pub struct Writing {
    /// Who writes.
    pub me: AccountInfo,
    /// What is written.
    pub copy: Copy,
    /// The text as readers would see it.
    pub body_html: String,
    /// Where it can be filed.
    pub tree: Arc<CategoryTree>,
    /// What this account may do with it.
    pub steps: Vec<StepKind>,
    /// Whether it may change the text.
    pub may_change: bool,
    /// Whether it may decide what leads the front page.
    pub may_pin: bool,
    /// What was said about it.
    pub notes: Vec<Note>,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What was not.
    pub problem: Option<Problem>,
}

/// The page.
#[must_use]
pub fn page(writing: Writing) -> DeskPage {
    let title = titled(&writing.copy.manuscript.title);
    let script = Script {
        module: "article",
        data: data(&writing),
        words: EditorWords::by_name(domain::Locale::Vietnamese),
    };
    let mistaken = writing.problem.is_some();
    DeskPage::new(Section::Articles, title, move || {
        let writing = writing.clone();
        view! { <WritingPage writing /> }.into_any()
    })
    .mistaken(mistaken)
    .with_script(script)
}

/// The manuscript as the script reads it: with the markup of a text that exists
/// as markup only.
#[must_use]
pub fn content(copy: &Copy) -> Value {
    let mut content = json!(copy.manuscript);
    content["body_html"] = json!(copy.body_html);
    content
}

fn data(writing: &Writing) -> Value {
    let Writing { copy, me, may_change, .. } = writing;
    json!({
        "id": copy.article,
        "version": copy.version,
        "state": copy.stage.as_str(),
        "locale": copy.locale.lang(),
        "me": { "id": me.id, "name": me.display_name },
        "content": content(copy),
        "limits": {
            "title": manuscript::MAX_TITLE,
            "summary": manuscript::MAX_SUMMARY,
            "body_bytes": MAX_BODY_BYTES,
            "picture_bytes": MAX_PICTURE_BYTES,
            "file_bytes": MAX_FILE_BYTES,
        },
        "readonly": !may_change,
    })
}

#[component]
fn WritingPage(writing: Writing) -> impl IntoView {
    let words = words();
    let Writing { copy, body_html, tree, steps, may_change, may_pin, notes, done, problem, .. } = writing;
    let at = address(copy.article);
    let refused = match &problem {
        Some(Problem::Step(refused)) => Some(refused.clone()),
        _ => None,
    };
    let note = match &problem {
        Some(Problem::Note(typed)) => Some(typed.clone()),
        _ => None,
    };
    let wrong: Vec<ManuscriptField> = match &problem {
        Some(Problem::Faults(faults)) => faults.iter().map(ManuscriptFault::field).collect(),
        _ => Vec::new(),
    };
    let invalid = move |field| wrong.contains(&field).then_some("true");
    let read_only = (!may_change).then(|| view! { <p class="notice">{words.read_only}</p> });
    let reason = (!copy.reason.is_empty())
        .then(|| view! { <p class="notice">{words.withdrawn_because.replace("{}", &copy.reason)}</p> });
    let save = may_change.then(|| {
        view! { <button class="plain" id="save" form="article" type="submit">{crate::pages::desk::words().save}</button> }
    });
    let Manuscript { title, summary, .. } = copy.manuscript.clone();
    let lang = copy.locale.lang();
    view! {
        <header class="writing-bar">
            <h1 class="visually-hidden">{titled(&title)}</h1>
            <p class="writing-state">
                <State state=copy.stage />
                <span id="save-state" role="status">{copy.saved_at.hh_mm_dd_mm_yyyy()}</span>
            </p>
            <div class="writing-steps">
                {save}
                <UsualSteps copy=copy.clone() steps=steps.clone() />
            </div>
            <p id="presence" role="status"></p>
        </header>
        <div class="writing-notices">
            <Done text=done />
            <ProblemBox problem />
            {read_only}
            {reason}
        </div>
        <form id="article" class="writing" method="post" action=at.clone()>
            <input type="hidden" name="version" value=copy.version />
            <textarea
                id="f-title"
                name="title"
                rows="1"
                lang=lang
                placeholder=words.title
                aria-label=words.title
                aria-invalid=invalid(ManuscriptField::Title)
                disabled=!may_change
                inner_html=in_textarea(&title)
            ></textarea>
            <textarea
                id="f-summary"
                name="summary"
                rows="2"
                lang=lang
                placeholder=words.summary
                aria-label=words.summary
                aria-invalid=invalid(ManuscriptField::Summary)
                disabled=!may_change
                inner_html=in_textarea(&summary)
            ></textarea>
            <noscript>
                <p class="notice">{words.without_script}</p>
                <div class="prose" inner_html=body_html></div>
            </noscript>
            <div id="body" lang=lang></div>
            <aside class="side" aria-label=words.fields>
                <Facts copy=copy.clone() tree may_change invalid />
            </aside>
        </form>
        <div class="writing-after">
            <Ways copy=copy.clone() may_pin />
            <section class="writing-more" aria-label=words.more_steps>
                <OtherSteps copy=copy.clone() steps refused />
            </section>
            <Notes at notes refused=note />
        </div>
        <Keys />
    }
}

/// What kept something from being done, with the ways to put it right.
#[component]
fn ProblemBox(problem: Option<Problem>) -> impl IntoView {
    let words = words();
    match problem? {
        Problem::Sentence(sentence) => {
            Some(view! { <p class="form-error" role="alert">{sentence}</p> }.into_any())
        }
        Problem::Faults(faults) => {
            let items = faults.iter().map(|fault| {
                let place = format!("#{}", faults::place(fault.field()));
                view! { <li><a href=place>{faults::sentence(fault)}</a></li> }
            });
            Some(
                view! {
                    <div class="form-error" role="alert">
                        <p>{words.not_ready}</p>
                        <ul>{items.collect_view()}</ul>
                    </div>
                }
                .into_any(),
            )
        }
        // It stands at its field.
        Problem::Step(_) | Problem::Note(_) => None,
    }
}

/// Where else one can go from here.
#[component]
fn Ways(copy: Copy, may_pin: bool) -> impl IntoView {
    let words = words();
    let at = address(copy.article);
    let public = copy.public.then(|| {
        let href = copy.locale.path(&domain::article::article_url(&copy.slug));
        view! { <a href=href target="_blank">{words.see_public}</a> }
    });
    let pin = (may_pin && copy.public).then(|| {
        let (value, label) = if copy.pinned { ("0", words.unpin) } else { ("1", words.pin) };
        view! {
            <form method="post" action=format!("{at}/ghim")>
                <input type="hidden" name="ghim" value=value />
                <button class="quiet" type="submit">{label}</button>
            </form>
        }
    });
    view! {
        <div class="actions">
            <form class="step" method="post" action=format!("{at}/xem-truoc") target="_blank">
                <button class="quiet" type="submit" title=words.preview_hint>{words.preview}</button>
            </form>
            <a href=format!("{at}/lich-su")>{words.history}</a>
            {public}
            {pin}
            <button class="quiet" type="button" data-opens="keyboard-help">{words.keyboard}" (?)"</button>
        </div>
    }
}
