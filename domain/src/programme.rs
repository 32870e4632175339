//! Special programmes (*chuyên đề*): numbered video and magazine issues.

use serde::{Deserialize, Serialize};

use crate::{Picture, ProgrammeId, SanitisedHtml, Slug, SortColumn, StoredFile, Timestamp, VideoEmbed};

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

/// Where a broadcast is watched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VideoSource {
    /// The portal's own file.
    File {
        /// The video.
        video: StoredFile,
        /// Its subtitles in Vietnamese (WebVTT).
        captions: Option<StoredFile>,
    },
    /// At another site, whose player a click loads.
    Embed(VideoEmbed),
}

/// What there is to watch or to read. An issue may be announced before it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeContent {
    /// A broadcast.
    Video(Option<VideoSource>),
    /// A magazine as a PDF.
    Magazine(Option<StoredFile>),
}

impl ProgrammeContent {
    /// What the issue is made of.
    #[must_use]
    pub const fn kind(&self) -> ProgrammeKind {
        match self {
            Self::Video(_) => ProgrammeKind::Video,
            Self::Magazine(_) => ProgrammeKind::Magazine,
        }
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
    /// What there is to watch or to read.
    pub content: ProgrammeContent,
    /// What is in it, in a sentence or two.
    pub summary: String,
    /// What is in it, at length.
    pub body: SanitisedHtml,
    /// Its cover.
    pub cover: Option<Picture>,
    /// When it came out.
    pub published_at: Timestamp,
    /// Whether readers see it.
    pub published: bool,
}

impl Programme {
    /// Address of the page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/chuyen-de/{}", self.slug)
    }

    /// What it is made of.
    #[must_use]
    pub const fn kind(&self) -> ProgrammeKind {
        self.content.kind()
    }
}

/// What a list shows of an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeCard {
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its cover.
    pub cover: Option<Picture>,
    /// When it came out.
    pub published_at: Timestamp,
}

impl ProgrammeCard {
    /// Address of the page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/chuyen-de/{}", self.slug)
    }
}

/// A column by which the desk orders issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgrammeColumn {
    /// When it came out.
    PublishedOn,
    /// Its title.
    Title,
    /// Its year, and its number within the year.
    Number,
}

impl SortColumn for ProgrammeColumn {
    const USUAL: Self = Self::PublishedOn;
    const ALL: &'static [(&'static str, Self)] =
        &[("ngay", Self::PublishedOn), ("ten", Self::Title), ("so", Self::Number)];

    fn falls(self) -> bool {
        self != Self::Title
    }
}
