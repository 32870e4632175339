//! From a file's bytes to upright pixels.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{MAX_BYTES, MAX_PIXELS, MediaError, colour::in_srgb, modern::Modern};

/// What decoding one picture may allocate: 60 megapixels at eight bytes.
pub(super) const MAX_MEMORY: u64 = MAX_PIXELS * 8;

/// A format in which pictures are taken.
#[derive(Clone, Copy, Debug)]
pub(super) enum Format {
    Classic(ImageFormat),
    Modern(Modern),
}

impl Format {
    /// By the first bytes of a file.
    pub(super) fn recognise(bytes: &[u8]) -> Option<Self> {
        if let Some(modern) = Modern::recognise(bytes) {
            return Some(Self::Modern(modern));
        }
        let format = image::guess_format(bytes).ok()?;
        let taken =
            matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif);
        taken.then_some(Self::Classic(format))
    }
}

/// Decodes a picture and turns it the way it was taken; says its media type
/// too. The header is checked before a single pixel is unpacked.
pub(super) fn decode(bytes: &[u8]) -> Result<(DynamicImage, &'static str), MediaError> {
    if bytes.len() > MAX_BYTES {
        return Err(MediaError::TooManyBytes(bytes.len()));
    }
    let (taken, mime) = match Format::recognise(bytes).ok_or(MediaError::UnknownFormat)? {
        Format::Classic(format) => (classic(bytes, format)?, format.to_mime_type()),
        Format::Modern(modern) => (modern.decode(bytes)?, modern.mime()),
    };
    Ok((in_srgb(in_eight_bits(taken.picture), taken.profile.as_deref()), mime))
}

/// An upright picture in the colours in which it was taken.
pub(super) struct Taken {
    pub(super) picture: DynamicImage,
    /// What its colours are, where they are not sRGB.
    pub(super) profile: Option<Vec<u8>>,
}

fn classic(bytes: &[u8], format: ImageFormat) -> Result<Taken, MediaError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(MediaError::TooManyPixels { width, height });
    }
    if decoder.total_bytes() > MAX_MEMORY {
        return Err(MediaError::TooMuchMemory);
    }
    // Broken data about orientation or colours must not cost the picture.
    let profile = decoder.icc_profile().ok().flatten();
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(Taken { picture, profile })
}

/// RGB, or RGBA where some pixel is not opaque.
fn in_eight_bits(picture: DynamicImage) -> DynamicImage {
    if picture.color().has_alpha() {
        let rgba = picture.into_rgba8();
        if rgba.pixels().any(|pixel| pixel.0[3] < u8::MAX) {
            return DynamicImage::ImageRgba8(rgba);
        }
        return DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(rgba).into_rgb8());
    }
    DynamicImage::ImageRgb8(picture.into_rgb8())
}
