//! `/quan-tri/tim-kiem`: what the search calls the same.

use leptos::prelude::*;

use super::{account::head, feedback::in_textarea};
use crate::{i18n::account_words, page::Page};

/// The address of the page.
pub const ADDRESS: &str = "/quan-tri/tim-kiem";

/// The list as it was typed.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// One pair a line.
    pub text: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// It was stored just now.
    pub saved: bool,
}

/// The form.
#[must_use]
pub fn page(list: List) -> Page {
    let words = account_words();
    let status = if list.error.is_some() { 422 } else { 200 };
    let body = move || {
        let List { text, error, saved } = list.clone();
        let text = in_textarea(&text);
        let invalid = error.as_ref().map(|_| "true");
        view! {
            <div class="wrap">
                <form class="feedback-form text-page" method="post" action=ADDRESS>
                    <h1>{words.synonyms_title}</h1>
                    <p id="synonyms-help">{words.synonyms_help}</p>
                    {saved.then(|| view! { <p role="status">{words.synonyms_saved}</p> })}
                    <div class="field">
                        <label for="synonyms">{words.synonyms_label}</label>
                        {error.map(|error| view! {
                            <p id="synonyms-error" class="form-error" role="alert">{error}</p>
                        })}
                        <textarea
                            id="synonyms"
                            name="synonyms"
                            rows="14"
                            aria-invalid=invalid
                            aria-describedby="synonyms-help synonyms-error"
                        >
                            {text}
                        </textarea>
                    </div>
                    <button type="submit">{words.save}</button>
                    <p><a href="/quan-tri">{words.desk_title}</a></p>
                </form>
            </div>
        }
        .into_any()
    };
    Page { status, ..Page::new(head(words.synonyms_title), body) }
}
