//! The picture viewer: opens the pictures of an article one after the other.
//!
//! Every picture is a plain link to its largest rendition, so that without
//! script it opens as a file. The island only takes that click over; the viewer
//! itself is downloaded when it is first opened.

use std::{cell::RefCell, rc::Rc};

use leptos::{
    ev::{KeyboardEvent, MouseEvent, TouchEvent},
    html,
    mount::mount_to,
    prelude::*,
    task::spawn_local,
};
use web_sys::{Element, HtmlElement, wasm_bindgen::JsCast};

use crate::i18n::island_words;

/// What is a picture of the article.
const PICTURE: &str = ".prose figure a[href^='/media/']";
/// How far a finger must travel sideways to turn the page, in CSS pixels.
const SWIPE: i32 = 40;

/// Takes over clicks on pictures; one per article page.
#[island]
pub fn Gallery() -> impl IntoView {
    let open = |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(link) = target.and_then(|target| target.closest(PICTURE).ok().flatten()) {
            event.prevent_default();
            spawn_local(open_viewer(link));
        }
    };
    Effect::new(move || {
        let listener = window_event_listener(leptos::ev::click, open);
        on_cleanup(move || listener.remove());
    });
}

/// One picture of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Slide {
    src: String,
    alt: String,
    caption: String,
}

/// Shows the viewer, opened at the picture behind `link`, until it is closed.
#[lazy]
async fn open_viewer(link: Element) {
    let found = slides();
    let Some(start) = found.iter().position(|(candidate, _)| *candidate == link) else { return };
    let Some(body) = document().body() else { return };
    let slides = found.into_iter().map(|(_, slide)| slide).collect();
    // Dropping the handle takes the viewer off the page again.
    let mounted = Rc::new(RefCell::new(None));
    let handle = mounted.clone();
    let on_close: Box<dyn Fn()> = Box::new(move || {
        if let Some(link) = link.dyn_ref::<HtmlElement>() {
            // Fails only when the link is gone, with the page it was on.
            let _ = link.focus();
        }
        drop(handle.take());
    });
    *mounted.borrow_mut() = Some(mount_to(body, move || view! { <Viewer slides start on_close /> }));
}

/// Reads the pictures of the article from the page.
fn slides() -> Vec<(Element, Slide)> {
    let Ok(links) = document().query_selector_all(PICTURE) else { return Vec::new() };
    (0..links.length())
        .filter_map(|index| links.item(index)?.dyn_into::<Element>().ok())
        .map(|link| {
            let part = |selector: &str| {
                let figure = link.closest("figure").ok().flatten();
                figure.and_then(|figure| figure.query_selector(selector).ok().flatten())
            };
            let slide = Slide {
                src: link.get_attribute("href").unwrap_or_default(),
                alt: part("img").and_then(|img| img.get_attribute("alt")).unwrap_or_default(),
                caption: part("figcaption").and_then(|caption| caption.text_content()).unwrap_or_default(),
            };
            (link, slide)
        })
        .collect()
}

#[component]
fn Viewer(slides: Vec<Slide>, start: usize, on_close: Box<dyn Fn()>) -> impl IntoView {
    let words = island_words();
    let count = slides.len();
    let shown = RwSignal::new(start);
    let zoomed = RwSignal::new(false);
    let dialog = NodeRef::<html::Dialog>::new();
    let touch_start = StoredValue::new(None::<i32>);
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            // Fails only when it is already open.
            let _ = dialog.show_modal();
        }
    });
    let turn = move |by: isize| {
        shown.update(|index| *index = index.saturating_add_signed(by).min(count.saturating_sub(1)));
        zoomed.set(false);
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        // Within a large picture the arrows move the view.
        "ArrowLeft" if !zoomed.get_untracked() => turn(-1),
        "ArrowRight" if !zoomed.get_untracked() => turn(1),
        "+" | "=" => zoomed.set(true),
        "-" => zoomed.set(false),
        _ => {}
    };
    let touch_x = |event: &TouchEvent| event.changed_touches().get(0).map(|touch| touch.client_x());
    let on_touch_end = move |event: TouchEvent| {
        if zoomed.get_untracked() {
            return;
        }
        if let (Some(start), Some(end)) = (touch_start.get_value(), touch_x(&event)) {
            match end - start {
                moved if moved > SWIPE => turn(-1),
                moved if moved < -SWIPE => turn(1),
                _ => {}
            }
        }
    };
    let slides = StoredValue::new(slides);
    let slide = move || slides.with_value(|slides| slides.get(shown.get()).cloned().unwrap_or_default());
    view! {
        <dialog
            node_ref=dialog
            class="gallery-viewer"
            aria-label=words.gallery
            on:keydown=on_key
            on:touchstart=move |event| touch_start.set_value(touch_x(&event))
            on:touchend=on_touch_end
            on:close=move |_| on_close()
        >
            <figure class:zoomed=move || zoomed.get()>
                <div class="stage" tabindex=move || if zoomed.get() { "0" } else { "-1" }>
                    <img
                        src=move || slide().src
                        alt=move || slide().alt
                        on:dblclick=move |_| zoomed.update(|zoomed| *zoomed = !*zoomed)
                    />
                </div>
                <figcaption aria-live="polite">
                    <span class="meta">{words.picture_of}" "{move || shown.get() + 1}"/"{count}</span>
                    " "{move || slide().caption}
                </figcaption>
            </figure>
            <div class="gallery-buttons">
                <button
                    type="button"
                    aria-label=words.gallery_previous
                    disabled=move || shown.get() == 0
                    on:click=move |_| turn(-1)
                >
                    "‹"
                </button>
                <button
                    type="button"
                    aria-label=words.gallery_next
                    disabled=move || count <= shown.get() + 1
                    on:click=move |_| turn(1)
                >
                    "›"
                </button>
                <button type="button" aria-label=words.gallery_close on:click=close>"✕"</button>
                <button
                    type="button"
                    aria-label=words.gallery_zoom
                    aria-pressed=move || zoomed.get().to_string()
                    on:click=move |_| zoomed.update(|zoomed| *zoomed = !*zoomed)
                >
                    {move || if zoomed.get() { "−" } else { "+" }}
                </button>
            </div>
        </dialog>
    }
}
