//! Pictures as pages show them.

use serde::{Deserialize, Serialize};

/// One stored rendition of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureVariant {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// File name below `/media/{hash}/`, such as `640.webp`.
    pub file: String,
}

/// A picture with its renditions, narrowest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Content address: the first 32 hex digits of the original's BLAKE3 hash.
    pub hash: String,
    /// Width of the upright original in pixels.
    pub width: u32,
    /// Height of the upright original in pixels.
    pub height: u32,
    /// What the picture shows, for those who do not see it.
    pub alt: String,
    /// WebP renditions, narrowest first; never empty for a stored picture.
    pub variants: Vec<PictureVariant>,
    /// What must stay in sight where a frame cuts the picture; the middle if nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<FocalPoint>,
}

/// The place of a picture that must stay in sight, in hundredths from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FocalPoint {
    x: u8,
    y: u8,
}

impl FocalPoint {
    /// The place; `None` outside the picture.
    #[must_use]
    pub const fn new(x: u8, y: u8) -> Option<Self> {
        if x <= 100 && y <= 100 { Some(Self { x, y }) } else { None }
    }

    /// Hundredths from the left.
    #[must_use]
    pub const fn x(self) -> u8 {
        self.x
    }

    /// Hundredths from the top.
    #[must_use]
    pub const fn y(self) -> u8 {
        self.y
    }

    /// The style sheet's names for it, in tenths. Pages allow no style in the
    /// markup, and what a frame cuts off is seldom known more exactly.
    #[must_use]
    pub fn class(self) -> String {
        let tenths = |hundredths: u8| (hundredths + 5) / 10;
        format!("at-x{} at-y{}", tenths(self.x), tenths(self.y))
    }
}

impl Picture {
    /// The JPEG that every client can show, at most 1,280 px wide: for social
    /// cards and as the fallback `src`.
    pub const FALLBACK_FILE: &'static str = "goc.jpg";

    /// The picture as it moves, beside the stills of one that does.
    pub const MOVING_FILE: &'static str = "dong.webp";
    /// How the names of those stills end: a text that shows one thereby says
    /// that the moving picture lies beside it.
    const STILL_SUFFIX: &'static str = "t.webp";

    /// The name of a rendition.
    #[must_use]
    pub fn file(width: u32) -> String {
        format!("{width}.webp")
    }

    /// The name of a rendition of a picture that moves.
    #[must_use]
    pub fn still_file(width: u32) -> String {
        format!("{width}{}", Self::STILL_SUFFIX)
    }

    /// Where the picture moves, if it does and `address` is one of its stills.
    #[must_use]
    pub fn moving_beside(address: &str) -> Option<String> {
        let (folder, _) = address.strip_suffix(Self::STILL_SUFFIX)?.rsplit_once('/')?;
        Some(format!("{folder}/{}", Self::MOVING_FILE))
    }

    /// Where the picture moves, if it does.
    #[must_use]
    pub fn moving(&self) -> Option<String> {
        Self::moving_beside(&self.at_least(0))
    }

    /// Address of the fallback JPEG.
    #[must_use]
    pub fn src(&self) -> String {
        Self::fallback_url(&self.hash)
    }

    /// Address of the fallback JPEG of the picture with that content address.
    #[must_use]
    pub fn fallback_url(hash: &str) -> String {
        format!("/media/{hash}/{}", Self::FALLBACK_FILE)
    }

    /// `srcset` over the WebP renditions.
    #[must_use]
    pub fn srcset(&self) -> String {
        self.variants
            .iter()
            .map(|variant| format!("{} {}w", self.url(&variant.file), variant.width))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Address of the narrowest rendition at least `width` pixels wide, or of
    /// the widest there is.
    #[must_use]
    pub fn at_least(&self, width: u32) -> String {
        self.variants
            .iter()
            .find(|variant| variant.width >= width)
            .or(self.variants.last())
            .map_or_else(|| self.src(), |variant| self.url(&variant.file))
    }

    /// Where what was `file` of the picture before this one is to be had now.
    #[must_use]
    pub fn in_place_of(&self, file: &str) -> String {
        if file == Self::MOVING_FILE {
            return self.moving().unwrap_or_else(|| self.at_least(u32::MAX));
        }
        let width = file.strip_suffix(Self::STILL_SUFFIX).or_else(|| file.strip_suffix(".webp"));
        let width = width.and_then(|width| width.parse().ok());
        width.map_or_else(|| self.src(), |width| self.at_least(width))
    }

    fn url(&self, file: &str) -> String {
        format!("/media/{}/{file}", self.hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_focal_point_lies_in_its_picture_and_has_a_name_in_the_style_sheet() {
        assert_eq!(FocalPoint::new(101, 0), None);
        let class = |x, y| FocalPoint::new(x, y).map(FocalPoint::class);
        assert_eq!(class(0, 100).as_deref(), Some("at-x0 at-y10"));
        assert_eq!(class(34, 35).as_deref(), Some("at-x3 at-y4"));
    }

    #[test]
    fn a_picture_takes_the_place_of_another_in_every_width() {
        let variant = |width| PictureVariant { width, height: width, file: format!("{width}.webp") };
        let picture = Picture {
            hash: "ab".to_owned(),
            width: 700,
            height: 700,
            alt: String::new(),
            variants: vec![variant(320), variant(640)],
            focus: None,
        };
        assert_eq!(picture.in_place_of("320.webp"), "/media/ab/320.webp");
        assert_eq!(picture.in_place_of("1920.webp"), "/media/ab/640.webp");
        assert_eq!(picture.in_place_of("goc.jpg"), "/media/ab/goc.jpg");
        assert_eq!(picture.in_place_of("640t.webp"), "/media/ab/640.webp");
        assert_eq!(picture.in_place_of("dong.webp"), "/media/ab/640.webp");
        assert_eq!(picture.moving(), None);

        let still = |width| PictureVariant { width, height: width, file: Picture::still_file(width) };
        let moving = Picture { variants: vec![still(320), still(640)], ..picture };
        assert_eq!(moving.in_place_of("320.webp"), "/media/ab/320t.webp");
        assert_eq!(moving.in_place_of("dong.webp"), "/media/ab/dong.webp");
        assert_eq!(moving.moving().as_deref(), Some("/media/ab/dong.webp"));
    }
}
