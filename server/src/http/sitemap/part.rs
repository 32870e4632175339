//! The names of a sitemap's parts.

use std::{fmt, num::NonZeroU32};

/// A part of the sitemap; parts of one kind are numbered from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Front page, categories, programmes, static pages, calendar.
    Pages,
    /// The articles of the last two days.
    News,
    /// Articles, the oldest in part 1.
    Articles(u32),
    /// Documents, the newest in part 1.
    Documents(u32),
}

impl Part {
    /// The part whose file has that name.
    pub fn named(file: &str) -> Option<Self> {
        let name = file.strip_suffix(".xml")?;
        let part = match name.split_once('-') {
            None if name == "pages" => Self::Pages,
            None if name == "news" => Self::News,
            Some(("articles", number)) => Self::Articles(number.parse::<NonZeroU32>().ok()?.get()),
            Some(("documents", number)) => Self::Documents(number.parse::<NonZeroU32>().ok()?.get()),
            _ => return None,
        };
        // Every part has one name: not `articles-01.xml` and not `articles-+1.xml`.
        (part.to_string() == file).then_some(part)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pages => f.write_str("pages.xml"),
            Self::News => f.write_str("news.xml"),
            Self::Articles(number) => write!(f, "articles-{number}.xml"),
            Self::Documents(number) => write!(f, "documents-{number}.xml"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn every_part_has_one_name() {
        for part in [Part::Pages, Part::News, Part::Articles(1), Part::Documents(21)] {
            assert_eq!(Part::named(&part.to_string()), Some(part));
        }
        for name in [
            "articles-0.xml",
            "articles-01.xml",
            "articles-+1.xml",
            "articles-99999999999.xml",
            "articles.xml",
            "pages",
            "pages-1.xml",
            "",
        ] {
            assert_eq!(Part::named(name), None, "{name}");
        }
    }
}
