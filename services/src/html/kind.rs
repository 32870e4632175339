//! What each element of HTML means to an article.

use scraper::ElementRef;

/// The part an element plays in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Goes, with everything in it.
    Dropped,
    /// `p`, or a heading in the article's range; by the name it gets.
    Block(&'static str),
    /// Another box: its content counts, itself not.
    Box,
    /// `div.gallery`, or a figure of figures.
    Gallery,
    /// `ul` or `ol`.
    List(&'static str),
    /// A quotation.
    Quote,
    /// `aside.note`: set apart from the text.
    Note,
    /// `p.attachment`: a file to be opened or saved.
    Attachment,
    /// A video of the portal's own.
    Video,
    /// `figure.video`: a video with its title and poster, wherever it lies.
    VideoFigure,
    /// `span.task-state`: whether a task is done.
    TaskState,
    /// A table.
    Table,
    /// A figure.
    Figure,
    /// The caption of a figure.
    Caption,
    /// A thematic break.
    Rule,
    /// A line break.
    Break,
    /// A picture.
    Image,
    /// Emphasis, link, …; by the name it gets.
    Inline(&'static str),
    /// Unknown or mere decoration within a line.
    Transparent,
}

impl Kind {
    /// The part `element` plays.
    pub(super) fn of(element: ElementRef<'_>) -> Self {
        let is = |wanted| element.value().classes().any(|class| class == wanted);
        match element.value().name() {
            "div" if is("gallery") => Self::Gallery,
            "aside" if is("note") => Self::Note,
            "p" if is("attachment") => Self::Attachment,
            "span" if is(super::tasks::CLASS) => Self::TaskState,
            "figure" if is("video") => Self::VideoFigure,
            "figure" if super::dom::descendants(element).any(|inner| inner.value().name() == "figure") => {
                Self::Gallery
            }
            name => Self::of_name(name),
        }
    }

    fn of_name(name: &str) -> Self {
        match name {
            "p" | "pre" | "dt" | "dd" | "summary" => Self::Block("p"),
            "h1" | "h2" => Self::Block("h2"),
            "h3" => Self::Block("h3"),
            "h4" | "h5" | "h6" => Self::Block("h4"),
            "ul" | "menu" | "dir" => Self::List("ul"),
            "ol" => Self::List("ol"),
            "blockquote" => Self::Quote,
            "table" => Self::Table,
            "figure" => Self::Figure,
            "figcaption" => Self::Caption,
            "hr" => Self::Rule,
            "br" => Self::Break,
            "img" => Self::Image,
            "video" => Self::Video,
            "strong" | "b" => Self::Inline("strong"),
            "em" | "i" => Self::Inline("em"),
            "u" => Self::Inline("u"),
            "s" | "strike" | "del" => Self::Inline("s"),
            "sub" => Self::Inline("sub"),
            "sup" => Self::Inline("sup"),
            "a" => Self::Inline("a"),
            "span" => Self::Inline("span"),
            "abbr" | "acronym" => Self::Inline("abbr"),
            _ if BOXES.contains(&name) => Self::Box,
            _ if DROPPED.contains(&name) => Self::Dropped,
            _ => Self::Transparent,
        }
    }

    /// Whether an element of this kind begins a line of its own.
    pub(super) const fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Dropped | Self::Break | Self::Image | Self::Inline(_) | Self::TaskState | Self::Transparent
        )
    }
}

const BOXES: [&str; 32] = [
    "address", "article", "aside", "body", "caption", "center", "col", "colgroup", "details", "dialog",
    "div", "dl", "fieldset", "footer", "form", "header", "hgroup", "html", "legend", "li", "listing", "main",
    "nav", "optgroup", "search", "section", "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// What cannot be shown, does something, or is no content.
pub(super) const DROPPED: [&str; 26] = [
    "applet", "audio", "base", "button", "canvas", "datalist", "embed", "frame", "frameset", "head",
    "iframe", "input", "link", "map", "math", "meta", "noembed", "noframes", "noscript", "object", "script",
    "select", "style", "svg", "template", "title",
];
