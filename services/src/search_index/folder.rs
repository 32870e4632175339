//! The folder of the index: `search` in the data folder.
//!
//! | file | what |
//! |---|---|
//! | `root`, `root-en` | the roots; the only files that change |
//! | `HASH.br` | a file of the index, compressed |
//! | `HASH.list` | a list of records: [`container`](super::container) |
//! | `HASH.articles` | beside a segment's head: which articles it holds, as JSON |
//! | `retired.json` | since when files are not part of the index any more |
//! | `lock` | held by whoever writes |
//! | `*.part` | a file that is being written |
//!
//! A file gets its name when the disk has it whole, and the root comes last: a
//! crash leaves the index as it was before, and files that nothing names.

use std::{
    collections::HashMap,
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use search::{ChunkSource, FetchError, FileId, List, Part, build::Sink};

use super::{
    compression::{compress, decompress},
    container::{IndexPart, ListFile, ListWriter},
};

/// How many lists are kept open.
const OPEN_LISTS: usize = 64;

/// The folder of the index. Cheap to clone.
#[derive(Clone)]
pub struct Folder(Arc<Inner>);

struct Inner {
    path: PathBuf,
    lists: Mutex<HashMap<FileId, Arc<ListFile>>>,
}

impl Folder {
    /// Uses the folder at `path`, making it if need be.
    pub fn open(path: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&path)?;
        Ok(Self(Arc::new(Inner { path, lists: Mutex::default() })))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path.join(name)
    }

    /// Waits until nobody else writes; ends when the lock is dropped.
    pub fn lock(&self) -> io::Result<File> {
        let file = File::options().create(true).truncate(false).write(true).open(self.file("lock"))?;
        file.lock()?;
        Ok(file)
    }

    /// A root; `None` when there is none yet.
    pub fn root(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.file(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        }
    }

    /// Replaces a file as one step.
    pub fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let part = self.file(&format!("{name}.part"));
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        self.name(&part, name)
    }

    /// Reads a file that [`Self::write`] wrote.
    pub fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        fs::read(self.file(name))
    }

    /// Gives a file that is complete its name.
    fn name(&self, part: &Path, name: &str) -> io::Result<()> {
        fs::rename(part, self.file(name))?;
        // The name is safe only when the folder is. Not every system can say so.
        if let Ok(folder) = File::open(&self.0.path) {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    /// A part of the index; `None` when there is no such part.
    pub fn part(&self, part: Part) -> io::Result<Option<IndexPart>> {
        let found = match part.record {
            None => fs::read(self.file(&plain(part.file)))
                .and_then(|brotli| Ok(IndexPart { bytes: decompress(&brotli)?, brotli: Some(brotli) }))
                .map(Some),
            Some(number) => self.list(part.file).and_then(|list| list.record(number)),
        };
        match found {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            found => found,
        }
    }

    /// How many records a list has.
    pub fn records(&self, list: FileId) -> io::Result<u32> {
        Ok(self.list(list)?.records())
    }

    /// A list, or `None` when there is no such list.
    pub fn open_list(&self, id: FileId) -> io::Result<Option<Arc<ListFile>>> {
        match self.list(id) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            found => found.map(Some),
        }
    }

    fn list(&self, id: FileId) -> io::Result<Arc<ListFile>> {
        let known = || self.0.lists.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(list) = known().get(&id) {
            return Ok(list.clone());
        }
        let list = Arc::new(ListFile::open(&self.file(&listed(id)))?);
        let mut known = known();
        if known.len() >= OPEN_LISTS {
            known.clear();
        }
        known.insert(id, list.clone());
        Ok(list)
    }

    /// Takes the files of a new segment.
    pub fn sink(&self) -> FolderSink {
        FolderSink { folder: self.clone(), open: HashMap::new() }
    }

    /// Names of all files.
    pub fn names(&self) -> io::Result<Vec<String>> {
        let entries = fs::read_dir(&self.0.path)?.collect::<io::Result<Vec<_>>>()?;
        Ok(entries.into_iter().filter_map(|entry| entry.file_name().into_string().ok()).collect())
    }

    /// How many bytes a file has.
    pub fn size(&self, name: &str) -> io::Result<u64> {
        Ok(fs::metadata(self.file(name))?.len())
    }

    /// Removes a file.
    pub fn remove(&self, name: &str) -> io::Result<()> {
        fs::remove_file(self.file(name))
    }
}

/// The name of a file without records.
pub fn plain(id: FileId) -> String {
    format!("{id}.br")
}

/// The name of a list.
pub fn listed(id: FileId) -> String {
    format!("{id}.list")
}

/// Writes the files of one segment.
pub struct FolderSink {
    folder: Folder,
    open: HashMap<List, (PathBuf, ListWriter)>,
}

impl FolderSink {
    fn writer(&mut self, list: List) -> io::Result<&mut (PathBuf, ListWriter)> {
        if !self.open.contains_key(&list) {
            let path = self.folder.file(&format!("{list:?}.part"));
            let writer = ListWriter::create(&path, list.per_block())?;
            self.open.insert(list, (path, writer));
        }
        self.open.get_mut(&list).ok_or_else(|| io::Error::other("a list that was just opened is gone"))
    }
}

impl Sink for FolderSink {
    type Error = io::Error;

    fn file(&mut self, id: FileId, bytes: Vec<u8>) -> io::Result<()> {
        self.folder.write(&plain(id), &compress(&bytes))
    }

    fn record(&mut self, list: List, bytes: Vec<u8>) -> io::Result<()> {
        self.writer(list)?.1.push(bytes)
    }

    fn close(&mut self, list: List, id: FileId) -> io::Result<()> {
        self.writer(list)?;
        let Some((path, writer)) = self.open.remove(&list) else { return Ok(()) };
        writer.finish()?;
        self.folder.name(&path, &listed(id))
    }
}

impl ChunkSource for Folder {
    async fn root(&self, name: &str) -> Result<Vec<u8>, FetchError> {
        let read = self.root(name).map_err(|error| FetchError::new(format!("{name}: {error}")))?;
        read.ok_or_else(|| FetchError::new(format!("no {name}")))
    }

    async fn parts(&self, parts: &[Part]) -> Result<Vec<Vec<u8>>, FetchError> {
        let read = |part: &Part| {
            let found = self.part(*part).map_err(|error| FetchError::new(format!("{part}: {error}")))?;
            found.map(|found| found.bytes).ok_or_else(|| FetchError::new(format!("no part {part}")))
        };
        parts.iter().map(read).collect()
    }
}
