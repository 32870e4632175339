//! Demo content for an empty portal, so that a first look is a look at
//! something: articles, calendar, programmes and documents of an invented
//! province. It lies in `services/demo/` (see its README), is embedded in the
//! binary, and goes the same way as what is imported.

mod articles;
mod feedback;
mod files;
mod registry;
mod rest;
mod visits;
mod when;

use crate::{Portal, PortalError, media::MediaError};

/// What can keep the demo content out.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The embedded content is wrong: a mistake of whoever built the binary.
    #[error("demo content: {file}: {reason}")]
    Content {
        /// The file within `services/demo/`.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A picture could not be stored.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// The database failed.
    #[error(transparent)]
    Portal(#[from] PortalError),
}

impl DemoError {
    fn content(file: &str, reason: impl std::fmt::Display) -> Self {
        Self::Content { file: file.to_owned(), reason: reason.to_string() }
    }
}

/// Whether the portal holds nothing yet that demo content would stand beside.
///
/// # Errors
/// When the database fails.
pub async fn is_empty(portal: &Portal) -> Result<bool, PortalError> {
    Ok(portal.categories().tree().await?.iter().next().is_none())
}

/// Loads the demo content, its dates counted from today. A second time on the
/// same day changes nothing.
///
/// # Errors
/// When the content is faulty or the portal cannot store it.
pub async fn load(portal: &Portal) -> Result<(), DemoError> {
    let now = domain::Timestamp::now();
    // The slow part first: whatever fails later, a second attempt is quick.
    articles::store_pictures(portal).await?;
    rest::categories(portal).await?;
    articles::load(portal, now).await?;
    registry::programmes(portal, now).await?;
    registry::documents(portal).await?;
    rest::calendar(portal, now).await?;
    rest::pages(portal).await?;
    visits::load(portal, now).await?;
    feedback::load(portal, now).await?;
    rest::site(portal).await
}
