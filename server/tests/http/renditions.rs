//! What is made of a picture, and what browsers get of it.

use image::{Delay, Frame, RgbaImage, codecs::gif::GifEncoder};

use crate::{
    library::{number_of, picture, sent},
    office::{desk_page, office},
    server::{header, text},
};

#[test]
fn a_browser_that_reads_avif_gets_it_where_there_is_one() {
    let server = &office().server;
    let hash = sent("nhe.jpg", &picture(16, 700, 350))["hash"].as_str().unwrap().to_owned();
    let ask = |accept: &str, known: &str| {
        let request = server.agent().get(server.url(&format!("/media/{hash}/320.webp")));
        request.header("accept", accept).header("if-none-match", known).call().unwrap()
    };
    let chrome = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8";
    let before = ask(chrome, "");
    assert_eq!(header(&before, "content-type"), "image/webp");
    let folder = server.data_dir().join("media").join(&hash[..2]).join(&hash);
    std::fs::write(folder.join("320.avif"), b"fewer bytes").unwrap();
    let mut after = ask(chrome, "");
    assert_eq!(header(&after, "content-type"), "image/avif");
    assert_eq!(header(&after, "cache-control"), "private, max-age=31536000, immutable");
    assert_eq!(after.body_mut().read_to_vec().unwrap(), b"fewer bytes");
    assert_eq!(ask(chrome, header(&after, "etag")).status(), 304);
    for other in ["image/webp,*/*", "*/*", "image/avif-other", ""] {
        let response = ask(other, "");
        assert_eq!(header(&response, "content-type"), "image/webp", "{other}");
        assert_eq!(header(&response, "etag"), header(&before, "etag"));
        assert!(header(&response, "cache-control").starts_with("public"));
    }
}

/// An animation of so many frames.
fn animation(frames: u8, width: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new_with_speed(&mut bytes, 30);
    for number in 0..frames {
        let pixels = RgbaImage::from_fn(width, 40, |x, _| image::Rgba([number * 3, x as u8, 7, 255]));
        encoder.encode_frame(Frame::from_parts(pixels, 0, 0, Delay::from_numer_denom_ms(90, 1))).unwrap();
    }
    drop(encoder);
    bytes
}

#[test]
fn an_animation_moves_beside_its_stills() {
    let stored = sent("mua-lan.gif", &animation(4, 330));
    let folder = format!("/media/{}", stored["hash"].as_str().unwrap());
    let moving = office().server.bytes(&format!("{folder}/dong.webp"));
    assert!(moving.windows(4).any(|part| part == b"ANIM"));
    let still = office().server.bytes(&format!("{folder}/320t.webp"));
    assert!(still.starts_with(b"RIFF") && !still.windows(4).any(|part| part == b"ANIM"));
    let page = text(desk_page(&office().editor, &format!("/quan-tri/tep/{}", number_of("mua-lan"))));
    assert!(page.contains(&format!("srcset=\"{folder}/dong.webp\"")) && page.contains("ảnh động"), "{page}");
    // One frame is a picture like any other.
    let stored = sent("dung-yen.gif", &animation(1, 330));
    assert_eq!(
        office().server.get(&format!("/media/{}/dong.webp", stored["hash"].as_str().unwrap())).status(),
        404
    );
}
