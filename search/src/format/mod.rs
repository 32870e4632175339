//! The files of an index, as they are written and read: docs/SEARCH.md.
//!
//! All numbers are LEB128, texts are UTF-8 with their length before them.
//! Reading is total: any bytes give a value or an error.

mod cards;
mod codec;
mod file;
mod head;
mod root;
mod terms;

pub use self::{
    cards::StoredCard,
    codec::DecodeError,
    file::{FileId, MAX_PACK, Pack, Part},
    head::{Cell, Head, List, TIMES_PER_RECORD, decode_times, decode_vocabulary},
    root::{Category, Root, Segment, Synonym},
    terms::{Group, IMPACTS, decode_terms},
};
#[cfg(feature = "build")]
pub use self::{
    codec::Writer,
    head::{Directory, encode_times, encode_vocabulary, quarter},
    terms::TermWriter,
};
