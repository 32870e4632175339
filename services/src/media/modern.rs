//! AVIF and HEIC: pictures in the box format of films.

use image::{DynamicImage, GrayImage, RgbImage, RgbaImage};
use zenavif::{ColorPrimaries, DecoderConfig, ImageMirror, ImageRotation, ManagedAvifDecoder, Unstoppable};

use super::{MAX_PIXELS, MediaError, colour::display_p3, decode::Taken};

/// Which of the two a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Modern {
    Avif,
    Heic,
}

impl Modern {
    /// By the brands in the file's first box.
    pub(super) fn recognise(bytes: &[u8]) -> Option<Self> {
        let size = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?);
        if bytes.get(4..8)? != b"ftyp" {
            return None;
        }
        let end = usize::try_from(size).unwrap_or(usize::MAX).min(bytes.len()).min(256);
        let is_any = |wanted: &[&[u8; 4]]| {
            bytes
                .get(8..end)
                .into_iter()
                .flat_map(|brands| brands.chunks_exact(4))
                .any(|brand| wanted.iter().any(|w| brand == *w))
        };
        if is_any(&[b"avif", b"avis"]) {
            return Some(Self::Avif);
        }
        is_any(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"])
            .then_some(Self::Heic)
    }

    pub(super) const fn mime(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Heic => "image/heic",
        }
    }

    /// The upright picture.
    pub(super) fn decode(self, bytes: &[u8]) -> Result<Taken, MediaError> {
        match self {
            Self::Avif => avif(bytes),
            Self::Heic => heic(bytes),
        }
    }
}

fn check_size(width: u32, height: u32) -> Result<(), MediaError> {
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(MediaError::TooManyPixels { width, height });
    }
    Ok(())
}

fn avif(bytes: &[u8]) -> Result<Taken, MediaError> {
    let unreadable = |error: &dyn std::fmt::Display| MediaError::Unreadable(error.to_string());
    // The limit also holds for frames that are larger than the header says. One
    // thread: as many pictures are worked on at a time as there are cores.
    let limit = u32::try_from(MAX_PIXELS).unwrap_or(u32::MAX);
    let config = DecoderConfig::new().threads(1).frame_size_limit(limit).prefer_8bit(true);
    let mut decoder = ManagedAvifDecoder::new(bytes, &config).map_err(|error| match error.error() {
        zenavif::Error::ImageTooLarge { width, height } => {
            MediaError::TooManyPixels { width: *width, height: *height }
        }
        error => unreadable(error),
    })?;
    let info = decoder.probe_info().map_err(|error| unreadable(&error))?;
    check_size(info.width, info.height)?;
    let pixels = decoder.decode(&Unstoppable).map_err(|error| unreadable(&error))?;
    let (width, height) = (pixels.width(), pixels.height());
    let samples = pixels.as_slice().contiguous_bytes().into_owned();
    let picture = from_samples(width, height, samples)?;
    let named = (info.color_primaries == ColorPrimaries::SMPTE432).then(display_p3).flatten();
    Ok(Taken { picture: turned(picture, info.rotation, info.mirror), profile: info.icc_profile.or(named) })
}

/// The container says how the picture is turned, first, and then mirrored
/// (ISO/IEC 23008-12, 6.5.10 and 6.5.12).
fn turned(
    picture: DynamicImage,
    rotation: Option<ImageRotation>,
    mirror: Option<ImageMirror>,
) -> DynamicImage {
    // Counted against the clock there, with the clock here.
    let picture = match rotation.map(|rotation| rotation.angle) {
        Some(90) => picture.rotate270(),
        Some(180) => picture.rotate180(),
        Some(270) => picture.rotate90(),
        _ => picture,
    };
    match mirror.map(|mirror| mirror.axis) {
        Some(0) => picture.flipv(),
        Some(_) => picture.fliph(),
        None => picture,
    }
}

fn heic(bytes: &[u8]) -> Result<Taken, MediaError> {
    let unreadable = |error: heic_rs::Error| MediaError::Unreadable(error.to_string());
    let info = heic_rs::probe(bytes).map_err(unreadable)?;
    check_size(info.width, info.height)?;
    check_size(info.coded_width, info.coded_height)?;
    let layout = if info.has_alpha { heic_rs::PixelLayout::Rgba8 } else { heic_rs::PixelLayout::Rgb8 };
    let options = heic_rs::DecodeOptions::default().with_layout(layout).with_max_pixels(Some(MAX_PIXELS));
    let picture = heic_rs::decode(bytes, &options).map_err(unreadable)?;
    let container = heic_rs::context::Context::open(bytes).map_err(unreadable)?;
    let profile = container.props(info.primary_item).ok().and_then(|props| props.icc).map(<[u8]>::to_vec);
    Ok(Taken { picture: from_samples(picture.width, picture.height, picture.data)?, profile })
}

/// A picture of one, three or four bytes a pixel.
fn from_samples(width: u32, height: u32, samples: Vec<u8>) -> Result<DynamicImage, MediaError> {
    let pixels = (u64::from(width) * u64::from(height)).max(1);
    let picture = match samples.len() as u64 / pixels {
        1 => GrayImage::from_raw(width, height, samples).map(DynamicImage::ImageLuma8),
        3 => RgbImage::from_raw(width, height, samples).map(DynamicImage::ImageRgb8),
        4 => RgbaImage::from_raw(width, height, samples).map(DynamicImage::ImageRgba8),
        _ => None,
    };
    picture.ok_or_else(|| MediaError::Unreadable("samples of an unknown kind".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AVIF: &[u8] = include_bytes!("../../tests/files/photo.avif");
    const CLEAR: &[u8] = include_bytes!("../../tests/files/clear.avif");
    const HEIC: &[u8] = include_bytes!("../../tests/files/photo.heic");

    fn is_red(picture: &DynamicImage, x: u32, y: u32) -> bool {
        let pixel = picture.to_rgb8().get_pixel(x, y).0;
        pixel[0] > 180 && pixel[1] < 70 && pixel[2] < 70
    }

    #[test]
    fn what_a_telephone_takes_is_recognised_by_its_brands() {
        assert_eq!(Modern::recognise(AVIF), Some(Modern::Avif));
        assert_eq!(Modern::recognise(HEIC), Some(Modern::Heic));
        for other in [&b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"[..], b"\0\0\0\x18ftyp", b"", b"GIF89a"] {
            assert_eq!(Modern::recognise(other), None, "{other:?}");
        }
    }

    #[test]
    fn an_avif_is_turned_and_mirrored_as_its_container_says() {
        // Taken as 64×48 with a red upper left corner; orientation 7 brings it to the lower right.
        let picture = Modern::Avif.decode(AVIF).unwrap().picture;
        assert_eq!((picture.width(), picture.height()), (48, 64));
        assert!(is_red(&picture, 44, 60) && !is_red(&picture, 3, 3));
    }

    #[test]
    fn an_avif_may_be_transparent() {
        let picture = Modern::Avif.decode(CLEAR).unwrap().picture;
        let alpha = picture.to_rgba8().get_pixel(30, 30).0[3];
        assert!(alpha.abs_diff(128) < 6, "{alpha}");
    }

    #[test]
    fn a_heic_is_decoded() {
        let picture = Modern::Heic.decode(HEIC).unwrap().picture;
        assert_eq!((picture.width(), picture.height()), (64, 48));
        assert!(is_red(&picture, 3, 3) && !is_red(&picture, 60, 44));
    }

    #[test]
    fn what_is_cut_or_lies_about_its_size_is_refused() {
        for (kind, whole) in [(Modern::Avif, AVIF), (Modern::Heic, HEIC)] {
            for end in (0..whole.len()).step_by(7) {
                let _ = kind.decode(&whole[..end]);
            }
            assert!(kind.decode(&whole[..whole.len() / 2]).is_err(), "{kind:?}");
            // The box `ispe` says the size.
            let at = whole.windows(4).position(|window| window == b"ispe").unwrap() + 8;
            let mut bomb = whole.to_vec();
            bomb[at..at + 8].copy_from_slice(&[0, 0, 0, 1, 0x77, 0x35, 0x94, 0]);
            // A decoder that asks the pixels instead is not taken in either.
            let decoded =
                kind.decode(&bomb).map_or(0, |taken| taken.picture.width() * taken.picture.height());
            assert!(decoded <= 64 * 48, "{kind:?}: {decoded}");
        }
    }
}
