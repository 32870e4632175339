//! Pictures from the media store put where the markup names them.

use domain::Picture;
use scraper::ElementRef;

use super::{
    dom::{clean_text, descendants, escape, parse},
    flow::attribute,
    tidy::Tidy,
};

/// The width at which a page shows a picture of the text.
const SIZES: &str = "(min-width: 48rem) 42rem, 100vw";

/// What a picture is called when nobody said what it shows: the link around it needs a name.
const UNNAMED: &str = "Ảnh minh họa";

/// A stored picture that takes the place of one the markup names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedPicture {
    /// The picture.
    pub picture: Picture,
    /// Its caption, for a figure that has none; plain text, may be empty.
    pub caption: String,
}

/// A picture that markup names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPicture {
    /// The path or address it is named by.
    pub source: String,
    /// What the markup says it shows; may be empty.
    pub alt: String,
}

/// The pictures that markup names, in order, each once.
#[must_use]
pub fn named_pictures(markup: &str) -> Vec<NamedPicture> {
    let mut pictures: Vec<NamedPicture> = Vec::new();
    for image in descendants(parse(markup).root_element()) {
        let source = match image.value().name() {
            "img" => source(image),
            "video" => image.value().attr("poster").and_then(named),
            _ => None,
        };
        if let Some(source) = source
            && !pictures.iter().any(|picture| picture.source == source)
        {
            pictures.push(NamedPicture { source, alt: own_alt(image) });
        }
    }
    pictures
}

/// Puts stored pictures in place of those the markup names, each in a figure
/// and linked to its widest rendition; what `resolve` does not know goes,
/// figure and caption included. The result must still be sanitised.
#[must_use]
pub fn place_pictures(markup: &str, mut resolve: impl FnMut(&str) -> Option<PlacedPicture>) -> String {
    let mut placer = Placer { resolve: &mut resolve, placed: 0 };
    Tidy { placer: Some(&mut placer), ..Tidy::default() }.body(markup)
}

/// Resolves pictures while the markup is rebuilt.
pub(super) struct Placer<'r> {
    resolve: &'r mut dyn FnMut(&str) -> Option<PlacedPicture>,
    placed: usize,
}

/// A picture ready to stand in a figure.
pub(super) struct Placed {
    /// The linked picture.
    pub(super) markup: String,
    /// The caption that came with it, escaped.
    pub(super) caption: String,
}

impl Placer<'_> {
    /// The stored picture in place of an `img`.
    pub(super) fn place(&mut self, image: ElementRef<'_>) -> Option<Placed> {
        let PlacedPicture { picture, caption } = (self.resolve)(&source(image)?)?;
        let caption = clean_text(&caption).trim().to_owned();
        let own_alt = own_alt(image);
        let alt = [own_alt.as_str(), picture.alt.trim(), caption.as_str(), UNNAMED]
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default();
        let tag = image_tag(&picture, alt, self.placed == 0);
        self.placed += 1;
        // A plain link to the widest rendition, which a viewer may enhance.
        let markup = format!("<a{}>{tag}</a>", attribute("href", &picture.at_least(u32::MAX)));
        Some(Placed { markup, caption: escape(&caption) })
    }

    /// The stored picture of that name.
    pub(super) fn stored(&mut self, source: &str) -> Option<Picture> {
        (self.resolve)(&named(source)?).map(|placed| placed.picture)
    }

    /// The stored picture in place of an `img` that shows a video before it plays.
    pub(super) fn poster(&mut self, image: ElementRef<'_>) -> Option<String> {
        let picture = self.stored(&source(image)?)?;
        let tag = image_tag(&picture, "", self.placed == 0);
        self.placed += 1;
        Some(tag)
    }
}

fn image_tag(picture: &Picture, alt: &str, first: bool) -> String {
    let mut tag: String = [
        ("src", picture.src()),
        ("srcset", picture.srcset()),
        ("sizes", SIZES.to_owned()),
        ("width", picture.width.to_string()),
        ("height", picture.height.to_string()),
        ("alt", clean_text(alt).trim().to_owned()),
    ]
    .iter()
    .filter(|(name, value)| !value.is_empty() || *name == "alt")
    .map(|(name, value)| attribute(name, value))
    .collect();
    if !first {
        tag.push_str(&attribute("loading", "lazy"));
    }
    tag.push_str(&attribute("decoding", "async"));
    format!("<img{tag}>")
}

fn source(image: ElementRef<'_>) -> Option<String> {
    image.value().attr("src").and_then(named)
}

fn named(source: &str) -> Option<String> {
    let source = source.trim();
    (!source.is_empty()).then(|| source.to_owned())
}

fn own_alt(image: ElementRef<'_>) -> String {
    clean_text(image.value().attr("alt").unwrap_or_default()).trim().to_owned()
}
