//! Videos in the text of an article that lie at another site: plain links, whose
//! click becomes the player. Nothing is asked of that site before.

use domain::VideoEmbed;
use leptos::{ev::MouseEvent, mount::mount_to, prelude::*};
use web_sys::{Element, HtmlElement, wasm_bindgen::JsCast};

use super::embedded_video::Player;

/// The link to a video.
const VIDEO: &str = ".prose figure.video > a";

/// Takes over clicks on links to videos; one per article that has any.
#[island(lazy)]
pub fn ArticleVideos() -> impl IntoView {
    let play = |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest(VIDEO).ok().flatten());
        if let Some((link, embed)) =
            link.and_then(|link| VideoEmbed::parse(&link.get_attribute("href")?).map(|embed| (link, embed)))
        {
            event.prevent_default();
            start(&link, &embed);
        }
    };
    Effect::new(move || {
        let listener = window_event_listener(leptos::ev::click, play);
        on_cleanup(move || listener.remove());
    });
}

/// Puts the player in the place of the link, its title below.
fn start(link: &Element, embed: &VideoEmbed) {
    let title = link.text_content().unwrap_or_default();
    let src = embed.playing_url();
    let Some(figure) = link.parent_element().and_then(|figure| figure.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    figure.set_inner_html("");
    let caption = title.clone();
    let player = mount_to(figure, move || {
        view! {
            <div class="player"><Player src title /></div>
            <figcaption>{caption}</figcaption>
        }
    });
    // It stays until the page goes.
    player.forget();
}
