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
}

impl Picture {
    /// The JPEG that every client can show, at most 1,280 px wide: for social
    /// cards and as the fallback `src`.
    pub const FALLBACK_FILE: &'static str = "goc.jpg";

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

    fn url(&self, file: &str) -> String {
        format!("/media/{}/{file}", self.hash)
    }
}
