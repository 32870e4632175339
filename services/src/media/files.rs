//! Files that are kept as they came: documents, videos, subtitles.
//!
//! A file is streamed into the store while it is hashed, so that a video of
//! half a gigabyte needs no more memory than a letter, and recognised by its
//! content before it gets its address.

use std::{
    fs::{self, File},
    io::{self, Read, Write as _},
    path::Path,
};

use domain::{FileKind, MediaId, StoredFile};
use file_format::FileFormat;

use super::{
    MediaError, MediaStore, names, office,
    store::{Draft, short},
};
use crate::{Portal, storage::media::NewMedia};

/// The largest video, in bytes.
pub const MAX_VIDEO_BYTES: u64 = 512 * 1024 * 1024;
/// The largest document, in bytes.
pub const MAX_DOCUMENT_BYTES: u64 = 100 * 1024 * 1024;
/// The largest file of subtitles, in bytes.
pub const MAX_SUBTITLES_BYTES: u64 = 1024 * 1024;

/// How much is read at a time, in bytes.
const CHUNK: usize = 64 * 1024;
/// How much of a text is looked at to see that it is one, in bytes.
const TEXT_SAMPLE: u64 = 1024 * 1024;

/// A file whose bytes are in the store.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) hash: String,
    pub(super) kind: FileKind,
    pub(super) bytes: u64,
}

impl Kept {
    /// The row that it calls for.
    pub(super) fn row(self, name: &str) -> NewMedia {
        NewMedia {
            hash: self.hash,
            mime: self.kind.mime().to_owned(),
            width: 0,
            height: 0,
            bytes: self.bytes,
            original_name: names::file_name(name, self.kind),
            alt: String::new(),
            caption: String::new(),
            credit: String::new(),
            variants: Vec::new(),
        }
    }
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
    let (store, given) = (portal.media().clone(), name.to_owned());
    let kept = portal.media().work(move || store.keep_blocking(source, &given)).await?;
    Ok(portal.storage().insert_file(kept.row(name)).await?)
}

/// The stored file of that content address.
///
/// # Errors
/// When the database fails.
pub async fn file_by_hash(portal: &Portal, hash: &str) -> Result<Option<StoredFile>, MediaError> {
    Ok(portal.storage().file_by_hash(hash).await?)
}

impl MediaStore {
    fn keep_blocking(&self, source: impl Read, name: &str) -> Result<Kept, MediaError> {
        let draft = Draft::make(self)?;
        let (hash, bytes) = copy_hashed(source, &draft.arriving())?;
        self.settle(&draft, hash, bytes, name)
    }

    /// Gives the file that has arrived in `draft` its address, if the portal
    /// keeps what it is.
    pub(super) fn settle(
        &self,
        draft: &Draft,
        hash: String,
        bytes: u64,
        name: &str,
    ) -> Result<Kept, MediaError> {
        let arriving = draft.arriving();
        let kind = kind_of(&arriving, name)?;
        if bytes > limit(kind) {
            return Err(MediaError::FileTooLarge { limit: limit(kind) });
        }
        office::check(&mut File::open(&arriving)?, kind, bytes)?;
        fs::rename(arriving, draft.file(&format!("{}.{}", StoredFile::STEM, kind.extension())))?;
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
    Ok((short(&hasher.finalize()), bytes))
}

/// What a file is, by its content. Only whether a text is a table does no
/// content say; there the name may.
fn kind_of(path: &Path, name: &str) -> Result<FileKind, MediaError> {
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
        FileFormat::OpendocumentPresentation => Ok(FileKind::Odp),
        FileFormat::Mpeg4Part14Video => Ok(FileKind::Mp4),
        FileFormat::Webm => Ok(FileKind::Webm),
        FileFormat::WebVideoTextTracks => Ok(FileKind::Vtt),
        FileFormat::CompoundFileBinary => office::old_kind(&mut File::open(path)?),
        _ => match text_of(path)? {
            Some(text) if text.contains("<svg") => Err(MediaError::Drawing),
            Some(text) if names::ends_in(name, "csv") && !text.starts_with('<') => Ok(FileKind::Csv),
            _ => Err(MediaError::UnknownFile),
        },
    }
}

/// The beginning of a file that holds letters and nothing else.
fn text_of(path: &Path) -> io::Result<Option<String>> {
    let mut sample = Vec::new();
    File::open(path)?.take(TEXT_SAMPLE).read_to_end(&mut sample)?;
    let text = match std::str::from_utf8(&sample) {
        Ok(text) => text,
        // The sample may end within a letter.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&sample[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return Ok(None),
    };
    let is_text = !text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n'));
    let text = text.trim_start_matches('\u{feff}').trim_start();
    Ok((is_text && !text.is_empty()).then(|| text.to_owned()))
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
    use super::*;

    fn store() -> (tempfile::TempDir, MediaStore) {
        let dir = tempfile::tempdir().unwrap();
        let store = MediaStore::open(dir.path().join("media")).unwrap();
        (dir, store)
    }

    fn keep(store: &MediaStore, bytes: &[u8]) -> Result<Kept, MediaError> {
        store.keep_blocking(bytes, "so-lieu.csv")
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
            [&b"MZ\x90\0this is a program"[..], b" <html><script>alert(1)</script>", b"PK\x03\x04", b""]
        {
            assert!(matches!(keep(&store, bytes), Err(MediaError::UnknownFile)), "{bytes:?}");
        }
        let drawing = b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
        assert!(matches!(keep(&store, drawing), Err(MediaError::Drawing)));
        let mut subtitles = b"WEBVTT\n\n".to_vec();
        subtitles.resize(MAX_SUBTITLES_BYTES as usize + 1, b'\n');
        assert!(matches!(keep(&store, &subtitles), Err(MediaError::FileTooLarge { .. })));
        assert_eq!(fs::read_dir(&store.dir).unwrap().count(), 0);
    }

    #[test]
    fn a_table_as_text_is_what_is_named_so_and_holds_letters() {
        let (_dir, store) = store();
        let table = "Đơn vị;Số lượng\nSở Tài chính;12\n".as_bytes();
        assert_eq!(keep(&store, table).unwrap().kind, FileKind::Csv);
        assert!(matches!(store.keep_blocking(table, "so-lieu.txt"), Err(MediaError::UnknownFile)));
        assert!(matches!(keep(&store, b"a;b\xff\xfe;c"), Err(MediaError::UnknownFile)));
    }
}
