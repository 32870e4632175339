//! What a feed says, whatever its form.

use domain::{Locale, Picture, Timestamp};
use services::articles::FeedEntry;

/// The media type of every enclosure.
pub const JPEG: &str = "image/jpeg";

/// A feed before it is written.
#[derive(Clone, Debug)]
pub struct Feed {
    /// The language of its articles.
    pub locale: Locale,
    /// Scheme and host of the portal, without a trailing slash.
    pub base: String,
    /// The feed's own address, absolute.
    pub address: String,
    /// Address of the page it follows, absolute.
    pub page: String,
    /// What it is called.
    pub title: String,
    /// What is in it, in a sentence; never empty.
    pub description: String,
    /// Who publishes it.
    pub agency: String,
    /// When anything in it last changed.
    pub updated: Timestamp,
    /// Its articles, newest first.
    pub entries: Vec<Entry>,
}

/// An article in a feed.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The article.
    pub article: FeedEntry,
    /// Size of its picture's JPEG in bytes; `None` when there is no such file.
    pub picture_bytes: Option<u64>,
}

/// A file that belongs to an entry.
pub struct Enclosure<'a> {
    /// The picture.
    pub picture: &'a Picture,
    /// Its address, absolute.
    pub url: String,
    /// Its size in bytes, in decimal.
    pub bytes: String,
}

impl Feed {
    /// Address of an entry's page, absolute.
    pub fn url(&self, entry: &Entry) -> String {
        format!("{}{}", self.base, self.locale.path(&entry.article.card.url()))
    }

    /// What identifies an entry for ever: a tag URI (RFC 4151) of the host, the
    /// date of publication and the article's number, which outlives a changed
    /// title and the address made from it.
    pub fn id(&self, entry: &Entry) -> String {
        let card = &entry.article.card;
        format!(
            "tag:{},{}:bai-viet/{}",
            host(&self.base),
            domain::time::iso_date(card.published_at.date()),
            card.id
        )
    }

    /// An entry's picture, if it is there.
    pub fn enclosure<'e>(&self, entry: &'e Entry) -> Option<Enclosure<'e>> {
        let picture = entry.article.card.picture.as_ref()?;
        let bytes = entry.picture_bytes?.to_string();
        Some(Enclosure { picture, url: format!("{}{}", self.base, picture.src()), bytes })
    }
}

/// The host of an address, without its port: what a tag URI allows.
fn host(base: &str) -> &str {
    let authority = base.split_once("://").map_or(base, |(_, rest)| rest);
    let authority = authority.split('/').next().unwrap_or(authority);
    match authority.strip_prefix('[') {
        Some(literal) => literal.split(']').next().unwrap_or(literal),
        None => authority.split(':').next().unwrap_or(authority),
    }
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn the_host_has_neither_scheme_nor_port() {
        assert_eq!(host("https://so.hailam.gov.vn"), "so.hailam.gov.vn");
        assert_eq!(host("http://127.0.0.1:3000"), "127.0.0.1");
        assert_eq!(host("http://[::1]:3000"), "::1");
    }
}
