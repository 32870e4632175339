//! Brotli, as the index is kept and sent.

use std::io::{self, Read as _};

use brotli::enc::BrotliEncoderParams;

/// Brotli's quality, 0–11. Above 6 the encoder's tables are so large that records
/// of some kilobytes take ten times as long, for a twentieth less.
const QUALITY: i32 = 5;

/// More than any file of the index has, in bytes: what claims to unpack to more
/// is not one.
const MAX_BYTES: u64 = 256 << 20;

/// Compresses.
pub fn compress(bytes: &[u8]) -> Vec<u8> {
    // A window much larger than the input costs memory, which takes time to clear.
    let lgwin = (bytes.len().max(1).ilog2() as i32 + 1).clamp(18, 22);
    let params = BrotliEncoderParams {
        quality: QUALITY,
        lgwin,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    // Writing into memory does not fail.
    let _ = brotli::BrotliCompress(&mut &*bytes, &mut out, &params);
    out
}

/// Unpacks what [`compress`] made.
pub fn decompress(compressed: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    brotli::Decompressor::new(compressed, 4096).take(MAX_BYTES).read_to_end(&mut out)?;
    Ok(out)
}
