//! Pictures as the API tells of them.

use domain::{FocalPoint, Picture};
use serde::Serialize;
use utoipa::ToSchema;

/// A picture with its renditions.
#[derive(Debug, Serialize, ToSchema)]
pub struct PictureSet {
    /// Content address; renditions are at `/media/{hash}/{file}`.
    hash: String,
    /// Width of the original in pixels.
    width: u32,
    /// Height of the original in pixels.
    height: u32,
    /// What it shows.
    alt: String,
    /// Address of a JPEG at most 1,280 pixels wide.
    #[schema(format = "uri")]
    url: String,
    /// WebP renditions, narrowest first.
    variants: Vec<Rendition>,
    /// What should stay in sight where a frame cuts the picture; the middle if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    focus: Option<Focus>,
}

/// A place in a picture, in hundredths from its upper left corner.
#[derive(Debug, Serialize, ToSchema)]
pub struct Focus {
    /// From the left.
    #[schema(maximum = 100)]
    x: u8,
    /// From the top.
    #[schema(maximum = 100)]
    y: u8,
}

impl From<FocalPoint> for Focus {
    fn from(focus: FocalPoint) -> Self {
        Self { x: focus.x(), y: focus.y() }
    }
}

/// A rendition of a picture.
#[derive(Debug, Serialize, ToSchema)]
pub struct Rendition {
    /// Width in pixels.
    width: u32,
    /// Height in pixels.
    height: u32,
    /// Its file name.
    #[schema(example = "640.webp")]
    file: String,
}

impl PictureSet {
    /// `base` is the portal's scheme and host.
    pub fn new(base: &str, picture: Picture) -> Self {
        let rendition = |variant: domain::PictureVariant| Rendition {
            width: variant.width,
            height: variant.height,
            file: variant.file,
        };
        Self {
            url: format!("{base}{}", picture.src()),
            hash: picture.hash,
            width: picture.width,
            height: picture.height,
            alt: picture.alt,
            focus: picture.focus.map(Focus::from),
            variants: picture.variants.into_iter().map(rendition).collect(),
        }
    }
}
