//! Names of files and of parts of files, and packs of several parts.

use std::{fmt, str::FromStr};

use super::codec::{DecodeError, Reader};

#[cfg(feature = "build")]
use super::codec::Writer;

/// The name of a file: the first bytes of the BLAKE3 hash of its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub [u8; 8]);

impl fmt::Display for FileId {
    /// As it stands in addresses: 16 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for FileId {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(DecodeError),
        };
        let digits: &[u8; 16] = text.as_bytes().try_into().map_err(|_| DecodeError)?;
        let mut id = Self::default();
        for (byte, two) in id.0.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = digit(two[0])? << 4 | digit(two[1])?;
        }
        Ok(id)
    }
}

/// What is fetched: a file as a whole, or one record of a list of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    /// The file.
    pub file: FileId,
    /// The record, counted from 0; `None` for a file that is no list.
    pub record: Option<u32>,
}

impl Part {
    /// A file as a whole.
    #[must_use]
    pub const fn whole(file: FileId) -> Self {
        Self { file, record: None }
    }

    /// A record of a list.
    #[must_use]
    pub const fn record(file: FileId, record: u32) -> Self {
        Self { file, record: Some(record) }
    }
}

impl fmt::Display for Part {
    /// As it stands in addresses: the file, and behind `~` the record.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.record {
            None => self.file.fmt(f),
            Some(record) => write!(f, "{}~{record}", self.file),
        }
    }
}

impl FromStr for Part {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        let Some((file, record)) = text.split_once('~') else { return Ok(Self::whole(text.parse()?)) };
        let plain = record == "0" || !record.starts_with(['0', '+']);
        let record = record.parse().map_err(|_| DecodeError)?;
        if plain { Ok(Self::record(file.parse()?, record)) } else { Err(DecodeError) }
    }
}

/// How many parts a pack holds at most.
pub const MAX_PACK: usize = 64;

/// Several parts in one answer.
pub struct Pack;

impl Pack {
    /// The name of the pack of `parts`, for its address.
    #[must_use]
    pub fn name(parts: &[Part]) -> String {
        parts.iter().map(Part::to_string).collect::<Vec<_>>().join(".")
    }

    /// The parts that a name asks for: at least one, at most [`MAX_PACK`].
    ///
    /// # Errors
    /// When it is no such name.
    pub fn parse(name: &str) -> Result<Vec<Part>, DecodeError> {
        if name.split('.').count() > MAX_PACK {
            return Err(DecodeError);
        }
        name.split('.').map(str::parse).collect()
    }

    /// Writes a pack.
    #[cfg(feature = "build")]
    #[must_use]
    pub fn encode<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
        let mut writer = Writer::default();
        for part in parts {
            writer.block(part);
        }
        writer.finish()
    }

    /// Reads a pack of `count` parts.
    ///
    /// # Errors
    /// When it is not one of so many.
    pub fn decode(bytes: &[u8], count: usize) -> Result<Vec<&[u8]>, DecodeError> {
        let mut reader = Reader::new(bytes);
        let parts = (0..count).map(|_| reader.block()).collect::<Result<_, _>>()?;
        if reader.is_at_end() { Ok(parts) } else { Err(DecodeError) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn names_survive_the_round_trip(file: [u8; 8], record: Option<u32>) {
            let part = Part { file: FileId(file), record };
            prop_assert_eq!(part.to_string().parse(), Ok(part));
            prop_assert_eq!(Pack::parse(&Pack::name(&[part, part])), Ok(vec![part, part]));
        }

        #[test]
        fn a_part_has_one_name(name in "[0-9a-f]{16}(~[+0-9]{1,3})?") {
            if let Ok(part) = name.parse::<Part>() {
                prop_assert_eq!(part.to_string(), name);
            }
        }

        #[test]
        fn packs_survive_the_round_trip(parts: Vec<Vec<u8>>) {
            let pack = Pack::encode(parts.iter().map(Vec::as_slice));
            prop_assert_eq!(Pack::decode(&pack, parts.len()), Ok(parts.iter().map(Vec::as_slice).collect()));
        }

        #[test]
        fn garbage_gives_an_error_and_never_a_panic(name: String, bytes: Vec<u8>, count in 0_usize..100) {
            let _ = Pack::parse(&name);
            let _ = Pack::decode(&bytes, count);
        }
    }
}
