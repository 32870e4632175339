//! Lines of a file that may be larger than memory, compressed or not.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use flate2::read::MultiGzDecoder;
use tokio::{sync::mpsc, task::spawn_blocking};

/// The longest line that is read; longer ones are reported, not held.
const MAX_LINE: usize = 32 * 1024 * 1024;

/// How many lines wait to be worked on.
const AHEAD: usize = 16;

/// A line of the file.
#[derive(Debug)]
pub(super) struct Line {
    /// Its number, from 1.
    pub(super) number: u64,
    /// Its text, or what is wrong with it.
    pub(super) text: Result<String, &'static str>,
}

/// The lines of a file, read ahead by a thread of their own.
pub(super) struct Lines {
    /// The lines; ends with the file or with the error that stopped the reading.
    pub(super) receiver: mpsc::Receiver<io::Result<Line>>,
    /// Size of the file.
    pub(super) total_bytes: u64,
    /// How much of the file has been read.
    pub(super) read_bytes: Arc<AtomicU64>,
}

impl Lines {
    /// Opens a file; a name that ends in `.gz` is unpacked on the way.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let total_bytes = file.metadata()?.len();
        let read_bytes = Arc::new(AtomicU64::new(0));
        let counted = Counted { inner: file, count: Arc::clone(&read_bytes) };
        let compressed = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"));
        let (sender, receiver) = mpsc::channel(AHEAD);
        spawn_blocking(move || {
            if compressed {
                send_lines(BufReader::new(MultiGzDecoder::new(BufReader::new(counted))), &sender);
            } else {
                send_lines(BufReader::new(counted), &sender);
            }
        });
        Ok(Self { receiver, total_bytes, read_bytes })
    }
}

fn send_lines(mut reader: impl BufRead, sender: &mpsc::Sender<io::Result<Line>>) {
    for number in 1.. {
        let message = match next_line(&mut reader) {
            Ok(None) => return,
            Ok(Some(text)) => Ok(Line { number, text }),
            Err(error) => Err(error),
        };
        let last = message.is_err();
        // Nobody listens any more: the import was given up.
        if sender.blocking_send(message).is_err() || last {
            return;
        }
    }
}

fn next_line(reader: &mut impl BufRead) -> io::Result<Option<Result<String, &'static str>>> {
    let mut bytes = Vec::new();
    let mut too_long = false;
    loop {
        let chunk = reader.fill_buf()?;
        if chunk.is_empty() {
            return Ok((!bytes.is_empty() || too_long).then(|| decoded(bytes, too_long)));
        }
        let end = chunk.iter().position(|&byte| byte == b'\n');
        let taken = end.unwrap_or(chunk.len());
        too_long |= bytes.len() + taken > MAX_LINE;
        if too_long {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&chunk[..taken]);
        }
        let consumed = taken + usize::from(end.is_some());
        reader.consume(consumed);
        if end.is_some() {
            return Ok(Some(decoded(bytes, too_long)));
        }
    }
}

fn decoded(bytes: Vec<u8>, too_long: bool) -> Result<String, &'static str> {
    if too_long {
        return Err("longer than 32 MB");
    }
    String::from_utf8(bytes).map_err(|_| "not UTF-8")
}

/// Counts what is read through it.
struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.fetch_add(u64::try_from(read).unwrap_or_default(), Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    async fn lines_of(name: &str, bytes: &[u8]) -> Vec<(u64, Result<String, &'static str>)> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let mut lines = Lines::open(&path).unwrap();
        let mut read = Vec::new();
        while let Some(line) = lines.receiver.recv().await {
            let line = line.unwrap();
            read.push((line.number, line.text));
        }
        assert_eq!(lines.read_bytes.load(Ordering::Relaxed), lines.total_bytes);
        read
    }

    #[tokio::test]
    async fn lines_are_numbered_from_one_and_the_last_needs_no_end() {
        let lines = lines_of("a.jsonl", b"a\n\n\xff\nd").await;
        let expected = [(1, Ok("a")), (2, Ok("")), (3, Err("not UTF-8")), (4, Ok("d"))];
        assert_eq!(lines, expected.map(|(number, text)| (number, text.map(str::to_owned))));
    }

    #[tokio::test]
    async fn a_compressed_file_reads_the_same() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all("một\nhai\n".as_bytes()).unwrap();
        let lines = lines_of("a.jsonl.gz", &packed.finish().unwrap()).await;
        assert_eq!(lines, [(1, Ok("một".to_owned())), (2, Ok("hai".to_owned()))]);
    }

    #[tokio::test]
    async fn an_endless_line_is_not_held() {
        let mut bytes = vec![b'x'; MAX_LINE + 1];
        bytes.extend(b"\nb");
        assert_eq!(
            lines_of("a.jsonl", &bytes).await,
            [(1, Err("longer than 32 MB")), (2, Ok("b".to_owned()))]
        );
    }
}
