//! Files as they travel.

/// Brotli quality 0–11, as the portal compresses its index (`services`).
pub const QUALITY: i32 = 5;

/// `bytes` as brotli.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams { quality: QUALITY, ..Default::default() };
    let mut out = Vec::new();
    match brotli::BrotliCompress(&mut &*bytes, &mut out, &params) {
        Ok(_) => out,
        Err(_) => bytes.to_vec(),
    }
}

/// How many bytes travel for `bytes`: brotli where that is smaller.
pub fn compressed(bytes: &[u8]) -> usize {
    brotli(bytes).len().min(bytes.len())
}
