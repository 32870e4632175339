//! The files of an index, as they are written and read: docs/SEARCH.md.
//!
//! All numbers are LEB128, texts are UTF-8 with their length before them.
//! Reading is total: any bytes give a value or an error.

mod cards;
mod codec;
mod directory;
mod file;
mod head;
mod root;
mod terms;

pub use self::{
    cards::StoredCard,
    codec::DecodeError,
    directory::Directory,
    file::{FileId, MAX_PACK, Pack, Part},
    head::{Cell, Head, List, TIMES_PER_RECORD, decode_times, decode_vocabulary},
    root::{Category, Root, Segment, Synonym},
    terms::{Group, IMPACTS, PROMINENT, Postings, Variant, decode_terms},
};
#[cfg(feature = "build")]
pub use self::{
    codec::Writer,
    head::{encode_times, encode_vocabulary, quarter},
    terms::{PROMINENT_IMPACT, TermWriter},
};
