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
    /// None of the formats in which pictures are taken.
    #[error("not a JPEG, PNG, WebP, GIF, AVIF or HEIC picture")]
    UnknownFormat,
    /// A drawing that may hold programs.
    #[error("a drawing (SVG)")]
    Drawing,
    /// The right kind of file, but broken.
    #[error("damaged picture: {0}")]
    Damaged(#[source] image::ImageError),
    /// The same, by decoders that are nobody else's.
    #[error("damaged file: {0}")]
    Unreadable(String),
    /// A document with programs in it.
    #[error("document with macros")]
    Macros,
    /// A document that only those open who know its password.
    #[error("document with a password")]
    Locked,
    /// A document that unpacks to more than it may.
    #[error("document unpacks to too much")]
    Unpacks,
    /// It took too long to work on.
    #[error("picture took too long")]
    TookTooLong,
    /// An animation of too many frames.
    #[error("animation of too many frames or pixels")]
    MovesTooLong,
    /// Nothing was sent.
    #[error("empty file")]
    Empty,
    /// It stopped coming halfway.
    #[error("file did not arrive whole")]
    Torn,
    /// A rendition could not be made.
    #[error("cannot make a rendition: {0}")]
    Rendition(String),
    /// A file that is none of the kinds the portal keeps.
    #[error("not a picture, PDF, office document, CSV, MP4, WebM or WebVTT file")]
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
            Self::UnknownFormat => "Tệp không phải ảnh JPEG, PNG, WebP, GIF, AVIF hoặc HEIC.".to_owned(),
            Self::Drawing => "Hình vẽ SVG không được nhận vì có thể chứa mã lệnh. Hãy xuất thành ảnh PNG rồi tải lên.".to_owned(),
            Self::Damaged(_) | Self::Unreadable(_) => {
                "Tệp bị hỏng hoặc chưa đọc được. Hãy mở ra, lưu lại (ảnh thì lưu dạng JPEG) rồi thử lại.".to_owned()
            }
            Self::Macros => "Tài liệu có macro nên không được nhận. Hãy lưu lại dạng không có macro (.docx, .xlsx, .pptx) hoặc PDF.".to_owned(),
            Self::Locked => {
                "Tài liệu có mật khẩu nên bạn đọc không mở được. Hãy bỏ mật khẩu rồi tải lại.".to_owned()
            }
            Self::Unpacks => "Tài liệu bung ra quá lớn nên không được nhận. Hãy bớt nội dung hoặc lưu thành PDF.".to_owned(),
            Self::TookTooLong => "Ảnh này xử lý quá lâu. Hãy thu nhỏ hoặc lưu lại dạng JPEG rồi thử lại.".to_owned(),
            Self::MovesTooLong => "Ảnh động dài quá (tối đa 600 hình, hoặc ít hơn nếu ảnh lớn). Hãy cắt ngắn, thu nhỏ, hoặc lưu thành video MP4 rồi tải lên.".to_owned(),
            Self::Empty => "Tệp không có nội dung. Hãy chọn lại tệp.".to_owned(),
            Self::Torn => "Tệp chưa đến đủ vì mạng bị ngắt. Hãy tải lại.".to_owned(),
            Self::Rendition(_) => "Không xử lý được ảnh này. Hãy thử lưu ảnh ở định dạng JPEG.".to_owned(),
            Self::UnknownFile => {
                "Loại tệp này không được nhận. Hãy gửi ảnh, PDF, Word, Excel, PowerPoint, OpenDocument, CSV hoặc video MP4, WebM."
                    .to_owned()
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
