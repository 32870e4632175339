//! The banner: date, settings, the agency's name and slogan, the search field.

use std::sync::Arc;

use domain::{FocalPoint, Picture, time::iso_date};
use leptos::prelude::*;

use super::AfterIsland;
use crate::{
    i18n::{link, words},
    islands::{display_settings::DisplaySettings, search_box::SearchBox},
    page::Frame,
};

/// The banner.
#[component]
pub fn Masthead(frame: Arc<Frame>) -> impl IntoView {
    let site = frame.site.clone();
    let other = frame.locale.other();
    view! {
        <header class="masthead">
            <div class="strip">
                <div class="wrap">
                    <time datetime=iso_date(frame.today)>{words().date(frame.today)}</time>
                    <a
                        class="language"
                        href=frame.other_language.clone()
                        lang=other.lang()
                        hreflang=other.lang()
                        rel="external"
                    >
                        {other.name()}
                    </a>
                    <DisplaySettings />
                    <AfterIsland />
                </div>
            </div>
            <div class="banner-ground">
                {(*frame.banner).clone().map(|picture| view! { <BannerPicture picture /> })}
                <div class="wrap banner">
                    <a class="identity" href=link("/")>
                        <Emblem />
                        <span>
                            <span class="agency">{site.name.clone()}</span>
                            <span class="slogan">{site.slogan.clone()}</span>
                        </span>
                    </a>
                    <SearchBox />
                    <AfterIsland />
                </div>
            </div>
        </header>
    }
}

/// The picture behind the name. It is no larger than the strip it is seen in, and
/// nothing of the page waits for it.
#[component]
fn BannerPicture(picture: Picture) -> impl IntoView {
    const WIDEST: u32 = 1280;
    let focus = picture.focus.map(FocalPoint::class).unwrap_or_default();
    let renditions = Picture {
        variants: picture.variants.iter().filter(|variant| variant.width <= WIDEST).cloned().collect(),
        ..picture.clone()
    };
    view! {
        <img
            class=format!("banner-picture {focus}")
            src=renditions.at_least(WIDEST)
            srcset=renditions.srcset()
            sizes="100vw"
            width=picture.width
            height=picture.height
            alt=picture.alt
            fetchpriority="low"
            decoding="async"
        />
    }
}

/// The portal's mark; decorative, the name stands beside it.
#[component]
fn Emblem() -> impl IntoView {
    view! {
        <svg class="emblem" viewBox="0 0 60 60" aria-hidden="true">
            <circle class="emblem-ground" cx="30" cy="30" r="29" />
            <path d="M14 39c6-8 10-12 16-12s10 4 16 12" />
            <path class="emblem-far" d="M14 30c6-8 10-12 16-12s10 4 16 12" />
            <circle class="emblem-dot" cx="30" cy="43" r="3.5" />
        </svg>
    }
}
