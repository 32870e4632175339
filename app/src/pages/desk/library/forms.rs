//! What is done to a picture or file on its page.

use domain::{media_form::DescriptionFields, typed::Faults};
use leptos::prelude::*;

use super::words;
use crate::pages::desk::{forms::Line, parts::described_by};

/// What is wrong, and where it is said.
#[derive(Clone, Debug)]
pub enum ItemFault {
    /// What is said about it has mistakes.
    Described(Faults),
    /// The file that should take its place, and an item to look at instead.
    Replacement(String, Option<String>),
    /// It cannot be removed.
    Delete(String),
}

/// What is said about it.
#[component]
pub fn DescribeForm(
    at: String,
    fields: DescriptionFields,
    is_picture: bool,
    faults: Faults,
) -> impl IntoView {
    let words = words();
    let DescriptionFields { alt, caption, credit, focus_x, focus_y } = fields;
    let alt = is_picture.then(|| {
        view! { <Line name="alt" label=words.alt value=alt faults=faults.clone() hint=words.alt_hint /> }
    });
    let is_nowhere = ["focus_x", "focus_y"].iter().any(|field| faults.of(field).is_some());
    let focus = is_picture.then(|| view! { <FocusFields x=focus_x y=focus_y is_nowhere /> });
    view! {
        <form class="desk-form" method="post" action=at>
            <h2>{words.describe}</h2>
            {alt}
            <Line name="caption" label=words.caption value=caption faults=faults.clone() />
            <Line name="credit" label=words.credit value=credit faults />
            {focus}
            <button type="submit">{words.save}</button>
        </form>
    }
}

/// Two numbers; a script lets one click on the picture instead.
#[component]
fn FocusFields(x: String, y: String, is_nowhere: bool) -> impl IntoView {
    let words = words();
    let invalid = is_nowhere.then_some("true");
    let error = is_nowhere
        .then(|| view! { <p class="field-error" id="o-focus-error" role="alert">{words.focus_bad}</p> });
    let number = move |id: &'static str, name: &'static str, label: &'static str, value: String| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input
                    id=id
                    name=name
                    value=value
                    type="number"
                    min="0"
                    max="100"
                    inputmode="numeric"
                    aria-invalid=invalid
                    aria-describedby="o-focus-hint o-focus-error"
                />
            </div>
        }
    };
    view! {
        <fieldset class="focus-fields">
            <legend>{words.focus}</legend>
            <p class="hint" id="o-focus-hint">{words.focus_hint}</p>
            {number("o-focus-x", "focus_x", words.focus_x, x)}
            {number("o-focus-y", "focus_y", words.focus_y, y)}
            {error}
        </fieldset>
    }
}

/// Another file in its place.
#[component]
pub fn ReplaceForm(at: String, fault: Option<(String, Option<String>)>) -> impl IntoView {
    let words = words();
    let invalid = fault.as_ref().map(|_| "true");
    let error = fault.map(|(why, other)| {
        let other = other.map(|other| view! { " "<a href=other>{words.taken_link}</a> });
        view! { <p class="field-error" id="o-new-error" role="alert">{why}{other}</p> }
    });
    view! {
        <form class="desk-form" method="post" action=format!("{at}/thay") enctype="multipart/form-data">
            <h2>{words.replace}</h2>
            <div class="field">
                <label for="o-new">{words.replace_label}</label>
                <p class="hint" id="o-new-hint">{words.replace_hint}</p>
                <input
                    id="o-new"
                    type="file"
                    name="tep"
                    required
                    aria-invalid=invalid
                    aria-describedby=described_by("o-new")
                />
                {error}
            </div>
            <button type="submit" class="plain">{words.replace}</button>
        </form>
    }
}

/// Deleting asks twice, without a script too.
#[component]
pub fn DeleteForm(at: String, unused: bool, has_versions: bool, fault: Option<String>) -> impl IntoView {
    let words = words();
    let error = fault.map(|why| view! { <p class="field-error" role="alert">{why}</p> });
    let body = if unused {
        let warning = has_versions.then(|| view! { <p class="hint">{words.delete_versions}</p> });
        view! {
            <details>
                <summary>{words.delete}</summary>
                {warning}
                <form method="post" action=format!("{at}/xoa")>
                    <button type="submit" class="danger">{words.delete_sure}</button>
                </form>
            </details>
        }
        .into_any()
    } else {
        view! { <p class="hint">{words.delete_used}</p> }.into_any()
    };
    view! {
        <section class="delete-item">
            <h2>{words.delete}</h2>
            {error}
            {body}
        </section>
    }
}
