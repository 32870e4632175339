//! The picture viewer: opens the pictures of an article one after the other.
//!
//! Every picture is a plain link to its largest rendition, so that without
//! script it opens as a file; the viewer only takes that click over.

use leptos::{
    ev::{KeyboardEvent, MouseEvent, TouchEvent},
    html,
    prelude::*,
};
use web_sys::{Element, HtmlElement, wasm_bindgen::JsCast};

use crate::i18n::ISLANDS;

/// How far a finger must travel sideways to turn the page, in CSS pixels.
const SWIPE: i32 = 40;

/// One picture of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Slide {
    src: String,
    alt: String,
    caption: String,
}

/// Reads the pictures of the article from the page.
fn slides() -> Vec<(Element, Slide)> {
    let Ok(links) = document().query_selector_all(".prose figure a[href^='/media/']") else {
        return Vec::new();
    };
    (0..links.length())
        .filter_map(|index| links.item(index)?.dyn_into::<Element>().ok())
        .map(|link| {
            let text = |selector: &str| {
                let figure = link.closest("figure").ok().flatten();
                figure.and_then(|figure| figure.query_selector(selector).ok().flatten())
            };
            let slide = Slide {
                src: link.get_attribute("href").unwrap_or_default(),
                alt: text("img").and_then(|img| img.get_attribute("alt")).unwrap_or_default(),
                caption: text("figcaption").and_then(|caption| caption.text_content()).unwrap_or_default(),
            };
            (link, slide)
        })
        .collect()
}

/// The viewer; one per article page.
#[island]
pub fn Gallery() -> impl IntoView {
    let all = RwSignal::new(Vec::<Slide>::new());
    let shown = RwSignal::new(0_usize);
    let dialog = NodeRef::<html::Dialog>::new();
    let opener = StoredValue::new_local(None::<HtmlElement>);
    let touch_start = StoredValue::new(None::<i32>);

    let turn = move |by: isize| {
        let count = all.with_untracked(Vec::len);
        if count > 0 {
            shown.update(|index| *index = index.saturating_add_signed(by).min(count - 1));
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let open = move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(link) =
            target.and_then(|target| target.closest(".prose figure a[href^='/media/']").ok().flatten())
        else {
            return;
        };
        let found = slides();
        let Some(index) = found.iter().position(|(candidate, _)| *candidate == link) else { return };
        let Some(dialog) = dialog.get_untracked() else { return };
        event.prevent_default();
        shown.set(index);
        all.set(found.into_iter().map(|(_, slide)| slide).collect());
        opener.set_value(link.dyn_into().ok());
        // Fails only when it is already open.
        let _ = dialog.show_modal();
    };
    Effect::new(move || {
        let listener = window_event_listener(leptos::ev::click, open);
        on_cleanup(move || listener.remove());
    });
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowLeft" => turn(-1),
        "ArrowRight" => turn(1),
        _ => {}
    };
    let touch_x = |event: &TouchEvent| event.changed_touches().get(0).map(|touch| touch.client_x());
    let on_touch_end = move |event: TouchEvent| {
        if let (Some(start), Some(end)) = (touch_start.get_value(), touch_x(&event)) {
            match end - start {
                moved if moved > SWIPE => turn(-1),
                moved if moved < -SWIPE => turn(1),
                _ => {}
            }
        }
    };
    let slide = move || all.with(|all| all.get(shown.get()).cloned().unwrap_or_default());
    view! {
        <dialog
            node_ref=dialog
            class="gallery-viewer"
            aria-label=ISLANDS.gallery
            on:keydown=on_key
            on:touchstart=move |event| touch_start.set_value(touch_x(&event))
            on:touchend=on_touch_end
            on:close=move |_| {
                if let Some(opener) = opener.get_value() {
                    let _ = opener.focus();
                }
            }
        >
            <figure>
                <img src=move || slide().src alt=move || slide().alt />
                <figcaption aria-live="polite">
                    <span class="meta">
                        {ISLANDS.picture_of}" "{move || shown.get() + 1}"/"{move || all.with(Vec::len)}
                    </span>
                    " "{move || slide().caption}
                </figcaption>
            </figure>
            <div class="gallery-buttons">
                <button
                    type="button"
                    aria-label=ISLANDS.gallery_previous
                    disabled=move || shown.get() == 0
                    on:click=move |_| turn(-1)
                >
                    "‹"
                </button>
                <button
                    type="button"
                    aria-label=ISLANDS.gallery_next
                    disabled=move || all.with(Vec::len) <= shown.get() + 1
                    on:click=move |_| turn(1)
                >
                    "›"
                </button>
                <button type="button" aria-label=ISLANDS.gallery_close on:click=move |_| close()>"✕"</button>
            </div>
        </dialog>
    }
}
