//! Sitemaps as XML, with Google's extensions for pictures
//! (<https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps>)
//! and news (<https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap>).

use std::io;

use domain::Timestamp;

use crate::http::xml::Xml;

const SITEMAP: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const IMAGE: (&str, &str) = ("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1");
const NEWS: (&str, &str) = ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9");

/// A part as the index lists it.
pub struct PartOfIndex {
    /// Its address, absolute.
    pub url: String,
    /// When anything in it last changed, if that is known.
    pub changed: Option<Timestamp>,
}

/// A page of the portal.
pub struct Address {
    /// Its address, absolute.
    pub url: String,
    /// When it last changed, if that is known.
    pub changed: Option<Timestamp>,
    /// Address of its picture, absolute.
    pub picture: Option<String>,
}

impl Address {
    /// A page without a picture.
    pub const fn new(url: String, changed: Option<Timestamp>) -> Self {
        Self { url, changed, picture: None }
    }
}

/// An article of the last two days.
pub struct NewsItem {
    /// Its address, absolute.
    pub url: String,
    /// Its headline.
    pub title: String,
    /// When it was published.
    pub published_at: Timestamp,
    /// Address of its picture, absolute.
    pub picture: Option<String>,
}

/// Writes the index.
///
/// # Errors
/// Never, as the document is in memory.
pub fn index(parts: &[PartOfIndex]) -> io::Result<Vec<u8>> {
    Xml::document("sitemapindex", &[SITEMAP], |xml| {
        parts.iter().try_for_each(|part| {
            xml.element("sitemap", &[], |xml| {
                xml.text("loc", &[], &part.url)?;
                changed(xml, part.changed)
            })
        })
    })
}

/// Writes a part of ordinary addresses.
///
/// # Errors
/// Never, as the document is in memory.
pub fn addresses(addresses: &[Address]) -> io::Result<Vec<u8>> {
    Xml::document("urlset", &[SITEMAP, IMAGE], |xml| {
        addresses.iter().try_for_each(|address| {
            xml.element("url", &[], |xml| {
                xml.text("loc", &[], &address.url)?;
                changed(xml, address.changed)?;
                picture(xml, address.picture.as_deref())
            })
        })
    })
}

/// Writes the part of news; `publication` is the name under which they appear.
///
/// # Errors
/// Never, as the document is in memory.
pub fn news(publication: &str, items: &[NewsItem]) -> io::Result<Vec<u8>> {
    Xml::document("urlset", &[SITEMAP, IMAGE, NEWS], |xml| {
        items.iter().try_for_each(|item| {
            xml.element("url", &[], |xml| {
                xml.text("loc", &[], &item.url)?;
                xml.element("news:news", &[], |xml| {
                    xml.element("news:publication", &[], |xml| {
                        xml.text("news:name", &[], publication)?;
                        xml.text("news:language", &[], "vi")
                    })?;
                    xml.text("news:publication_date", &[], &item.published_at.rfc3339())?;
                    xml.text("news:title", &[], &item.title)
                })?;
                picture(xml, item.picture.as_deref())
            })
        })
    })
}

fn changed(xml: &mut Xml, at: Option<Timestamp>) -> io::Result<()> {
    at.map_or(Ok(()), |at| xml.text("lastmod", &[], &at.rfc3339()))
}

fn picture(xml: &mut Xml, url: Option<&str>) -> io::Result<()> {
    url.map_or(Ok(()), |url| xml.element("image:image", &[], |xml| xml.text("image:loc", &[], url)))
}
