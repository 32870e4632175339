//! Files as they travel.

/// Brotli quality 0–11 of what the portal keeps (`services`).
pub const KEPT: i32 = 5;
/// The same of what it compresses when it is asked for (`server`).
pub const ON_THE_FLY: i32 = 6;

/// `bytes` as brotli.
pub fn brotli(bytes: &[u8], quality: i32) -> Vec<u8> {
    let lgwin = (bytes.len().max(1).ilog2() as i32 + 1).clamp(18, 22);
    let params =
        brotli::enc::BrotliEncoderParams { quality, lgwin, size_hint: bytes.len(), ..Default::default() };
    let mut out = Vec::new();
    match brotli::BrotliCompress(&mut &*bytes, &mut out, &params) {
        Ok(_) => out,
        Err(_) => bytes.to_vec(),
    }
}

/// How many bytes travel for `bytes`: brotli where that is smaller.
pub fn compressed(bytes: &[u8], quality: i32) -> usize {
    brotli(bytes, quality).len().min(bytes.len())
}
