//! `.br` and `.gz` beside every file that gets smaller by it, as small as they can be: made once,
//! sent many times.

use std::{
    ffi::OsString,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use anyhow::{Context as _, Result, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use super::is_kind;
use crate::stamp::files_below;

/// Already compressed.
const DENSE: [&str; 9] = ["avif", "br", "gif", "gz", "jpeg", "jpg", "png", "webp", "woff2"];

/// Compresses everything below `folder`, on all processors.
pub fn folder(folder: &Path) -> Result<()> {
    let files = files_below(folder)?;
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            if !is_kind(path, &DENSE) {
                file(path).with_context(|| format!("cannot compress {}", path.display()))?;
            }
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().map_err(|_| anyhow!("compressing broke off"))?)
    })
}

/// How many bytes `data` takes as brotli.
pub fn brotli(data: &[u8]) -> Result<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: data.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*data, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(data: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data)?;
    Ok(encoder.finish()?)
}

fn file(path: &Path) -> Result<()> {
    let data = fs::read(path)?;
    for (kind, compressed) in [("br", brotli(&data)?), ("gz", gzip(&data)?)] {
        if compressed.len() < data.len() {
            fs::write(sibling(path, kind), compressed)?;
        }
    }
    Ok(())
}

/// `bantin.js.br` for `bantin.js`.
pub fn sibling(path: &Path, kind: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".");
    name.push(kind);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gets_smaller_is_compressed_and_what_is_dense_is_not() {
        let site = tempfile::tempdir().unwrap();
        let path = |name: &str| site.path().join(name);
        fs::create_dir(path("pkg")).unwrap();
        fs::write(path("pkg/bantin.js"), "let a = 1;".repeat(100)).unwrap();
        fs::write(path("pkg/font.woff2"), "aaaa".repeat(100)).unwrap();
        fs::write(path("pkg/tiny.txt"), "x").unwrap();

        folder(site.path()).unwrap();

        for name in ["pkg/bantin.js.br", "pkg/bantin.js.gz"] {
            assert!(fs::metadata(path(name)).unwrap().len() < 1000, "{name}");
        }
        for name in ["pkg/font.woff2.br", "pkg/font.woff2.gz", "pkg/tiny.txt.br", "pkg/tiny.txt.gz"] {
            assert!(!path(name).exists(), "{name}");
        }
    }
}
