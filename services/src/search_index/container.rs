//! A list of records in one file.
//!
//! Blocks of records lie one after the other, each compressed with brotli;
//! behind them stands where each begins, and how many there are:
//!
//! | bytes | what |
//! |---|---|
//! | … | the blocks |
//! | 8 × (blocks + 1) | where each begins, and where the last ends (little endian) |
//! | 4, 4 | how many records, how many in a block |
//! | 4 | `BTL` and the version of the format |
//!
//! A list of one record a block holds each record as it is sent; in others a
//! block is a [`Pack`] of its records.

use std::{
    fs::File,
    io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _},
    path::Path,
    sync::{Mutex, PoisonError},
};

use search::Pack;

use super::compression::{compress, decompress};

const MAGIC: [u8; 4] = *b"BTL\x01";
/// What stands at the end: two counts and the magic bytes.
const TAIL: u64 = 12;
/// Fewer records than these are not handed out together.
const MIN_BLOCK: u32 = 16;

/// Writes a list.
pub struct ListWriter {
    file: BufWriter<File>,
    per_block: usize,
    offsets: Vec<u64>,
    records: u32,
    block: Vec<Vec<u8>>,
}

impl ListWriter {
    /// Begins a list at `path`.
    pub fn create(path: &Path, per_block: usize) -> io::Result<Self> {
        let file = BufWriter::new(File::create(path)?);
        Ok(Self { file, per_block, offsets: vec![0], records: 0, block: Vec::new() })
    }

    /// Adds a record.
    pub fn push(&mut self, record: Vec<u8>) -> io::Result<()> {
        self.records += 1;
        self.block.push(record);
        if self.block.len() == self.per_block { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        let records = std::mem::take(&mut self.block);
        let compressed = match records.as_slice() {
            [] => return Ok(()),
            [only] if self.per_block == 1 => compress(only),
            many => compress(&Pack::encode(many.iter().map(Vec::as_slice))),
        };
        self.file.write_all(&compressed)?;
        let end = self.offsets.last().copied().unwrap_or(0) + compressed.len() as u64;
        self.offsets.push(end);
        Ok(())
    }

    /// Writes what is left, and waits until the disk has it.
    pub fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        for offset in &self.offsets {
            self.file.write_all(&offset.to_le_bytes())?;
        }
        self.file.write_all(&self.records.to_le_bytes())?;
        self.file.write_all(&(self.per_block as u32).to_le_bytes())?;
        self.file.write_all(&MAGIC)?;
        self.file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    }
}

/// A part of the index as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexPart {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The same compressed with brotli, where it is kept so.
    pub brotli: Option<Vec<u8>>,
}

/// A list that can be read.
pub struct ListFile {
    file: Mutex<File>,
    offsets: Vec<u64>,
    records: u32,
    per_block: u32,
}

impl ListFile {
    /// Opens the list at `path`.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        let tail_at = length.checked_sub(TAIL).ok_or_else(damaged)?;
        file.seek(SeekFrom::Start(tail_at))?;
        let (mut records, mut per_block, mut magic) = ([0; 4], [0; 4], [0; 4]);
        for bytes in [&mut records, &mut per_block, &mut magic] {
            file.read_exact(bytes)?;
        }
        let (records, per_block) = (u32::from_le_bytes(records), u32::from_le_bytes(per_block));
        if magic != MAGIC || per_block == 0 {
            return Err(damaged());
        }
        let blocks = u64::from(records.div_ceil(per_block));
        let table_at = tail_at.checked_sub(8 * (blocks + 1)).ok_or_else(damaged)?;
        file.seek(SeekFrom::Start(table_at))?;
        let mut table = vec![0; (tail_at - table_at) as usize];
        file.read_exact(&mut table)?;
        let offsets: Vec<u64> = table
            .chunks_exact(8)
            .map(|bytes| u64::from_le_bytes(bytes.try_into().unwrap_or_default()))
            .collect();
        if !offsets.is_sorted() || offsets.last() != Some(&table_at) {
            return Err(damaged());
        }
        Ok(Self { file: Mutex::new(file), offsets, records, per_block })
    }

    /// How many records there are.
    pub const fn records(&self) -> u32 {
        self.records
    }

    /// How many records are handed out together to who saves the list.
    pub const fn block_records(&self) -> u32 {
        let blocks = MIN_BLOCK / self.per_block;
        self.per_block.saturating_mul(if blocks > 4 { blocks } else { 4 })
    }

    /// Records `number * block_records` and following, as a [`Pack`]; `None`
    /// when the list is shorter.
    pub fn block(&self, number: u32) -> io::Result<Option<Vec<u8>>> {
        let Some(first) = number.checked_mul(self.block_records()).filter(|first| *first < self.records)
        else {
            return Ok(None);
        };
        let end = first.saturating_add(self.block_records()).min(self.records);
        let mut records: Vec<Vec<u8>> = Vec::new();
        for at in (first..end).step_by(self.per_block as usize) {
            records.append(&mut self.kept(at / self.per_block)?.0);
        }
        Ok(Some(Pack::encode(records.iter().map(Vec::as_slice))))
    }

    /// A record; `None` when the list is shorter.
    pub fn record(&self, number: u32) -> io::Result<Option<IndexPart>> {
        if number >= self.records {
            return Ok(None);
        }
        let (mut records, compressed) = self.kept(number / self.per_block)?;
        let bytes = records.swap_remove((number % self.per_block) as usize);
        let brotli = (self.per_block == 1).then_some(compressed);
        Ok(Some(IndexPart { bytes, brotli }))
    }

    /// The records of the kept block `number`, and the block as it is kept.
    fn kept(&self, number: u32) -> io::Result<(Vec<Vec<u8>>, Vec<u8>)> {
        let (start, end) = (self.offsets[number as usize], self.offsets[number as usize + 1]);
        let mut compressed = vec![0; (end - start) as usize];
        {
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(start))?;
            file.read_exact(&mut compressed)?;
        }
        let bytes = decompress(&compressed)?;
        if self.per_block == 1 {
            return Ok((vec![bytes], compressed));
        }
        let count = (self.records - number * self.per_block).min(self.per_block) as usize;
        let records = Pack::decode(&bytes, count).map_err(|_| damaged())?;
        Ok((records.into_iter().map(<[u8]>::to_vec).collect(), compressed))
    }
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a list of the search index is damaged")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn write(path: &Path, per_block: usize, records: &[Vec<u8>]) {
        let mut writer = ListWriter::create(path, per_block).unwrap();
        records.iter().for_each(|record| writer.push(record.clone()).unwrap());
        writer.finish().unwrap();
    }

    proptest! {
        #[test]
        fn records_come_back(records in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..40), 0..70), per_block in 1_usize..5) {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("x");
            write(&path, per_block, &records);
            let list = ListFile::open(&path).unwrap();
            for (number, record) in records.iter().enumerate() {
                let found = list.record(number as u32).unwrap().unwrap();
                prop_assert_eq!(&found.bytes, record);
                prop_assert_eq!(found.brotli.is_some(), per_block == 1);
            }
            prop_assert_eq!(list.record(records.len() as u32).unwrap(), None);
            let together: Vec<Vec<u8>> = (0_u32..)
                .map_while(|number| list.block(number).unwrap().map(|block| (number, block)))
                .flat_map(|(number, block)| {
                    let first = number * list.block_records();
                    let count = list.block_records().min(list.records() - first) as usize;
                    Pack::decode(&block, count).unwrap().into_iter().map(<[u8]>::to_vec).collect::<Vec<_>>()
                })
                .collect();
            prop_assert_eq!(together, records);
        }

        #[test]
        fn damage_is_an_error_and_never_a_panic(at in 0_usize..400, byte: u8, cut in 0_usize..400) {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("x");
            let records: Vec<Vec<u8>> = (0..20_u8).map(|byte| vec![byte; 30]).collect();
            write(&path, 4, &records);
            let mut bytes = std::fs::read(&path).unwrap();
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
            bytes.truncate(bytes.len().saturating_sub(cut % 40));
            std::fs::write(&path, bytes).unwrap();
            if let Ok(list) = ListFile::open(&path) {
                (0..list.records().min(100)).for_each(|number| drop(list.record(number)));
            }
        }
    }
}
