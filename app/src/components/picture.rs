//! Pictures in cards and covers.

use domain::{FocalPoint, Picture};
use leptos::prelude::*;

/// A stored picture in every width the reader's screen may need. Its place is
/// reserved before it loads. `sizes` is the CSS width it is shown at.
#[component]
pub fn PictureImage(
    picture: Picture,
    sizes: &'static str,
    /// The picture is likely the largest thing on the first screen.
    #[prop(optional)]
    eager: bool,
    /// The picture says nothing that the text beside it does not say.
    #[prop(optional)]
    decorative: bool,
) -> impl IntoView {
    let focus = picture.focus.map(FocalPoint::class);
    let alt = if decorative { String::new() } else { picture.alt.clone() };
    view! {
        <img
            class=focus
            src=picture.src()
            srcset=picture.srcset()
            sizes=sizes
            width=picture.width
            height=picture.height
            alt=alt
            loading=if eager { "eager" } else { "lazy" }
            fetchpriority=if eager { "high" } else { "auto" }
            decoding="async"
        />
    }
}
