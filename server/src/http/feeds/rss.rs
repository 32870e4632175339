//! RSS 2.0 (<https://www.rssboard.org/rss-specification>), with the author line
//! in Dublin Core, the picture also in Media RSS and the feed's own address in Atom.

use std::io;

use super::feed::{Entry, Feed, JPEG};
use crate::http::xml::Xml;

const NAMESPACES: [(&str, &str); 4] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:media", "http://search.yahoo.com/mrss/"),
];
/// Minutes a reader may wait before it asks again.
const TTL: &str = "15";

/// Writes `feed`.
///
/// # Errors
/// Never, as the document is in memory.
pub fn write(feed: &Feed) -> io::Result<Vec<u8>> {
    Xml::document("rss", &NAMESPACES, |xml| xml.element("channel", &[], |xml| channel(xml, feed)))
}

fn channel(xml: &mut Xml, feed: &Feed) -> io::Result<()> {
    xml.text("title", &[], &feed.title)?;
    xml.text("link", &[], &feed.page)?;
    xml.text("description", &[], &feed.description)?;
    xml.text("language", &[], feed.locale.lang())?;
    xml.text("lastBuildDate", &[], &feed.updated.http_date())?;
    xml.text("ttl", &[], TTL)?;
    xml.text("generator", &[], "Bản Tin")?;
    let own = [("href", feed.address.as_str()), ("rel", "self"), ("type", "application/rss+xml")];
    xml.empty("atom:link", &own)?;
    feed.entries.iter().try_for_each(|entry| xml.element("item", &[], |xml| item(xml, feed, entry)))
}

fn item(xml: &mut Xml, feed: &Feed, entry: &Entry) -> io::Result<()> {
    let card = &entry.article.card;
    xml.text("title", &[], &card.title)?;
    xml.text("link", &[], &feed.url(entry))?;
    xml.text("guid", &[("isPermaLink", "false")], &feed.id(entry))?;
    xml.text("pubDate", &[], &card.published_at.http_date())?;
    // `author` holds an e-mail address by the specification; the name goes here.
    if !entry.article.author.is_empty() {
        xml.text("dc:creator", &[], &entry.article.author)?;
    }
    if !card.category.name.is_empty() {
        xml.text(
            "category",
            &[("domain", &format!("{}{}", feed.base, card.category.url()))],
            &card.category.name,
        )?;
    }
    xml.text("description", &[], &card.summary)?;
    let Some(enclosure) = feed.enclosure(entry) else { return Ok(()) };
    let (url, bytes) = (enclosure.url.as_str(), enclosure.bytes.as_str());
    xml.empty("enclosure", &[("url", url), ("length", bytes), ("type", JPEG)])?;
    let media = [("url", url), ("fileSize", bytes), ("type", JPEG), ("medium", "image")];
    xml.element("media:content", &media, |xml| {
        let alt = &enclosure.picture.alt;
        if alt.is_empty() { Ok(()) } else { xml.text("media:description", &[("type", "plain")], alt) }
    })
}
