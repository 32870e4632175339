use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};

use super::*;

fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let gradient = RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(gradient).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG with an EXIF block that says orientation 6 and names a camera.
fn photograph() -> Vec<u8> {
    let jpeg = encoded(400, 200, ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(b"\x0f\x01\x02\0\x08\0\0\0\x26\0\0\0"); // Make, at offset 38
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"); // Orientation 6, end of directory
    exif.extend(b"MAYANH1\0");
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

/// A PNG whose header claims an enormous picture.
fn bomb() -> Vec<u8> {
    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let mut bytes = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
        bytes.extend(kind);
        bytes.extend(data);
        let crc = crc32(&bytes[4..]);
        bytes.extend(crc.to_be_bytes());
        bytes
    }
    let mut header = 50_000_u32.to_be_bytes().to_vec();
    header.extend(50_000_u32.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(chunk(b"IHDR", &header));
    bytes.extend(chunk(b"IDAT", &[0x78, 0x9c, 0x03, 0, 0, 0, 0, 1]));
    bytes.extend(chunk(b"IEND", &[]));
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}

fn store() -> (tempfile::TempDir, MediaStore) {
    let dir = tempfile::tempdir().unwrap();
    let store = MediaStore::open(dir.path().join("media")).unwrap();
    (dir, store)
}

#[tokio::test]
async fn every_rendition_is_stored_once() {
    let (_dir, store) = store();
    let bytes = encoded(1000, 500, ImageFormat::Png);
    let stored = store.store(bytes.clone()).await.unwrap();
    let widths: Vec<_> = stored.variants.iter().map(|variant| (variant.width, variant.height)).collect();
    assert_eq!(widths, [(320, 160), (640, 320), (960, 480)]);
    for name in ["320.webp", "640.webp", "960.webp", "goc.jpg"] {
        let path = store.open_file(&stored.hash, name).unwrap();
        let picture = image::open(&path).unwrap();
        assert!(name == "goc.jpg" || name == format!("{}.webp", picture.width()));
    }
    assert_eq!(store.store(bytes).await.unwrap(), stored);
    assert!(store.contains(&stored.hash).await);
}

#[tokio::test]
async fn a_photograph_stands_upright_and_keeps_no_metadata() {
    let (_dir, store) = store();
    let stored = store.store(photograph()).await.unwrap();
    assert_eq!((stored.width, stored.height), (200, 400));
    for name in ["200.webp", "goc.jpg"] {
        let bytes = fs::read(store.open_file(&stored.hash, name).unwrap()).unwrap();
        assert!(!bytes.windows(6).any(|window| window == b"MAYANH" || window == b"Exif\0\0"), "{name}");
    }
}

#[tokio::test]
async fn content_decides_the_type() {
    let (_dir, store) = store();
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        store.store(encoded(40, 30, format)).await.unwrap();
    }
    for bytes in [&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], b"BM", b"", b"%PDF-1.7"] {
        assert!(matches!(store.store(bytes.to_vec()).await, Err(MediaError::UnknownFormat)));
    }
}

#[tokio::test]
async fn a_decompression_bomb_is_refused_by_its_header() {
    let (_dir, store) = store();
    let refused = store.store(bomb()).await.unwrap_err();
    assert!(matches!(refused, MediaError::TooManyPixels { width: 50_000, height: 50_000 }), "{refused}");
    assert!(refused.user_message().contains("50000"));
}

#[tokio::test]
async fn damaged_and_oversized_files_are_refused() {
    let (_dir, store) = store();
    let mut cut = encoded(300, 300, ImageFormat::Png);
    cut.truncate(cut.len() / 2);
    assert!(matches!(store.store(cut).await, Err(MediaError::Damaged(_))));
    assert!(matches!(store.store(vec![0; MAX_BYTES + 1]).await, Err(MediaError::TooManyBytes(_))));
    assert!(fs::read_dir(&store.dir).unwrap().next().is_none());
}

#[test]
fn no_address_leads_out_of_the_store() {
    let (_dir, store) = store();
    let hash = "0123456789abcdef".repeat(2);
    assert!(store.open_file(&hash, "640.webp").is_some());
    for file in ["../x.jpg", "640.png", "640.webp/..", ".webp", "A.webp", "a.b.webp", "", "640.webp\0"] {
        assert_eq!(store.open_file(&hash, file), None, "{file}");
    }
    for bad in ["..", "0123", &hash.to_uppercase(), &hash.replace('0', "/"), &"é".repeat(16)] {
        assert_eq!(store.open_file(bad, "640.webp"), None, "{bad}");
    }
}
