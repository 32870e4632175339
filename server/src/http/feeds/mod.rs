//! Feeds of the newest articles: `/rss.xml` and `/atom.xml`, for the portal and
//! below the address of every category.

mod atom;
mod feed;
mod rss;
#[cfg(test)]
mod tests;

use app::{i18n::MachineWords, page::Edition};
use axum::response::Response;
use domain::{Category, CategoryTree, Picture, Timestamp};
use services::{Portal, articles::FeedEntry};

use self::feed::{Entry, Feed};
use super::{
    asked::Asked,
    encoded::Encoded,
    kept::{self, FileError},
};

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
pub async fn rss(asked: Asked) -> Response {
    respond(&asked, None, Format::Rss).await
}

/// `/atom.xml`.
pub async fn atom(asked: Asked) -> Response {
    respond(&asked, None, Format::Atom).await
}

/// `/chuyen-muc/{path}/rss.xml` and `…/atom.xml`.
pub async fn category(asked: &Asked, path: &str, format: Format) -> Response {
    respond(asked, Some(path), format).await
}

async fn respond(asked: &Asked, category: Option<&str>, format: Format) -> Response {
    let page = category.map_or_else(String::new, |path| format!("/chuyen-muc/{path}"));
    let address = asked.locale.path(&format!("{page}/{}", format.file()));
    let edition = asked.edition();
    let make = make(&edition, category, &address, format);
    kept::respond(&asked.state, &address, &asked.headers, CACHE, make).await
}

async fn make(
    edition: &Edition,
    category: Option<&str>,
    address: &str,
    format: Format,
) -> Result<Encoded, FileError> {
    let tree = edition.categories().tree().await?;
    let category = match category {
        Some(path) => Some(tree.by_path(path).ok_or(FileError::Unknown)?),
        None => None,
    };
    let feed = load(edition, &tree, category, address).await?;
    let file = kept::compress(format.content_type(), format.write(&feed)?).await?;
    // A withdrawal changes the feed too, and shows in the audit log alone.
    let changed = edition.portal.storage().last_changed_at().await.map_err(services::PortalError::from)?;
    Ok(file.with_last_modified(changed.max(feed.updated)))
}

async fn load(
    edition: &Edition,
    tree: &CategoryTree,
    category: Option<&Category>,
    address: &str,
) -> Result<Feed, FileError> {
    let site = edition.site().identity().await?;
    let base = edition.base_url().to_owned();
    let within = category.map(|category| tree.subtree(category.id));
    let mut entries = Vec::new();
    for article in edition.articles().feed(within, ENTRIES).await? {
        let picture_bytes = picture_bytes(&edition.portal, article.card.picture.as_ref()).await;
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
    let newest_articles = MachineWords::of(edition.locale).newest_articles;
    let description =
        if description.is_empty() { format!("{newest_articles}: {title}") } else { description };
    Ok(Feed {
        locale: edition.locale,
        address: format!("{base}{address}"),
        page: format!("{base}{}", edition.path(&page)),
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
