//! Brotli, as the index is kept and sent.

use std::io::{self, Read as _};

use brotli::enc::BrotliEncoderParams;

/// How hard to compress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// What is soon written again.
    Fast,
    /// What stays.
    Small,
}

impl Level {
    /// Brotli's quality, 0–11. On records of some kilobytes 10 takes half the
    /// time of 9, whose tables are 32 MB whatever the input, and 11 twice that
    /// of 10.
    const fn quality(self) -> i32 {
        match self {
            Self::Fast => 5,
            Self::Small => 10,
        }
    }
}

/// More than any file of the index has, in bytes: what claims to unpack to more
/// is not one.
const MAX_BYTES: u64 = 256 << 20;

/// Compresses.
pub fn compress(bytes: &[u8], level: Level) -> Vec<u8> {
    // A window larger than the input costs memory, which takes time to clear.
    let lgwin = (bytes.len().max(1).ilog2() as i32 + 1).clamp(16, 22);
    let params = BrotliEncoderParams {
        quality: level.quality(),
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
