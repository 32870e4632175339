//! Articles from elsewhere.
//!
//! [`jsonl`] reads the contract's JSON lines, one article a line, as a stream:
//! the file may be larger than memory. Lines are prepared a few at a time
//! (pictures decoded, markup made safe) and stored in their order. What an
//! import has brought once it recognises by a fingerprint of the line, so that
//! running it again changes nothing and costs little.

pub(crate) mod draft;
mod folder;
mod lines;
mod record;
mod report;

use std::{
    collections::HashMap,
    io,
    path::{Path, PathBuf},
    pin::pin,
    sync::atomic::Ordering,
};

use domain::WorkflowState;
use futures::{StreamExt, stream};

pub use draft::DraftPicture;
pub use record::{Record, RecordError};
pub use report::{Note, Progress, Report};

use self::{
    draft::{Composed, compose},
    folder::Folder,
    lines::{Line, Lines},
};
use crate::{
    Portal, PortalError,
    articles::{NewArticle, Outcome},
    media::MediaError,
};

/// Part of every fingerprint: raise it when the same line would give a
/// different article, so that the next import renews what is stored.
const FORMAT_VERSION: u32 = 1;

/// How many articles are prepared at a time.
const AHEAD: usize = 8;

/// What ends an import. A line or picture that is wrong does not: it is in the [`Report`].
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be opened.
    #[error("cannot open {}: {source}", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file cannot be read to its end.
    #[error("cannot read on after line {after}: {source}")]
    Read {
        /// The last line that was read.
        after: u64,
        /// Why.
        source: io::Error,
    },
    /// The media store failed.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// The database failed.
    #[error(transparent)]
    Portal(#[from] PortalError),
}

/// Imports articles from JSON lines; a name that ends in `.gz` is unpacked.
///
/// Pictures are taken from the file's folder and what lies below it, or from
/// the web. A line that is no article, and a picture that cannot be had, are
/// reported with the number of the line; the rest goes on.
///
/// # Errors
/// When the file cannot be read or the portal cannot store. What was imported
/// until then stays; a second run picks up from there.
pub async fn jsonl(portal: &Portal, path: &Path, progress: &mut dyn Progress) -> Result<Report, ImportError> {
    let Lines { receiver, total_bytes, read_bytes } =
        Lines::open(path).map_err(|source| ImportError::Open { path: path.to_owned(), source })?;
    progress.start(total_bytes);
    let folder = Folder::of(path);
    let mut ids = HashMap::new();
    let lines = stream::unfold(receiver, |mut receiver| async move {
        let line = receiver.recv().await?;
        Some((line, receiver))
    });
    let mut prepared = pin!(
        lines.map(|line| prepare(portal, &folder, line.map(|line| check(line, &mut ids)))).buffered(AHEAD)
    );
    let mut report = Report::default();
    let mut done = 0;
    while let Some(item) = prepared.next().await {
        let stored = match item {
            Ok(item) => store(portal, item, &mut report).await,
            Err(Stop::Read(source)) => Err(ImportError::Read { after: done, source }),
            Err(Stop::Portal(error)) => Err(error),
        };
        if let Err(error) = stored {
            progress.finish();
            return Err(error);
        }
        done += 1;
        progress.advance(read_bytes.load(Ordering::Relaxed), done);
    }
    progress.finish();
    Ok(report)
}

/// A line once it was looked at.
enum Checked {
    Blank,
    Bad(Note),
    Good(u64, Box<Record>),
}

/// An article on its way in.
enum Prepared {
    Nothing,
    Bad(Note),
    Unchanged,
    Article { line: u64, record: Box<Record>, composed: Composed, fingerprint: String },
}

/// Why no further line can be prepared.
enum Stop {
    Read(io::Error),
    Portal(ImportError),
}

impl<E: Into<ImportError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Portal(error.into())
    }
}

/// Reads a line; the second article of one identity is an error, or it and the
/// first would overwrite each other at every run.
fn check(line: Line, ids: &mut HashMap<String, u64>) -> Checked {
    let number = line.number;
    let bad = |reason: String| Checked::Bad(Note { line: number, reason });
    let text = match line.text {
        Ok(text) => text,
        Err(reason) => return bad(reason.to_owned()),
    };
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Checked::Blank;
    }
    match Record::parse(text) {
        Err(error) => bad(error.to_string()),
        Ok(record) => match ids.get(&record.id) {
            Some(first) => bad(format!("`id`: “{}” is already on line {first}", record.id)),
            None => {
                ids.insert(record.id.clone(), number);
                Checked::Good(number, Box::new(record))
            }
        },
    }
}

/// Does the heavy part of a line's work, unless the portal has its article already.
async fn prepare(portal: &Portal, folder: &Folder, line: io::Result<Checked>) -> Result<Prepared, Stop> {
    let (line, record) = match line.map_err(Stop::Read)? {
        Checked::Blank => return Ok(Prepared::Nothing),
        Checked::Bad(note) => return Ok(Prepared::Bad(note)),
        Checked::Good(line, record) => (line, record),
    };
    let fingerprint =
        blake3::hash(format!("{FORMAT_VERSION}\n{}", record.canonical).as_bytes()).to_hex().to_string();
    let known = portal.articles().fingerprint(&record.id).await?;
    if known.as_deref() == Some(fingerprint.as_str()) {
        return Ok(Prepared::Unchanged);
    }
    let composed = compose(portal, folder, &record.body_html, &record.images).await?;
    Ok(Prepared::Article { line, record, composed, fingerprint })
}

async fn store(portal: &Portal, item: Prepared, report: &mut Report) -> Result<(), ImportError> {
    let (line, record, composed, fingerprint) = match item {
        Prepared::Nothing => return Ok(()),
        Prepared::Bad(note) => {
            report.errors.push(note);
            return Ok(());
        }
        Prepared::Unchanged => {
            report.unchanged += 1;
            return Ok(());
        }
        Prepared::Article { line, record, composed, fingerprint } => (line, record, composed, fingerprint),
    };
    let Record {
        id, slug, title, category, published_at, summary, author, tags, locale, translation_of, ..
    } = *record;
    let category = portal.categories().ensure_path(&category).await?;
    let article = NewArticle {
        source_id: Some(id),
        slug,
        title,
        summary,
        body: composed.body,
        text: composed.text,
        author,
        locale,
        translation_of,
        category,
        tags,
        state: WorkflowState::Published,
        published_at,
        updated_at: None,
        pictures: composed.pictures,
        pinned: false,
        fingerprint,
    };
    let put = portal.articles().put(article).await?;
    match put.outcome {
        Outcome::Created => report.created += 1,
        Outcome::Updated => report.updated += 1,
        Outcome::Unchanged => report.unchanged += 1,
    }
    report.warnings.extend(composed.warnings.into_iter().map(|reason| Note { line, reason }));
    Ok(())
}
