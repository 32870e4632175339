//! What can go wrong with a manuscript.

use domain::{manuscript::ManuscriptFault, workflow::NoWay};

use super::MAX_COMMENT;
use crate::{PortalError, media::MediaError, storage::StorageError};

/// What can go wrong with a manuscript.
#[derive(Debug, thiserror::Error)]
pub enum ManuscriptError {
    /// There is no such article.
    #[error("there is no such article")]
    Unknown,
    /// This account may not do that with this article.
    #[error("this account may not do that with this article")]
    NotAllowed,
    /// It cannot be stored, or not be published, as it is.
    #[error("the manuscript has mistakes: {0:?}")]
    Faults(Vec<ManuscriptFault>),
    /// The step does not lead on from where the article is.
    #[error(transparent)]
    NoWay(#[from] NoWay),
    /// Somebody else saved or decided in between.
    #[error("somebody else was quicker")]
    Overtaken,
    /// A comment is needed, or is too long.
    #[error("a comment of 1 to {MAX_COMMENT} characters is needed")]
    Comment,
    /// An instant that has passed, or is too far away.
    #[error("the instant of publication must be within a year from now")]
    When,
    /// There is no category to file anything under.
    #[error("there is no category yet")]
    NoCategory,
    /// A picture or file of the text cannot be had.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The portal.
    #[error(transparent)]
    Portal(#[from] PortalError),
}
