//! What the types of a text do not say.

use std::fmt;

use super::{
    Block, Body, Cell, Figure, GalleryItem, Inline, Mark, SetBlock, TableRow, Task, TextBlock, Video,
    VideoPlace,
};
use crate::VideoEmbed;

/// How deep lists may be nested.
const MAX_DEPTH: usize = 8;
/// How many columns and rows a table may have.
const MAX_COLUMNS: u32 = 60;
const MAX_ROWS: usize = 2_000;
/// How many pictures a gallery has at least and at most.
const GALLERY: std::ops::RangeInclusive<usize> = 2..=30;
/// The longest title, caption or file name, in characters.
const MAX_LINE: usize = 1_000;

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyFault {
    /// The number of the block, from 1.
    pub block: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What can be wrong with a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A heading of another level than 2 to 4.
    HeadingLevel,
    /// Lists within lists, too deep.
    TooDeep,
    /// A list item that does not begin with a paragraph, or a list, quote or
    /// cell without anything in it.
    Hollow,
    /// A number of a list out of range.
    ListNumber,
    /// A table without cells, too large, or with cells that reach out of it.
    TableShape,
    /// A gallery of too few or too many pictures.
    GallerySize,
    /// Something that is no content address.
    Hash,
    /// A link that leads nowhere it may.
    Link,
    /// A video of a site that is not known.
    VideoSite,
    /// A line break in a caption, or a name that is too long.
    Line,
    /// Letters that are none.
    Letters,
}

impl fmt::Display for BodyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "block {}: {:?}", self.block, self.fault)
    }
}

impl Body {
    /// Checks what the types do not say.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), BodyFault> {
        for (index, block) in self.content.iter().enumerate() {
            check_block(block).map_err(|fault| BodyFault { block: index + 1, fault })?;
        }
        Ok(())
    }
}

fn check_block(block: &Block) -> Result<(), Fault> {
    match block {
        Block::Text(block) => check_text(block, 0),
        Block::Set(SetBlock::Heading { attrs, content }) => {
            ensure((2..=4).contains(&attrs.level), Fault::HeadingLevel)?;
            check_line(content)
        }
        Block::Set(SetBlock::Blockquote { content } | SetBlock::Note { content }) => check_texts(content, 0),
        Block::Set(SetBlock::Table { content }) => check_table(content),
        Block::Set(SetBlock::Figure(figure)) => check_figure(figure),
        Block::Set(SetBlock::Gallery { content }) => {
            ensure(GALLERY.contains(&content.len()), Fault::GallerySize)?;
            content.iter().try_for_each(|GalleryItem::Figure(figure)| check_figure(figure))
        }
        Block::Set(SetBlock::Video { attrs }) => check_video(attrs),
        Block::Set(SetBlock::Attachment { attrs }) => {
            ensure(is_hash(&attrs.hash), Fault::Hash)?;
            ensure(is_line(&attrs.name) && !attrs.name.trim().is_empty(), Fault::Line)
        }
        Block::Set(SetBlock::HorizontalRule) => Ok(()),
    }
}

fn check_texts(blocks: &[TextBlock], depth: usize) -> Result<(), Fault> {
    ensure(!blocks.is_empty(), Fault::Hollow)?;
    blocks.iter().try_for_each(|block| check_text(block, depth))
}

fn check_text(block: &TextBlock, depth: usize) -> Result<(), Fault> {
    match block {
        TextBlock::Paragraph { content } => check_line(content),
        TextBlock::BulletList { content } => check_items(content.iter().map(|item| &*item.content), depth),
        TextBlock::OrderedList { attrs, content } => {
            ensure((-9_999..=99_999).contains(&attrs.start), Fault::ListNumber)?;
            check_items(content.iter().map(|item| &*item.content), depth)
        }
        TextBlock::TaskList { content } => {
            check_items(content.iter().map(|Task::TaskItem { content, .. }| &**content), depth)
        }
    }
}

/// The items of a list, whichever kind it is.
fn check_items<'a>(
    mut items: impl ExactSizeIterator<Item = &'a [TextBlock]>,
    depth: usize,
) -> Result<(), Fault> {
    ensure(depth < MAX_DEPTH, Fault::TooDeep)?;
    ensure(items.len() > 0, Fault::Hollow)?;
    items.try_for_each(|content| {
        ensure(matches!(content.first(), Some(TextBlock::Paragraph { .. })), Fault::Hollow)?;
        check_texts(content, depth + 1)
    })
}

fn check_table(rows: &[TableRow]) -> Result<(), Fault> {
    ensure((1..=MAX_ROWS).contains(&rows.len()), Fault::TableShape)?;
    ensure(rows.iter().any(|row| !row.content.is_empty()), Fault::TableShape)?;
    for (index, row) in rows.iter().enumerate() {
        let mut columns = 0_u32;
        for cell in &row.content {
            let (span, content) = Cell::parts(cell);
            let below = u32::try_from(rows.len() - index).unwrap_or(u32::MAX);
            columns = columns.saturating_add(span.colspan);
            let fits = span.colspan >= 1 && (1..=below).contains(&span.rowspan) && columns <= MAX_COLUMNS;
            ensure(fits, Fault::TableShape)?;
            check_texts(content, 0)?;
        }
    }
    Ok(())
}

fn check_figure(figure: &Figure) -> Result<(), Fault> {
    ensure(is_hash(&figure.attrs.hash), Fault::Hash)?;
    let broken = figure.content.iter().any(|inline| matches!(inline, Inline::HardBreak));
    ensure(!broken && is_line(&figure.attrs.alt), Fault::Line)?;
    check_line(&figure.content)
}

fn check_video(video: &Video) -> Result<(), Fault> {
    ensure(is_line(&video.title), Fault::Line)?;
    ensure(video.poster.is_empty() || is_hash(&video.poster), Fault::Hash)?;
    match video.source {
        VideoPlace::File => ensure(is_hash(&video.hash), Fault::Hash),
        VideoPlace::Link => ensure(VideoEmbed::parse(&video.url).is_some(), Fault::VideoSite),
    }
}

fn check_line(line: &[Inline]) -> Result<(), Fault> {
    line.iter().try_for_each(|inline| match inline {
        Inline::HardBreak => Ok(()),
        Inline::Text { text, marks } => {
            ensure(!text.is_empty() && !text.chars().any(|c| c.is_control() && c != '\t'), Fault::Letters)?;
            marks.iter().try_for_each(|mark| match mark {
                Mark::Link { attrs } => ensure(is_target(&attrs.href), Fault::Link),
                _ => Ok(()),
            })
        }
    })
}

/// Whether a link may lead there: web, mail, telephone, or within the portal.
fn is_target(href: &str) -> bool {
    let harmless = !href.is_empty()
        && href.len() <= 2_000
        && !href.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '\\' | '"' | '<' | '>'));
    let lower = href.get(..8).unwrap_or(href).to_ascii_lowercase();
    let known = ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme));
    let within = href.starts_with('#') || (href.starts_with('/') && !href.starts_with("//"));
    harmless && (known || within)
}

fn is_hash(hash: &str) -> bool {
    hash.len() == 32 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_line(text: &str) -> bool {
    text.chars().count() <= MAX_LINE && !text.chars().any(char::is_control)
}

fn ensure(holds: bool, fault: Fault) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err(fault) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(block: &str) -> Option<Fault> {
        let json = format!(r#"{{"type":"doc","content":[{{"type":"paragraph"}},{block}]}}"#);
        let body: Body = serde_json::from_str(&json).unwrap();
        body.check().err().map(|BodyFault { block, fault }| {
            assert_eq!(block, 2);
            fault
        })
    }

    fn linked(href: &str) -> String {
        format!(
            r#"{{"type":"paragraph","content":[{{"type":"text","text":"a","marks":[{{"type":"link","attrs":{{"href":{}}}}}]}}]}}"#,
            serde_json::to_string(href).unwrap()
        )
    }

    #[test]
    fn links_lead_to_the_web_or_stay_in_the_portal() {
        for good in ["/bai-viet/a", "#muc", "https://a.vn/x?y=1", "HTTP://a.vn", "mailto:a@b.vn", "tel:0203"]
        {
            assert_eq!(fault(&linked(good)), None, "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "//evil.vn",
            "a b",
            "",
            "/\\evil",
            "vbscript:x",
            "\u{1}javascript:x",
            "ảnh",
        ] {
            assert_eq!(fault(&linked(bad)), Some(Fault::Link), "{bad}");
        }
    }

    #[test]
    fn figures_need_a_stored_picture() {
        let figure = |hash: &str| {
            fault(&format!(
                r#"{{"type":"figure","attrs":{{"hash":"{hash}","width":1,"height":1,"alt":"","size":"normal"}}}}"#
            ))
        };
        assert_eq!(figure(&"a".repeat(32)), None);
        for bad in ["", "../../etc/passwd", &"A".repeat(32), &"a".repeat(33)] {
            assert_eq!(figure(bad), Some(Fault::Hash), "{bad}");
        }
    }

    #[test]
    fn tables_stay_in_shape() {
        let table = |rowspan: u32, colspan: u32| {
            fault(&format!(
                r#"{{"type":"table","content":[{{"type":"tableRow","content":[{{"type":"tableCell","attrs":{{"colspan":{colspan},"rowspan":{rowspan}}},"content":[{{"type":"paragraph"}}]}}]}}]}}"#
            ))
        };
        assert_eq!(table(1, 60), None);
        for (rowspan, colspan) in [(2, 1), (0, 1), (1, 0), (1, 61), (1, u32::MAX)] {
            assert_eq!(table(rowspan, colspan), Some(Fault::TableShape), "{rowspan} {colspan}");
        }
    }

    #[test]
    fn lists_do_not_go_on_for_ever() {
        let mut list = r#"{"type":"paragraph"}"#.to_owned();
        for depth in 1..=MAX_DEPTH + 1 {
            let first = if depth == 1 { "" } else { r#"{"type":"paragraph"},"# };
            list = format!(
                r#"{{"type":"bulletList","content":[{{"type":"listItem","content":[{first}{list}]}}]}}"#
            );
            let expected = (depth > MAX_DEPTH).then_some(Fault::TooDeep);
            assert_eq!(fault(&list), expected, "{depth}");
        }
        for hollow in [
            r#"{"type":"bulletList","content":[]}"#,
            r#"{"type":"taskList","content":[]}"#,
            r#"{"type":"taskList","content":[{"type":"taskItem","attrs":{"checked":true},"content":[]}]}"#,
            r#"{"type":"taskList","content":[{"type":"taskItem","attrs":{"checked":true},"content":[{"type":"taskList","content":[]}]}]}"#,
        ] {
            assert_eq!(fault(hollow), Some(Fault::Hollow), "{hollow}");
        }
    }

    #[test]
    fn headings_galleries_and_videos_have_their_ranges() {
        assert_eq!(fault(r#"{"type":"heading","attrs":{"level":1}}"#), Some(Fault::HeadingLevel));
        assert_eq!(fault(r#"{"type":"gallery","content":[]}"#), Some(Fault::GallerySize));
        let numbered = |start: i32| {
            fault(&format!(
                r#"{{"type":"orderedList","attrs":{{"start":{start},"type":"i"}},"content":[{{"type":"listItem","content":[{{"type":"paragraph"}}]}}]}}"#
            ))
        };
        assert_eq!((numbered(3), numbered(100_000)), (None, Some(Fault::ListNumber)));
        let video = |url: &str, poster: &str| {
            fault(&format!(
                r#"{{"type":"video","attrs":{{"source":"link","hash":"","url":"{url}","title":"","poster":"{poster}"}}}}"#
            ))
        };
        let known = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
        assert_eq!(video(known, ""), None);
        assert_eq!(video(known, &"0".repeat(32)), None);
        assert_eq!(video(known, "../../a.jpg"), Some(Fault::Hash));
        assert_eq!(video("https://evil.vn/watch?v=dQw4w9WgXcQ", ""), Some(Fault::VideoSite));
    }
}
