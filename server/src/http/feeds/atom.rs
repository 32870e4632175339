//! Atom (RFC 4287).

use std::io;

use super::feed::{Entry, Feed, JPEG};
use crate::http::xml::Xml;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.w3.org/2005/Atom");
const HTML: &str = "text/html";

/// Writes `feed`.
///
/// # Errors
/// Never, as the document is in memory.
pub fn write(feed: &Feed) -> io::Result<Vec<u8>> {
    Xml::document("feed", &[NAMESPACE, ("xml:lang", feed.locale.lang())], |xml| {
        xml.text("id", &[], &feed.address)?;
        xml.text("title", &[], &feed.title)?;
        xml.text("subtitle", &[], &feed.description)?;
        xml.text("updated", &[], &feed.updated.rfc3339())?;
        let own = [("rel", "self"), ("type", "application/atom+xml"), ("href", feed.address.as_str())];
        xml.empty("link", &own)?;
        xml.empty("link", &[("rel", "alternate"), ("type", HTML), ("href", &feed.page)])?;
        // §4.1.1: a feed has an author unless all of its entries have one.
        person(xml, &feed.agency)?;
        xml.text("icon", &[], &format!("{}/icon.svg", feed.base))?;
        xml.text("generator", &[], "Bản Tin")?;
        feed.entries.iter().try_for_each(|each| xml.element("entry", &[], |xml| entry(xml, feed, each)))
    })
}

fn entry(xml: &mut Xml, feed: &Feed, entry: &Entry) -> io::Result<()> {
    let card = &entry.article.card;
    xml.text("id", &[], &feed.id(entry))?;
    xml.text("title", &[], &card.title)?;
    xml.text("published", &[], &card.published_at.rfc3339())?;
    xml.text("updated", &[], &entry.article.updated_at.max(card.published_at).rfc3339())?;
    xml.empty("link", &[("rel", "alternate"), ("type", HTML), ("href", &feed.url(entry))])?;
    if !entry.article.author.is_empty() {
        person(xml, &entry.article.author)?;
    }
    if !card.category.name.is_empty() {
        xml.empty("category", &[("term", &card.category.path), ("label", &card.category.name)])?;
    }
    xml.text("summary", &[], &card.summary)?;
    let Some(enclosure) = feed.enclosure(entry) else { return Ok(()) };
    xml.empty(
        "link",
        &[("rel", "enclosure"), ("type", JPEG), ("length", &enclosure.bytes), ("href", &enclosure.url)],
    )
}

fn person(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.element("author", &[], |xml| xml.text("name", &[], name))
}
