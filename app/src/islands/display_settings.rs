//! Theme and text size, kept on the reader's device.

use leptos::prelude::*;

use crate::i18n::island_words;

/// Theme names as the style sheet knows them; the first follows the system.
const THEMES: [&str; 4] = ["auto", "light", "dark", "contrast"];

/// Text sizes as the style sheet knows them; `1` is the default.
const SIZES: [&str; 4] = ["0", "1", "2", "3"];
const DEFAULT_SIZE: usize = 1;

/// Applies a setting to the document and remembers it on the device.
fn apply(key: &'static str, value: &str, default: &str) {
    let Some(root) = document().document_element() else { return };
    let storage = window().local_storage().ok().flatten();
    // Both calls fail only where the browser forbids storage: the setting then
    // holds for this page.
    if value == default {
        let _ = root.remove_attribute(&format!("data-{key}"));
        let _ = storage.map(|storage| storage.remove_item(key));
    } else {
        let _ = root.set_attribute(&format!("data-{key}"), value);
        let _ = storage.map(|storage| storage.set_item(key, value));
    }
}

fn current(key: &str) -> Option<String> {
    document().document_element()?.get_attribute(&format!("data-{key}"))
}

/// The two settings, in the strip above the banner.
#[island]
pub fn DisplaySettings() -> impl IntoView {
    let words = island_words();
    let labels = [words.theme_auto, words.theme_light, words.theme_dark, words.theme_contrast];
    let theme = RwSignal::new("auto".to_owned());
    let size = RwSignal::new(DEFAULT_SIZE);
    Effect::new(move || {
        if let Some(saved) = current("theme") {
            theme.set(saved);
        }
        if let Some(index) = current("size").and_then(|saved| SIZES.iter().position(|size| *size == saved)) {
            size.set(index);
        }
    });
    let resize = move |index: usize| {
        size.set(index);
        apply("size", SIZES[index], SIZES[DEFAULT_SIZE]);
    };
    view! {
        <div class="display-settings needs-script">
            <div role="group" aria-label=words.text_size>
                <button
                    type="button"
                    disabled=move || size.get() == 0
                    on:click=move |_| resize(size.get_untracked().saturating_sub(1))
                >
                    <span aria-hidden="true">"A−"</span>
                    <span class="visually-hidden">{words.text_smaller}</span>
                </button>
                <button
                    type="button"
                    disabled=move || size.get() + 1 == SIZES.len()
                    on:click=move |_| resize((size.get_untracked() + 1).min(SIZES.len() - 1))
                >
                    <span aria-hidden="true">"A+"</span>
                    <span class="visually-hidden">{words.text_larger}</span>
                </button>
            </div>
            <label>
                <span class="visually-hidden">{words.theme}</span>
                <select
                    prop:value=move || theme.get()
                    on:change:target=move |event| {
                        let value = event.target().value();
                        apply("theme", &value, THEMES[0]);
                        theme.set(value);
                    }
                >
                    {THEMES.into_iter().zip(labels).map(|(value, label)| view! { <option value=value>{label}</option> }).collect_view()}
                </select>
            </label>
        </div>
    }
}
