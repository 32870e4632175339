//! Files that readers open or download beside pictures: documents, videos, subtitles.

use serde::{Deserialize, Serialize};

use crate::{Locale, number::file_size};

/// The kinds of file the portal keeps. What a file is its content says, never its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Portable Document Format.
    Pdf,
    /// Word until 2003.
    Doc,
    /// Word since 2007.
    Docx,
    /// Excel until 2003.
    Xls,
    /// Excel since 2007.
    Xlsx,
    /// PowerPoint until 2003.
    Ppt,
    /// PowerPoint since 2007.
    Pptx,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// OpenDocument presentation.
    Odp,
    /// Table as text.
    Csv,
    /// MPEG-4 video.
    Mp4,
    /// WebM video.
    Webm,
    /// Subtitles (WebVTT).
    Vtt,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 14] = [
        Self::Pdf,
        Self::Doc,
        Self::Docx,
        Self::Xls,
        Self::Xlsx,
        Self::Ppt,
        Self::Pptx,
        Self::Odt,
        Self::Ods,
        Self::Odp,
        Self::Csv,
        Self::Mp4,
        Self::Webm,
        Self::Vtt,
    ];

    /// What such a file's name ends in, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Doc => "doc",
            Self::Docx => "docx",
            Self::Xls => "xls",
            Self::Xlsx => "xlsx",
            Self::Ppt => "ppt",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Odp => "odp",
            Self::Csv => "csv",
            Self::Mp4 => "mp4",
            Self::Webm => "webm",
            Self::Vtt => "vtt",
        }
    }

    /// The kind whose files end in `extension`.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.extension() == extension)
    }

    /// The media type as IANA registers it.
    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Doc => "application/msword",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xls => "application/vnd.ms-excel",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ppt => "application/vnd.ms-powerpoint",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Csv => "text/csv",
            Self::Mp4 => "video/mp4",
            Self::Webm => "video/webm",
            Self::Vtt => "text/vtt",
        }
    }

    /// The kind of that media type.
    #[must_use]
    pub fn from_mime(mime: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.mime() == mime)
    }

    /// What readers call it: `PDF`, `DOCX`.
    #[must_use]
    pub fn name(self) -> String {
        self.extension().to_ascii_uppercase()
    }

    /// Whether it is a moving picture.
    #[must_use]
    pub const fn is_video(self) -> bool {
        matches!(self, Self::Mp4 | Self::Webm)
    }

    /// Whether it is played, or belongs to what is played.
    #[must_use]
    pub const fn is_media(self) -> bool {
        matches!(self, Self::Mp4 | Self::Webm | Self::Vtt)
    }

    /// Whether browsers show it themselves instead of saving it.
    #[must_use]
    pub const fn opens_in_browser(self) -> bool {
        matches!(self, Self::Pdf | Self::Mp4 | Self::Webm | Self::Vtt)
    }
}

/// A file of the media store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// Content address: the first 32 hex digits of the BLAKE3 hash.
    pub hash: String,
    /// What it is.
    pub kind: FileKind,
    /// Its size in bytes.
    pub bytes: u64,
    /// The name it came with, under which readers save it.
    pub name: String,
}

impl StoredFile {
    /// What the file is called in its folder of the store, before the ending (*tệp*).
    pub const STEM: &'static str = "tep";

    /// Address of the file.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/media/{}/{}.{}", self.hash, Self::STEM, self.kind.extension())
    }

    /// Type and size: `PDF, 1,2 MB`; `PDF, 1.2 MB` in English.
    #[must_use]
    pub fn type_and_size(&self, locale: Locale) -> String {
        format!("{}, {}", self.kind.name(), file_size(self.bytes, locale))
    }
}

/// A file that belongs to a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// What it is to the document: *Toàn văn*, *Phụ lục I*. Empty when the name says it.
    pub label: String,
    /// The file.
    pub file: StoredFile,
}

impl Attachment {
    /// What readers see: the label, or the file's name.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.label.is_empty() { &self.file.name } else { &self.label }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_ending_and_by_its_media_type() {
        for kind in FileKind::ALL {
            assert_eq!(FileKind::from_extension(kind.extension()), Some(kind));
            assert_eq!(FileKind::from_mime(kind.mime()), Some(kind));
        }
        assert_eq!(FileKind::from_extension("exe"), None);
    }

    #[test]
    fn type_and_size_are_said_in_the_readers_language() {
        let file = StoredFile {
            hash: "0".repeat(32),
            kind: FileKind::Pdf,
            bytes: 1_258_291,
            name: "Quyết định.pdf".to_owned(),
        };
        assert_eq!(file.type_and_size(Locale::Vietnamese), "PDF, 1,2 MB");
        assert_eq!(file.type_and_size(Locale::English), "PDF, 1.2 MB");
        assert_eq!(file.url(), format!("/media/{}/tep.pdf", "0".repeat(32)));
    }
}
