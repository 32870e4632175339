//! The text of an article as the editor keeps it.
//!
//! The types mirror the editor's schema (`editor/src/article/schema`) and read
//! and write its JSON (ProseMirror's). What they cannot express no article can
//! hold: JSON with anything else in it is refused whole. What types do not say
//! (ranges, addresses, the shape of tables) is checked by [`Body::check`].

mod check;
mod list;
mod tagged;
mod text;

use serde::{Deserialize, Serialize};

pub use check::{BodyFault, Fault};
pub use list::{ListItem, NumberStyle, Numbering, Task, TaskState};

/// A whole text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "tagged::Body", into = "tagged::Body")]
pub struct Body {
    /// Its blocks; at least one.
    pub content: Vec<Block>,
}

impl Default for Body {
    /// An empty paragraph: where one begins to write.
    fn default() -> Self {
        Self { content: vec![Block::Text(TextBlock::Paragraph { content: Vec::new() })] }
    }
}

/// Anything that stands on its own in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Block {
    /// What lists, quotes and cells may hold, too.
    Text(TextBlock),
    /// What stands in the text itself only.
    Set(SetBlock),
}

/// Running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum TextBlock {
    /// A paragraph.
    Paragraph {
        /// Its line.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        content: Vec<Inline>,
    },
    /// A list with bullets.
    BulletList {
        /// Its items.
        content: Vec<ListItem>,
    },
    /// A numbered list.
    OrderedList {
        /// How it counts.
        #[serde(default)]
        attrs: Numbering,
        /// Its items.
        content: Vec<ListItem>,
    },
    /// A list of what is to be done.
    TaskList {
        /// The tasks.
        content: Vec<Task>,
    },
}

/// What stands in the text itself, and in nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum SetBlock {
    /// A heading.
    Heading {
        /// Its level.
        attrs: HeadingLevel,
        /// Its line.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        content: Vec<Inline>,
    },
    /// A quotation.
    Blockquote {
        /// What is quoted.
        content: Vec<TextBlock>,
    },
    /// A note set apart from the text.
    Note {
        /// What it says.
        content: Vec<TextBlock>,
    },
    /// A table.
    Table {
        /// Its rows.
        content: Vec<TableRow>,
    },
    /// A picture with its caption.
    Figure(Figure),
    /// Pictures that belong together.
    Gallery {
        /// The pictures.
        content: Vec<GalleryItem>,
    },
    /// A moving picture.
    Video {
        /// Where it is.
        attrs: Video,
    },
    /// A file to be opened or saved.
    Attachment {
        /// Which.
        attrs: AttachedFile,
    },
    /// A thematic break.
    HorizontalRule,
}

/// The level of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingLevel {
    /// 2 to 4; the headline is 1.
    pub level: u8,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "tagged::Row", into = "tagged::Row")]
pub struct TableRow {
    /// Its cells.
    pub content: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum Cell {
    /// A cell that says what its row or column is about.
    TableHeader {
        /// How far it reaches.
        #[serde(default)]
        attrs: Span,
        /// What it says.
        content: Vec<TextBlock>,
    },
    /// Any other.
    TableCell {
        /// How far it reaches.
        #[serde(default)]
        attrs: Span,
        /// What it says.
        content: Vec<TextBlock>,
    },
}

impl Cell {
    /// How far it reaches, and what it says.
    #[must_use]
    pub fn parts(&self) -> (Span, &[TextBlock]) {
        match self {
            Self::TableHeader { attrs, content } | Self::TableCell { attrs, content } => (*attrs, content),
        }
    }
}

/// How far a cell reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// Over how many columns.
    pub colspan: u32,
    /// Over how many rows.
    pub rowspan: u32,
}

impl Default for Span {
    fn default() -> Self {
        Self { colspan: 1, rowspan: 1 }
    }
}

/// A picture with its caption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Which picture.
    pub attrs: FigurePicture,
    /// The caption.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<Inline>,
}

/// A figure among others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum GalleryItem {
    /// A picture.
    Figure(Figure),
}

/// Which picture a figure shows, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigurePicture {
    /// Its content address.
    pub hash: String,
    /// Its width in pixels, for the editor's layout; pages take it from the store.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// How large it stands in the text.
    pub size: FigureSize,
}

/// How large a picture stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FigureSize {
    /// As wide as the text.
    #[default]
    Normal,
    /// Wider than the text, where there is room.
    Wide,
    /// Half as wide as the text.
    Small,
}

impl FigureSize {
    /// The class of the figure; none as a rule.
    #[must_use]
    pub const fn class(self) -> Option<&'static str> {
        match self {
            Self::Normal => None,
            Self::Wide => Some("wide"),
            Self::Small => Some("small"),
        }
    }
}

/// A moving picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Video {
    /// Whether the portal has it or another site.
    pub source: VideoPlace,
    /// Its content address, for a file of the portal.
    pub hash: String,
    /// Where it is.
    pub url: String,
    /// What it is called.
    pub title: String,
    /// The content address of the picture shown before it plays; may be empty.
    #[serde(default)]
    pub poster: String,
}

/// Who has a video.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VideoPlace {
    /// The portal.
    File,
    /// Another site.
    Link,
}

/// A file to be opened or saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttachedFile {
    /// Its content address.
    pub hash: String,
    /// Where it is, for the editor; pages take it from the store.
    pub url: String,
    /// What readers see.
    pub name: String,
    /// Its kind as readers see it, for the editor.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its size, for the editor.
    pub bytes: u64,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum Inline {
    /// Letters.
    Text {
        /// They themselves; never empty.
        text: String,
        /// How they are marked.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        marks: Vec<Mark>,
    },
    /// A line break within a paragraph.
    HardBreak,
}

/// How letters are marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum Mark {
    /// Important.
    Bold,
    /// Stressed.
    Italic,
    /// Underlined.
    Underline,
    /// No longer valid.
    Strike,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// Leads somewhere.
    Link {
        /// Where.
        attrs: Target,
    },
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// `http`, `https`, `mailto`, `tel`, or an address within the portal.
    pub href: String,
}

#[cfg(test)]
mod tests;
