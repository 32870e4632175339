//! Results while one types: what makes the search field a combobox (WAI-ARIA
//! Authoring Practices, “editable combobox with list autocomplete”).

use leptos::{
    ev::{self, Event, FocusEvent, KeyboardEvent},
    leptos_dom::helpers::WindowListenerHandle,
    mount::mount_to,
    prelude::*,
    task::spawn_local,
};
use web_sys::{Element, EventTarget, HtmlElement, HtmlInputElement, wasm_bindgen::JsCast};

use super::{search_engine::search_archive, search_page::Pieces};
use crate::{
    i18n::{island_words, link},
    search_view::{HitView, SearchRequest},
};

/// How many suggestions are shown.
const SUGGESTIONS: usize = 6;
/// The id of the list, by which the field names what it controls.
pub const LIST_ID: &str = "search-suggestions";

/// Attaches the suggestions to the search field, for as long as the document lives.
#[lazy]
pub async fn attach(input: HtmlInputElement) {
    let form = input.closest(".search-box").ok().flatten();
    let slot = form.and_then(|form| form.query_selector(".suggestions").ok().flatten());
    if let Some(slot) = slot.and_then(|slot| slot.dyn_into::<HtmlElement>().ok()) {
        mount_to(slot, move || view! { <Suggestions input /> }).forget();
    }
}

#[component]
fn Suggestions(input: HtmlInputElement) -> impl IntoView {
    let words = island_words();
    let hits = RwSignal::new(Vec::<HitView>::new());
    let active = RwSignal::new(None::<usize>);
    let open = RwSignal::new(false);
    let status = RwSignal::new(String::new());
    let typed = RwSignal::new(String::new());
    let latest = StoredValue::new(0_u32);
    let close = move || {
        open.set(false);
        active.set(None);
    };

    let look_up = move |text: String| {
        latest.update_value(|count| *count += 1);
        let mine = latest.get_value();
        typed.set(text.clone());
        active.set(None);
        if text.trim().is_empty() {
            open.set(false);
            return;
        }
        spawn_local(async move {
            let asked = SearchRequest { text, limit: SUGGESTIONS, ..SearchRequest::default() };
            let found = search_archive(asked).await;
            // A later keystroke has asked again meanwhile.
            if latest.get_value() != mine {
                return;
            }
            match found {
                Ok(view) => {
                    status.set(format!("{} {}", view.total, words.results));
                    hits.set(view.hits);
                    open.set(true);
                }
                // The form still works: Enter asks the server.
                Err(error) => leptos::logging::warn!("search: {error}"),
            }
        });
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
    let on_focus_out = move |event: FocusEvent| {
        if is_inside(event.target()) && !is_inside(event.related_target()) {
            close();
        }
    };
    let field = StoredValue::new_local(input);
    let of_field = move |event: &Event| {
        event.target().is_some_and(|target| field.with_value(|field| *field == target.unchecked_into()))
    };
    keep(window_event_listener(ev::input, move |event| {
        if of_field(&event) {
            look_up(field.with_value(HtmlInputElement::value));
        }
    }));
    keep(window_event_listener(ev::keydown, move |event| {
        if of_field(&event) {
            on_key(event);
        }
    }));
    keep(window_event_listener(ev::focusout, on_focus_out));
    Effect::new(move || {
        let chosen = active.get().map(option_id).unwrap_or_default();
        let expanded = open.get().to_string();
        field.with_value(|field| {
            // Setting an attribute fails only for names that are none.
            let _ = field.set_attribute("aria-expanded", &expanded);
            let _ = field.set_attribute("aria-activedescendant", &chosen);
        });
    });
    // What was typed while this was on its way.
    look_up(field.with_value(HtmlInputElement::value));

    let options = move || {
        hits.get()
            .into_iter()
            .enumerate()
            .map(|(index, hit)| view! { <Suggestion index hit active=active.into() /> })
            .collect_view()
    };
    let all_results = move || link(&SearchRequest { text: typed.get(), ..SearchRequest::default() }.url());
    view! {
        <div class="suggestion-list" hidden=move || !open.get()>
            <ul id=LIST_ID role="listbox" aria-label=words.suggestions>{options}</ul>
            <a class="all-results" href=all_results on:click=move |_| close()>{words.search_all_results}</a>
        </div>
        <div class="visually-hidden" role="status">
            {move || if open.get() { status.get() } else { String::new() }}
        </div>
    }
}

#[component]
fn Suggestion(index: usize, hit: HitView, active: Signal<Option<usize>>) -> impl IntoView {
    let selected = move || active.get() == Some(index);
    view! {
        <li id=option_id(index) role="option" aria-selected=move || selected().to_string()>
            <a href=link(&hit.url) tabindex="-1">
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

fn is_inside(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.and_then(|element| element.closest(".search-box").ok().flatten()).is_some()
}

fn keep(listener: WindowListenerHandle) {
    on_cleanup(move || listener.remove());
}
