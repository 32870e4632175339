//! What the editor's script is told.

use app::pages::desk::library::words;
use axum::{http::StatusCode, response::Response};
use domain::{LibraryItem, Locale, Paged, Stored, number::file_size};
use serde::Serialize;
use services::{
    library::{LibraryError, PieceError},
    media::MediaError,
};

use crate::http::desk::{Staff, refusal};

/// A picture or file, as the editor knows it.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Item {
    /// A picture.
    Picture {
        /// Content address.
        hash: String,
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
        /// Where a rendition is.
        src: String,
        /// What it shows.
        alt: String,
        /// The name it came with.
        name: String,
    },
    /// Anything else.
    File {
        /// Content address.
        hash: String,
        /// Where it is.
        url: String,
        /// The name it came with.
        name: String,
        /// What people call its kind: `PDF`.
        r#type: String,
        /// Its size.
        bytes: u64,
        /// Its size as people say it.
        size: String,
    },
}

impl From<LibraryItem> for Item {
    fn from(item: LibraryItem) -> Self {
        match item.stored {
            Stored::Picture(picture) => Self::Picture {
                src: picture.src(),
                hash: picture.hash,
                width: picture.width,
                height: picture.height,
                alt: picture.alt,
                name: item.name,
            },
            Stored::File(file) => Self::File {
                url: file.url(),
                r#type: file.kind.name(),
                bytes: file.bytes,
                size: file_size(file.bytes, Locale::Vietnamese),
                hash: file.hash,
                name: file.name,
            },
        }
    }
}

/// A page of the library.
#[derive(Debug, Serialize)]
pub struct Listing {
    items: Vec<Item>,
    page: u32,
    pages: u32,
}

impl From<Paged<LibraryItem>> for Listing {
    fn from(found: Paged<LibraryItem>) -> Self {
        let (page, pages) = (found.page, found.pages());
        Self { items: found.items.into_iter().map(Item::from).collect(), page, pages }
    }
}

/// Why something was not taken, in words, with the status that says the same.
pub async fn refusal(staff: &Staff, error: &LibraryError) -> Response {
    match error {
        LibraryError::NotAllowed => refusal::not_allowed(staff, true).await,
        LibraryError::Media(media) if !media.is_ours() => refusal::say(status(media), &media.user_message()),
        LibraryError::Unknown => refusal::say(StatusCode::NOT_FOUND, words().upload_unknown),
        LibraryError::Piece(piece) => {
            let (status, why) = piece_refusal(piece);
            refusal::say(status, why)
        }
        error => staff.failed(error).await,
    }
}

/// The status of what a file lacks or has too much of.
pub const fn status(error: &MediaError) -> StatusCode {
    match error {
        MediaError::TooManyBytes(_) | MediaError::FileTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        MediaError::UnknownFormat | MediaError::UnknownFile | MediaError::Drawing => {
            StatusCode::UNSUPPORTED_MEDIA_TYPE
        }
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The same for a piece that does not fit.
const fn piece_refusal(error: &PieceError) -> (StatusCode, &'static str) {
    let words = words();
    match error {
        PieceError::Unknown => (StatusCode::NOT_FOUND, words.upload_unknown),
        PieceError::Busy => (StatusCode::LOCKED, words.upload_busy),
        PieceError::TooMany => (StatusCode::TOO_MANY_REQUESTS, words.upload_too_many),
        PieceError::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, words.upload_changed),
        PieceError::Offset(_) | PieceError::Media(_) => (StatusCode::CONFLICT, words.upload_changed),
    }
}
