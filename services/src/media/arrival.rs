//! Files on their way in: written to the store's own disk while they come.

use std::time::Duration;

use futures::{Stream, StreamExt as _};
use tokio::{fs::File, io::AsyncWriteExt as _, time::timeout};

use super::{
    MAX_BYTES, MAX_DOCUMENT_BYTES, MAX_VIDEO_BYTES, MediaError, MediaStore, PictureMeta,
    decode::Format,
    names,
    store::{Draft, TooMuchMotion, short},
};
use crate::storage::media::NewMedia;

/// How long nothing may come before the rest is not waited for.
const STALL: Duration = Duration::from_secs(60);
/// How much of a file tells what it is, in bytes.
pub(super) const HEAD: usize = 256;

/// A file that has come whole and is not in its place yet.
#[derive(Debug)]
pub(crate) struct Arrived {
    draft: Draft,
    /// Its content address.
    pub(crate) hash: String,
    bytes: u64,
    is_picture: bool,
}

impl Arrived {
    /// Takes in a file. It is refused as soon as it is larger than its kind may be.
    pub(crate) async fn receive<B, E>(
        store: &MediaStore,
        mut source: impl Stream<Item = Result<B, E>> + Unpin,
    ) -> Result<Self, MediaError>
    where
        B: AsRef<[u8]>,
    {
        let draft = Draft::make(store)?;
        let mut file = File::create(draft.arriving()).await?;
        let (mut hasher, mut bytes, mut head) = (blake3::Hasher::new(), 0_u64, Vec::with_capacity(HEAD));
        while let Some(part) = timeout(STALL, source.next()).await.map_err(|_| MediaError::Torn)? {
            let part = part.map_err(|_| MediaError::Torn)?;
            let part = part.as_ref();
            head.extend(part.iter().take(HEAD - head.len()));
            bytes += part.len() as u64;
            if let Err(refused) = within_limits(&head, bytes) {
                let_come(source).await;
                return Err(refused);
            }
            hasher.update(part);
            file.write_all(part).await?;
        }
        file.sync_all().await?;
        if bytes == 0 {
            return Err(MediaError::Empty);
        }
        let is_picture = Format::recognise(&head).is_some();
        Ok(Self { draft, hash: short(&hasher.finalize()), bytes, is_picture })
    }

    /// Puts it in its place; gives the row it calls for.
    pub(crate) async fn settle(self, store: &MediaStore, name: &str) -> Result<NewMedia, MediaError> {
        let (owned, name) = (store.clone(), name.to_owned());
        let work = move || {
            if self.is_picture {
                let bytes = std::fs::read(self.draft.arriving())?;
                if is_torn_photograph(&bytes) {
                    return Err(MediaError::Unreadable("the photograph ends too early".to_owned()));
                }
                let stored = owned.store_blocking(&bytes, TooMuchMotion::Refused)?;
                let name = names::clean_name(&name);
                return Ok(stored.row(PictureMeta { name, ..PictureMeta::default() }));
            }
            Ok(owned.settle(&self.draft, self.hash, self.bytes, &name)?.row(&name))
        };
        store.work(work).await
    }
}

/// Lets the rest of a refused file come and go: browsers show the answer only to
/// what they could send.
async fn let_come<B: AsRef<[u8]>, E>(mut source: impl Stream<Item = Result<B, E>> + Unpin) {
    let mut bytes = 0;
    while let Ok(Some(Ok(part))) = timeout(STALL, source.next()).await {
        bytes += part.as_ref().len() as u64;
        if bytes > MAX_VIDEO_BYTES {
            return;
        }
    }
}

/// Before a file has come whole its first bytes say how large it may become.
pub(super) fn within_limits(head: &[u8], bytes: u64) -> Result<(), MediaError> {
    if Format::recognise(head).is_some() {
        let picture = usize::try_from(bytes).unwrap_or(usize::MAX);
        return if picture > MAX_BYTES { Err(MediaError::TooManyBytes(picture)) } else { Ok(()) };
    }
    let is_film = head.get(4..8) == Some(b"ftyp") || head.starts_with(b"\x1a\x45\xdf\xa3");
    let limit = if is_film { MAX_VIDEO_BYTES } else { MAX_DOCUMENT_BYTES };
    if bytes > limit { Err(MediaError::FileTooLarge { limit }) } else { Ok(()) }
}

/// Whether a JPEG breaks off. Decoders paint the rest grey; whoever sends such a
/// photograph still has the whole one.
fn is_torn_photograph(bytes: &[u8]) -> bool {
    const END: u8 = 0xd9;
    const SCAN: u8 = 0xda;
    if !bytes.starts_with(b"\xff\xd8") {
        return false;
    }
    let mut at = 2;
    while let Some(&[0xff, marker]) = bytes.get(at..at + 2) {
        match marker {
            END => return false,
            // Filling.
            0xff => at += 1,
            // Markers that hold nothing.
            0x01 | 0xd0..=0xd7 => at += 2,
            _ => {
                let Some(&[high, low]) = bytes.get(at + 2..at + 4) else { return true };
                at += 2 + usize::from(u16::from_be_bytes([high, low]));
                if marker == SCAN {
                    let Some(pixels) = bytes.get(at..) else { return true };
                    let is_end = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7);
                    let Some(end) = pixels.windows(2).position(is_end) else { return true };
                    at += end;
                }
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use std::{convert::Infallible, fs, io};

    use futures::stream;

    use super::*;

    fn store() -> (tempfile::TempDir, MediaStore) {
        let dir = tempfile::tempdir().unwrap();
        let store = MediaStore::open(dir.path().join("media")).unwrap();
        (dir, store)
    }

    /// The same part, again and again.
    fn endless(first: &'static [u8]) -> impl Stream<Item = Result<&'static [u8], Infallible>> + Unpin {
        const PART: &[u8] = &[7; 1024 * 1024];
        stream::iter([first]).chain(stream::repeat(PART)).map(Ok)
    }

    #[tokio::test]
    async fn a_file_without_end_is_refused_at_the_limit_of_its_kind() {
        let (_dir, store) = store();
        let picture = Arrived::receive(&store, endless(b"\xff\xd8\xff\xe0")).await;
        assert!(matches!(picture, Err(MediaError::TooManyBytes(_))), "{picture:?}");
        let document = Arrived::receive(&store, endless(b"%PDF-1.7\n")).await;
        assert!(
            matches!(document, Err(MediaError::FileTooLarge { limit: MAX_DOCUMENT_BYTES })),
            "{document:?}"
        );
        assert_eq!(fs::read_dir(&*store.dir).unwrap().count(), 0, "nothing is left");
    }

    #[tokio::test]
    async fn what_is_torn_off_or_empty_leaves_no_trace() {
        let (_dir, store) = store();
        let torn = stream::iter([Ok(&b"%PDF-1.7\n"[..]), Err(io::Error::other("gone"))]);
        assert!(matches!(Arrived::receive(&store, torn).await, Err(MediaError::Torn)));
        let empty = stream::iter([Ok::<_, Infallible>(&b""[..])]);
        assert!(matches!(Arrived::receive(&store, empty).await, Err(MediaError::Empty)));
        assert_eq!(fs::read_dir(&*store.dir).unwrap().count(), 0);
    }

    #[test]
    fn a_photograph_that_breaks_off_is_known() {
        let mut bytes = io::Cursor::new(Vec::new());
        let picture = image::RgbImage::from_fn(64, 64, |x, y| image::Rgb([(x * y) as u8, x as u8, y as u8]));
        picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        let mut whole = bytes.into_inner();
        for end in [2, 3, 20, whole.len() / 2, whole.len() - 2] {
            assert!(is_torn_photograph(&whole[..end]), "{end}");
        }
        assert!(!is_torn_photograph(&whole));
        whole.extend(b"\xff\xda what telephones append");
        assert!(!is_torn_photograph(&whole));
        assert!(!is_torn_photograph(b"\x89PNG"));
    }

    #[tokio::test]
    async fn what_comes_in_pieces_has_the_address_of_its_whole() {
        let (_dir, store) = store();
        let pieces = stream::iter([Ok::<_, Infallible>(&b"%PDF-1."[..]), Ok(b"7\n%%EOF\n")]);
        let arrived = Arrived::receive(&store, pieces).await.unwrap();
        assert_eq!(arrived.hash, MediaStore::hash(b"%PDF-1.7\n%%EOF\n"));
        let row = arrived.settle(&store, "../bản vẽ.exe").await.unwrap();
        assert_eq!((row.mime.as_str(), row.original_name.as_str()), ("application/pdf", "bản vẽ.exe.pdf"));
        assert!(store.open_file(&row.hash, "tep.pdf").unwrap().exists());
    }
}
