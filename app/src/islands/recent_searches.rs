//! What was searched for before, kept on the reader's device and nowhere else.

use leptos::prelude::*;

use crate::{
    i18n::{island_words, link},
    search_view::SearchRequest,
};

const KEY: &str = "searches";
/// How many are kept.
const KEPT: usize = 8;
/// Longer ones are not worth repeating, in letters.
const LONGEST: usize = 80;

/// The last searches, the newest first.
#[derive(Clone, Copy)]
pub struct Recent(RwSignal<Vec<String>>);

impl Recent {
    /// Reads them once the island is awake, and adds what the page was opened with.
    pub fn with(opened_with: String) -> Self {
        let recent = Self(RwSignal::default());
        Effect::new(move || {
            recent.0.set(read());
            recent.add(&opened_with);
        });
        recent
    }

    /// Adds one as the newest.
    pub fn add(self, text: &str) {
        let text = text.trim();
        if text.is_empty() || text.chars().count() > LONGEST {
            return;
        }
        self.0.update(|recent| {
            recent.retain(|before| before != text);
            recent.insert(0, text.to_owned());
            recent.truncate(KEPT);
        });
        write(&self.0.get_untracked());
    }

    fn forget(self) {
        self.0.set(Vec::new());
        write(&[]);
    }
}

fn read() -> Vec<String> {
    let stored = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(KEY).ok()?);
    stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn write(searches: &[String]) {
    let Some(storage) = window().local_storage().ok().flatten() else { return };
    // Both fail only where the browser forbids storage: then nothing is kept.
    let _ = match serde_json::to_string(searches) {
        Ok(text) if !searches.is_empty() => storage.set_item(KEY, &text),
        _ => storage.remove_item(KEY),
    };
}

/// Links to the last searches, and a button that forgets them.
#[component]
pub fn RecentSearches(recent: Recent) -> impl IntoView {
    let words = island_words();
    let links = move || {
        let link_to = |text: String| {
            let href = link(&SearchRequest { text: text.clone(), ..SearchRequest::default() }.url());
            view! { <li><a href=href>{text}</a></li> }
        };
        recent.0.get().into_iter().map(link_to).collect_view()
    };
    view! {
        <nav class="recent-searches" aria-label=words.recent_searches hidden=move || recent.0.with(Vec::is_empty)>
            <span>{words.recent_searches}</span>
            <ul>{links}</ul>
            <button type="button" on:click=move |_| recent.forget()>{words.forget_searches}</button>
        </nav>
    }
}
