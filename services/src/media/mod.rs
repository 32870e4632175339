//! Pictures, from whatever an editor uploads to renditions for every screen, and
//! files as they came.
//!
//! A picture is recognised by its content, checked before it is decoded,
//! turned upright, and written anew without its metadata (no camera position
//! reaches a reader). The store is content-addressed: the same picture is
//! stored once, its address never changes meaning, and browsers may keep it
//! for ever.

mod animation;
mod arrival;
mod avif;
mod colour;
mod decode;
mod error;
mod files;
mod library;
mod modern;
mod names;
mod office;
mod partial;
mod render;
mod store;

pub(crate) use arrival::Arrived;
pub use avif::AvifSpeed;
pub use error::MediaError;
pub use files::{MAX_DOCUMENT_BYTES, MAX_SUBTITLES_BYTES, MAX_VIDEO_BYTES, add_file, file_by_hash};
pub use library::{PictureMeta, add, by_hash, stored_by_hash};
pub(crate) use partial::{Appended, PartialFiles};
pub use partial::{PieceError, Progress, UploadId};
pub use store::{MediaStore, StoredPicture};

/// The largest picture file, in bytes.
pub const MAX_BYTES: usize = 25 * 1024 * 1024;

/// The largest picture, in pixels.
pub const MAX_PIXELS: u64 = 60_000_000;
