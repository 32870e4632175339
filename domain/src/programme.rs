//! Special programmes (*chuyên đề*): numbered video and magazine issues.

use serde::{Deserialize, Serialize};

use crate::{Picture, ProgrammeId, SanitisedHtml, Slug, Timestamp};

/// What an issue is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeKind {
    /// A broadcast.
    Video,
    /// A printed or PDF magazine.
    Magazine,
}

impl ProgrammeKind {
    /// The name under which storage and exports keep it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Video => "video",
            Self::Magazine => "magazine",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Video, Self::Magazine].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// One issue of a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Programme {
    /// Its number in storage.
    pub id: ProgrammeId,
    /// Its part of the address.
    pub slug: Slug,
    /// Its title, such as “Chuyên mục KH&CN số 5-2016”.
    pub title: String,
    /// The number of the issue within its year.
    pub number: i32,
    /// The year of the issue.
    pub year: i32,
    /// What it is made of.
    pub kind: ProgrammeKind,
    /// What is in it, in a sentence or two.
    pub summary: String,
    /// What is in it, at length.
    pub body: SanitisedHtml,
    /// Its cover.
    pub cover: Option<Picture>,
    /// When it came out.
    pub published_at: Timestamp,
}

impl Programme {
    /// Address of the page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/chuyen-de/{}", self.slug)
    }
}
