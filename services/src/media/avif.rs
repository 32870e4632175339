//! AVIF beside WebP: the same renditions in fewer bytes, at a price in time.
//!
//! They are made after the fact and out of the way: by one thread that the
//! system lets run when nothing else wants to, and only while no picture is on
//! its way in. They lie beside the WebP files and are sent in their place to
//! browsers that accept them (`Accept`), so that no page has to know which there
//! are. An AVIF that saves too little is not kept.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    panic::catch_unwind,
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime},
};

use fast_image_resize::Resizer;
use image::{DynamicImage, ImageReader};
use ravif::{BitDepth, Encoder, Img, RGB8, RGBA8};

use super::{
    MediaError, MediaStore,
    render::{resize, scaled},
    store::{is_file_name, is_hash},
};

/// Narrower ones save nothing at the same quality; wider ones take seconds each
/// and are seldom asked for.
const WIDTHS: std::ops::RangeInclusive<u32> = 640..=1280;
/// As good as the WebP renditions from 640 pixels on (luma PSNR), in 14 to 33 % fewer bytes.
const QUALITY: f32 = 62.0;
/// What an AVIF may have of the bytes of its WebP to be worth keeping, in hundredths.
const WORTH: u64 = 90;
/// The mark of a picture that has been looked at.
const DONE: &str = "avif.xong";
/// How often it is looked for new pictures.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How long to wait while pictures are on their way in.
const BUSY: Duration = Duration::from_secs(2);

/// How much time an AVIF may take: 1 for the smallest files to 10 for the fastest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AvifSpeed(u8);

impl AvifSpeed {
    /// The speed; `None` for 0, which makes none, and for what is no speed.
    #[must_use]
    pub const fn new(speed: u8) -> Option<Self> {
        if matches!(speed, 1..=10) { Some(Self(speed)) } else { None }
    }
}

impl MediaStore {
    /// Where a rendition lies in fewer bytes, if it does.
    #[must_use]
    pub fn open_smaller(&self, hash: &str, file: &str) -> Option<PathBuf> {
        file.strip_suffix(".webp")?;
        self.open_file(hash, file).map(|path| path.with_extension("avif"))
    }

    /// Begins to make AVIF renditions of what has none yet, old and new.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start_avif(&self, speed: AvifSpeed) -> io::Result<()> {
        let store = self.clone();
        thread::Builder::new().name("avif".to_owned()).spawn(move || {
            let_others_go_first();
            let mut since = SystemTime::UNIX_EPOCH;
            loop {
                // Changes of this very second are seen again; what is done is not done twice.
                let looked = SystemTime::now() - LOOK_EVERY;
                for folder in store.without_avif(since) {
                    while store.workers.available_permits() < store.cores {
                        thread::sleep(BUSY);
                    }
                    // Whatever made the encoder panic would do so again.
                    let made = catch_unwind(|| make(&folder, speed)).unwrap_or_else(|_| {
                        mark(&folder)?;
                        Err(MediaError::Rendition("the encoder panicked".to_owned()))
                    });
                    if let Err(error) = made {
                        tracing::warn!(%error, folder = %folder.display(), "no AVIF could be made");
                    }
                }
                since = looked;
                thread::sleep(LOOK_EVERY);
            }
        })?;
        Ok(())
    }

    /// The folders of pictures that came since then and have not been looked at.
    fn without_avif(&self, since: SystemTime) -> Vec<PathBuf> {
        let folders = |path: &Path| fs::read_dir(path).into_iter().flatten().flatten();
        let changed = |entry: &fs::DirEntry| {
            entry.metadata().and_then(|found| found.modified()).is_ok_and(|at| at >= since)
        };
        folders(&self.dir)
            .filter(|entry| entry.file_name().len() == 2 && changed(entry))
            .flat_map(|shelf| folders(&shelf.path()))
            .filter(|entry| entry.file_name().to_str().is_some_and(is_hash) && changed(entry))
            .map(|entry| entry.path())
            .filter(|path| path.join(domain::Picture::FALLBACK_FILE).exists() && !path.join(DONE).exists())
            .collect()
    }
}

/// This thread runs when no other wants to.
fn let_others_go_first() {
    // Elsewhere a priority is that of the whole process.
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, 19) {
        tracing::debug!(%error, "the thread for AVIF keeps its priority");
    }
}

/// Makes the AVIF renditions of a picture; says how many there are.
fn make(folder: &Path, speed: AvifSpeed) -> Result<usize, MediaError> {
    let renditions = renditions(folder)?;
    let mut made = 0;
    if let Some((widest, _)) = renditions.iter().max_by_key(|(_, width)| *width) {
        let source = in_eight_bits(ImageReader::open(widest)?.with_guessed_format()?.decode()?);
        let mut resizer = Resizer::new();
        for (webp, width) in renditions.iter().filter(|(_, width)| WIDTHS.contains(width)) {
            let (width, height) = scaled(source.width(), source.height(), *width);
            let picture = resize(&mut resizer, &source, width, height)?;
            made += usize::from(keep_if_smaller(&encode(&picture, speed)?, webp)?);
        }
    }
    mark(folder)?;
    Ok(made)
}

fn mark(folder: &Path) -> io::Result<()> {
    File::create(folder.join(DONE))?.sync_all()
}

/// The WebP renditions in a folder, with their widths; what moves is none.
fn renditions(folder: &Path) -> io::Result<Vec<(PathBuf, u32)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let digits = name.strip_suffix(".webp").map(|stem| stem.trim_end_matches('t'));
        if is_file_name(name)
            && let Some(Ok(width)) = digits.map(str::parse)
        {
            found.push((path, width));
        }
    }
    Ok(found)
}

fn in_eight_bits(picture: DynamicImage) -> DynamicImage {
    if picture.color().has_alpha() {
        DynamicImage::ImageRgba8(picture.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(picture.into_rgb8())
    }
}

fn encode(picture: &DynamicImage, AvifSpeed(speed): AvifSpeed) -> Result<Vec<u8>, MediaError> {
    let encoder = Encoder::new()
        .with_quality(QUALITY)
        .with_alpha_quality(QUALITY)
        .with_speed(speed)
        .with_bit_depth(BitDepth::Eight)
        .with_num_threads(Some(1));
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let encoded = match picture {
        DynamicImage::ImageRgba8(rgba) => {
            let pixels: Vec<RGBA8> = rgba.pixels().map(|pixel| pixel.0.into()).collect();
            encoder.encode_rgba(Img::new(&pixels, width, height))
        }
        picture => {
            let pixels: Vec<RGB8> = picture.to_rgb8().pixels().map(|pixel| pixel.0.into()).collect();
            encoder.encode_rgb(Img::new(&pixels, width, height))
        }
    };
    Ok(encoded.map_err(|error| MediaError::Rendition(error.to_string()))?.avif_file)
}

/// Puts an AVIF beside its WebP, whole or not at all.
fn keep_if_smaller(avif: &[u8], webp: &Path) -> io::Result<bool> {
    if avif.len() as u64 * 100 > fs::metadata(webp)?.len() * WORTH {
        return Ok(false);
    }
    let (part, whole) = (webp.with_extension("part"), webp.with_extension("avif"));
    let mut file = File::create(&part)?;
    file.write_all(avif)?;
    file.sync_all()?;
    fs::rename(part, whole)?;
    Ok(true)
}

#[cfg(test)]
mod tests;
