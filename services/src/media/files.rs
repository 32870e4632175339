//! Files that are kept as they came: documents, videos, subtitles.
//!
//! A file is streamed into the store while it is hashed, so that a video of
//! half a gigabyte needs no more memory than a letter, and recognised by its
//! content before it gets its address.

use std::{
    fs::{self, File},
    io::{self, Read, Write as _},
    path::Path,
    sync::Arc,
};

use domain::{FileKind, MediaId, StoredFile};
use file_format::FileFormat;
use tokio::task::spawn_blocking;

use super::{
    MediaError, MediaStore,
    store::{HASH_LEN, draft_folder},
};
use crate::{Portal, storage::media::NewMedia};

/// The largest video, in bytes.
pub const MAX_VIDEO_BYTES: u64 = 512 * 1024 * 1024;
/// The largest document, in bytes.
pub const MAX_DOCUMENT_BYTES: u64 = 50 * 1024 * 1024;
/// The largest file of subtitles, in bytes.
pub const MAX_SUBTITLES_BYTES: u64 = 1024 * 1024;

/// How much is read at a time, in bytes.
const CHUNK: usize = 64 * 1024;
/// The longest file name that is kept, in characters.
const MAX_NAME: usize = 200;

/// A file whose bytes are in the store.
struct Kept {
    hash: String,
    kind: FileKind,
    bytes: u64,
}

/// Takes a file into the portal under the name it came with. One that is there
/// already is found by its content and keeps its first name.
///
/// # Errors
/// When the file is of no kind the portal keeps, is too large, or cannot be stored.
pub async fn add_file(
    portal: &Portal,
    source: impl Read + Send + 'static,
    name: &str,
) -> Result<(MediaId, StoredFile), MediaError> {
    let kept = portal.media().keep(source).await?;
    let row = NewMedia {
        hash: kept.hash,
        mime: kept.kind.mime().to_owned(),
        width: 0,
        height: 0,
        bytes: kept.bytes,
        original_name: file_name(name, kept.kind),
        alt: String::new(),
        caption: String::new(),
        credit: String::new(),
        variants: Vec::new(),
    };
    Ok(portal.storage().insert_file(row).await?)
}

/// The stored file of that content address.
///
/// # Errors
/// When the database fails.
pub async fn file_by_hash(portal: &Portal, hash: &str) -> Result<Option<StoredFile>, MediaError> {
    Ok(portal.storage().file_by_hash(hash).await?)
}

/// The name readers save the file under: without folders and characters that
/// break headers or file systems, and with the ending its content calls for.
fn file_name(name: &str, kind: FileKind) -> String {
    let name = domain::text::compose(name);
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .map(|c| if c.is_control() || r#"<>:"|?*"#.contains(c) { '-' } else { c })
        .take(MAX_NAME)
        .collect();
    let clean = clean.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = match clean.rsplit_once('.') {
        Some((stem, ending)) if FileKind::from_extension(&ending.to_ascii_lowercase()).is_some() => stem,
        _ => clean,
    };
    let stem = if stem.is_empty() { StoredFile::STEM } else { stem };
    format!("{stem}.{}", kind.extension())
}

impl MediaStore {
    async fn keep(&self, source: impl Read + Send + 'static) -> Result<Kept, MediaError> {
        let permit = Arc::clone(&self.workers).acquire_owned().await.map_err(|_| MediaError::Interrupted)?;
        let store = self.clone();
        let work = move || {
            let _permit = permit;
            store.keep_blocking(source)
        };
        spawn_blocking(work).await.map_err(|_| MediaError::Interrupted)?
    }

    fn keep_blocking(&self, source: impl Read) -> Result<Kept, MediaError> {
        let draft = draft_folder(&self.dir);
        let kept = self.keep_in(&draft, source);
        // Gone already when it got its name; otherwise of no use.
        let _ = fs::remove_dir_all(&draft);
        kept
    }

    fn keep_in(&self, draft: &Path, source: impl Read) -> Result<Kept, MediaError> {
        fs::create_dir_all(draft)?;
        let arriving = draft.join("den");
        let (hash, bytes) = copy_hashed(source, &arriving)?;
        let kind = kind_of(&arriving)?;
        if bytes > limit(kind) {
            return Err(MediaError::FileTooLarge { limit: limit(kind) });
        }
        fs::rename(&arriving, draft.join(format!("{}.{}", StoredFile::STEM, kind.extension())))?;
        self.publish(draft, &hash)?;
        Ok(Kept { hash, kind, bytes })
    }
}

/// Writes everything to `target`; says the content address and the size.
fn copy_hashed(mut source: impl Read, target: &Path) -> Result<(String, u64), MediaError> {
    let mut file = File::create(target)?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; CHUNK];
    let mut bytes = 0;
    loop {
        let read = match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        bytes += read as u64;
        if bytes > MAX_VIDEO_BYTES {
            return Err(MediaError::FileTooLarge { limit: MAX_VIDEO_BYTES });
        }
        hasher.update(&buffer[..read]);
        file.write_all(&buffer[..read])?;
    }
    file.sync_all()?;
    Ok((hasher.finalize().to_hex().chars().take(HASH_LEN).collect(), bytes))
}

/// What a file is, by its content.
fn kind_of(path: &Path) -> Result<FileKind, MediaError> {
    match FileFormat::from_file(path)? {
        FileFormat::PortableDocumentFormat => Ok(FileKind::Pdf),
        FileFormat::MicrosoftWordDocument => Ok(FileKind::Doc),
        FileFormat::OfficeOpenXmlDocument => Ok(FileKind::Docx),
        FileFormat::MicrosoftExcelSpreadsheet => Ok(FileKind::Xls),
        FileFormat::OfficeOpenXmlSpreadsheet => Ok(FileKind::Xlsx),
        FileFormat::MicrosoftPowerpointPresentation => Ok(FileKind::Ppt),
        FileFormat::OfficeOpenXmlPresentation => Ok(FileKind::Pptx),
        FileFormat::OpendocumentText => Ok(FileKind::Odt),
        FileFormat::OpendocumentSpreadsheet => Ok(FileKind::Ods),
        FileFormat::Mpeg4Part14Video => Ok(FileKind::Mp4),
        FileFormat::Webm => Ok(FileKind::Webm),
        FileFormat::WebVideoTextTracks => Ok(FileKind::Vtt),
        _ => Err(MediaError::UnknownFile),
    }
}

const fn limit(kind: FileKind) -> u64 {
    match kind {
        FileKind::Mp4 | FileKind::Webm => MAX_VIDEO_BYTES,
        FileKind::Vtt => MAX_SUBTITLES_BYTES,
        _ => MAX_DOCUMENT_BYTES,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn store() -> (tempfile::TempDir, MediaStore) {
        let dir = tempfile::tempdir().unwrap();
        let store = MediaStore::open(dir.path().join("media")).unwrap();
        (dir, store)
    }

    fn keep(store: &MediaStore, bytes: &[u8]) -> Result<Kept, MediaError> {
        store.keep_blocking(bytes)
    }

    #[test]
    fn a_file_is_what_its_content_says_and_lies_under_its_hash() {
        let (_dir, store) = store();
        let bytes = b"%PDF-1.7\n%%EOF\n";
        let kept = keep(&store, bytes).unwrap();
        assert_eq!(
            (kept.kind, kept.bytes, kept.hash.as_str()),
            (FileKind::Pdf, 15, &*MediaStore::hash(bytes))
        );
        let path = store.open_file(&kept.hash, "tep.pdf").unwrap();
        assert_eq!(fs::read(path).unwrap(), bytes);
        // The same again is no error and leaves nothing behind.
        assert_eq!(keep(&store, bytes).unwrap().hash, kept.hash);
        let left: Vec<_> =
            fs::read_dir(&store.dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, [&kept.hash[..2]]);
    }

    #[test]
    fn what_the_portal_does_not_keep_leaves_no_trace() {
        let (_dir, store) = store();
        for bytes in
            [&b"MZ\x90\0this is a program"[..], b"<html><script>alert(1)</script>", b"PK\x03\x04", b""]
        {
            assert!(matches!(keep(&store, bytes), Err(MediaError::UnknownFile)), "{bytes:?}");
        }
        let mut subtitles = b"WEBVTT\n\n".to_vec();
        subtitles.resize(MAX_SUBTITLES_BYTES as usize + 1, b'\n');
        assert!(matches!(keep(&store, &subtitles), Err(MediaError::FileTooLarge { .. })));
        assert_eq!(fs::read_dir(&store.dir).unwrap().count(), 0);
    }

    #[test]
    fn a_name_keeps_its_words_and_gets_the_right_ending() {
        let named = |name| file_name(name, FileKind::Pdf);
        assert_eq!(named("Quyết định số 12.PDF"), "Quyết định số 12.pdf");
        assert_eq!(named("C:\\văn bản\\12/QĐ.docx"), "QĐ.pdf");
        assert_eq!(named("bản v1.2"), "bản v1.2.pdf");
        assert_eq!(named("a\r\nSet-Cookie: b\".exe"), "a--Set-Cookie- b-.exe.pdf");
        assert_eq!(named("../.."), "tep.pdf");
    }

    proptest! {
        #[test]
        fn no_name_breaks_a_header_or_leaves_its_folder(name in any::<String>()) {
            let name = file_name(&name, FileKind::Docx);
            prop_assert!(name.ends_with(".docx") && name.len() > ".docx".len());
            prop_assert!(!name.contains(['/', '\\', '"', '\n', '\r', '\0']) && !name.starts_with('.'));
        }
    }
}
