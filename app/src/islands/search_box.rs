//! The search field in the banner, with results while one types.
//!
//! A plain form that GETs `/tim-kiem` where there is no script; a combobox
//! (WAI-ARIA Authoring Practices, “editable combobox with list autocomplete”)
//! where there is.

use leptos::{ev::KeyboardEvent, html, prelude::*, task::spawn_local};
use web_sys::{HtmlElement, wasm_bindgen::JsCast};

use super::{search_engine::search_archive, search_page::Pieces};
use crate::{
    i18n::ISLANDS,
    search_view::{HitView, SearchRequest},
};

/// How many suggestions are shown.
const SUGGESTIONS: usize = 6;

/// The search field.
#[island]
pub fn SearchBox() -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let hits = RwSignal::new(Vec::<HitView>::new());
    let active = RwSignal::new(None::<usize>);
    let open = RwSignal::new(false);
    let status = RwSignal::new(String::new());
    let latest = StoredValue::new(0_u32);

    let look_up = move |text: String| {
        latest.update_value(|count| *count += 1);
        let mine = latest.get_value();
        active.set(None);
        if text.trim().is_empty() {
            open.set(false);
            return;
        }
        spawn_local(async move {
            let found =
                search_archive(SearchRequest { text, limit: SUGGESTIONS, ..SearchRequest::default() }).await;
            // A later keystroke has asked again meanwhile.
            if latest.get_value() != mine {
                return;
            }
            match found {
                Ok(view) => {
                    status.set(format!("{} {}", view.total, ISLANDS.results));
                    open.set(true);
                    hits.set(view.hits);
                }
                // The form still works: Enter asks the server.
                Err(error) => leptos::logging::warn!("search: {error}"),
            }
        });
    };
    let close = move || {
        open.set(false);
        active.set(None);
    };
    let on_key = move |event: KeyboardEvent| {
        let count = hits.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if open.get_untracked() && count > 0 => {
                event.prevent_default();
                active.update(|active| *active = Some(active.map_or(0, |index| (index + 1) % count)));
            }
            "ArrowUp" if open.get_untracked() && count > 0 => {
                event.prevent_default();
                active.update(|active| {
                    *active = Some(active.map_or(count - 1, |index| (index + count - 1) % count));
                });
            }
            "Enter" => {
                if let Some(index) = active.get_untracked().filter(|_| open.get_untracked()) {
                    event.prevent_default();
                    follow(index);
                }
                close();
            }
            "Escape" if open.get_untracked() => {
                event.prevent_default();
                close();
            }
            _ => {}
        }
    };
    // Leaves the list open while the pointer or focus is still inside.
    let on_focus_out = move |event: web_sys::FocusEvent| {
        let inside = event
            .related_target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .and_then(|target| target.closest(".search-box").ok().flatten())
            .is_some();
        if !inside {
            close();
        }
    };
    let options = move || {
        hits.get()
            .into_iter()
            .enumerate()
            .map(|(index, hit)| view! { <Suggestion index hit active=active.into() /> })
            .collect_view()
    };
    let typed = RwSignal::new(String::new());
    let all_results = move || SearchRequest { text: typed.get(), ..SearchRequest::default() }.url();
    view! {
        <form class="search-box" role="search" action="/tim-kiem" method="get" on:focusout=on_focus_out>
            <label class="visually-hidden" for="tim-kiem">{ISLANDS.search_label}</label>
            <input
                node_ref=input
                id="tim-kiem"
                type="search"
                name="q"
                placeholder=ISLANDS.search_placeholder
                autocomplete="off"
                role="combobox"
                aria-autocomplete="list"
                aria-controls="search-suggestions"
                aria-expanded=move || open.get().to_string()
                aria-activedescendant=move || active.get().map(option_id).unwrap_or_default()
                on:input:target=move |event| {
                    let text = event.target().value();
                    typed.set(text.clone());
                    look_up(text);
                }
                on:keydown=on_key
            />
            <kbd aria-hidden="true">"/"</kbd>
            <button type="submit">{ISLANDS.search_submit}</button>
            <div class="suggestions" hidden=move || !open.get()>
                <ul id="search-suggestions" role="listbox" aria-label=ISLANDS.suggestions>{options}</ul>
                <a class="all-results" href=all_results on:click=move |_| close()>{ISLANDS.search_all_results}</a>
            </div>
            <div class="visually-hidden" role="status">{move || if open.get() { status.get() } else { String::new() }}</div>
        </form>
    }
}

#[component]
fn Suggestion(index: usize, hit: HitView, active: Signal<Option<usize>>) -> impl IntoView {
    let selected = move || active.get() == Some(index);
    view! {
        <li
            id=option_id(index)
            role="option"
            aria-selected=move || selected().to_string()
            on:click=move |_| follow(index)
        >
            <a href=hit.url tabindex="-1">
                <span><Pieces pieces=hit.title /></span>
                <span class="meta">{hit.category}" · "{hit.day}</span>
            </a>
        </li>
    }
}

fn option_id(index: usize) -> String {
    format!("search-suggestion-{index}")
}

/// Follows a suggestion's link, so that the router takes it like any other.
fn follow(index: usize) {
    let link = document().query_selector(&format!("#{} a", option_id(index))).ok().flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        link.click();
    }
}
