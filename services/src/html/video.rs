//! Videos: of the portal's own, or a link to where they lie. Nothing is asked of
//! another site by either.

use domain::VideoEmbed;
use scraper::ElementRef;

use super::{
    dom::{descendants, trim},
    flow::{Context, Flow, attribute, wrap},
    rules,
    tidy::{Tidy, image_tag, words},
};

impl Tidy<'_, '_> {
    /// A video with its title and the picture shown before it plays.
    pub(super) fn video_figure(&mut self, element: ElementRef<'_>, context: &Context, flow: &mut Flow) {
        let first = |name: &str| descendants(element).find(|inner| inner.value().name() == name);
        let own = first("video").and_then(|video| self.video_tag(video));
        let content = match own {
            Some(video) => {
                let title = first("figcaption").map(|caption| self.caption_line(caption)).unwrap_or_default();
                format!("{video}{}", wrap("figcaption", &title))
            }
            None => match descendants(element).find_map(link) {
                Some((href, title)) => {
                    let poster = first("img").and_then(|image| self.poster_image(image)).unwrap_or_default();
                    format!("<a{} rel=\"noopener\">{poster}{title}</a>", attribute("href", &href))
                }
                None => return self.figure(element, context, flow),
            },
        };
        flow.block(&format!("<figure class=\"video\">{content}</figure>"));
    }

    /// A video of the media store; one from elsewhere gives nothing.
    pub(super) fn video_tag(&mut self, element: ElementRef<'_>) -> Option<String> {
        let src = rules::value_for("video", "src", element.value().attr("src")?)?;
        let named = element.value().attr("poster").map(str::trim).unwrap_or_default();
        let poster = match self.placer.as_deref_mut() {
            Some(placer) => placer.stored(named).map(|picture| picture.at_least(POSTER_WIDTH)),
            None => rules::value_for("video", "poster", named),
        };
        let poster = poster.map(|poster| attribute("poster", &poster)).unwrap_or_default();
        Some(format!("<video{}{poster} controls=\"\" preload=\"metadata\"></video>", attribute("src", &src)))
    }

    /// The picture of a video that lies elsewhere: it stands in the link, whose words say what it is.
    fn poster_image(&mut self, image: ElementRef<'_>) -> Option<String> {
        match self.placer.as_deref_mut() {
            Some(placer) => placer.poster(image),
            None => image_tag(image),
        }
    }
}

/// How wide a poster is at least, in pixels: as wide as the text on a fine screen.
const POSTER_WIDTH: u32 = 1280;

/// The address and title of a video at a known site, if the element is a link to one.
fn link(element: ElementRef<'_>) -> Option<(String, String)> {
    let href = element.value().attr("href").filter(|_| element.value().name() == "a")?;
    let title = trim(&words(element)).to_owned();
    (VideoEmbed::parse(href).is_some() && !title.is_empty())
        .then(|| rules::value_for("a", "href", href).map(|href| (href, title)))?
}
