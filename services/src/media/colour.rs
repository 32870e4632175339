//! Colours as every screen shows them.
//!
//! Telephones take pictures in wider colours than sRGB and say so in a profile.
//! The profile goes with the rest of the metadata, so what it says must be done
//! before; otherwise skin and flags would look pale.

use image::DynamicImage;
use moxcms::{CmsError, ColorProfile, DataColorSpace, Layout, TransformOptions};

/// The picture, of eight bits a sample, in sRGB. A profile that cannot be
/// followed must not cost the picture.
pub(super) fn in_srgb(mut picture: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let Some(profile) = profile else { return picture };
    let row = picture.width() as usize;
    let converted = match &mut picture {
        DynamicImage::ImageRgb8(rgb) => convert(profile, rgb, row * 3, Layout::Rgb),
        DynamicImage::ImageRgba8(rgba) => convert(profile, rgba, row * 4, Layout::Rgba),
        _ => Ok(()),
    };
    if let Err(error) = converted {
        tracing::debug!(%error, "a colour profile could not be followed");
    }
    picture
}

fn convert(profile: &[u8], samples: &mut [u8], row: usize, layout: Layout) -> Result<(), CmsError> {
    let profile = ColorProfile::new_from_slice(profile)?;
    // What was printed or grey has been turned into RGB by its decoder already.
    if profile.color_space != DataColorSpace::Rgb {
        return Ok(());
    }
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default())?;
    let mut taken = vec![0; row];
    for line in samples.chunks_exact_mut(row) {
        taken.copy_from_slice(line);
        transform.transform(&taken, line)?;
    }
    Ok(())
}

/// The profile of the colours that telephones take, where a file only names them.
pub(super) fn display_p3() -> Option<Vec<u8>> {
    ColorProfile::new_display_p3().encode().ok()
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    fn red_in(profile: Option<&[u8]>) -> [u8; 3] {
        let picture = DynamicImage::ImageRgb8(RgbImage::from_pixel(3, 2, Rgb([200, 60, 60])));
        in_srgb(picture, profile).into_rgb8().get_pixel(2, 1).0
    }

    #[test]
    fn wide_colours_keep_their_strength() {
        let [red, green, _] = red_in(display_p3().as_deref());
        assert!(red > 208 && green < 50, "{red} {green}");
        let [red, green, _] = red_in(ColorProfile::new_srgb().encode().ok().as_deref());
        assert!(red.abs_diff(200) < 2 && green.abs_diff(60) < 2, "{red} {green}");
    }

    #[test]
    fn a_profile_that_is_none_changes_nothing() {
        let whole = display_p3().unwrap();
        for broken in [&b""[..], b"not a profile", &whole[..whole.len() / 2]] {
            assert_eq!(red_in(Some(broken)), [200, 60, 60], "{} bytes", broken.len());
        }
        assert_eq!(red_in(None), [200, 60, 60]);
    }
}
