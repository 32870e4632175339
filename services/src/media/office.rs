//! What may hide in a document: programs, and archives that unpack to more than
//! any disk holds.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
};

use domain::FileKind;
use zip::{ZipArchive, result::ZipError};

use super::MediaError;

/// The most a document may hold unpacked, in bytes.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;
/// Below this no ratio is suspicious, in bytes.
const HARMLESS: u64 = 32 * 1024 * 1024;
/// How many times its size a document may unpack to.
const MAX_RATIO: u64 = 200;
/// How many parts a document may have.
const MAX_PARTS: usize = 10_000;
/// The longest part that says what the others are, in bytes.
const MAX_TYPES: u64 = 1024 * 1024;

/// What the office programs call the part that holds macros, folded.
const MACROS: [&str; 3] = ["vbaproject.bin", "/basic/", "/scripts/"];
/// The stream in which macros lie in documents until 2003, as it is named there.
const OLD_MACROS: &str = "_VBA_PROJECT";

/// Looks into a document.
///
/// # Errors
/// When it holds macros, or unpacks to more than its size allows.
pub(super) fn check(file: &mut File, kind: FileKind, bytes: u64) -> Result<(), MediaError> {
    match kind {
        FileKind::Docx | FileKind::Xlsx | FileKind::Pptx | FileKind::Odt | FileKind::Ods | FileKind::Odp => {
            check_archive(file, bytes)
        }
        FileKind::Doc | FileKind::Xls | FileKind::Ppt => check_old(file),
        _ => Ok(()),
    }
}

fn check_archive(file: &mut File, bytes: u64) -> Result<(), MediaError> {
    file.seek(SeekFrom::Start(0))?;
    let mut archive = ZipArchive::new(file).map_err(unreadable)?;
    if archive.len() > MAX_PARTS {
        return Err(MediaError::Unpacks);
    }
    let most = MAX_UNPACKED.min(HARMLESS.max(bytes.saturating_mul(MAX_RATIO)));
    let mut unpacked = 0_u64;
    let mut sink = io::sink();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(unreadable)?;
        let name = part.name().map_err(unreadable)?.to_ascii_lowercase();
        if MACROS.iter().any(|macros| format!("/{name}").contains(macros)) {
            return Err(MediaError::Macros);
        }
        // What it declares costs nothing to read, what it unpacks to is the truth.
        let left = most - unpacked;
        if part.size() > left {
            return Err(MediaError::Unpacks);
        }
        if name == "[content_types].xml" {
            let mut types = String::new();
            unpacked +=
                part.by_ref().take(MAX_TYPES).read_to_string(&mut types).map_err(|error| damaged(&error))?
                    as u64;
            if types.contains("macroEnabled") {
                return Err(MediaError::Macros);
            }
        }
        unpacked += io::copy(&mut part.take(left + 1), &mut sink).map_err(|error| damaged(&error))?;
        if unpacked > most {
            return Err(MediaError::Unpacks);
        }
    }
    Ok(())
}

/// Documents until 2003 are file systems of their own.
fn check_old(file: &mut File) -> Result<(), MediaError> {
    if holds_stream(file, OLD_MACROS)? { Err(MediaError::Macros) } else { Ok(()) }
}

/// What a document until 2003 is that does not say so itself, as many programs
/// write it: what its main stream is called.
///
/// # Errors
/// When it is locked with a password, or nothing that is known.
pub(super) fn old_kind(file: &mut File) -> Result<FileKind, MediaError> {
    if holds_stream(file, "EncryptedPackage")? {
        return Err(MediaError::Locked);
    }
    for (stream, kind) in
        [("WordDocument", FileKind::Doc), ("Workbook", FileKind::Xls), ("PowerPoint Document", FileKind::Ppt)]
    {
        if holds_stream(file, stream)? {
            return Ok(kind);
        }
    }
    Err(MediaError::UnknownFile)
}

/// Whether the name of a stream stands in the file, as its directory writes it.
fn holds_stream(file: &mut File, name: &str) -> io::Result<bool> {
    const CHUNK: usize = 64 * 1024;
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    file.seek(SeekFrom::Start(0))?;
    let mut buffer = Vec::with_capacity(CHUNK + wanted.len());
    loop {
        let read = file.by_ref().take(CHUNK as u64).read_to_end(&mut buffer)?;
        if buffer.windows(wanted.len()).any(|window| window == wanted) {
            return Ok(true);
        }
        if read == 0 {
            return Ok(false);
        }
        // The name may begin in one chunk and end in the next.
        buffer.drain(..buffer.len().saturating_sub(wanted.len()));
    }
}

fn unreadable(error: ZipError) -> MediaError {
    match error {
        ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => MediaError::Store(error),
        error => MediaError::Unreadable(error.to_string()),
    }
}

/// Reading a part that does not unpack is the document's fault, not the disk's.
fn damaged(error: &io::Error) -> MediaError {
    MediaError::Unreadable(error.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn archive(parts: &[(&str, &[u8])]) -> (File, u64) {
        let mut writer = ZipWriter::new(tempfile::tempfile().unwrap());
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, content) in parts {
            writer.start_file(*name, options).unwrap();
            writer.write_all(content).unwrap();
        }
        let file = writer.finish().unwrap();
        let bytes = file.metadata().unwrap().len();
        (file, bytes)
    }

    fn checked(parts: &[(&str, &[u8])]) -> Result<(), MediaError> {
        let (mut file, bytes) = archive(parts);
        check(&mut file, FileKind::Docx, bytes)
    }

    #[test]
    fn an_honest_document_passes() {
        let text = "<w:p>Điều 1. Phạm vi điều chỉnh</w:p>".repeat(20_000);
        let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
        assert!(checked(&[types, ("word/document.xml", text.as_bytes())]).is_ok());
    }

    #[test]
    fn macros_are_found_wherever_they_are_declared() {
        let parts: [(&str, &[u8]); 4] = [
            ("word/vbaProject.bin", b"x"),
            ("xl/VBAPROJECT.BIN", b"x"),
            ("[Content_Types].xml", b"application/vnd.ms-word.document.macroEnabled.main+xml"),
            ("Basic/Standard/Module1.xml", b"x"),
        ];
        for part in parts {
            assert!(matches!(checked(&[part]), Err(MediaError::Macros)), "{}", part.0);
        }
        assert!(matches!(check(&mut old(OLD_MACROS), FileKind::Xls, 0), Err(MediaError::Macros)));
        assert!(check(&mut old("Workbook"), FileKind::Xls, 0).is_ok());
    }

    /// A document until 2003 with a stream of that name, across two chunks.
    fn old(stream: &str) -> File {
        let mut file = tempfile::tempfile().unwrap();
        let mut content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        content.resize(65_530, 0);
        content.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        file.write_all(&content).unwrap();
        file
    }

    #[test]
    fn an_old_document_is_what_its_main_stream_is_called() {
        assert_eq!(old_kind(&mut old("Workbook")).unwrap(), FileKind::Xls);
        assert_eq!(old_kind(&mut old("WordDocument")).unwrap(), FileKind::Doc);
        assert!(matches!(old_kind(&mut old("EncryptedPackage")), Err(MediaError::Locked)));
        assert!(matches!(old_kind(&mut old("Thumbs")), Err(MediaError::UnknownFile)));
    }

    #[test]
    fn a_bomb_does_not_go_off() {
        let zeros = vec![0_u8; 64 * 1024 * 1024];
        assert!(matches!(checked(&[("word/document.xml", &zeros)]), Err(MediaError::Unpacks)));
    }

    #[test]
    fn a_bomb_that_lies_about_its_size_does_not_go_off() {
        let zeros = vec![0_u8; 64 * 1024 * 1024];
        let (mut file, _) = archive(&[("word/document.xml", &zeros)]);
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0)).unwrap();
        file.read_to_end(&mut bytes).unwrap();
        let said = u32::try_from(zeros.len()).unwrap().to_le_bytes();
        while let Some(at) = bytes.windows(4).position(|window| window == said) {
            bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
        }
        let mut liar = tempfile::tempfile().unwrap();
        liar.write_all(&bytes).unwrap();
        assert!(check(&mut liar, FileKind::Docx, bytes.len() as u64).is_err());
    }

    #[test]
    fn too_many_parts_and_what_is_no_archive_are_refused() {
        let names: Vec<String> = (0..=MAX_PARTS).map(|number| number.to_string()).collect();
        let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert!(matches!(checked(&parts), Err(MediaError::Unpacks)));
        let mut torn = tempfile::tempfile().unwrap();
        torn.write_all(b"PK\x03\x04 and nothing more").unwrap();
        assert!(matches!(check(&mut torn, FileKind::Odt, 20), Err(MediaError::Unreadable(_))));
    }
}
