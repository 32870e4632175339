//! Pictures that move: read frame by frame, written as one WebP.
//!
//! Browsers that are asked for less motion, and every list, show the still
//! renditions, which are made of the first frame like those of any picture.

use std::{
    io::Cursor,
    time::{Duration, Instant},
};

use fast_image_resize::Resizer;
use image::{
    AnimationDecoder as _, DynamicImage, Frame, Frames, ImageDecoder, ImageFormat, Limits,
    codecs::{gif::GifDecoder, webp::WebPDecoder},
};
use webp::{AnimEncoder, AnimFrame, WebPConfig};

use super::{
    MediaError,
    decode::MAX_MEMORY,
    render::{resize, scaled},
};

/// The most frames: more than a minute at ten a second.
pub(super) const MAX_FRAMES: usize = 600;
/// How many pixels all frames together may have once they are scaled; the
/// encoder holds eight bytes of each.
const MAX_PIXELS: u64 = 32_000_000;
/// The same as they come, where only time counts.
const MAX_READ: u64 = 1_000_000_000;
/// How long reading may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How wide a moving picture is made at most, and what is too narrow to be worth it.
const WIDTHS: std::ops::RangeInclusive<u32> = 200..=640;
const QUALITY: f32 = 70.0;
/// Browsers show frames of no time, or next to none, for so long, in milliseconds.
const NO_TIME: i32 = 100;

/// The picture as a WebP that moves; nothing if it does not.
pub(super) fn moving(bytes: &[u8]) -> Result<Option<Vec<u8>>, MediaError> {
    let Some(source) = Source::of(bytes) else { return Ok(None) };
    let Some((width, height)) = source.size()? else { return Ok(None) };
    let deadline = Instant::now() + PATIENCE;
    let most = usize::try_from(MAX_READ / (u64::from(width) * u64::from(height)).max(1)).unwrap_or(0);
    // Read twice: how small the frames must be is known when they are counted.
    let mut count = 0;
    for _ in source.frames()?.map_while(Result::ok) {
        count += 1;
        if count > MAX_FRAMES.min(most) || Instant::now() > deadline {
            return Err(MediaError::MovesTooLong);
        }
    }
    if count < 2 {
        return Ok(None);
    }
    let (width, height) = fitting(width, height, count).ok_or(MediaError::MovesTooLong)?;
    let mut resizer = Resizer::new();
    let mut frames = Vec::with_capacity(count);
    let mut at = 0_i32;
    for frame in source.frames()?.map_while(Result::ok).take(count) {
        let shown = shown_for(&frame);
        let picture = DynamicImage::ImageRgba8(frame.into_buffer());
        frames.push((resize(&mut resizer, &picture, width, height)?.into_rgba8(), at));
        at = at.saturating_add(shown);
        if Instant::now() > deadline {
            return Err(MediaError::MovesTooLong);
        }
    }
    let failed = |why: String| MediaError::Rendition(why);
    let mut config = WebPConfig::new().map_err(|()| failed("no configuration".to_owned()))?;
    config.quality = QUALITY;
    let mut encoder = AnimEncoder::new(width, height, &config);
    for (picture, at) in &frames {
        encoder.add_frame(AnimFrame::from_rgba(picture, width, height, *at));
    }
    let encoded = encoder.try_encode().map_err(|error| failed(format!("{error:?}")))?;
    Ok(Some(encoded.to_vec()))
}

/// The largest size at which so many frames are not too much.
fn fitting(width: u32, height: u32, frames: usize) -> Option<(u32, u32)> {
    let size = (1..=width.min(*WIDTHS.end()))
        .rev()
        .map(|step| scaled(width, height, step))
        .find(|&(width, height)| u64::from(width) * u64::from(height) * frames as u64 <= MAX_PIXELS)?;
    (size.0 >= width.min(*WIDTHS.start())).then_some(size)
}

fn shown_for(frame: &Frame) -> i32 {
    let (numerator, denominator) = frame.delay().numer_denom_ms();
    let milliseconds = i32::try_from(numerator / denominator.max(1)).unwrap_or(i32::MAX);
    if milliseconds > 10 { milliseconds } else { NO_TIME }
}

/// A file that may hold several frames.
struct Source<'a> {
    bytes: &'a [u8],
    is_gif: bool,
}

impl<'a> Source<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        match image::guess_format(bytes).ok()? {
            ImageFormat::Gif => Some(Self { bytes, is_gif: true }),
            ImageFormat::WebP => Some(Self { bytes, is_gif: false }),
            _ => None,
        }
    }

    /// The size of the canvas; nothing where the header says that nothing moves.
    fn size(&self) -> Result<Option<(u32, u32)>, MediaError> {
        if self.is_gif {
            return Ok(Some(GifDecoder::new(Cursor::new(self.bytes))?.dimensions()));
        }
        let decoder = WebPDecoder::new(Cursor::new(self.bytes))?;
        Ok(decoder.has_animation().then(|| decoder.dimensions()))
    }

    fn frames(&self) -> Result<Frames<'a>, MediaError> {
        let mut limits = Limits::no_limits();
        limits.max_alloc = Some(MAX_MEMORY);
        if self.is_gif {
            let mut decoder = GifDecoder::new(Cursor::new(self.bytes))?;
            decoder.set_limits(limits)?;
            return Ok(decoder.into_frames());
        }
        let mut decoder = WebPDecoder::new(Cursor::new(self.bytes))?;
        decoder.set_limits(limits)?;
        Ok(decoder.into_frames())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use image::{Delay, Rgba, RgbaImage, codecs::gif::GifEncoder};
    use webp::AnimDecoder;

    use super::*;

    /// A square that wanders over white.
    fn gif(width: u32, height: u32, frames: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = GifEncoder::new_with_speed(&mut bytes, 30);
        for number in 0..frames {
            let at = number * 7 % width.max(1);
            let picture = RgbaImage::from_fn(width, height, |x, _| {
                if x.abs_diff(at) < 6 { Rgba([200, 0, 0, 255]) } else { Rgba([255, 255, 255, 255]) }
            });
            let delay = Delay::from_saturating_duration(Duration::from_millis(80));
            encoder.encode_frame(Frame::from_parts(picture, 0, 0, delay)).unwrap();
        }
        drop(encoder);
        bytes
    }

    #[test]
    fn every_frame_is_kept_with_its_time() {
        let moving = moving(&gif(120, 60, 5)).unwrap().unwrap();
        let frames = AnimDecoder::new(&moving).decode().unwrap();
        assert_eq!(frames.len(), 5);
        let first = frames.get_frame(0).unwrap();
        assert_eq!((first.width(), first.height()), (120, 60));
        let times: Vec<_> = (0..5).map(|number| frames.get_frame(number).unwrap().get_time_ms()).collect();
        // The decoder tells when each ends.
        assert_eq!(times[..4], [80, 160, 240, 320]);
    }

    #[test]
    fn a_moving_webp_stays_one() {
        let first = moving(&gif(90, 90, 3)).unwrap().unwrap();
        let again = moving(&first).unwrap().unwrap();
        assert_eq!(AnimDecoder::new(&again).decode().unwrap().len(), 3);
    }

    #[test]
    fn one_frame_does_not_move() {
        assert!(moving(&gif(50, 50, 1)).unwrap().is_none());
        assert!(moving(b"\x89PNG\r\n\x1a\n").unwrap().is_none());
        let mut still = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(9, 9).write_to(&mut still, ImageFormat::WebP).unwrap();
        assert!(moving(&still.into_inner()).unwrap().is_none());
    }

    #[test]
    fn what_moves_too_long_or_breaks_off_is_not_worked_on_for_ever() {
        let long = gif(4, 4, u32::try_from(MAX_FRAMES).unwrap() + 1);
        assert!(matches!(moving(&long), Err(MediaError::MovesTooLong)));
        let whole = gif(60, 60, 6);
        for end in (0..whole.len()).step_by(11) {
            let _ = moving(&whole[..end]);
        }
        // What could be read of it moves all the same.
        assert!(moving(&whole[..whole.len() - 40]).unwrap().is_some());
    }

    #[test]
    fn many_frames_are_made_smaller_and_too_many_are_refused() {
        assert_eq!(fitting(1280, 720, 10), Some((640, 360)));
        let (width, height) = fitting(1280, 720, 300).unwrap();
        assert!((200..640).contains(&width) && u64::from(width * height) * 300 <= MAX_PIXELS);
        assert_eq!(fitting(1000, 1000, MAX_FRAMES), Some((230, 230)));
        assert_eq!(fitting(1000, 4000, MAX_FRAMES), None);
        assert_eq!(fitting(50, 50, MAX_FRAMES), Some((50, 50)));
    }
}
