//! Sitemaps (<https://www.sitemaps.org/protocol.html>): an index at
//! `/sitemap.xml`, its parts below `/sitemap/`.
//!
//! A part is far below the protocol's limit of 50,000 addresses: it is made in
//! one go and kept in memory like a page.

mod part;
#[cfg(test)]
mod tests;
mod write;

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use domain::{IsoWeek, Locale, Timestamp};
use services::{Portal, PortalError};

use self::{
    part::Part,
    write::{Address, NewsItem, PartOfIndex},
};
use super::{
    encoded::Encoded,
    kept::{self, FileError},
};
use crate::state::AppState;

const XML: &str = "application/xml; charset=utf-8";
/// Crawlers come a few times a day.
const CACHE: &str = "public, max-age=3600";
/// How many addresses a part holds: a megabyte or two of XML.
const PER_PART: u32 = 5000;
/// For how long an article is news, in seconds: Google's two days.
const NEWS_SECONDS: i64 = 2 * 86_400;
/// The most that Google reads of a news sitemap.
const MAX_NEWS: u32 = 1000;

/// `/sitemap.xml`.
pub async fn index(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let make = async { Sitemap::of(&state.portal).file(None).await };
    kept::respond(&state, "/sitemap.xml", &headers, CACHE, make).await
}

/// `/sitemap/{file}`.
pub async fn part(State(state): State<AppState>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    let make = async {
        let part = Part::named(&file).ok_or(FileError::Unknown)?;
        Sitemap::of(&state.portal).file(Some(part)).await
    };
    kept::respond(&state, &format!("/sitemap/{file}"), &headers, CACHE, make).await
}

/// The sitemap of a portal, in parts of so many addresses.
struct Sitemap<'a> {
    portal: &'a Portal,
    per_part: u32,
}

impl<'a> Sitemap<'a> {
    const fn of(portal: &'a Portal) -> Self {
        Self { portal, per_part: PER_PART }
    }

    /// A part, or the index of them all.
    async fn file(&self, part: Option<Part>) -> Result<Encoded, FileError> {
        let xml = match part {
            None => self.index().await?,
            Some(Part::Pages) => self.pages().await?,
            Some(Part::News) => self.news().await?,
            Some(Part::Articles(number)) => self.articles(number).await?,
            Some(Part::Documents(number)) => self.documents(number).await?,
        };
        let changed = self.portal.storage().last_changed_at().await.map_err(PortalError::from)?;
        Ok(kept::compress(XML, xml).await?.with_last_modified(changed))
    }

    fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.portal.config().base_url)
    }

    async fn index(&self) -> Result<Vec<u8>, FileError> {
        let mut parts = vec![(Part::Pages, None)];
        if !self.fresh(1).await?.is_empty() {
            parts.push((Part::News, None));
        }
        let changes = self.portal.articles().changes().await?;
        let per_part = usize::try_from(self.per_part).unwrap_or(usize::MAX);
        for (number, changes) in (1..).zip(changes.chunks(per_part)) {
            parts.push((Part::Articles(number), changes.iter().max().copied()));
        }
        let documents = self.portal.documents().page(1, self.per_part).await?;
        if documents.total > 0 {
            parts.extend((1..=documents.pages()).map(|number| (Part::Documents(number), None)));
        }
        let part = |(part, changed): (Part, Option<Timestamp>)| PartOfIndex {
            url: self.absolute(&format!("/sitemap/{part}")),
            changed,
        };
        Ok(write::index(&parts.into_iter().map(part).collect::<Vec<_>>())?)
    }

    /// Everything that is neither an article nor a document.
    async fn pages(&self) -> Result<Vec<u8>, FileError> {
        let portal = self.portal;
        let tree = portal.categories().tree().await?;
        let week = portal.calendar().week(IsoWeek::of(Timestamp::now().date())).await?;
        let both =
            |path: &str| Locale::ALL.map(|locale| Address::new(self.absolute(&locale.path(path)), None));
        let mut addresses: Vec<Address> =
            ["/", "/chuyen-de", "/van-ban", "/so-do-trang"].into_iter().flat_map(both).collect();
        addresses.push(Address::new(self.absolute("/lich-cong-tac"), week.updated_at()));
        let categories = tree.iter().map(|category| format!("/chuyen-muc/{}", category.path));
        addresses.extend(categories.flat_map(|path| both(&path)));
        for programme in portal.programmes().list().await? {
            let mut address = Address::new(self.absolute(&programme.url()), Some(programme.published_at));
            address.picture = programme.cover.map(|cover| self.absolute(&cover.src()));
            addresses.push(address);
        }
        for locale in Locale::ALL {
            for page in portal.pages().edition(locale).list().await? {
                let path = locale.path(&format!("/{}", page.slug));
                addresses.push(Address::new(self.absolute(&path), Some(page.updated_at)));
            }
        }
        Ok(write::addresses(&addresses)?)
    }

    async fn articles(&self, number: u32) -> Result<Vec<u8>, FileError> {
        let per_part = u64::from(self.per_part);
        let skip = u64::from(number.saturating_sub(1)) * per_part;
        let articles = self.portal.articles().addresses(skip, per_part).await?;
        if articles.is_empty() {
            return Err(FileError::Unknown);
        }
        let address = |article: services::articles::ArticleAddress| Address {
            url: self.absolute(&article.locale.path(&domain::article::article_url(&article.slug))),
            changed: Some(article.updated_at.max(article.published_at)),
            picture: article.picture.map(|hash| self.absolute(&domain::Picture::fallback_url(&hash))),
        };
        Ok(write::addresses(&articles.into_iter().map(address).collect::<Vec<_>>())?)
    }

    async fn documents(&self, number: u32) -> Result<Vec<u8>, FileError> {
        let documents = self.portal.documents().page(number, self.per_part).await?;
        if documents.items.is_empty() {
            return Err(FileError::Unknown);
        }
        let address = |document: &domain::Document| Address::new(self.absolute(&document.url()), None);
        Ok(write::addresses(&documents.items.iter().map(address).collect::<Vec<_>>())?)
    }

    async fn news(&self) -> Result<Vec<u8>, FileError> {
        let site = self.portal.site().identity().await?;
        let item = |card: domain::ArticleCard| NewsItem {
            url: self.absolute(&card.url()),
            title: card.title,
            published_at: card.published_at,
            picture: card.picture.map(|picture| self.absolute(&picture.src())),
        };
        let items: Vec<_> = self.fresh(MAX_NEWS).await?.into_iter().map(item).collect();
        Ok(write::news(&site.name, &items)?)
    }

    async fn fresh(&self, limit: u32) -> Result<Vec<domain::ArticleCard>, PortalError> {
        self.portal.articles().since(Timestamp::now().plus_seconds(-NEWS_SECONDS), limit).await
    }
}
