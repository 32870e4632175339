//! What the pages of the desk are put together from.

use leptos::prelude::*;

use super::words;

/// A headline and a sentence, with the way back to the start page.
pub fn message(title: &'static str, text: String) -> AnyView {
    view! {
        <div class="desk-page">
            <h1>{title}</h1>
            <p>{text}</p>
            <p><a href="/quan-tri">{words().start}</a></p>
        </div>
    }
    .into_any()
}

/// What was done just now, told once above the page.
#[component]
pub fn Done(
    /// The sentence, if there is something to tell.
    text: Option<&'static str>,
) -> impl IntoView {
    text.map(|text| view! { <p class="done" role="status">{text}</p> })
}

/// A field of a form: label, hint, mistake, control. The control names
/// `{id}-hint` and `{id}-error` in `aria-describedby`.
#[component]
pub fn Field(
    /// The control's id.
    id: &'static str,
    /// What it is called.
    label: &'static str,
    /// How it is filled in.
    #[prop(optional)]
    hint: &'static str,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
    let error = error.map(|error| {
        view! { <p class="field-error" id=format!("{id}-error") role="alert">{error}</p> }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint}
            {children()}
            {error}
        </div>
    }
}

/// What `aria-describedby` of a [`Field`]'s control says.
#[must_use]
pub fn described_by(id: &str) -> String {
    format!("{id}-hint {id}-error")
}

/// A choice among few; empty `value` is “all” or “none”, as `label` of the first option says.
#[component]
pub fn Choice(
    /// The field's name.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// Values, what they are called, and whether they are chosen.
    options: Vec<(String, String, bool)>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(value, label, selected)| view! { <option value=value selected=selected>{label}</option> })
        .collect_view();
    view! {
        <label>
            <span>{label}</span>
            <select name=name>{options}</select>
        </label>
    }
}
