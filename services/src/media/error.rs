//! What can go wrong with a picture or file.

use super::{MAX_BYTES, MAX_PIXELS};
use crate::storage::StorageError;

/// Why a picture or file was not stored. `Display` is for the log, [`Self::user_message`] for people.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    /// More bytes than [`MAX_BYTES`].
    #[error("picture of {0} bytes exceeds the limit of {MAX_BYTES}")]
    TooManyBytes(usize),
    /// More pixels than [`MAX_PIXELS`], by its header or while decoding.
    #[error("picture of {width}×{height} exceeds the limit of {MAX_PIXELS} pixels")]
    TooManyPixels {
        /// Width its header claims.
        width: u32,
        /// Height its header claims.
        height: u32,
    },
    /// Decoding would take more memory than a picture may.
    #[error("picture would need too much memory")]
    TooMuchMemory,
    /// Neither JPEG, PNG, WebP nor GIF.
    #[error("not a JPEG, PNG, WebP or GIF picture")]
    UnknownFormat,
    /// The right kind of file, but broken.
    #[error("damaged picture: {0}")]
    Damaged(#[source] image::ImageError),
    /// A rendition could not be made.
    #[error("cannot make a rendition: {0}")]
    Rendition(String),
    /// A file that is none of the kinds the portal keeps.
    #[error("not a PDF, office document, MP4, WebM or WebVTT file")]
    UnknownFile,
    /// A file larger than its kind may be.
    #[error("file exceeds the limit of {limit} bytes")]
    FileTooLarge {
        /// The limit of its kind, in bytes.
        limit: u64,
    },
    /// The file system refused.
    #[error("cannot store the file: {0}")]
    Store(#[from] std::io::Error),
    /// The database refused.
    #[error("cannot record the file: {0}")]
    Record(#[from] StorageError),
    /// The work was cut off by a shutdown or a crash of the worker.
    #[error("media worker stopped")]
    Interrupted,
}

impl MediaError {
    /// Whether the portal, and not the picture, is at fault.
    #[must_use]
    pub const fn is_ours(&self) -> bool {
        matches!(self, Self::Store(_) | Self::Record(_) | Self::Interrupted)
    }

    /// What happened and what to do, for the person who brought the picture.
    #[must_use]
    pub fn user_message(&self) -> String {
        match self {
            Self::TooManyBytes(_) => "Ảnh lớn hơn 25 MB. Hãy giảm dung lượng rồi thử lại.".to_owned(),
            Self::TooManyPixels { width, height } => {
                format!(
                    "Ảnh {width}×{height} điểm ảnh là quá lớn (tối đa 60 triệu). Hãy thu nhỏ rồi thử lại."
                )
            }
            Self::TooMuchMemory => "Ảnh quá lớn để xử lý. Hãy thu nhỏ rồi thử lại.".to_owned(),
            Self::UnknownFormat => "Tệp không phải ảnh JPEG, PNG, WebP hoặc GIF.".to_owned(),
            Self::Damaged(_) => "Tệp ảnh bị hỏng. Hãy mở và lưu lại ảnh rồi thử lại.".to_owned(),
            Self::Rendition(_) => "Không xử lý được ảnh này. Hãy thử lưu ảnh ở định dạng JPEG.".to_owned(),
            Self::UnknownFile => {
                "Tệp không phải PDF, Word, Excel, PowerPoint, OpenDocument, MP4, WebM hoặc WebVTT.".to_owned()
            }
            Self::FileTooLarge { limit } => {
                format!("Tệp lớn hơn {} MB. Hãy giảm dung lượng rồi thử lại.", limit / (1024 * 1024))
            }
            Self::Store(_) | Self::Record(_) | Self::Interrupted => {
                "Máy chủ chưa lưu được tệp. Hãy thử lại sau ít phút.".to_owned()
            }
        }
    }
}

impl From<image::ImageError> for MediaError {
    fn from(error: image::ImageError) -> Self {
        match error {
            image::ImageError::Limits(_) => Self::TooMuchMemory,
            error => Self::Damaged(error),
        }
    }
}
