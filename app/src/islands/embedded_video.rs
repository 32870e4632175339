//! A video that lies at another site. Nothing is asked of that site before the
//! reader clicks; without script the click leads there.

use domain::{Picture, VideoEmbed};
use leptos::{html, prelude::*};

use crate::{components::picture::PictureImage, i18n::registry_island_words};

/// A link to the video that a click turns into its player.
#[island(lazy)]
pub fn EmbeddedVideo(embed: VideoEmbed, title: String, poster: Option<Picture>) -> impl IntoView {
    let words = registry_island_words();
    let playing = RwSignal::new(false);
    let host = embed.host().name();
    view! {
        <div class="player">
            {move || if playing.get() {
                view! { <Player src=embed.playing_url() title=title.clone() /> }.into_any()
            } else {
                view! {
                    <a
                        class="player-start"
                        href=embed.watch_url()
                        rel="external noopener"
                        on:click=move |event| {
                            if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
                                event.prevent_default();
                                playing.set(true);
                            }
                        }
                    >
                        {poster.clone().map(|picture| view! {
                            <PictureImage picture sizes="(min-width: 56rem) 56rem, 100vw" eager=true decorative=true />
                        })}
                        <span>{words.watch_at}" "{host}</span>
                    </a>
                }
                .into_any()
            }}
        </div>
        <p class="meta">{words.embed_notice}" "{host}"."</p>
    }
}

/// The other site's player; the keyboard is on it at once, as it was on the link.
#[component]
pub(super) fn Player(src: String, title: String) -> impl IntoView {
    let frame = NodeRef::<html::Iframe>::new();
    Effect::new(move || {
        if let Some(frame) = frame.get() {
            // Fails only when the frame is gone again.
            let _ = frame.focus();
        }
    });
    view! {
        <iframe
            node_ref=frame
            src=src
            title=title
            allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
            allowfullscreen=true
            referrerpolicy="strict-origin-when-cross-origin"
        ></iframe>
    }
}
