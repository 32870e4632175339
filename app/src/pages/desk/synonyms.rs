//! `/quan-tri/tim-kiem`: what the search calls the same.

use leptos::prelude::*;

use super::{DeskPage, Section};
use crate::{i18n::account_words, pages::feedback::in_textarea};

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
pub fn page(list: List) -> DeskPage {
    let words = account_words();
    let mistaken = list.error.is_some();
    let body = move || {
        let List { text, error, saved } = list.clone();
        let text = in_textarea(&text);
        let invalid = error.as_ref().map(|_| "true");
        view! {
            <div class="desk-page">
                <form class="desk-form" method="post" action=ADDRESS>
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
                </form>
            </div>
        }
        .into_any()
    };
    DeskPage::new(Section::Synonyms, words.synonyms_title, body).mistaken(mistaken)
}
