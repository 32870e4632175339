//! The working copy of an article: what its writers see and change. Readers
//! see what was last published of it.

use serde::{Deserialize, Serialize};

use crate::{Body, CategoryId, body::BodyFault, slug::Slug};

/// The longest headline, in characters.
pub const MAX_TITLE: usize = 300;
/// The longest summary, in characters.
pub const MAX_SUMMARY: usize = 1_000;
/// The longest author line, in characters.
pub const MAX_AUTHOR: usize = 200;
/// How many tags an article may have, and how long each may be, in characters.
pub const MAX_TAGS: usize = 20;
/// The longest tag, in characters.
pub const MAX_TAG: usize = 60;

/// A working copy.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Manuscript {
    /// The headline, plain text.
    pub title: String,
    /// The summary (*sapo*), plain text.
    pub summary: String,
    /// The author line; may be empty.
    pub author: String,
    /// Where it is to be filed; nowhere yet.
    pub category: Option<CategoryId>,
    /// Names of its tags.
    pub tags: Vec<String>,
    /// The wished address; empty to make it from the headline.
    pub slug: String,
    /// The picture that lists show; the first of the text where there is none.
    pub cover: Option<Cover>,
    /// The text. `None` while it exists as markup from elsewhere only.
    pub body: Option<Body>,
}

/// The picture that lists show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    /// Its content address.
    pub hash: String,
    /// What it shows.
    pub alt: String,
}

/// A field of a manuscript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ManuscriptField {
    /// The headline.
    Title,
    /// The summary.
    Summary,
    /// The author line.
    Author,
    /// The category.
    Category,
    /// The tags.
    Tags,
    /// The address.
    Slug,
    /// The text.
    Body,
}

/// What is wrong with a manuscript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManuscriptFault {
    /// Nothing is there that readers need.
    Missing(ManuscriptField),
    /// More characters, or tags, than there may be.
    TooLong(ManuscriptField, usize),
    /// The wished address has other characters than addresses have.
    Slug,
    /// The text holds something that no text may.
    Body(BodyFault),
    /// So many pictures do not say what they show.
    NoAlt(usize),
}

impl ManuscriptFault {
    /// The field it belongs to.
    #[must_use]
    pub const fn field(&self) -> ManuscriptField {
        match self {
            Self::Missing(field) | Self::TooLong(field, _) => *field,
            Self::Slug => ManuscriptField::Slug,
            Self::Body(_) | Self::NoAlt(_) => ManuscriptField::Body,
        }
    }
}

impl Manuscript {
    /// What keeps it from being stored at all. Everything else may stay
    /// unfinished for as long as it is a draft.
    #[must_use]
    pub fn faults(&self) -> Vec<ManuscriptFault> {
        use ManuscriptField as Field;
        let lengths = [
            (Field::Title, self.title.chars().count(), MAX_TITLE),
            (Field::Summary, self.summary.chars().count(), MAX_SUMMARY),
            (Field::Author, self.author.chars().count(), MAX_AUTHOR),
            (Field::Tags, self.tags.len(), MAX_TAGS),
            (Field::Tags, self.tags.iter().map(|tag| tag.chars().count()).max().unwrap_or(0), MAX_TAG),
        ];
        let mut faults: Vec<_> = lengths
            .into_iter()
            .filter(|(_, length, most)| length > most)
            .map(|(field, _, most)| ManuscriptFault::TooLong(field, most))
            .collect();
        if !self.slug.is_empty() && Slug::try_from(self.slug.as_str()).is_err() {
            faults.push(ManuscriptFault::Slug);
        }
        faults.extend(self.body.as_ref().and_then(|body| body.check().err()).map(ManuscriptFault::Body));
        faults
    }

    /// What keeps it from being published.
    #[must_use]
    pub fn unfinished(&self) -> Vec<ManuscriptFault> {
        use ManuscriptField as Field;
        let mut faults = self.faults();
        let missing = [
            (Field::Title, self.title.trim().is_empty()),
            (Field::Category, self.category.is_none()),
            (Field::Body, self.body.as_ref().is_some_and(Body::is_blank)),
        ];
        faults.extend(
            missing
                .into_iter()
                .filter(|(_, missing)| *missing)
                .map(|(field, _)| ManuscriptFault::Missing(field)),
        );
        let silent = self.body.as_ref().map_or(0, Body::pictures_without_alt);
        if silent > 0 {
            faults.push(ManuscriptFault::NoAlt(silent));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> Manuscript {
        let body =
            r#"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"a"}]}]}"#;
        Manuscript {
            title: "Họp".to_owned(),
            category: Some(CategoryId(1)),
            body: Some(serde_json::from_str(body).unwrap()),
            ..Manuscript::default()
        }
    }

    #[test]
    fn a_draft_may_be_empty_and_a_published_article_not() {
        let empty = Manuscript { body: Some(Body::default()), ..Manuscript::default() };
        assert!(empty.faults().is_empty());
        let fields: Vec<_> = empty.unfinished().iter().map(ManuscriptFault::field).collect();
        assert_eq!(fields, [ManuscriptField::Title, ManuscriptField::Category, ManuscriptField::Body]);
        assert!(written().unfinished().is_empty());
    }

    #[test]
    fn fields_have_their_lengths() {
        let long = Manuscript {
            title: "ă".repeat(MAX_TITLE + 1),
            tags: vec!["x".repeat(MAX_TAG + 1)],
            slug: "Không phải".to_owned(),
            ..written()
        };
        assert_eq!(
            long.faults(),
            [
                ManuscriptFault::TooLong(ManuscriptField::Title, MAX_TITLE),
                ManuscriptFault::TooLong(ManuscriptField::Tags, MAX_TAG),
                ManuscriptFault::Slug,
            ]
        );
    }

    #[test]
    fn pictures_must_say_what_they_show() {
        let figure = r#"{"type":"doc","content":[{"type":"figure","attrs":{"hash":"0123456789abcdef0123456789abcdef","width":1,"height":1,"alt":" ","size":"normal"}}]}"#;
        let silent = Manuscript { body: Some(serde_json::from_str(figure).unwrap()), ..written() };
        assert_eq!(silent.unfinished(), [ManuscriptFault::NoAlt(1)]);
    }
}
