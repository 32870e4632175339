//! Bytes in and out. Reading is total: any bytes give a value or an error.

/// The bytes are not of the expected format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file ends early, or is not a search file of this version")]
pub struct DecodeError;

/// Writes values one after the other.
#[cfg(feature = "build")]
#[derive(Default)]
pub struct Writer(Vec<u8>);

#[cfg(feature = "build")]
impl Writer {
    /// A number, seven bits a byte, lowest first (LEB128).
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// Bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// A length, count or index.
    pub fn len(&mut self, length: usize) {
        self.number(length as u64);
    }

    /// A text with its length in bytes before it.
    pub fn text(&mut self, text: &str) {
        self.len(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Eight bytes as they are.
    pub fn hash(&mut self, hash: [u8; 8]) {
        self.0.extend_from_slice(&hash);
    }

    /// Bytes with their count before them.
    pub fn block(&mut self, bytes: &[u8]) {
        self.len(bytes.len());
        self.0.extend_from_slice(bytes);
    }

    /// A text that shares its beginning with `last`.
    pub fn text_after(&mut self, last: &str, text: &str) {
        let same = last.chars().zip(text.chars()).take_while(|(a, b)| a == b);
        let shared = same.map(|(a, _)| a.len_utf8()).sum();
        self.len(shared);
        self.text(&text[shared..]);
    }

    /// What is written so far.
    pub fn written_bytes(&self) -> &[u8] {
        &self.0
    }

    /// How much is written.
    pub const fn written(&self) -> usize {
        self.0.len()
    }

    /// What is written.
    pub fn finish(self) -> Vec<u8> {
        self.0
    }
}

/// Reads values one after the other.
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Reads from the first byte.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether everything is read.
    pub const fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    /// How many bytes are left.
    pub const fn left(&self) -> usize {
        self.0.len()
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], DecodeError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(DecodeError)?;
        self.0 = rest;
        Ok(taken)
    }

    /// A number.
    pub fn number(&mut self) -> Result<u64, DecodeError> {
        // Most numbers are gaps between neighbours.
        if let [byte @ 0..0x80, rest @ ..] = self.0 {
            self.0 = rest;
            return Ok(u64::from(*byte));
        }
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1)?[0];
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(DecodeError)
    }

    /// A number that fits `T`.
    pub fn fitting<T: TryFrom<u64>>(&mut self) -> Result<T, DecodeError> {
        T::try_from(self.number()?).map_err(|_| DecodeError)
    }

    /// How many items follow. Each takes at least a byte, so a count beyond the
    /// bytes left is an error before memory is reserved for it.
    pub fn count(&mut self) -> Result<usize, DecodeError> {
        let count = self.fitting()?;
        if count <= self.0.len() { Ok(count) } else { Err(DecodeError) }
    }

    /// A text.
    pub fn text(&mut self) -> Result<&'a str, DecodeError> {
        let length = self.count()?;
        std::str::from_utf8(self.take(length)?).map_err(|_| DecodeError)
    }

    /// A text that shares its beginning with `last`.
    pub fn text_after(&mut self, last: &str) -> Result<String, DecodeError> {
        let shared: usize = self.fitting()?;
        let beginning = last.get(..shared).ok_or(DecodeError)?;
        Ok(format!("{beginning}{}", self.text()?))
    }

    /// Eight bytes.
    pub fn hash(&mut self) -> Result<[u8; 8], DecodeError> {
        self.take(8)?.try_into().map_err(|_| DecodeError)
    }

    /// The next bytes, as many as [`Self::count`] says.
    pub fn block(&mut self) -> Result<&'a [u8], DecodeError> {
        let length = self.count()?;
        self.take(length)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn values_survive_the_round_trip(numbers: Vec<u64>, text: String) {
            let mut writer = Writer::default();
            for &number in &numbers {
                writer.number(number);
            }
            writer.text(&text);
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            for number in numbers {
                prop_assert_eq!(reader.number(), Ok(number));
            }
            prop_assert_eq!(reader.text(), Ok(text.as_str()));
            prop_assert!(reader.is_at_end());
        }

        #[test]
        fn garbage_gives_an_error_and_never_a_panic(bytes: Vec<u8>) {
            let mut reader = Reader::new(&bytes);
            while !reader.is_at_end() && reader.text().is_ok() {}
        }
    }
}
