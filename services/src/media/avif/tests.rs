use std::io::Cursor;

use image::{ImageFormat, Rgba, RgbaImage};
use zenavif::{DecoderConfig, ManagedAvifDecoder};

use super::*;

const FAST: AvifSpeed = AvifSpeed(10);

/// A picture with more in it than a plain colour.
async fn stored(store: &MediaStore, alpha: u8) -> PathBuf {
    let picture = RgbaImage::from_fn(660, 120, |x, y| {
        let wave = f64::from(x * y).sqrt().sin() * 60.0 + 128.0;
        Rgba([wave as u8, x as u8, (y * 2) as u8, alpha])
    });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgba8(picture).write_to(&mut bytes, ImageFormat::Png).unwrap();
    let stored = store.store(bytes.into_inner()).await.unwrap();
    store.open_file(&stored.hash, "640.webp").unwrap().parent().unwrap().to_owned()
}

fn store() -> (tempfile::TempDir, MediaStore) {
    let dir = tempfile::tempdir().unwrap();
    let store = MediaStore::open(dir.path().join("media")).unwrap();
    (dir, store)
}

fn size_of(avif: &[u8]) -> (u32, u32) {
    let info = ManagedAvifDecoder::new(avif, &DecoderConfig::new().threads(1)).unwrap().probe_info().unwrap();
    (info.width, info.height)
}

#[tokio::test]
async fn old_and_new_pictures_get_theirs_once() {
    let (_dir, store) = store();
    let folder = stored(&store, 255).await;
    assert_eq!(store.without_avif(SystemTime::UNIX_EPOCH), std::slice::from_ref(&folder));
    assert_eq!(make(&folder, FAST).unwrap(), 1);
    assert!(store.without_avif(SystemTime::UNIX_EPOCH).is_empty());
    let hash = folder.file_name().unwrap().to_str().unwrap();
    let path = store.open_smaller(hash, "640.webp").unwrap();
    let avif = fs::read(&path).unwrap();
    assert_eq!(size_of(&avif), (640, 116));
    assert!((avif.len() as u64) < fs::metadata(path.with_extension("webp")).unwrap().len());
    assert!(!folder.join("320.avif").exists(), "it would save nothing");
    assert_eq!(store.open_smaller(hash, "goc.jpg"), None);
    assert_eq!(store.open_smaller("..", "640.webp"), None);
    // What came long ago is not looked at again and again.
    let later = SystemTime::now() + LOOK_EVERY;
    stored(&store, 254).await;
    assert!(store.without_avif(later).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_thread_makes_them_by_itself() {
    let (_dir, store) = store();
    let folder = stored(&store, 255).await;
    store.start_avif(FAST).unwrap();
    for _ in 0..600 {
        if folder.join(DONE).exists() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(folder.join("640.avif").exists());
}

#[tokio::test]
async fn a_transparent_picture_stays_one() {
    let (_dir, store) = store();
    let folder = stored(&store, 100).await;
    make(&folder, FAST).unwrap();
    let avif = fs::read(folder.join("640.avif")).unwrap();
    let mut decoder = ManagedAvifDecoder::new(&avif, &DecoderConfig::new().threads(1)).unwrap();
    assert!(decoder.probe_info().unwrap().has_alpha);
    let pixels = decoder.decode(&zenavif::Unstoppable).unwrap();
    let alpha = pixels.as_slice().contiguous_bytes()[3];
    assert!(alpha.abs_diff(100) < 12, "{alpha}");
}

#[test]
fn what_saves_too_little_is_not_kept() {
    let dir = tempfile::tempdir().unwrap();
    let webp = dir.path().join("320.webp");
    fs::write(&webp, [0; 100]).unwrap();
    assert!(!keep_if_smaller(&[0; 91], &webp).unwrap());
    assert!(keep_if_smaller(&[0; 90], &webp).unwrap());
    let mut names: Vec<_> =
        fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["320.avif", "320.webp"]);
}

#[test]
fn what_moves_has_no_avif_but_its_stills_have() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["320t.webp", "640.webp", "dong.webp", "goc.jpg", "640.avif", ".x.webp"] {
        fs::write(dir.path().join(name), b"").unwrap();
    }
    let mut widths: Vec<_> = renditions(dir.path()).unwrap().into_iter().map(|(_, width)| width).collect();
    widths.sort_unstable();
    assert_eq!(widths, [320, 640]);
    assert_eq!([AvifSpeed::new(0), AvifSpeed::new(11)], [None, None]);
}
