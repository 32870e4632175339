//! Feeds of the newest articles: `/rss.xml` and `/atom.xml`, for the portal and
//! below the address of every category.

mod atom;
mod feed;
mod rss;
#[cfg(test)]
mod tests;

use app::i18n::MACHINES;
use axum::{extract::State, http::HeaderMap, response::Response};
use domain::{Category, CategoryTree, Picture, Timestamp};
use services::{Portal, articles::FeedEntry};

use self::feed::{Entry, Feed};
use super::{
    encoded::Encoded,
    kept::{self, FileError},
};
use crate::state::AppState;

/// How many articles a feed holds: more than a busy week.
const ENTRIES: u32 = 30;
/// Feed readers come every few minutes; what is new may wait as long, and a
/// proxy may answer meanwhile.
const CACHE: &str = "public, max-age=300";

/// The form of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RSS 2.0.
    Rss,
    /// Atom (RFC 4287).
    Atom,
}

impl Format {
    /// Takes the name of a feed off the path of a category: `tin-tuc/rss.xml`.
    pub fn split(path: &str) -> Option<(&str, Self)> {
        let (category, file) = path.rsplit_once('/')?;
        let format = [Self::Rss, Self::Atom].into_iter().find(|format| format.file() == file)?;
        Some((category, format))
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Rss => "rss.xml",
            Self::Atom => "atom.xml",
        }
    }

    const fn content_type(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml; charset=utf-8",
            Self::Atom => "application/atom+xml; charset=utf-8",
        }
    }

    fn write(self, feed: &Feed) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Rss => rss::write(feed),
            Self::Atom => atom::write(feed),
        }
    }
}

/// `/rss.xml`.
pub async fn rss(State(state): State<AppState>, headers: HeaderMap) -> Response {
    respond(&state, &headers, None, Format::Rss).await
}

/// `/atom.xml`.
pub async fn atom(State(state): State<AppState>, headers: HeaderMap) -> Response {
    respond(&state, &headers, None, Format::Atom).await
}

/// `/chuyen-muc/{path}/rss.xml` and `…/atom.xml`.
pub async fn category(state: &AppState, headers: &HeaderMap, path: &str, format: Format) -> Response {
    respond(state, headers, Some(path), format).await
}

async fn respond(state: &AppState, headers: &HeaderMap, category: Option<&str>, format: Format) -> Response {
    let page = category.map_or_else(String::new, |path| format!("/chuyen-muc/{path}"));
    let address = format!("{page}/{}", format.file());
    let make = make(&state.portal, category, &address, format);
    kept::respond(state, &address, headers, CACHE, make).await
}

async fn make(
    portal: &Portal,
    category: Option<&str>,
    address: &str,
    format: Format,
) -> Result<Encoded, FileError> {
    let tree = portal.categories().tree().await?;
    let category = match category {
        Some(path) => Some(tree.by_path(path).ok_or(FileError::Unknown)?),
        None => None,
    };
    let feed = load(portal, &tree, category, address).await?;
    let file = kept::compress(format.content_type(), format.write(&feed)?).await?;
    // A withdrawal changes the feed too, and shows in the audit log alone.
    let changed = portal.storage().last_changed_at().await.map_err(services::PortalError::from)?;
    Ok(file.with_last_modified(changed.max(feed.updated)))
}

async fn load(
    portal: &Portal,
    tree: &CategoryTree,
    category: Option<&Category>,
    address: &str,
) -> Result<Feed, FileError> {
    let site = portal.site().identity().await?;
    let base = portal.config().base_url.clone();
    let within = category.map(|category| tree.subtree(category.id));
    let mut entries = Vec::new();
    for article in portal.articles().feed(within, ENTRIES).await? {
        let picture_bytes = picture_bytes(portal, article.card.picture.as_ref()).await;
        entries.push(Entry { article, picture_bytes });
    }
    let (title, page, description) = match category {
        None => (site.name.clone(), "/".to_owned(), site.slogan.clone()),
        Some(category) => (
            format!("{} - {}", category.name, site.name),
            format!("/chuyen-muc/{}", category.path),
            category.description.clone(),
        ),
    };
    let description =
        if description.is_empty() { format!("{}: {title}", MACHINES.newest_articles) } else { description };
    Ok(Feed {
        address: format!("{base}{address}"),
        page: format!("{base}{page}"),
        updated: newest(&entries),
        agency: site.name.clone(),
        base,
        title,
        description,
        entries,
    })
}

/// When anything in the feed last changed; the epoch for an empty one.
fn newest(entries: &[Entry]) -> Timestamp {
    let changed = |FeedEntry { card, updated_at, .. }: &FeedEntry| (*updated_at).max(card.published_at);
    entries.iter().map(|entry| changed(&entry.article)).max().unwrap_or(Timestamp(0))
}

/// The size of the JPEG that an enclosure names; `None` without a picture.
async fn picture_bytes(portal: &Portal, picture: Option<&Picture>) -> Option<u64> {
    let path = portal.media().open_file(&picture?.hash, Picture::FALLBACK_FILE)?;
    Some(tokio::fs::metadata(path).await.ok()?.len())
}
