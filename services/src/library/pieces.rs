//! Large files come in pieces, so that a connection that breaks costs one piece
//! and not the file. What is whole goes the way of every other file.

use std::time::Duration;

use domain::{LibraryItem, Permission, UserId};
use futures::Stream;
use tokio::time::interval;

use super::{Library, LibraryError, allow};
use crate::{
    Portal,
    accounts::AccountInfo,
    media::{Appended, MediaError, PartialFiles, PieceError, Progress, UploadId},
};

/// How often it is looked what nobody goes on with.
const SWEEP_EVERY: Duration = Duration::from_secs(3600);

/// What a piece led to.
#[derive(Debug)]
pub enum Piece {
    /// More is to come.
    Partial(Progress),
    /// The file is whole and in the library.
    Whole(LibraryItem),
}

impl From<PieceError> for LibraryError {
    fn from(error: PieceError) -> Self {
        match error {
            PieceError::Media(error) => Self::Media(error),
            error => Self::Piece(error),
        }
    }
}

impl Library<'_> {
    /// Announces a file of `length` bytes that will come in pieces.
    ///
    /// # Errors
    /// When the account may not, has too many on the way, or no file may be so long.
    pub async fn announce(
        self,
        account: &AccountInfo,
        name: &str,
        length: u64,
    ) -> Result<UploadId, LibraryError> {
        allow(account.role.may(Permission::UseMedia))?;
        Ok(self.partial().create(account.id, name.to_owned(), length).await?)
    }

    /// How far a file of this account is.
    ///
    /// # Errors
    /// When the account may not, or brings no such file.
    pub async fn progress(self, account: &AccountInfo, id: &UploadId) -> Result<Progress, LibraryError> {
        allow(account.role.may(Permission::UseMedia))?;
        Ok(self.partial().progress(account.id, id).await?)
    }

    /// Adds a piece that begins at `offset`. The last one gives what the file
    /// became; asked again for the same, the answer is the same.
    ///
    /// # Errors
    /// When the account may not or brings no such file, the piece does not fit,
    /// or the whole is nothing the portal keeps.
    pub async fn add_piece<B: AsRef<[u8]>, E>(
        self,
        account: &AccountInfo,
        id: &UploadId,
        offset: u64,
        source: impl Stream<Item = Result<B, E>> + Unpin,
    ) -> Result<Piece, LibraryError> {
        allow(account.role.may(Permission::UseMedia))?;
        let partial = self.partial();
        let appended = match partial.append(account.id, id, offset, source).await {
            // Nothing that could still come would help.
            Err(PieceError::Media(error)) if !error.is_ours() => {
                self.discard(account.id, id).await;
                return Err(error.into());
            }
            appended => appended?,
        };
        let progress = appended.progress();
        if let Some(taken) = appended.taken() {
            let known = self.items(account, &[taken]).await?;
            return known.into_iter().next().map(Piece::Whole).ok_or(LibraryError::Unknown);
        }
        if progress.offset < progress.length {
            return Ok(Piece::Partial(progress));
        }
        // A task of its own: who hangs up now is told when they ask again.
        let (portal, account) = (self.portal.clone(), account.clone());
        let whole = tokio::spawn(async move { portal.library().add_whole(&account, appended).await });
        whole.await.map_err(|_| LibraryError::Media(MediaError::Interrupted))?.map(Piece::Whole)
    }

    /// Forgets a file of this account that is on the way.
    ///
    /// # Errors
    /// When the account may not, or brings no such file.
    pub async fn give_up(self, account: &AccountInfo, id: &UploadId) -> Result<(), LibraryError> {
        allow(account.role.may(Permission::UseMedia))?;
        Ok(self.partial().remove(account.id, id).await?)
    }

    /// Begins to forget what nobody goes on with, now and from time to time.
    pub fn start_sweeping(self) {
        let portal = self.portal.clone();
        tokio::spawn(async move {
            let mut clock = interval(SWEEP_EVERY);
            loop {
                clock.tick().await;
                match partial_files(&portal).sweep().await {
                    Ok(0) => {}
                    Ok(swept) => tracing::info!(swept, "uploads that nobody went on with were removed"),
                    Err(error) => tracing::warn!(%error, "old uploads could not be removed"),
                }
            }
        });
    }

    async fn add_whole(self, account: &AccountInfo, whole: Appended) -> Result<LibraryItem, LibraryError> {
        let name = whole.name().to_owned();
        match self.add(account, &name, whole.content().await?).await {
            Ok(item) => {
                whole.settle(item.id).await?;
                Ok(item)
            }
            Err(LibraryError::Media(error)) if !error.is_ours() => {
                whole.discard().await?;
                Err(error.into())
            }
            Err(error) => Err(error),
        }
    }

    /// What stays only takes room, and that for a day.
    async fn discard(self, owner: UserId, id: &UploadId) {
        if let Err(error) = self.partial().remove(owner, id).await {
            tracing::warn!(%error, "a refused upload could not be removed");
        }
    }

    fn partial(self) -> PartialFiles {
        partial_files(self.portal)
    }
}

fn partial_files(portal: &Portal) -> PartialFiles {
    PartialFiles::new(portal.config().data_dir.join("uploads"))
}
