//! One piece after the other.

use std::{fs::File, io::Read as _, path::PathBuf, time::Duration};

use domain::{MediaId, UserId};
use futures::{Stream, StreamExt as _, stream};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    time::timeout,
};

use super::{About, CONTENT, PartialFiles, PieceError, Progress, UploadId, lock, off_the_executor};
use crate::media::arrival::{HEAD, within_limits};

/// How long nothing may come before the rest of a piece is not waited for: it
/// is sent again from where it broke off.
const STALL: Duration = Duration::from_secs(20);
/// How much is read at a time, in bytes.
const CHUNK: usize = 1024 * 1024;

/// A file on the way after a piece; nobody else writes it meanwhile.
#[derive(Debug)]
pub(crate) struct Appended {
    folder: PathBuf,
    about: About,
    content: File,
    progress: Progress,
}

impl PartialFiles {
    /// Adds a piece that begins at `offset`. What has come of a piece that
    /// breaks off is kept.
    pub(crate) async fn append<B, E>(
        &self,
        owner: UserId,
        id: &UploadId,
        offset: u64,
        source: impl Stream<Item = Result<B, E>> + Unpin,
    ) -> Result<Appended, PieceError>
    where
        B: AsRef<[u8]>,
    {
        let folder = self.folder(owner, id);
        let opened = off_the_executor(move || {
            let content = lock(&folder)?;
            let about = About::read(&folder)?;
            let progress = about.progress(content.metadata()?.len());
            Ok(Appended { folder, about, content, progress })
        });
        let mut file = opened.await?;
        if file.progress.offset != offset {
            return Err(PieceError::Offset(file.progress.offset));
        }
        if file.about.taken.is_none() {
            file.take(source).await?;
        }
        Ok(file)
    }
}

impl Appended {
    async fn take<B, E>(
        &mut self,
        mut source: impl Stream<Item = Result<B, E>> + Unpin,
    ) -> Result<(), PieceError>
    where
        B: AsRef<[u8]>,
    {
        let start = self.progress.offset;
        let mut too_long = false;
        let mut content = tokio::fs::File::from_std(self.content.try_clone()?);
        while let Ok(Some(Ok(part))) = timeout(STALL, source.next()).await {
            let part = part.as_ref();
            too_long = self.progress.offset + part.len() as u64 > self.progress.length;
            if too_long {
                break;
            }
            content.write_all(part).await?;
            self.progress.offset += part.len() as u64;
        }
        content.flush().await?;
        content.sync_data().await?;
        if too_long {
            return Err(PieceError::TooLong);
        }
        if start < HEAD as u64 { self.check_head().await } else { Ok(()) }
    }

    /// The beginning says what kind of file it is, and so whether the rest need come.
    async fn check_head(&self) -> Result<(), PieceError> {
        let (path, length) = (self.folder.join(CONTENT), self.progress.length);
        off_the_executor(move || {
            let mut head = Vec::with_capacity(HEAD);
            File::open(path)?.take(HEAD as u64).read_to_end(&mut head)?;
            Ok(within_limits(&head, length)?)
        })
        .await
    }

    pub(crate) const fn progress(&self) -> Progress {
        self.progress
    }

    /// What became of the file, if it has been taken in.
    pub(crate) const fn taken(&self) -> Option<MediaId> {
        self.about.taken
    }

    /// The name it came with.
    pub(crate) fn name(&self) -> &str {
        &self.about.name
    }

    /// All that has come, from the beginning.
    pub(crate) async fn content(
        &self,
    ) -> Result<impl Stream<Item = std::io::Result<Vec<u8>>> + Unpin + use<>, PieceError> {
        let file = tokio::fs::File::open(self.folder.join(CONTENT)).await?;
        Ok(Box::pin(stream::try_unfold(file, |mut file| async {
            let mut chunk = vec![0; CHUNK];
            let read = file.read(&mut chunk).await?;
            chunk.truncate(read);
            Ok((read > 0).then_some((chunk, file)))
        })))
    }

    /// Notes that it has been taken in, for whoever does not hear the answer.
    pub(crate) async fn settle(self, taken: MediaId) -> Result<(), PieceError> {
        off_the_executor(move || {
            About { taken: Some(taken), ..self.about }.write(&self.folder)?;
            Ok(self.content.set_len(0)?)
        })
        .await
    }

    /// Forgets it.
    pub(crate) async fn discard(self) -> Result<(), PieceError> {
        off_the_executor(move || Ok(std::fs::remove_dir_all(&self.folder)?)).await
    }
}
