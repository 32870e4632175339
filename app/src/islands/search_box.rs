//! The search field in the banner.
//!
//! A plain form that GETs `/tim-kiem` where there is no script. Where there is,
//! the first focus downloads [`suggestions`](super::suggestions), which makes it
//! a combobox.

use leptos::{ev::FocusEvent, prelude::*, task::spawn_local};
use web_sys::{HtmlInputElement, wasm_bindgen::JsCast};

use super::suggestions::{LIST_ID, attach};
use crate::i18n::{island_words, link};

/// The search field.
#[island]
pub fn SearchBox() -> impl IntoView {
    let words = island_words();
    let woken = StoredValue::new(false);
    let wake = move |event: FocusEvent| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input.filter(|_| !woken.get_value()) {
            woken.set_value(true);
            spawn_local(attach(input));
        }
    };
    view! {
        <form class="search-box" role="search" action=link("/tim-kiem") method="get">
            <label class="visually-hidden" for="tim-kiem">{words.search_label}</label>
            <input
                id="tim-kiem"
                type="search"
                name="q"
                placeholder=words.search_placeholder
                autocomplete="off"
                role="combobox"
                aria-autocomplete="list"
                aria-controls=LIST_ID
                aria-expanded="false"
                on:focus=wake
            />
            <kbd aria-hidden="true">"/"</kbd>
            <button type="submit">{words.search_submit}</button>
            <div class="suggestions"></div>
        </form>
    }
}
