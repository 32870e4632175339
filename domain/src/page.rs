//! Static pages kept by editors: introduction, contact, …

use crate::{Locale, PageId, SanitisedHtml, Slug, Timestamp};

/// A static page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticPage {
    /// Its number.
    pub id: PageId,
    /// Its address below `/`.
    pub slug: Slug,
    /// Its headline.
    pub title: String,
    /// Its text.
    pub body: SanitisedHtml,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// The language it is written in.
    pub locale: Locale,
    /// Its part of the address in the other language, if it is translated.
    pub translation: Option<Slug>,
}

impl StaticPage {
    /// First parts of addresses that belong to the portal itself, so that no
    /// static page may take them (the contract's table of addresses).
    pub const RESERVED_SLUGS: [&'static str; 24] = [
        "api",
        "atom",
        "bai-viet",
        "chuyen-de",
        "chuyen-muc",
        "dang-nhap",
        "dang-xuat",
        "en",
        "gop-y",
        "healthz",
        "hoi-dap",
        "icons",
        "lich-cong-tac",
        "media",
        "metrics",
        "offline",
        "pkg",
        "quan-tri",
        "search",
        "sitemap",
        "so-do-trang",
        "thong-ke",
        "tim-kiem",
        "van-ban",
    ];
}
