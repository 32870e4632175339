//! From pixels to the files that browsers load.

use domain::{Picture, PictureVariant};
use fast_image_resize::Resizer;
use image::{DynamicImage, Rgb, RgbImage, codecs::jpeg::JpegEncoder};

use super::MediaError;

/// Widths of the WebP renditions; none is wider than the original.
const WIDTHS: [u32; 5] = [320, 640, 960, 1280, 1920];
const WEBP_QUALITY: f32 = 78.0;
/// The tallest picture that the WebP format can hold.
const WEBP_MAX_SIDE: u32 = 16_383;
const JPEG_MAX_WIDTH: u32 = 1280;
const JPEG_QUALITY: u8 = 82;

/// A picture in all its renditions.
pub(super) struct Rendered {
    /// Width of the upright original.
    pub(super) width: u32,
    /// Height of the upright original.
    pub(super) height: u32,
    /// The WebP renditions, narrowest first.
    pub(super) variants: Vec<PictureVariant>,
    /// Every file to be stored, by name.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

/// Makes every rendition of a picture; `moving` is the picture as it moves, if it does.
pub(super) fn render(original: &DynamicImage, moving: Option<Vec<u8>>) -> Result<Rendered, MediaError> {
    let (width, height) = (original.width(), original.height());
    let mut resizer = Resizer::new();
    let sizes = webp_sizes(width, height);
    let (base_width, base_height) = sizes.last().copied().unwrap_or((width, height));
    // Narrower renditions come from the widest one: far less to read, no visible difference.
    let base = resize(&mut resizer, original, base_width, base_height)?;
    let mut rendered = Rendered { width, height, variants: Vec::new(), files: Vec::new() };
    for (width, height) in sizes {
        let picture = resize(&mut resizer, &base, width, height)?;
        let file = if moving.is_some() { Picture::still_file(width) } else { Picture::file(width) };
        rendered.files.push((file.clone(), webp(&picture)?));
        rendered.variants.push(PictureVariant { width, height, file });
    }
    rendered.files.extend(moving.map(|bytes| (Picture::MOVING_FILE.to_owned(), bytes)));
    let (jpeg_width, jpeg_height) = scaled(base_width, base_height, JPEG_MAX_WIDTH.min(base_width));
    let picture = resize(&mut resizer, &base, jpeg_width, jpeg_height)?;
    rendered.files.push((Picture::FALLBACK_FILE.to_owned(), jpeg(&picture)?));
    Ok(rendered)
}

/// Sizes of the WebP renditions, narrowest first, at least one.
fn webp_sizes(width: u32, height: u32) -> Vec<(u32, u32)> {
    let sizes: Vec<_> = WIDTHS
        .into_iter()
        .filter(|&step| step <= width)
        .map(|step| scaled(width, height, step))
        .filter(|&(_, height)| height <= WEBP_MAX_SIDE)
        .collect();
    if !sizes.is_empty() {
        return sizes;
    }
    let width_at_limit = u64::from(width) * u64::from(WEBP_MAX_SIDE) / u64::from(height.max(1));
    let width_at_limit = u32::try_from(width_at_limit).unwrap_or(u32::MAX).max(1);
    let narrow = width.min(WIDTHS[0]).min(width_at_limit);
    let (width, height) = scaled(width, height, narrow);
    vec![(width, height.min(WEBP_MAX_SIDE))]
}

/// The size at `target_width`, proportions kept.
pub(super) fn scaled(width: u32, height: u32, target_width: u32) -> (u32, u32) {
    let (width, target) = (u64::from(width.max(1)), u64::from(target_width));
    let height = (u64::from(height) * target + width / 2) / width;
    (target_width, u32::try_from(height).unwrap_or(u32::MAX).max(1))
}

pub(super) fn resize(
    resizer: &mut Resizer,
    picture: &DynamicImage,
    width: u32,
    height: u32,
) -> Result<DynamicImage, MediaError> {
    if (picture.width(), picture.height()) == (width, height) {
        return Ok(picture.clone());
    }
    let mut resized = DynamicImage::new(width, height, picture.color());
    resizer.resize(picture, &mut resized, None).map_err(|error| MediaError::Rendition(error.to_string()))?;
    Ok(resized)
}

fn webp(picture: &DynamicImage) -> Result<Vec<u8>, MediaError> {
    let encoder =
        webp::Encoder::from_image(picture).map_err(|error| MediaError::Rendition(error.to_owned()))?;
    let encoded = encoder
        .encode_simple(false, WEBP_QUALITY)
        .map_err(|error| MediaError::Rendition(format!("{error:?}")))?;
    Ok(encoded.to_vec())
}

fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>, MediaError> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)
        .encode_image(&on_white(picture))
        .map_err(|error| MediaError::Rendition(error.to_string()))?;
    Ok(bytes)
}

/// JPEG knows no transparency: what shines through is paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let DynamicImage::ImageRgba8(rgba) = picture else { return picture.to_rgb8() };
    let mut flat = RgbImage::new(rgba.width(), rgba.height());
    for (to, from) in flat.pixels_mut().zip(rgba.pixels()) {
        let [red, green, blue, alpha] = from.0.map(u32::from);
        let over_white = |channel: u32| {
            let mixed = (channel * alpha + 255 * (255 - alpha) + 127) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        *to = Rgb([over_white(red), over_white(green), over_white(blue)]);
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rendition_is_wider_than_the_original() {
        let widths =
            |width, height| webp_sizes(width, height).into_iter().map(|size| size.0).collect::<Vec<_>>();
        assert_eq!(widths(4000, 3000), [320, 640, 960, 1280, 1920]);
        assert_eq!(widths(1000, 10), [320, 640, 960]);
        assert_eq!(widths(319, 400), [319]);
        assert_eq!(widths(1, 1), [1]);
        assert_eq!(webp_sizes(1600, 900), [(320, 180), (640, 360), (960, 540), (1280, 720)]);
    }

    #[test]
    fn a_very_tall_picture_still_fits_into_webp() {
        for (width, height) in [(1000, 60_000), (640, 90_000), (2, 65_000), (700, 17_000)] {
            let sizes = webp_sizes(width, height);
            assert!(!sizes.is_empty());
            assert!(
                sizes.iter().all(|&(w, h)| (1..=width).contains(&w) && (1..=WEBP_MAX_SIDE).contains(&h)),
                "{sizes:?}"
            );
        }
    }

    #[test]
    fn transparency_becomes_white() {
        let mut rgba = image::RgbaImage::new(2, 1);
        rgba.put_pixel(0, 0, image::Rgba([200, 0, 0, 255]));
        rgba.put_pixel(1, 0, image::Rgba([200, 0, 0, 0]));
        let flat = on_white(&DynamicImage::ImageRgba8(rgba));
        assert_eq!(flat.get_pixel(0, 0).0, [200, 0, 0]);
        assert_eq!(flat.get_pixel(1, 0).0, [255, 255, 255]);
    }
}
